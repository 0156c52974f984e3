using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>jquery-validation-unobtrusive with what MVC writes for the attributes of this library, and the tag helper.</summary>
[Collection(BrowserGroup.Name)]
public sealed class ClientValidationTests(BrowserFixture browser)
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr");

    private static readonly (string Id, string Wrong, string Sentence, string Right)[] _fields =
    [
        ("School", "0860076O", RuleMessages.For(UaiIssue.IllegalCharacter, null, _french), "0860076R"),
        ("Ine", "1234567890I", RuleMessages.For(IneIssue.IllegalCharacter, _french), "1234567890V"),
        ("Mobile", "deux", RuleMessages.For(FrenchMobileNumberIssue.WrongLength, _french), "06 39 98 12 34"),
        ("Password", "motdepasse", RuleMessages.Describe(PasswordPolicy.EduConnectStrict, _french), "Abcdefg1"),
    ];

    [BrowserFact(".ci/npm")]
    public async Task Wrong_values_are_refused_in_the_browser_and_right_ones_are_sent()
    {
        using var site = await BlazorProcess.StartAsync();
        await using var visitor = await browser.NewVisitorAsync(site.Address);
        var page = visitor.Page;
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        await page.RouteAsync("**/npm/**", route => route.FulfillAsync(new()
        {
            Path = Path.Combine(Prepared.Npm, new Uri(route.Request.Url).AbsolutePath["/npm/".Length..]),
        }));
        await page.GotoAsync("/form");
        foreach (var (id, wrong, _, _) in _fields)
        {
            await visitor.FillAsync(id, wrong);
        }

        await page.GetByText("Envoyer").ClickAsync();
        foreach (var (id, _, sentence, _) in _fields)
        {
            await Expect(page.Locator($"[data-valmsg-for={id}]")).ToHaveTextAsync(sentence);
        }

        foreach (var (id, _, _, right) in _fields)
        {
            Assert.Equal(0, posts);
            await visitor.FillAsync(id, right);
            await page.Locator("#" + id).PressAsync("Tab");
            await Expect(page.Locator($"[data-valmsg-for={id}]")).ToBeEmptyAsync();
        }

        await Expect(visitor.Checklist.GetByText("✓")).ToHaveCountAsync(6);
        await page.GetByText("Envoyer").ClickAsync();
        await Expect(page.Locator("#done")).ToHaveTextAsync("accepté");
        Assert.Equal(1, posts);
        visitor.AssertNoErrors();
    }
}
