using System.Text.RegularExpressions;
using EduConnect.Rules.Tests;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The sample that signs in with EduConnect, clicked through in French, with its fake EduConnect.</summary>
[Collection(BrowserGroup.Name)]
public sealed class SignInFlowTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_pupil_signs_in_and_out()
    {
        await using var site = new SignInHost();
        await using var visitor = await OpenAsync(site, bypassContentSecurity: false);
        var page = visitor.Page;
        await page.GetByText("Se connecter comme élève").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Faux EduConnect : qui êtes-vous ?");
        await Expect(page.Locator("button")).ToHaveTextAsync(["Élodie", "Zoé"]);
        await page.GetByText("Élodie").ClickAsync();

        await visitor.AssertAtAsync("/", "Bonjour Élodie");
        await Expect(page.Locator("#profil")).ToHaveTextAsync("élève du second degré");
        await Expect(page.Locator("#etablissement")).ToHaveTextAsync("0951099D");
        await Expect(page.Locator("#niveau")).ToHaveTextAsync("4e");
        await Expect(page.Locator("#ine")).ToHaveTextAsync("non conservé");
        await Expect(page.Locator("#heure")).ToHaveTextAsync(new Regex(@" à \d\d:\d\d \(\+0[12]:00\)$"));
        await Expect(page.Locator("#remarques")).ToHaveCountAsync(0);
        await page.ScreenshotAsync(new() { Path = Path.Combine(BrowserFixture.Screenshots, "sign-in-pupil.png") });
        await page.GotoAsync("/eleves");
        await visitor.AssertAtAsync("/eleves", "Espace des élèves");

        await page.GotoAsync("/");
        await page.GetByText("Se déconnecter").ClickAsync();
        await visitor.AssertAtAsync("/", "Vous n'êtes pas connecté");
        await page.GotoAsync("/eleves");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Faux EduConnect : qui êtes-vous ?");
        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task A_parent_has_no_page_of_pupils()
    {
        await using var site = new SignInHost();
        await using var visitor = await OpenAsync(site);
        var page = visitor.Page;
        await page.GetByText("Se connecter comme responsable").ClickAsync();
        await page.GetByText("Karim").ClickAsync();
        await visitor.AssertAtAsync("/", "Bonjour Karim");
        await Expect(page.Locator("#profil"))
            .ToHaveTextAsync("responsable d'un élève du premier degré, responsable d'un élève du second degré");
        await Expect(page.Locator("dd")).ToHaveCountAsync(3);
        await Expect(page.Locator("#remarques")).ToHaveCountAsync(0);
        visitor.AssertQuiet(refusals: 0);
        await page.GotoAsync("/eleves");
        await visitor.AssertAtAsync("/refus", "Page réservée");
        await AccessibilityTests.AssertAccessibleAsync(visitor);
    }

    [BrowserFact]
    public async Task What_a_test_platform_sends_is_explained_in_French()
    {
        await using var site = new SignInHost();
        await using var visitor = await OpenAsync(site);
        var page = visitor.Page;
        await page.GetByText("Se connecter comme élève").ClickAsync();
        await page.GetByText("Zoé").ClickAsync();
        await visitor.AssertAtAsync("/", "Bonjour Zoé");
        await Expect(page.Locator("#etablissement")).ToHaveTextAsync("0254222D");
        await Expect(page.Locator("#remarques li"))
            .ToHaveTextAsync(["FrEduCtEleveUAI : La lettre de contrôle de ce code UAI est fausse."]);
        await AccessibilityTests.AssertAccessibleAsync(visitor);
        visitor.AssertQuiet(refusals: 0);
    }

    // axe is a script that the page's policy forbids.
    private async Task<Visitor> OpenAsync(SignInHost site, bool bypassContentSecurity = true)
    {
        var address = site.Address.ToString();
        var visitor = await browser.NewVisitorAsync(address, bypassContentSecurity: bypassContentSecurity);
        await visitor.Page.GotoAsync("/");
        return visitor;
    }
}
