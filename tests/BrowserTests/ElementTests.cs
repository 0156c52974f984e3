using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The checklist in a page without a framework that comes, goes and changes under it, under the strictest policy of content.</summary>
[Collection(BrowserGroup.Name)]
public sealed class ElementTests(BrowserFixture browser)
{
    private static readonly string[] _none = ["○", "○", "○", "○", "○", "○", "✓"];
    private static readonly string[] _all = ["✓", "✓", "✓", "✓", "✓", "○", "✓"];

    [BrowserFact]
    public async Task Attributes_and_language_may_change_at_any_time()
    {
        await using var visitor = await browser.OpenPageAsync("plain");
        await visitor.FillAsync("password", "Abcdefg1");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        var first = visitor.Checklist.Locator("li").First;
        await ChangeAsync("(checklist, policy) => checklist.setAttribute('policy', policy)", new PasswordPolicy(12, 3, "").ToJson());
        await Expect(first).ToHaveTextAsync("○au moins 12 caractères");
        await ChangeAsync("checklist => checklist.lang = 'en'");
        await Expect(first).ToHaveTextAsync("○at least 12 characters");
        await ChangeAsync("checklist => checklist.removeAttribute('lang')");
        await Expect(first).ToHaveTextAsync("○au moins 12 caractères");
        await ChangeAsync("() => document.documentElement.lang = 'en'");
        await Expect(first).ToHaveTextAsync("○at least 12 characters");
        await ChangeAsync("checklist => checklist.setAttribute('for', 'other')");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(["○", "○", "○", "○", "○"]);
        Assert.False(await ValidAsync(visitor));

        // As frameworks insert it.
        await ChangeAsync(
            """
            (old, policy) => {
                const checklist = document.createElement('educonnect-password-checklist');
                old.replaceWith(checklist);
                checklist.setAttribute('policy', policy);
                checklist.setAttribute('for', 'password');
            }
            """,
            PageSite.Policy);
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        Assert.True(await ValidAsync(visitor));
        visitor.AssertQuiet(refusals: 0);

        Task ChangeAsync(string script, object? argument = null) => visitor.Checklist.EvaluateAsync(script, argument);
    }

    [BrowserFact]
    public async Task The_input_may_come_later_be_replaced_and_move()
    {
        await using var visitor = await browser.OpenPageAsync("plain");
        await visitor.FillAsync("password", "Abcdefg1");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        await RunAsync("input => input.remove()");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_none);
        Assert.False(await ValidAsync(visitor));

        // With what a browser or framework filled in.
        await visitor.Page.EvaluateAsync(
            "() => document.forms[0].append(Object.assign(document.createElement('input'), { id: 'password', value: 'Abcdefg1' }))");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        Assert.True(await ValidAsync(visitor));
        await RunAsync("input => input.replaceWith(Object.assign(document.createElement('input'), { id: 'password' }))");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_none);
        await visitor.FillAsync("password", "Abcdefg1");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        await RunAsync("input => document.body.prepend(input)");
        await visitor.FillAsync("password", "");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_none);
        await RunAsync("input => { input.id = 'old'; document.getElementById('other').id = 'password' }");
        await visitor.FillAsync("password", "Abcdefg1");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        await visitor.FillAsync("old", "a");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        visitor.AssertQuiet(refusals: 0);

        Task RunAsync(string script) => visitor.Page.Locator("#password").EvaluateAsync(script);
    }

    [BrowserFact]
    public async Task Change_alone_is_heard_and_a_value_that_the_page_changes_is_read()
    {
        await using var visitor = await browser.OpenPageAsync("plain");
        await visitor.Page.EvaluateAsync(
            """
            () => {
                const input = document.getElementById('password');
                input.value = 'Abcdefg1';
                input.addEventListener('change', event => event.stopImmediatePropagation());
                input.dispatchEvent(new Event('change', { bubbles: true }));
                input.addEventListener('input', () => input.value = input.value.trim());
            }
            """);
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        await visitor.FillAsync("password", "Abcdef1 ");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(["○", "✓", "✓", "✓", "✓", "○", "✓"]);
        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task Two_copies_of_the_module_are_one_element()
    {
        await using var visitor = await browser.OpenPageAsync("plain");
        Assert.Equal("loaded", await visitor.Page.EvaluateAsync<string>("() => import('/password-checklist.js?v=2').then(() => 'loaded')"));
        await visitor.FillAsync("password", "Abcdefg1");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        visitor.AssertQuiet(refusals: 0);
    }

    // Safari before 16.4.
    [BrowserFact]
    public async Task It_needs_no_style_sheet_constructor()
    {
        await using var visitor = await browser.OpenPageAsync("plain", "delete window.CSSStyleSheet; delete Document.prototype.adoptedStyleSheets;");
        await visitor.FillAsync("password", "Abcdefg1");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(_all);
        await Expect(visitor.Checklist.Locator("li").First).ToHaveCSSAsync("display", "flex");
        await Expect(visitor.Checklist.Locator("li.choice").First).ToHaveCSSAsync("margin-left", "24px");
        await Expect(visitor.Checklist.Locator("p")).ToHaveCSSAsync("position", "absolute");
        Assert.Equal("undefined", await visitor.Page.EvaluateAsync<string>("() => typeof CSSStyleSheet"));
        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task The_largest_number_is_no_maximum()
    {
        await using var visitor = await browser.OpenPageAsync("plain");
        var policy = $$"""{"minimumLength":8,"maximumLength":{{int.MaxValue}},"requiredClasses":3,"specialCharacters":"-"}""";
        await visitor.Checklist.EvaluateAsync("(checklist, policy) => checklist.setAttribute('policy', policy)", policy);
        await Expect(visitor.Checklist.Locator("li")).ToHaveCountAsync(6);
        await visitor.Checklist.EvaluateAsync("(checklist, policy) => checklist.setAttribute('policy', policy)", policy.Replace("7,\"r", "6,\"r", StringComparison.Ordinal));
        await Expect(visitor.Checklist.Locator("li").Nth(1)).ToHaveTextAsync("✓au plus 2147483646 caractères");
        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task A_new_verdict_is_an_event()
    {
        await using var visitor = await browser.OpenPageAsync(
            "plain", "window.verdicts = []; addEventListener('educonnect-validity', event => verdicts.push(JSON.stringify(event.detail)));");
        await visitor.Checklist.Locator("li").First.WaitForAsync();
        foreach (var typed in new[] { "a", "ab", "abcdefgh", "abcdefé1", "Abcdefg1", "Abcdefg2" })
        {
            await visitor.FillAsync("password", typed);
            await visitor.Page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve))");
        }

        await visitor.Checklist.EvaluateAsync("(checklist, policy) => checklist.setAttribute('policy', policy)", new PasswordPolicy(1, 1, "", maximumLength: 3).ToJson());
        var verdicts = await visitor.Page.EvaluateAsync<string[]>("() => verdicts");
        Assert.Equal(
            [
                """{"valid":false,"missing":["PasswordTooShort","PasswordTooFewClasses"]}""",
                """{"valid":false,"missing":["PasswordTooFewClasses"]}""",
                """{"valid":false,"missing":["PasswordTooFewClasses","PasswordForbiddenCharacter"]}""",
                """{"valid":true,"missing":[]}""",
                """{"valid":false,"missing":["PasswordTooLong"]}""",
            ],
            verdicts);
        var codes = new[] { PasswordIssues.TooShort, PasswordIssues.TooFewClasses, PasswordIssues.ForbiddenCharacter, PasswordIssues.TooLong };
        Assert.Equal(codes.Select(RuleMessages.CodeOf).Order(), verdicts.SelectMany(Missing).Distinct().Order());

        // Through every shadow root around it.
        Assert.True(await visitor.Page.EvaluateAsync<bool>(
            """
            () => {
                const host = document.createElement('div');
                host.attachShadow({ mode: 'closed' }).append(document.createElement('educonnect-password-checklist'));
                const before = verdicts.length;
                document.body.append(host);
                return verdicts.length === before + 1;
            }
            """));

        static string[] Missing(string detail) => JsonDocument.Parse(detail).RootElement.GetProperty("missing").Deserialize<string[]>()!;
    }

    [BrowserFact]
    public async Task Five_hundred_shows_and_hides_leave_nothing()
    {
        await using var visitor = await browser.OpenPageAsync("plain");
        var page = visitor.Page;
        await visitor.FillAsync("password", "Abc");
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Performance.enable");
        await MountAsync(20);
        var before = await CountAsync();
        var keystroke = await KeystrokeAsync();
        await MountAsync(500);
        Assert.InRange(await KeystrokeAsync(), 0, (keystroke * 5) + 0.5);
        Assert.Equal(before, await CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("() => verdictsOfRemoved"));

        // One that is kept though removed says nothing and holds nothing.
        Assert.Equal(
            "false, ",
            await page.EvaluateAsync<string>(
                """
                () => {
                    const checklist = document.querySelector('educonnect-password-checklist');
                    checklist.remove();
                    return checklist.valid + ', ' + checklist.shadowRoot.querySelector('p').textContent;
                }
                """));
        visitor.AssertQuiet(refusals: 0);

        async Task MountAsync(int count) => await page.EvaluateAsync(
            """
            count => {
                window.verdictsOfRemoved = 0;
                const input = document.getElementById('password');
                for (let i = 0; i < count; i++) {
                    const checklist = document.querySelector('educonnect-password-checklist').cloneNode();
                    document.body.append(checklist);
                    checklist.remove();
                    checklist.addEventListener('educonnect-validity', () => window.verdictsOfRemoved++);
                    checklist.lang = 'en';
                }
                for (const value of ['Abcdefg1', 'Abc']) {
                    input.value = value;
                    input.dispatchEvent(new Event('input', { bubbles: true }));
                }
            }
            """,
            count);

        Task<double> KeystrokeAsync() => page.EvaluateAsync<double>(
            """
            () => {
                const input = document.getElementById('password');
                const times = Array.from({ length: 31 }, () => {
                    const start = performance.now();
                    input.dispatchEvent(new Event('input', { bubbles: true }));
                    return performance.now() - start;
                });
                return times.sort((a, b) => a - b)[15];
            }
            """);

        // Document nodes and listeners, once the dead are gone.
        async Task<string> CountAsync()
        {
            await page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve))");
            await devTools.SendAsync("HeapProfiler.collectGarbage");
            var metrics = (await devTools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
                .ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("value").GetDouble());
            return $"{metrics["Nodes"]} nodes, {metrics["JSEventListeners"]} listeners";
        }
    }

    [BrowserFact]
    public async Task The_input_is_described_by_the_list_alone()
    {
        await using var visitor = await browser.OpenPageAsync("plain");
        var page = visitor.Page;
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await visitor.FillAsync("password", "Abc");
        await page.Clock.RunForAsync(1_000);
        await Expect(visitor.Checklist.Locator("p")).ToContainTextAsync("encore 5 caractères");
        await page.Clock.RunForAsync(5_000);
        await Expect(visitor.Checklist.Locator("p")).ToBeEmptyAsync();
        var devTools = await page.Context.NewCDPSessionAsync(page);
        var tree = (await devTools.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray();
        var field = tree.Single(node => Value(node, "role") == "textbox" && Value(node, "name") == "Mot de passe");
        Assert.Equal(
            "non respecté : au moins 8 caractères non respecté : 3 des 4 critères respecté : au moins une minuscule "
            + "respecté : au moins une majuscule non respecté : au moins un chiffre "
            + "non respecté : au moins un caractère spécial, parmi ( % + - = @ _ ) respecté : ni accent ni autre caractère",
            Value(field, "description"));

        static string? Value(JsonElement node, string name) =>
            node.TryGetProperty(name, out var value) && value.TryGetProperty("value", out var text) ? text.GetString() : null;
    }

    private static Task<bool> ValidAsync(Visitor visitor) => visitor.Checklist.EvaluateAsync<bool>("checklist => checklist.valid");
}
