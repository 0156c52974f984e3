using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests;

/// <summary>The identifiers in an ASP.NET Core site of this process, asked over HTTP on the loopback address.</summary>
[Trait("Category", "Long")]
public class WebEndpointTests
{
    [Theory]
    [InlineData("/schools/0860076R", HttpStatusCode.OK, "Department 86")]
    [InlineData("/schools/0860076A", HttpStatusCode.BadRequest, null)]
    [InlineData("/schools/860076R", HttpStatusCode.BadRequest, null)]
    [InlineData("/call?number=06%2039%2098%2012%2034", HttpStatusCode.OK, "+33639981234")]
    [InlineData("/call?number=0123456789", HttpStatusCode.BadRequest, null)]
    [InlineData("/call", HttpStatusCode.BadRequest, null)]
    public async Task An_endpoint_binds_an_identifier(string path, HttpStatusCode status, string? body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var site = builder.Build();
        site.MapGet("/schools/{uai}", (Uai uai) => $"Department {uai.Department}");
        site.MapGet("/call", (FrenchMobileNumber number) => number.ToString());
        await site.StartAsync();
        var address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        if (body is not null)
        {
            Assert.Equal(body, await response.Content.ReadAsStringAsync());
        }
    }
}
