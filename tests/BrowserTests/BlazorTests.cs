using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The checklist in Blazor Server: InputText and the component, rendered on the server first or not, and enhanced navigation.</summary>
[Collection(BrowserGroup.Name)]
public sealed class BlazorTests(BrowserFixture browser)
{
    private const string Valid = "Abcdefg1";

    [BrowserFact]
    public async Task Interactive_forms_show_hide_and_rename_the_input()
    {
        using var site = await BlazorProcess.StartAsync();
        await Task.WhenAll(
            UseAsync(site, "/server-input"), UseAsync(site, "/server-component"),
            UseAsync(site, "/client-input"), UseAsync(site, "/client-component"), NavigateAsync(site));
    }

    // Without a browser: what a site with static web assets serves, under its name and under that of its content.
    [Fact]
    public async Task The_script_is_a_static_web_asset()
    {
        using var site = await BlazorProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var asset = await client.GetAsync(new Uri("_content/EduConnect.Rules.AspNetCore/password-checklist.js", UriKind.Relative));
        Assert.Equal(PasswordChecklist.Script, await asset.Content.ReadAsStringAsync());
        Assert.Equal("text/javascript", asset.Content.Headers.ContentType!.MediaType);
    }

    private async Task UseAsync(BlazorProcess site, string path)
    {
        await using var visitor = await browser.NewVisitorAsync(site.Address);
        var page = visitor.Page;
        await page.GotoAsync(path);
        await Expect(page.Locator("#ready")).ToHaveTextAsync("interactif");
        await AssertMetAsync(visitor, 1);
        await Expect(visitor.Checklist.Locator("li").First).ToHaveTextAsync("○au moins 8 caractères");
        await visitor.FillAsync("password", "abc");
        await AssertMetAsync(visitor, 2);

        // What the attribute says, from the server.
        await page.GetByText("Envoyer").ClickAsync();
        await Expect(page.Locator(".validation-message")).ToContainTextAsync("Le mot de passe doit comporter au moins 8 caractères");
        await AssertMetAsync(visitor, 2);
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);

        // The message goes when the input loses the focus, and with it the place of the buttons below.
        await page.Locator("#password").BlurAsync();
        await Expect(page.Locator(".validation-message")).ToHaveCountAsync(0);

        // Away and back, with the value that Blazor kept.
        await page.ClickAsync("#toggle");
        await Expect(visitor.Checklist).ToHaveCountAsync(0);
        await page.ClickAsync("#toggle");
        await Expect(page.Locator("#password")).ToHaveValueAsync(Valid);
        await AssertMetAsync(visitor, 6);
        await page.ClickAsync("#rename");
        await Expect(page.Locator("#renamed")).ToHaveValueAsync("");
        await AssertMetAsync(visitor, 1);
        await visitor.FillAsync("renamed", Valid);
        await AssertMetAsync(visitor, 6);
        await page.GetByText("Envoyer").ClickAsync();
        await Expect(page.Locator("#done")).ToHaveTextAsync("accepté");
        visitor.AssertNoErrors();
    }

    private async Task NavigateAsync(BlazorProcess site)
    {
        await using var visitor = await browser.NewVisitorAsync(site.Address);
        var page = visitor.Page;
        await page.GotoAsync("/static/1");
        await page.EvaluateAsync("() => window.same = true");
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);
        await page.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Page 2");
        Assert.True(await page.EvaluateAsync<bool>("() => window.same"));
        await Expect(visitor.Checklist.Locator("li").First).ToHaveTextAsync("○au moins 12 caractères");
        await visitor.FillAsync("password", "Abcdefghijk1");
        await Expect(visitor.Checklist.GetByText("✓")).ToHaveCountAsync(5);
        visitor.AssertNoErrors();
    }

    private static Task AssertMetAsync(Visitor visitor, int count) =>
        Expect(visitor.Checklist.GetByText("✓")).ToHaveCountAsync(count);
}
