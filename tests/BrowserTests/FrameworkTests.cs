using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The checklist in pages of frameworks from npm, which replace inputs and elements in their own ways.</summary>
[Collection(BrowserGroup.Name)]
public sealed class FrameworkTests(BrowserFixture browser)
{
    private const string Valid = "Abcdefg1";

    [BrowserFact(".ci/npm")]
    public async Task Htmx_swaps_the_input_and_then_everything()
    {
        await using var visitor = await browser.OpenPageAsync("htmx");
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);
        await visitor.Page.ClickAsync("#swap-input");
        await Expect(visitor.Page.GetByLabel("échangé")).ToBeVisibleAsync();
        await AssertMetAsync(visitor, 1);
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);
        await visitor.Page.ClickAsync("#swap-all");
        await Expect(visitor.Page.GetByLabel("nouveau")).ToBeVisibleAsync();
        await Expect(visitor.Checklist.Locator("li").First).ToHaveTextAsync("○at least 8 characters");
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);
        visitor.AssertNoErrors();
    }

    [BrowserFact(".ci/npm")]
    public Task React_gives_the_input_another_key() => AssertKeysAsync("react");

    [BrowserFact(".ci/npm")]
    public Task Vue_gives_the_input_another_key() => AssertKeysAsync("vue");

    [BrowserFact(".ci/npm")]
    public async Task Turbo_visits_and_goes_back()
    {
        await using var visitor = await browser.OpenPageAsync("turbo-1");
        var page = visitor.Page;
        await page.EvaluateAsync("() => window.same = true");
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);
        await page.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByLabel("champ 2")).ToBeVisibleAsync();
        await AssertMetAsync(visitor, 1);
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);
        await page.GoBackAsync();
        await Expect(page.GetByLabel("champ 1")).ToBeVisibleAsync();
        await visitor.FillAsync("password", "a");
        await AssertMetAsync(visitor, 2);

        // A refresh by morphing keeps the elements.
        await page.EvaluateAsync("() => new Promise(done => { addEventListener('turbo:load', done, { once: true }); Turbo.visit(location.href, { action: 'replace' }) })");
        await visitor.FillAsync("password", Valid);
        await AssertMetAsync(visitor, 6);
        Assert.True(await page.EvaluateAsync<bool>("() => window.same"));
        visitor.AssertNoErrors();
    }

    private async Task AssertKeysAsync(string name)
    {
        await using var visitor = await browser.OpenPageAsync(name);
        var page = visitor.Page;
        await Expect(page.GetByLabel("champ 1")).ToBeVisibleAsync();
        await AssertMetAsync(visitor, 1);
        await page.GetByLabel("champ 1").PressSequentiallyAsync("Abc defg1");
        Assert.Equal("Abcdefg1", await page.GetByLabel("champ 1").InputValueAsync());
        await AssertMetAsync(visitor, 6);

        // The page has heard of it.
        await Expect(page.Locator("div.valid")).ToHaveCountAsync(1);
        await page.ClickAsync("#key");
        await Expect(page.GetByLabel("champ 2")).ToBeVisibleAsync();
        await AssertMetAsync(visitor, 1);
        await Expect(page.Locator("div.invalid")).ToHaveCountAsync(1);
        Assert.False(await visitor.Checklist.EvaluateAsync<bool>("checklist => checklist.valid"));
        await page.GetByLabel("champ 2").FillAsync(Valid);
        await AssertMetAsync(visitor, 6);
        await page.ClickAsync("#toggle");
        await Expect(visitor.Checklist).ToHaveCountAsync(0);
        await page.ClickAsync("#toggle");
        await AssertMetAsync(visitor, 6);
        visitor.AssertNoErrors();
    }

    private static Task AssertMetAsync(Visitor visitor, int count) =>
        Expect(visitor.Checklist.GetByText("✓")).ToHaveCountAsync(count);
}
