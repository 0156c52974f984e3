using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace EduConnect.Rules.BrowserTests;

/// <summary>axe on every page of the form, empty, with errors and with warnings: no serious or critical violation.</summary>
[Collection(BrowserGroup.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task First_step_has_no_serious_violation()
    {
        await using var visitor = await browser.VisitAsync(bypassContentSecurity: true);
        await AssertAccessibleAsync(visitor);
        await visitor.SubmitAsync();
        await visitor.AssertErrorAsync("mobile", "Required", "Ce champ est obligatoire.");
        await AssertAccessibleAsync(visitor);
    }

    [BrowserFact]
    public async Task Second_step_has_no_serious_violation()
    {
        await using var visitor = await browser.VisitAsync(bypassContentSecurity: true);
        await visitor.ReachAsync("/etape-2");
        await AssertAccessibleAsync(visitor);
        await visitor.Page.Locator("[data-add]").ClickAsync();
        await visitor.SubmitAsync();
        await visitor.AssertErrorAsync("birthDates-1", "Required", "Ce champ est obligatoire.");
        await AssertAccessibleAsync(visitor);
    }

    [BrowserFact]
    public async Task Third_step_has_no_serious_violation()
    {
        await using var visitor = await browser.VisitAsync(width: 390, bypassContentSecurity: true);
        await visitor.ReachAsync("/etape-3");
        await AssertAccessibleAsync(visitor);
        await visitor.FillAsync("login", "Durand");
        await visitor.FillAsync("password", browser.Values.TraceablePassword()[..3]);
        await visitor.SubmitAsync();
        await visitor.Page.Locator("#password-error p, #login-warning p").Nth(1).WaitForAsync();
        await AssertAccessibleAsync(visitor);
        await visitor.FillAsync("password", browser.Values.TraceablePassword());
        await visitor.SubmitAsync();
        await visitor.Page.Locator("#status a").WaitForAsync();
        await AssertAccessibleAsync(visitor);
    }

    [BrowserFact]
    public async Task Last_pages_have_no_serious_violation()
    {
        await using var visitor = await browser.VisitAsync(bypassContentSecurity: true);
        await visitor.ReachAsync("/termine");
        await AssertAccessibleAsync(visitor);
        await visitor.Page.GotoAsync("/ajouter-des-eleves");
        await AssertAccessibleAsync(visitor);
        await visitor.SubmitAsync();
        await visitor.AssertErrorAsync("login", "Required", "Ce champ est obligatoire.");
        await AssertAccessibleAsync(visitor);
    }

    // Otherwise the tests above might pass because axe looks at nothing, or not into the checklist.
    [BrowserFact]
    public async Task What_is_broken_is_found()
    {
        await using var visitor = await browser.VisitAsync(bypassContentSecurity: true);
        await visitor.ReachAsync("/etape-3");
        await visitor.Page.EvaluateAsync(
            """
            () => {
                document.querySelector('label[for=login]').remove();
                const list = document.querySelector('educonnect-password-checklist').shadowRoot;
                list.querySelector('b').removeAttribute('aria-label');
                list.querySelector('li:last-child').style.color = '#bbb';
            }
            """);
        Assert.Superset(new HashSet<string> { "color-contrast", "label", "role-img-alt" }, (await SeriousAsync(visitor)).Select(item => item.Id).ToHashSet());
    }

    internal static async Task AssertAccessibleAsync(Visitor visitor) =>
        Assert.Equal([], (await SeriousAsync(visitor)).Select(item => $"{item.Id}: {string.Join(", ", item.Nodes.Select(node => node.Html))}"));

    private static async Task<IEnumerable<AxeResultItem>> SeriousAsync(Visitor visitor)
    {
        var result = await visitor.Page.RunAxe();
        Assert.InRange(result.Passes.Length, 10, 200);
        return result.Violations.Where(item => item.Impact is "serious" or "critical");
    }
}
