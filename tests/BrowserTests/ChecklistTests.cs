using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The checklist as users meet it: words, signs, what a screen reader is told, and pictures. Its verdict: <see cref="VerdictTests"/>.</summary>
[Collection(BrowserGroup.Name)]
public sealed class ChecklistTests(BrowserFixture browser)
{
    private static readonly PasswordPolicy[] _policies =
    [
        PasswordPolicy.EduConnect,
        PasswordPolicy.EduConnectStrict,
        new(1, 1, " -", maximumLength: 1),
        new(0, 0, "", maximumLength: 12),
        new(12, 3, "", rejectUnlistedCharacters: true, maximumLength: 64),
        new(2, 4, "<&>\"'", rejectUnlistedCharacters: true),
        new(2, 3, "-+", maximumUtf8Bytes: 12, passphraseLength: 11, minimumLowercase: 2, minimumUppercase: 2, minimumDigits: 2, minimumSpecial: 2),
        new(0, 1, "", maximumUtf8Bytes: 1),
    ];

    private static readonly CultureInfo[] _cultures = [CultureInfo.GetCultureInfo("fr"), CultureInfo.GetCultureInfo("en")];

    [BrowserFact]
    public async Task Words_and_ticks_are_those_of_messages()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        foreach (var (language, culture) in new[] { ("fr", "fr"), ("fr-CA", "fr-CA"), ("FR", "fr"), ("en", "en"), ("en-GB", "en-GB"), ("de", "de"), ("fry", "fry"), ("", "") })
        {
            foreach (var policy in _policies)
            {
                foreach (var typed in new[] { "", "a", "A-", " ", "é😀", "Abcdefg1", "ABCDEFGH1234-", "Aa1-Bb2+", "abcdefghijk", "éééééé1" })
                {
                    // Of an over-long password the policy reads the beginning only; the page ticks what it has.
                    if (typed.EnumerateRunes().Count() > policy.MaximumLength)
                    {
                        continue;
                    }

                    Assert.Equal(Expected(typed, policy, CultureInfo.GetCultureInfo(culture)), await ShownAsync(visitor, language, policy, typed));
                }
            }
        }

        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task A_screen_reader_reads_states_as_words()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        await ShownAsync(visitor, "fr", PasswordPolicy.EduConnectStrict, "Abc-");
        await Expect(visitor.Checklist).ToMatchAriaSnapshotAsync(
            """
            - list:
              - listitem:
                - img "non respecté :"
                - text: au moins 8 caractères
              - listitem:
                - img "respecté :"
                - text: 3 des 4 critères
              - listitem:
                - img "respecté :"
                - text: au moins une minuscule
              - listitem:
                - img "respecté :"
                - text: au moins une majuscule
              - listitem:
                - img "non respecté :"
                - text: au moins un chiffre
              - listitem:
                - img "respecté :"
                - text: au moins un caractère spécial, parmi ( % + - = @ _ )
              - listitem:
                - img "respecté :"
                - text: ni accent ni autre caractère
            """);
        await ShownAsync(visitor, "en", new PasswordPolicy(8, 3, ""), "Abc");
        await Expect(visitor.Checklist.GetByRole(AriaRole.Img, new() { Name = "not met:", Exact = true })).ToHaveCountAsync(3);
        await Expect(visitor.Checklist.GetByRole(AriaRole.Img, new() { Name = "met:", Exact = true })).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task The_summary_waits_and_does_not_chatter()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.Clock.InstallAsync();
        await visitor.ReachAsync("/etape-3");
        var summary = visitor.Checklist.Locator("[aria-live=polite]");
        await visitor.Page.EvaluateAsync(
            """
            () => {
                const summary = document.querySelector('educonnect-password-checklist').shadowRoot.querySelector('[aria-live]');
                window.told = [];
                new MutationObserver(() => summary.textContent && window.told.push(summary.textContent)).observe(summary, { childList: true, characterData: true, subtree: true });
            }
            """);
        await visitor.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));
        await RestAsync(5_000);
        Assert.Empty(await ToldAsync());

        foreach (var key in "Abcdef")
        {
            await visitor.Page.Locator("#password").PressSequentiallyAsync(key.ToString());
            await RestAsync(900);
        }

        Assert.Empty(await ToldAsync());
        await RestAsync(100);
        Assert.Equal([Explained("Abcdef")], await ToldAsync());

        // Said once, it is taken away again, or it would be read a second time with all that describes the input.
        await RestAsync(5_000);
        await Expect(summary).ToBeEmptyAsync();
        await TypeAndRestAsync("ghi");
        Assert.Equal(Explained("Abcdefghi"), (await ToldAsync())[1]);

        // What is missing is the same: nothing is said again.
        await TypeAndRestAsync("j");
        Assert.Equal(2, (await ToldAsync()).Length);
        await TypeAndRestAsync("1");
        Assert.Equal("Le mot de passe est valide.", (await ToldAsync())[2]);
        await TypeAndRestAsync("23-é");
        Assert.Equal(3, (await ToldAsync()).Length);
        await visitor.FillAsync("password", "");
        await RestAsync(1_000);
        await Expect(summary).ToBeEmptyAsync();

        async Task TypeAndRestAsync(string text)
        {
            await visitor.Page.Locator("#password").PressSequentiallyAsync(text);
            await RestAsync(1_000);
        }

        Task RestAsync(int milliseconds) => visitor.Page.Clock.RunForAsync(milliseconds);

        Task<string[]> ToldAsync() => visitor.Page.EvaluateAsync<string[]>("() => window.told");

        string Explained(string typed) => Sentence(typed, PasswordPolicy.EduConnect, CultureInfo.GetCultureInfo("fr"));
    }

    [BrowserFact]
    public async Task The_sentence_is_that_of_messages()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.Clock.InstallAsync();
        await visitor.ReachAsync("/etape-3");
        await visitor.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));
        var summary = visitor.Checklist.Locator("[aria-live=polite]");
        var sentences = new HashSet<string>();
        foreach (var culture in _cultures)
        {
            foreach (var policy in _policies.Append(new(3, 3, "-")).Append(new(4, 4, "-", true, 5)))
            {
                foreach (var typed in new[] { "", "a", "A-", "ab", "éé", "aé1", "abcdefgh", "Abcdefgh", "Abcdefg1", "ABCDEFGH1234-" })
                {
                    await visitor.FillAsync("password", "");
                    await ShownAsync(visitor, culture.Name, policy, typed);
                    await visitor.Page.Clock.RunForAsync(1_000);
                    var expected = Sentence(typed, policy, culture);
                    Assert.Equal(expected, await summary.TextContentAsync());
                    sentences.Add(expected);
                }
            }
        }

        Assert.InRange(sentences.Count, 80, 160);
        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task A_reset_form_is_judged_anew()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        await visitor.FillAsync("password", browser.Values.TraceablePassword());
        await Expect(visitor.Checklist.Locator("b").First).ToHaveTextAsync("✓");
        await visitor.Page.EvaluateAsync("() => document.forms[0].reset()");
        await Expect(visitor.Checklist.Locator("b").First).ToHaveTextAsync("○");
        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task It_may_move_and_follow_another_input()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        await visitor.Page.EvaluateAsync(
            """
            () => {
                const checklist = document.querySelector('educonnect-password-checklist');
                checklist.remove();
                checklist.setAttribute('for', 'login');
                document.querySelector('main').append(checklist);
            }
            """);
        await visitor.FillAsync("login", "Abcdefg1");
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(["✓", "✓", "✓", "✓", "✓", "○"]);
        Assert.True(await visitor.Checklist.EvaluateAsync<bool>("checklist => checklist.valid"));
        visitor.AssertQuiet(refusals: 0);
    }

    [BrowserFact]
    public async Task A_missing_input_or_policy_is_an_error_once()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        await visitor.Page.Clock.InstallAsync();
        var (errors, exceptions) = (new List<string>(), new List<string>());
        visitor.Page.Console += (_, message) => errors.Add($"{message.Type}: {message.Text}");
        visitor.Page.PageError += (_, exception) => exceptions.Add(exception);
        foreach (var (change, expected) in new[]
        {
            ("checklist => checklist.setAttribute('for', 'passwort')", "no input"),
            ("checklist => checklist.removeAttribute('policy')", "no policy"),
            ("checklist => checklist.setAttribute('policy', '{}')", "no policy"),
            ("checklist => checklist.setAttribute('policy', '{')", "no policy"),
        })
        {
            errors.Clear();
            var isValid = await visitor.Page.EvaluateAsync<bool>(
                $$"""
                () => {
                    document.querySelector('educonnect-password-checklist:not([for=password])')?.remove();
                    const checklist = document.querySelector('educonnect-password-checklist').cloneNode();
                    ({{change}})(checklist);
                    document.body.append(checklist);
                    checklist.lang = 'en';
                    checklist.lang = 'fr';
                    return checklist.valid;
                }
                """);
            Assert.False(isValid);
            Assert.Empty(errors);
            await visitor.Page.Clock.RunForAsync(9_000);
            await visitor.FillAsync("password", "Abcdefg1");
            await visitor.Page.Clock.RunForAsync(9_000);
            Assert.StartsWith($"error: educonnect-password-checklist: {expected}", Assert.Single(errors), StringComparison.Ordinal);
        }

        Assert.Empty(exceptions);
    }

    [BrowserFact]
    public async Task It_works_within_a_shadow_root()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        await visitor.Page.EvaluateAsync(
            """
            () => {
                const host = document.createElement('div');
                const checklist = document.querySelector('educonnect-password-checklist').cloneNode();
                checklist.setAttribute('for', 'inner');
                host.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('input'), { id: 'inner' }), checklist);
                document.body.append(host);
            }
            """);
        var inner = visitor.Page.Locator("educonnect-password-checklist").Nth(1);
        await visitor.Page.Locator("#inner").FillAsync("Abcdefg1");
        await Expect(inner.Locator("b")).ToHaveTextAsync(["✓", "✓", "✓", "✓", "✓", "○"]);
        await Expect(visitor.Page.Locator("educonnect-password-checklist").Nth(0).Locator("b").First).ToHaveTextAsync("○");
    }

    // For people to look at: widths of a telephone and of a desk, and the colours that Windows forces where a user asks for contrast.
    [BrowserFact]
    public async Task Pictures_are_taken()
    {
        Directory.CreateDirectory(BrowserFixture.Screenshots);
        foreach (var width in new[] { 390, 1280 })
        {
            await using var visitor = await browser.VisitAsync(width);
            await visitor.ReachAsync("/etape-3");
            await visitor.FillAsync("login", "e.durand3");
            var password = browser.Values.TraceablePassword();
            foreach (var (state, typed, ticks) in new[] { ("empty", "", 0), ("partly", password[..2], 2), ("satisfied", password, 5) })
            {
                await visitor.FillAsync("password", typed);
                await Expect(visitor.Checklist.GetByText("✓")).ToHaveCountAsync(ticks);
                Assert.Equal(width, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
                await PictureAsync(visitor, $"checklist-{state}-{width}");
            }

            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Dark });
            await PictureAsync(visitor, $"checklist-satisfied-{width}-forced-colors");
        }
    }

    private static async Task PictureAsync(Visitor visitor, string name)
    {
        var file = new FileInfo(Path.Combine(BrowserFixture.Screenshots, name + ".png"));
        await visitor.Page.ScreenshotAsync(new() { Path = file.FullName, FullPage = true });
        Assert.InRange(file.Length, 5_000, 500_000);
    }

    private static async Task<string[]> ShownAsync(Visitor visitor, string language, PasswordPolicy policy, string typed) =>
        await visitor.Page.EvaluateAsync<string[]>(
            """
            ([language, policy, typed]) => {
                const checklist = document.querySelector('educonnect-password-checklist');
                checklist.lang = language;
                checklist.setAttribute('policy', policy);
                const input = document.getElementById('password');
                input.value = typed;
                input.dispatchEvent(new Event('input', { bubbles: true }));
                return [...checklist.shadowRoot.querySelectorAll('li')].map(item => item.textContent);
            }
            """,
            new[] { language, policy.ToJson(), typed });

    // The sentences of RuleMessages.Explain; of an over-long password the first, which is enough.
    private static string Sentence(string typed, PasswordPolicy policy, CultureInfo culture)
    {
        var report = policy.Check(typed);
        var said = report.Issues.HasFlag(PasswordIssues.TooLong)
            ? RuleMessages.For(PasswordIssues.TooLong, policy, culture)
            : string.Join(' ', RuleMessages.Explain(report, policy, culture).Select(one => one.Message));
        var met = culture.Name == "fr" ? "Le mot de passe est valide." : "The password is valid.";
        return typed.Length == 0 ? "" : said.Length > 0 ? said : met;
    }

    // The lines of RuleMessages.Checklist, and between them those that it does not have.
    private static string[] Expected(string typed, PasswordPolicy policy, CultureInfo culture)
    {
        var report = policy.Check(typed);
        var lines = RuleMessages.Checklist(report, policy, culture);
        var isFrench = culture.Name.StartsWith("fr", StringComparison.Ordinal) && culture.Name != "fry";
        var at = policy.MinimumLength > 0 ? 1 : 0;
        var (maximum, count) = (policy.MaximumLength, lines.Count - at);
        var expected = lines.Select(Line).ToList();
        if (maximum < int.MaxValue)
        {
            var words = isFrench ? $"au plus {maximum} caractère" : $"at most {maximum} character";
            words += maximum > 1 ? "s" : "";
            Assert.Contains(words, RuleMessages.For(PasswordIssues.TooLong, policy, culture), StringComparison.Ordinal);
            expected.Insert(at++, Line(new(words, true)));
        }

        if (policy.RequiredClasses > 0)
        {
            var words = isFrench ? $"{policy.RequiredClasses} des {count} critères" : $"{policy.RequiredClasses} of the {count} criteria";
            if (policy.PassphraseLength < int.MaxValue)
            {
                words += isFrench
                    ? $" ; aucun critère n'est exigé à partir de {policy.PassphraseLength} caractères"
                    : $"; no criterion is required from {policy.PassphraseLength} characters on";
            }

            expected.Insert(at, Line(new(words, !report.Issues.HasFlag(PasswordIssues.TooFewClasses))));
        }

        if (policy.RejectUnlistedCharacters)
        {
            expected.Add(Line(new(isFrench ? "ni accent ni autre caractère" : "no accent, no other character", !report.Issues.HasFlag(PasswordIssues.ForbiddenCharacter))));
        }

        if (policy.MaximumUtf8Bytes is var bytes and < int.MaxValue)
        {
            var words = (isFrench ? $"au plus {bytes} octet" : $"at most {bytes} byte") + (bytes > 1 ? "s" : "");
            expected.Add(Line(new(words, !report.Issues.HasFlag(PasswordIssues.TooManyBytes))));
        }

        return [.. expected];

        static string Line(ChecklistItem line) => (line.IsMet ? "✓" : "○") + line.Criterion;
    }
}
