using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace EduConnect.Rules.Tests.Weakness;

public class PasswordContextTests
{
    // Not weak by itself, in all the tests below.
    private const string Rest = "-Xk9$pQ=";

    private static readonly string[] _numbers = ["+687 75 12 34", "+689 87 12 34 56", "+508 41 12 34", "0692 12 34 56"];

    private static readonly string[] _formats =
    [
        "ddMMyyyy", "ddMMyy", "yyyyMMdd", "yyMMdd", "MMddyyyy", "dd/MM/yyyy", "d/M/yyyy", "d/M/yy", "dd-MM-yyyy",
            "d-M-yy", "dd.MM.yyyy", "d.M.yy",
        "dd MM yyyy", "d_M_yy", "yyyy-MM-dd", "yyyy/M/d", "M/d/yyyy",
    ];

    [Fact]
    public void Words_and_numbers_are_found()
    {
        string[] rows =
        [
            "Jean-Pierre", "jeanpierre", "PIERRE", "P1erre", "erreip", "D'Arc", "darc", "Élise", "esilE", "moulin",
            "e.darc-3", "edarc", "ent-3", "0860076R", "0860076", "0639981234", "39981234", "981234",
        ];
        var context = new PasswordContext(
            "e.darc12@example.org", "Jean-Pierre Elise", "D'Arc", "Collège Moulin", null,
                FrenchMobileNumber.Parse("06 39 98 12 34"), Uai.Parse("0860076R"), ["ENT", null]);
        foreach (var part in rows)
        {
            Assert.Equal(PasswordWeaknesses.None, PasswordWeakness.Check(part + Rest).Weaknesses);
            Assert.Equal(PasswordWeaknesses.ContainsContext, PasswordWeakness.Check(part + Rest, context).Weaknesses);
            Assert.Equal(PasswordWeaknesses.ContainsContext, PasswordWeakness.Check(Rest + part, context).Weaknesses);
        }
    }

    [Fact]
    public void Less_is_not()
    {
        string[] rows =
        [
            "xarce", "crA", "college", "example", "lyo", "2010", "0102", "1234", "03022010", "3/2/2010",
        ];
        var context = new PasswordContext(
            "e.darc@example.org", "Al", "Arc", "Collège Lyo", new DateOnly(2010, 2, 1),
                FrenchMobileNumber.Parse("06 39 98 12 34"));
        foreach (var part in rows)
        {
            Assert.Equal(
                PasswordWeaknesses.None, PasswordWeakness.Check(part + "Xk9$pQ", context).Weaknesses
                    & PasswordWeaknesses.ContainsContext);
        }
    }

    // Alone these say little; with a common word, the whole is weak.
    [Fact]
    public void Hints_make_the_rest_cheaper()
    {
        (string Password, string Expected)[] rows =
        [
            ("Soleil2010", "ContainsContext 6..10"),
            ("Soleil0102", "ContainsContext 6..10"),
            ("Soleil1234", "ContainsContext 6..10"),
            ("Soleilarcs", "ContainsContext 6..9"),
        ];
        var context = new PasswordContext(
            lastName: "Arc", birthDate: new DateOnly(2010, 2, 1),
                mobileNumber: FrenchMobileNumber.Parse("06 39 98 12 34"));
        foreach (var (password, expected) in rows)
        {
            Assert.EndsWith(expected, PasswordWeakness.Check(password, context).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_birth_date_is_found_in_any_usual_form()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var birth = new DateOnly(1930, 1, 1).AddDays(random.Next(35_000));
            var context = new PasswordContext(birthDate: birth);
            foreach (var format in _formats)
            {
                var written = birth.ToString(format, CultureInfo.InvariantCulture);
                Assert.True(
                    PasswordWeakness.Check(written + "$pQkX", context).Weaknesses.HasFlag(
                        PasswordWeaknesses.ContainsContext), format);
                Assert.Equal(
                    PasswordWeaknesses.None,
                    PasswordWeakness.Check(
                        written + "$pQkX", new PasswordContext(birthDate: birth.AddDays(400))).Weaknesses
                            & PasswordWeaknesses.ContainsContext);
            }
        }
    }

    [Fact]
    public void A_month_of_birth_is_found_in_both_languages()
    {
        string[][] names =
        [
            ["janvier", "jan"], ["Février", "fev", "feb"], ["mars"], ["avril", "apr"], ["mai", "may"], ["juin", "jun"],
                ["juillet", "juil", "jul"],
            ["Août", "aug"], ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"], ["Décembre", "dec"],
        ];
        for (var month = 1; month <= 12; month++)
        {
            var context = new PasswordContext(birthDate: new DateOnly(2010, month, 14));
            foreach (var name in names[month - 1])
            {
                Assert.True(PasswordWeakness.Check($"{name}2010$pQkX", context).IsWeak, name);
                Assert.True(PasswordWeakness.Check($"14{name}10$pQkX", context).IsWeak, name);
                Assert.True(PasswordWeakness.Check($"14-{name}-2010$pQkX", context).IsWeak, name);
                Assert.False(
                    PasswordWeakness.Check($"13{name}2010$pQkXwZ", context).IndexOf(
                        PasswordWeaknesses.ContainsContext) == 0, name);
            }
        }
    }

    [Fact]
    public void Every_territory_has_numbers()
    {
        foreach (var text in _numbers)
        {
            var number = FrenchMobileNumber.Parse(text);
            var digits = number.ToString();
            Assert.True(
                PasswordWeakness.Check("kX$" + digits[^6..] + "pQZ", new PasswordContext(mobileNumber: number)).IsWeak);
        }
    }

    [Fact]
    public void It_gives_nothing_back()
    {
        var context = new PasswordContext(
            "e.darc", "Jean-Pierre", "D'Arc", "Moulin", new DateOnly(2010, 2, 1), otherWords: ["pronote"]);
        Assert.Equal("10 words", context.ToString());
        Assert.Equal("{}", JsonSerializer.Serialize(context));
        Assert.Empty(typeof(PasswordContext).GetProperties());
        Assert.Equal("{ToString(),nq}", typeof(PasswordContext).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);
        const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance;
        Assert.All(
            typeof(PasswordContext).GetFields(Hidden).Where(field => field.Name[0] == '_').Concat<MemberInfo>(
                typeof(PasswordContext).GetProperties(Hidden)),
            member => Assert.Equal(
                DebuggerBrowsableState.Never, member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State));
    }

    [Fact]
    public void An_empty_one_finds_nothing()
    {
        var context = new PasswordContext("", " ", "-", "é", otherWords: []);
        Assert.Equal("0 words", context.ToString());
        Assert.Equal(PasswordWeakness.Check("Soleil2010"), PasswordWeakness.Check("Soleil2010", context));
    }

    [Fact]
    public void Long_names_are_found_too()
    {
        var context = new PasswordContext(lastName: string.Concat(Enumerable.Repeat("Xavierine", 20)));
        Assert.False(
            PasswordWeakness.Check("Xavierine", context).Weaknesses.HasFlag(PasswordWeaknesses.ContainsContext));
        Assert.True(
            PasswordWeakness.Check(string.Concat(Enumerable.Repeat("Xavierine", 20)), context).Weaknesses.HasFlag(
                PasswordWeaknesses.ContainsContext));
    }
}
