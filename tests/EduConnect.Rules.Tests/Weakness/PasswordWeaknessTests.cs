using System.Diagnostics;
using System.Text;

namespace EduConnect.Rules.Tests.Weakness;

public class PasswordWeaknessTests
{
    private static readonly PasswordContext _context = new(lastName: "Le Goff", birthDate: new DateOnly(2010, 2, 1));

    // Made of common words and patterns, nobody's; the strong ones are generated.
    private static readonly (string Password, PasswordWeaknesses Expected)[] _list = [.. File
        .ReadLines(
            Path.Combine(Repository.Root, "tests", "EduConnect.Rules.Tests", "Weakness", "Data", "passwords.tsv"))
        .Select(line => line.Split('\t'))
        .Select(cells => (cells[0], Enum.Parse<PasswordWeaknesses>(cells[1])))];

    [Fact]
    public void The_list_has_200_weak_and_200_strong_passwords()
    {
        Assert.InRange(_list.Count(row => row.Expected != PasswordWeaknesses.None), 200, 250);
        Assert.Equal(200, _list.Count(row => row.Expected == PasswordWeaknesses.None));
        Assert.Equal(_list.Length, _list.DistinctBy(row => row.Password).Count());
        Assert.Empty(
            _list.Where(row => PasswordWeakness.Check(row.Password).Weaknesses != row.Expected).Select(
                row => row.Password));
    }

    // What the policy does not see.
    [Fact]
    public void Most_of_the_weak_ones_satisfy_the_rule() => Assert.InRange(
        _list.Count(row => row.Expected != PasswordWeaknesses.None && PasswordPolicy.EduConnect.IsValid(row.Password)),
            150, 250);

    [Fact]
    public void Parts_are_reported_by_code_points() => AssertReports(
        context: null,
        ("Soleil2010", "Common 0..6, Date 6..10"),
        ("M0tdep@sse!", "Common 0..10"),
        ("SoleilMarseille1", "Common 6..15"),
        ("Azerty12", "Sequence 0..6"),
        ("aqzsedrf", "Sequence 0..8"),
        ("&é\"'(-12", "Sequence 0..6"),
        ("Xk7Xk7Xk7", "Repetition 0..9"),
        ("Soleil111", "Common 0..6, Repetition 6..9"),
        ("😀😀😀😀", "Repetition 0..4"),
        ("14juil1998", "Date 0..10"),
        ("7/2/2010x", "Date 0..8"),
        ("Cœur-coeur", "Common 5..10"),
        ("Me\u0301lanie\u030112", "Common 0..9"),
        ("\u20ACcole12", "Common 0..5"),
        ("Xk9$azertyPm", "no weakness"),
        ("fev98Xk9", "no weakness"),
        ("31/13/2010xY", "no weakness"),
        ("", "no weakness"));

    [Fact]
    public void The_context_is_reported_whatever_is_around_it() => AssertReports(
        _context,
        ("ffogeL-Xk9$2pm", "ContainsContext 0..6"),
        ("1/2/10-Xk9$pm", "ContainsContext 0..6"),
        ("L3g0ff-Xk9$pm", "ContainsContext 0..6"),
        ("GoffSoleil", "Common 4..10, ContainsContext 0..4"));

    [Fact]
    public void A_policy_does_not_ask_for_it() => Assert.True(PasswordPolicy.EduConnect.IsValid("Soleil2010"));

    // Their codes are near those of keys, or in order.
    [Fact]
    public void Other_characters_are_no_sequence() => AssertReports(
        context: null,
        ("\U00010041\U00010042\U00010043\U00010044", "no weakness"),
        ("\uFF41\uFF42\uFF43\uFF44", "no weakness"),
        ("\0\u0001\u0002\u0003", "no weakness"));

    // All beginnings of a word before a year, and of a number before the name of a month.
    [Fact]
    public void Only_months_are_months()
    {
        string[] months =
        [
            "jan", "fev", "feb", "mar", "avr", "apr", "mai", "may", "jun", "jul", "aou", "aug", "sep", "oct", "nov",
                "dec",
        ];
        var found = new List<string>();
        for (var number = 0; number < 26 * 26 * 26; number++)
        {
            var word = $"{(char)('a' + (number / 676))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number % 26))}";
            if (PasswordWeakness.Check($"{word}2010").ToString() == "Date 0..7")
            {
                found.Add(word);
            }
        }

        Assert.Equal(months.Order(), found);
        foreach (var month in months.Append("jui"))
        {
            AssertReports(
                context: null, (month, "no weakness"), ($"{month[..2]}-2010Xy", "no weakness"),
                    ($"{month[0]}-2010Xyz", "no weakness"));
        }

        AssertReports(
            context: null,
            ("juin2010", "Date 0..8"),
            ("juil2010", "Date 0..8"),
            ("jui2010X", "no weakness"),
            ("ju", "no weakness"),
            ("a", "no weakness"),
            ("2010-02", "Date 0..4"),
            ("2010-02-", "Date 0..4"),
            ("2010-02-14", "Date 0..10"),
            ("14-02.2010Xy", "no weakness"),
            ("14-222-10Xy", "no weakness"),
            ("1-mai-2010X", "Date 0..10"),
            ("1-", "no weakness"),
            ("123mai2010", "Date 1..10"),
            ("m@i2010XY", "no weakness"));
    }

    [Fact]
    public void Hostile_text_has_one_report_in_both_encodings() => Assert.All(Hostile.Characters, hostile =>
    {
        foreach (var text in new[] { hostile.Text, "Soleil" + hostile.Text, hostile.Text + "2010",
            "Sol" + hostile.Text + "eil2010" })
        {
            var report = PasswordWeakness.Check(text, _context);
            Assert.Equal(report, PasswordWeakness.Check(Encoding.UTF8.GetBytes(text), _context));
        }
    });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void No_culture_changes_it(string culture)
    {
        using var scope = new CultureScope(culture);
        Assert.Equal(PasswordWeaknesses.Common, PasswordWeakness.Check("LICORNE12").Weaknesses);
        Assert.Equal("Common 0..7", PasswordWeakness.Check("LICORNE12").ToString());
        Assert.True(PasswordWeakness.Check("01022010-Xk9$", _context).IsWeak);
    }

    [Fact]
    public void A_long_password_is_weak_if_it_repeats_itself()
    {
        foreach (var (
            period, isWeak) in new[] { ("a", true), ("soleil", true), ("Xk7!", true), ("é1", true),
                ("Xk7!pQ2-z", false) })
        {
            foreach (var length in new[] { 63, 64, 65, 66, 128, 100_000 })
            {
                var password = new StringBuilder().Insert(0, period, (length / period.Length) + 1).ToString()[..length];
                var report = PasswordWeakness.Check(password);
                Assert.Equal(isWeak, report.IsWeak);
                Assert.Equal(report, PasswordWeakness.Check(Encoding.UTF8.GetBytes(password)));
            }
        }
    }

    [Fact]
    public void A_long_password_that_ends_otherwise_is_not_weak()
    {
        Assert.False(PasswordWeakness.Check(new string('a', 64) + "Xk7!pQ2-z").IsWeak);
        Assert.True(PasswordWeakness.Check("Goff" + new string('-', 100), _context).IsWeak);
    }

    [Fact]
    public void Marks_count_for_the_length() => AssertReports(
        context: null,
        (new string('\u0301', 56) + "Azerty12", "Sequence 56..62"),
        (new string('\u0301', 300) + "Azerty12", "no weakness"),
        (new string('œ', 28) + "12", "Repetition 0..28"),
        (new string('œ', 40) + "Azerty12", "no weakness"));

    // Time is noisy: one of ten tries is enough.
    [Fact]
    [Trait("Category", "Long")]
    public void Twice_as_long_takes_about_twice_as_long()
    {
        foreach (var shape in new[] { "a", "ab", "Soleil", "1/", "1a!é", "\u0301", "Goff" })
        {
            var once = string.Concat(Enumerable.Repeat(shape, 1_000_000 / shape.Length));
            Assert.Contains(Enumerable.Range(0, 10), _ => Fastest(once + once) < (3 * Fastest(once)) + TimeSpan.FromMilliseconds(0.1));
        }

        static TimeSpan Fastest(string password) => Enumerable.Range(0, 10).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            PasswordWeakness.Check(password, _context);
            return Stopwatch.GetElapsedTime(start);
        });
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        string[] passwords = ["Soleil2010", "1/2/10-Xk9$pm", "Xk9$azertyPm", "Cœur\u0301\u212A\u0130",
            new string('a', 1_000), "\uD83D"];
        var utf8 = Array.ConvertAll(passwords, Encoding.UTF8.GetBytes);
        CheckAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        CheckAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void CheckAll()
        {
            for (var i = 0; i < passwords.Length; i++)
            {
                PasswordWeakness.Check(passwords[i], _context);
                PasswordWeakness.Check(utf8[i], _context);
            }
        }
    }

    [Fact]
    public void A_report_holds_positions_only()
    {
        PasswordWeaknessReport none = default;
        Assert.Equal(
            (false, PasswordWeaknesses.None, -1, 0),
                (none.IsWeak, none.Weaknesses, none.IndexOf(PasswordWeaknesses.Date),
                    none.LengthOf(PasswordWeaknesses.Date)));
        var report = PasswordWeakness.Check("Soleil2010");
        Assert.Equal((0, 6, 6, 4), (
            report.IndexOf(PasswordWeaknesses.Common), report.LengthOf(PasswordWeaknesses.Common),
            report.IndexOf(PasswordWeaknesses.Date), report.LengthOf(PasswordWeaknesses.Date)));
        Assert.Equal(report, PasswordWeakness.Check("Marine1998"));
        Assert.NotEqual(report, PasswordWeakness.Check("Marseille1998"));
        PasswordWeaknesses[] notSingle = [PasswordWeaknesses.None, PasswordWeaknesses.Common | PasswordWeaknesses.Date,
            (PasswordWeaknesses)32, (PasswordWeaknesses)(-1)];
        Assert.All(notSingle, weakness => Assert.Throws<ArgumentOutOfRangeException>(() => report.IndexOf(weakness)));
    }

    [Fact]
    public void Sentences_name_the_place()
    {
        var report = PasswordWeakness.Check("Soleil2010");
        Assert.Equal(
            ["Le mot de passe est formé d'un mot ou d'un mot de passe très courant (caractères 1 à 6).",
                "Le mot de passe est formé d'une date ou d'une année (caractères 7 à 10)."],
            RuleMessages.Explain(report, RuleMessages.French).Select(one => one.Message));
        Assert.Equal(
            "The password is made of a date or a year (characters 7 to 10).",
                RuleMessages.Explain(report, RuleMessages.English)[1].Message);
        Assert.Equal(
            ["PasswordWeaknessCommon", "PasswordWeaknessDate"], RuleMessages.Explain(report).Select(one => one.Code));
        Assert.Equal("PasswordWeaknessCommon+PasswordWeaknessDate", RuleMessages.CodeOf(report.Weaknesses));
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleMessages.For((PasswordWeaknesses)32));
    }

    private static void AssertReports(PasswordContext? context, params (string Password, string Report)[] rows) =>
        Assert.All(rows, row =>
    {
        Assert.Equal(row.Report, PasswordWeakness.Check(row.Password, context).ToString());
        Assert.Equal(row.Report, PasswordWeakness.Check(Encoding.UTF8.GetBytes(row.Password), context).ToString());
    });
}
