using System.Diagnostics;
using System.Globalization;
using System.Text;
using EduConnect.Rules.Tests.Specification;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

/// <summary>A text that a rule may repair.</summary>
public sealed record Spoiled(ColumnRule Rule, string Text, DateOnly Today);

/// <summary>Near misses of every issue and hostile text, spoiled once or twice more as exports are.</summary>
public static class SpoiledTexts
{
    private static readonly string[] _spaces = [" ", "\u00A0", "\u202F", "\t", "\n"];
    private static readonly string[] _times = ["T00:00:00", " 00:00", " 12:30:00", "T00:00:00Z"];
    private static readonly Encoding _western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Arbitrary<Spoiled> All() => Arb.From(
        from rule in Gen.Elements(RepairTests.Rules())
        from text in Texts(rule)
        from times in Gen.Choose(0, 3)
        from ways in Gen.ArrayOf(Gen.Choose(0, 11), times)
        from seed in Gen.Choose(0, int.MaxValue)
        from today in Gen.Choose(-400, 400)
        let spoiled = ways.Aggregate((text, new Random(seed)), Spoil).text
        select new Spoiled(rule, spoiled, new DateOnly(2020, 12, 31).AddDays(today)));

    private static Gen<string> Texts(ColumnRule rule) => rule switch
    {
        ColumnRule.Uai => Of(EduConnectArbitraries.ValidUais(), EduConnectArbitraries.NearMissUais()),
        ColumnRule.Ine => Of(EduConnectArbitraries.ValidInes(), EduConnectArbitraries.NearMissInes()),
        ColumnRule.FrenchMobileNumber =>
            Of(EduConnectArbitraries.ValidFrenchMobileNumbers(), EduConnectArbitraries.NearMissFrenchMobileNumbers()),
        ColumnRule.EduConnectLogin => Of(EduConnectArbitraries.ValidLogins(), EduConnectArbitraries.NearMissLogins()),
        ColumnRule.PersonName =>
            Of(EduConnectArbitraries.ValidPersonNames(), EduConnectArbitraries.NearMissPersonNames()),
        ColumnRule.BirthDate =>
            Of(EduConnectArbitraries.ValidBirthDates(), EduConnectArbitraries.NearMissBirthDates()),
        _ => throw new UnreachableException($"No generator of {rule}."),
    };

    private static Gen<string> Of<TIssue>(Arbitrary<Valid<TIssue>> valid, Arbitrary<NearMiss<TIssue>> near)
        where TIssue : struct, Enum =>
        Gen.Frequency(
            (4, valid.Generator.Select(it => it.Text)),
            (4, near.Generator.Select(it => it.Text)),
            (1, EduConnectArbitraries.HostileTexts().Generator.Select(it => it.Text).Where(text => text.Length < 300)));

    private static (string, Random) Spoil((string Text, Random Random) it, int way)
    {
        var (text, random) = it;
        var at = random.Next(text.Length + 1);
        var space = _spaces[random.Next(_spaces.Length)];
        return (way switch
        {
            0 => space + text,
            1 => text + space,
            2 => text.Insert(at, space),
            3 => $"=\"{text}\"",
            4 => text.ToLowerInvariant(),
            5 => text.ToUpperInvariant(),
            6 => text.TrimStart('0', '+'),
            7 => text.Replace('/', '.'),
            8 => _western.GetString(Encoding.UTF8.GetBytes(text)),
            9 => text.Replace('-', '\u2011').Replace('\'', '\u2018'),
            10 => text + _times[random.Next(_times.Length)],
            _ => "tel:" + text,
        }, random);
    }
}

/// <summary>What holds of every repair.</summary>
[Properties(Arbitrary = [typeof(SpoiledTexts)], MaxTest = 3_000, QuietOnSuccess = true)]
public class RepairProperties
{
    [Property]
    public void Every_repair_keeps_the_laws(Spoiled it) => AssertLaws(it.Rule, it.Text, it.Today);

    [Property(MaxTest = 2_000)]
    public void Canonical_numbers_keep_them_too(Spoiled it)
    {
        var isWritten = Repair.TryFrenchMobileNumber(it.Text, out var written, out var steps);
        Assert.Equal(isWritten, Repair.TryFrenchMobileNumber(it.Text, out var canonical, out var all, canonical: true));
        Assert.Equal(isWritten ? FrenchMobileNumber.Parse(written!).ToString() : null, canonical);
        Assert.Equal(canonical == written ? steps : steps | RepairSteps.E164, all);
    }

    // Numbers of 5 and 6 digits with every letter: a third of a UAI's first digits, and all that a spreadsheet leaves.
    [Fact]
    [Trait("Category", "Long")]
    public void Every_shortened_uai()
    {
        var wrong = 0;
        Parallel.For(0, 1_000_000, number =>
        {
            var text = $"{number}{Uai.CheckLetterOf(number)}";
            var expected = number is >= 10_000 and < 960_000 and not (>= 200_000 and < 210_000);
            var isRepaired = Repair.TryUai(text, out var repaired, out var steps);
            var isRight = isRepaired
                ? repaired == Uai.FromNumber(number).ToString() && steps == RepairSteps.LostLeadingZero
                : Uai.Check(text) == UaiIssue.WrongLength;
            if (isRepaired != expected || !isRight)
            {
                Interlocked.Increment(ref wrong);
            }
        });
        Assert.Equal(0, wrong);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Every_day_in_every_way_to_write_it()
    {
        string[] formats =
        [
            "d/M/yyyy", "dd/M/yyyy", "d/MM/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy", "d-M-yyyy", "dd MM yyyy",
            "yyyy/MM/dd", "yyyy-M-d", "yyyy.M.d", "yyyy-MM-dd'T00:00:00'", "dd/MM/yyyy' 00:00'",
            "d/M/yyyy' 00:00:00.000'",
        ];
        var today = new DateOnly(2026, 6, 15);
        for (var day = new DateOnly(1900, 1, 1); day <= today; day = day.AddDays(1))
        {
            foreach (var format in formats)
            {
                var midnight = day.ToDateTime(TimeOnly.MinValue);
                var text = midnight.ToString(format.Replace("/", "'/'"), CultureInfo.InvariantCulture);
                Assert.True(Repair.TryBirthDate(text, out var repaired, out _, new FixedClock(today)), text);
                Assert.True(BirthDateRule.TryParse(repaired, out var read) && read == day, text);
            }
        }
    }

    /// <summary>
    /// Valid text stays; what is repaired is valid, is the twin's, differs by the stated steps only and stays when it is
    /// repaired again; the issue is the first step's.
    /// </summary>
    internal static void AssertLaws(ColumnRule rule, string text, DateOnly today)
    {
        var checker = new TableChecker([new TableColumn("", rule)], timeProvider: new FixedClock(today));
        var (repaired, steps) = RepairTests.Try(rule, text, today);
        var issue = checker.Check(0, text);
        var isAmbiguous = false;
        var twin = issue.IsNone && text.Length > 0 ? (text, RepairSteps.None) : rule switch
        {
            ColumnRule.Uai => RepairSpecification.Uai(text),
            ColumnRule.Ine => RepairSpecification.Ine(text),
            ColumnRule.FrenchMobileNumber => RepairSpecification.Mobile(text, out isAmbiguous),
            ColumnRule.EduConnectLogin => RepairSpecification.Login(text),
            ColumnRule.PersonName => RepairSpecification.Name(text, out isAmbiguous),
            ColumnRule.BirthDate => RepairSpecification.Birth(text, today, out isAmbiguous),
            _ => throw new UnreachableException($"No twin of the repair of {rule}."),
        };
        Assert.Equal(isAmbiguous && !issue.IsNone ? (null, RepairSteps.None) : twin, (repaired, steps));
        if (repaired is null)
        {
            return;
        }

        Assert.True(checker.Check(0, repaired).IsNone);
        Assert.Equal((repaired, RepairSteps.None), RepairTests.Try(rule, repaired, today));
        Assert.True(RepairEdits.AreExactly(steps, text, repaired), $"{steps}");
        var first = Enum.GetValues<RepairSteps>().FirstOrDefault(step => (steps & step) != RepairSteps.None);
        Assert.Equal(first == RepairSteps.None ? "" : $"{rule}{first}", issue.Code);
    }
}
