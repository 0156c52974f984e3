using System.Text;
using EduConnect.Rules.Tests;
using EduConnect.Rules.Tests.Specification;
using FluentValidation;
using Xunit.Abstractions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>
/// One policy, one verdict: 22,000 passwords at the border of twelve policies, through the input's own <c>checkValidity()</c>, the checklist,
/// the patterns as scripts run them, and the server.
/// </summary>
[Collection(BrowserGroup.Name)]
public sealed class VerdictTests(BrowserFixture browser, ITestOutputHelper output)
{
    private const string Everything = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private static readonly (PasswordSpecification Rule, int Count)[] _rules =
    [
        (PasswordSpecification.EduConnect, 6_000),
        (PasswordSpecification.Certain, 6_000),
        (new(8, 3, "%+-=@_", RejectUnlistedCharacters: true, Maximum: 12), 1_000),
        (new(12, 4, Everything), 1_000),
        (new(9, 4, Everything, RejectUnlistedCharacters: true, Maximum: 10), 1_000),
        (new(6, 3, "", Maximum: 10), 1_000),
        (new(6, 3, "", RejectUnlistedCharacters: true), 1_000),
        (new(0, 0, "", Maximum: 5), 1_000),
        (new(1, 1, " ^]\\-", RejectUnlistedCharacters: true, Maximum: 4), 1_000),
        (new(4, 2, "^-]\\&~!"), 1_000),
        (new(4, 3, "^-]", Passphrase: 9, Lowercase: 2, Digits: 2), 1_000),
        (new(4, 4, "^-]", RejectUnlistedCharacters: true, Passphrase: 12, Uppercase: 2, Specials: 3), 1_000),
    ];

    // What one character of the answer says: that of U+0040 plus the sum.
    [Flags]
    private enum Says
    {
        None = 0,
        CheckValidity = 1,
        Checklist = 2,
        Ticks = 4,
        PatternWithU = 8,
        DataAttributes = 16,
        ValueKept = 32,
        All = 63,
    }

    [BrowserFact]
    public async Task All_22_000_verdicts_are_the_same()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        var tally = new Dictionary<PasswordIssues, int>();
        var (compared, empty) = (0, 0);
        foreach (var (rule, count) in _rules)
        {
            var (policy, passwords) = (rule.Policy, BorderPasswords(rule, count, seed: 20261124 + count));
            var said = await SaidByAsync(visitor, policy, passwords);
            var server = new InlineValidator<Form>();
            server.RuleFor(form => form.Password).EduConnectPassword(policy);
            for (var i = 0; i < count; i++)
            {
                var sent = Sent(passwords[i]);
                var expected = server.Validate(new Form { Password = sent }).IsValid ? Says.All : Says.ValueKept;
                if (sent != passwords[i])
                {
                    expected &= ~Says.ValueKept;
                }

                // A browser applies no pattern to an empty input.
                if (sent.Length == 0)
                {
                    expected |= Says.CheckValidity;
                    empty++;
                }

                var issues = policy.Check(sent).Issues;
                Assert.True(said[i] == expected, $"Number {i} of the policy ({policy}), {issues}: expected {expected}, said {said[i]}.");
                tally[issues] = tally.GetValueOrDefault(issues) + 1;
                compared++;
            }
        }

        output.WriteLine($"{compared} compared, {empty} of them empty: {string.Join(", ", tally.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.Equal(22_000, compared);
        Assert.InRange(tally[PasswordIssues.None], 8_000, 12_000);
        Assert.All(
            new[] { PasswordIssues.TooShort, PasswordIssues.TooLong, PasswordIssues.TooFewClasses, PasswordIssues.ForbiddenCharacter },
            issue => Assert.InRange(tally[issue], 400, 6_000));
        visitor.AssertQuiet(refusals: 0);
    }

    // 20,000 posts would take minutes; the rule of the site is the validator above, with nothing but HTTP and JSON around it.
    [BrowserFact]
    public async Task The_site_agrees_on_300_over_HTTP()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.ReachAsync("/etape-3");
        var passwords = BorderPasswords(PasswordSpecification.EduConnect, 300, seed: 300);

        // Without a login nothing is accepted, so that the sign-up stays at its step; the password is judged all the same.
        var answers = await visitor.Page.EvaluateAsync<string[]>(
            """
            async json => {
                const input = document.getElementById('password');
                const answers = [];
                for (const text of JSON.parse(json)) {
                    input.value = text;
                    const response = await fetch('/api/etape-3', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login: '', password: input.value }) });
                    const { code, errors = [] } = await response.json();
                    answers.push([code, input.checkValidity(), !errors.some(error => error.pointer === '#/password')].join());
                }
                return answers;
            }
            """,
            Json(passwords));
        var (valid, malformed) = (0, 0);
        for (var i = 0; i < passwords.Length; i++)
        {
            var sent = Sent(passwords[i]);
            var isValid = PasswordPolicy.EduConnect.IsValid(sent);

            // Half of a pair is no text: .NET reads no JSON with it, and the site refuses the whole.
            var isText = IsWellFormed(sent);
            Assert.Equal(isText ? $"Invalid,{Script(isValid)},{Script(isValid)}" : $"Malformed,{Script(isValid)},true", answers[i]);
            valid += isValid ? 1 : 0;
            malformed += isText ? 0 : 1;
        }

        output.WriteLine($"300 posted: {valid} valid, {malformed} with half of a pair");
        Assert.InRange(valid, 100, 200);
        Assert.InRange(malformed, 1, 60);
        visitor.AssertQuiet(refusals: 300);

        static string Script(bool truth) => truth ? "true" : "false";
    }

    private static async Task<Says[]> SaidByAsync(Visitor visitor, PasswordPolicy policy, string[] passwords)
    {
        var said = await visitor.Page.EvaluateAsync<string>(
            """
            ([pattern, policy, dataVal, passwords]) => {
                const input = document.getElementById('password');
                const checklist = document.querySelector('educonnect-password-checklist');
                input.required = false;
                input.pattern = pattern;

                // Not laid out: that would take most of the time.
                document.body.hidden = true;
                checklist.setAttribute('policy', policy);
                const withU = new RegExp(`^(?:${pattern})$`, 'u');
                const unobtrusive = new RegExp(dataVal);
                return JSON.parse(passwords).map(text => {
                    input.value = text;
                    input.dispatchEvent(new Event('input'));
                    const match = unobtrusive.exec(input.value);
                    const said = [
                        input.checkValidity(),
                        checklist.valid,
                        [...checklist.shadowRoot.querySelectorAll('li:not(.choice) b')].every(mark => mark.textContent === '✓'),
                        withU.test(input.value),
                        match !== null && match.index === 0 && match[0].length === input.value.length,
                        input.value === text,
                    ];
                    return String.fromCharCode(64 + said.reduce((sum, one, bit) => sum + (one ? 1 << bit : 0), 0));
                }).join('');
            }
            """,
            new[] { policy.ToHtmlPattern(), policy.ToJson(), policy.ToDataAttributes()["data-val-regex-pattern"], Json(passwords) });
        Assert.Equal(passwords.Length, said.Length);
        return [.. said.Select(c => (Says)(c - 64))];
    }

    // By hand: a serializer replaces halves of a pair, and so does the way to the browser.
    private static string Json(IEnumerable<string> texts)
    {
        var json = new StringBuilder("[");
        foreach (var text in texts)
        {
            json.Append(json.Length > 1 ? ",\"" : "\"");
            foreach (var unit in text)
            {
                json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            }

            json.Append('"');
        }

        return json.Append(']').ToString();
    }

    private static string[] BorderPasswords(PasswordSpecification rule, int count, int seed)
    {
        var values = new TestValues(seed);
        return [.. Enumerable.Range(0, count).Select(_ => values.BorderPassword(rule))];
    }

    // A browser takes line ends out of an input: what is left is what it judges and sends.
    private static string Sent(string text) => string.Concat(text.Where(c => c is not ('\n' or '\r')));

    private static bool IsWellFormed(string text) => string.Concat(text.EnumerateRunes()) == text;

    private sealed class Form
    {
        public string? Password { get; init; }
    }
}
