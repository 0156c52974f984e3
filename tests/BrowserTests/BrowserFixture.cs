using EduConnect.Rules.Tests;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EduConnect.Rules.BrowserTests;

/// <summary>One headless Chromium and one sign-up site, listening on the loopback address, for all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime, IDisposable
{
    internal const float Patience = 90_000;

    private readonly SignUpHost _site = new();
    private readonly TestValues _values = new(seed: 20261124);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private PageSite? _pages;

    /// <summary>Pictures of what a user sees, for people to look at; made anew in each run and not committed.</summary>
    public static string Screenshots { get; } = Path.Combine(Repository.Root, "artifacts", "screenshots");

    internal SignUpHost Site => _site;

    internal TestValues Values => _values;

    public async Task InitializeAsync()
    {
        var chromium = Chromium.OfThisMachine;
        if (chromium.ReasonToSkip is not null)
        {
            return;
        }

        var path = chromium.Path ?? throw new InvalidOperationException($"{Chromium.RequireVariable} or {Chromium.PathVariable} is set: {chromium.Missing}.");
        _site.UseKestrel(0);
        _site.StartServer();
        _pages = await PageSite.StartAsync();
        _playwright = await Playwright.CreateAsync();

        // On a busy machine all takes long; nothing here is timed.
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Timeout = Patience });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_pages is not null)
        {
            await _pages.DisposeAsync();
        }

        await _site.DisposeAsync();
    }

    public void Dispose()
    {
        _playwright?.Dispose();
        _site.Dispose();
    }

    /// <summary>A window of its own, with its own cookies, on the first page of the site.</summary>
    internal async Task<Visitor> VisitAsync(int width = 1280, bool bypassContentSecurity = false)
    {
        var address = _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var visitor = await NewVisitorAsync(address, width, bypassContentSecurity);
        await visitor.Page.GotoAsync("/");
        return visitor;
    }

    /// <summary>A window of its own on a page of the folder Pages.</summary>
    internal async Task<Visitor> OpenPageAsync(string name, string? script = null)
    {
        var visitor = await NewVisitorAsync(_pages!.Address);
        if (script is not null)
        {
            await visitor.Page.AddInitScriptAsync(script);
        }

        await visitor.Page.GotoAsync($"/{name}.html");
        return visitor;
    }

    /// <summary>A window of its own on any site, still empty.</summary>
    internal async Task<Visitor> NewVisitorAsync(string address, int width = 1280, bool bypassContentSecurity = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = "fr-FR",
            ViewportSize = new() { Width = width, Height = 900 },
            BypassCSP = bypassContentSecurity,
        });
        return new(this, await context.NewPageAsync());
    }

    /// <summary>A file in a window of its own, whose context the caller disposes of.</summary>
    internal async Task<IPage> OpenFileAsync(string path, int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return page;
    }

    /// <summary>A file as it comes out of the printer, on the paper that it asks for.</summary>
    internal async Task<byte[]> PrintAsync(string path)
    {
        var page = await _browser!.NewPageAsync();
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        await page.CloseAsync();
        return pdf;
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserGroup : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
