using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>Sites of this process on the loopback address.</summary>
internal static class Sites
{
    /// <summary>The only call in this project: the generator behind it accepts no second one.</summary>
    public static IServiceCollection AddValidation(IServiceCollection services) => services.AddValidation();

    /// <summary>Starts a site that speaks French and English.</summary>
    public static async Task<WebApplication> StartAsync(
        Action<WebApplicationBuilder> configure,
        Action<WebApplication> map,
        LogCapture? logs = null,
        Func<WebApplicationBuilder, WebApplication>? build = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        }

        configure(builder);
        var site = build is null ? builder.Build() : build(builder);
        site.UseRequestLocalization(new RequestLocalizationOptions()
            .SetDefaultCulture("en").AddSupportedCultures("fr").AddSupportedUICultures("fr"));
        map(site);
        await site.StartAsync();
        return site;
    }

    public static HttpClient Client(this WebApplication site, string language)
    {
        var address = site.Services.GetRequiredService<IServer>(
            ).Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }
}
