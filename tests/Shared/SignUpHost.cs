using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EduConnect.Rules.SignUpSite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests;

/// <summary>The sign-up site, with a clock that the test sets.</summary>
internal sealed class SignUpHost : RecordedHost<Site>
{
    public SignUpHost(string environment = "Production", Action<IServiceCollection>? services = null)
        : base(environment, services) => ClientOptions.AllowAutoRedirect = false;

    /// <summary>A Tuesday at noon, UTC.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public string LastCodeFor(string mobile) => Services.GetRequiredService<SmsOutbox>().CodesFor(FrenchMobileNumber.Parse(mobile))[^1];

    protected override void AddTo(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(new Clock(this));
        services.AddSingleton<IStartupFilter>(new Addresses());
    }

    /// <summary>The test server has no network: a request tells its address.</summary>
    private sealed class Addresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
        {
            site.Use((http, rest) =>
            {
                http.Connection.RemoteIpAddress =
                    IPAddress.TryParse(http.Request.Headers["Test-Address"], out var address) ? address : IPAddress.Loopback;
                return rest(http);
            });
            next(site);
        };
    }

    private sealed class Clock(SignUpHost host) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => host.Now;
    }
}

/// <summary>An answer of the site: its text, and what a page reads of it.</summary>
internal sealed record Answer(int Status, string? ContentType, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Member("code");

    public string? Next => Member("next");

    /// <summary>Pointer and code of each note, such as <c>#/login Required</c>.</summary>
    public IReadOnlyList<string> Errors => Notes("errors");

    public IReadOnlyList<string> Warnings => Notes("warnings");

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
        }
    }

    public string Detail(string list, int index) => Json.GetProperty(list)[index].GetProperty("detail").GetString()!;

    private string? Member(string name) => Json.TryGetProperty(name, out var member) ? member.GetString() : null;

    private string[] Notes(string name) =>
        Json.TryGetProperty(name, out var notes) ? [.. notes.EnumerateArray().Select(note => $"{note.GetProperty("pointer")} {note.GetProperty("code")}")] : [];
}

internal static class SignUpClient
{
    public static async Task<Answer> PostAsync(this HttpClient client, string path, object form) =>
        await Answer.OfAsync(await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), form));

    public static async Task<Answer> PostTextAsync(this HttpClient client, string path, string body, string contentType = "application/json") =>
        await Answer.OfAsync(await client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, contentType)));

    public static Task<HttpResponseMessage> PageAsync(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));
}
