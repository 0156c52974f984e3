using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>Checks <see cref="TestValues"/> against the specification: no case is missing.</summary>
public class TestValuesTests
{
    private const int Count = 5_000;
    private static readonly DateOnly _today = new(2026, 11, 24);
    private static readonly PasswordSpecification _bounded = PasswordSpecification.Certain with { Maximum = 12 };

    [Fact]
    public void Valid_values_are_valid()
    {
        Assert.All(
            Drawn(values => values.Uai()),
            text => Assert.Equal(UaiIssue.None, IdentifierSpecification.Uai(text)));
        Assert.All(Drawn(values => values.Mobile()), text => Assert.NotNull(IdentifierSpecification.Mobile(text)));
        Assert.All(
            Drawn(values => values.FictionalMobile()),
            text => Assert.StartsWith("+3363998", IdentifierSpecification.Mobile(text), StringComparison.Ordinal));
        Assert.All(
            Drawn(values => values.Vector()),
            text => Assert.Equal(FrEduVecteurIssue.None, IdentifierSpecification.Vector(text)));
        Assert.All(
            Drawn(values => values.Name()),
            text => Assert.Equal(PersonNameIssue.None, FormSpecification.Name(text)));
        Assert.All(
            Drawn(values => values.Date()),
            text => Assert.Equal(BirthDateIssue.None, FormSpecification.Birth(text, _today).Issue));
        Assert.All(Drawn(values => values.Login()), text => Assert.True(FormSpecification.HasUsualForm(text)));
        Assert.All(Drawn(values => values.TraceablePassword()), text =>
        {
            Assert.Equal(PasswordIssues.None, PasswordSpecification.EduConnect.Judge(text).Issues);
            Assert.Equal(PasswordIssues.None, PasswordSpecification.Certain.Judge(text).Issues);
            Assert.Matches("^[A-Z][a-z][0-9]", text);
        });
        Assert.All(Enum.GetValues<IneKind>(), kind =>
            Assert.All(
                Drawn(values => values.Ine(kind)),
                text => Assert.Equal((IneIssue.None, kind), IdentifierSpecification.Ine(text))));
    }

    [Fact]
    public void Near_values_reach_every_issue()
    {
        AssertAll(Drawn(values => IdentifierSpecification.Uai(values.Edited(values.Uai()))), UaiIssue.WrongCheckLetter);
        AssertAll(Drawn(values => IdentifierSpecification.Ine(values.Edited(values.Ine())).Issue), IneIssue.WrongKey);
        AssertAll(Drawn(values => IdentifierSpecification.Vector(values.Edited(values.Vector()))), FrEduVecteurIssue.IllegalUai);
        AssertAll(Drawn(values => FormSpecification.Name(values.NearName())), PersonNameIssue.NoLetter);
        AssertAll(Drawn(values => FormSpecification.Code(values.NearCode(6), 6)), SmsCodeIssue.IllegalCharacter);
        var dates = Drawn(values => FormSpecification.Birth(values.NearDate(_today), _today).Issue);
        AssertAll(dates, BirthDateIssue.Before1900);
        var logins = Drawn(values => values.NearLogin());
        Assert.Equal(2, logins.DistinctBy(FormSpecification.HasUsualForm).Count());
        var mobiles = Drawn(values => values.Edited(values.Mobile()));
        Assert.Equal(2, mobiles.DistinctBy(text => IdentifierSpecification.Mobile(text) is null).Count());

        // The issues after the last one are reasons, which edits rarely give; EduConnectArbitraries has them.
        static void AssertAll<TIssue>(TIssue[] seen, TIssue last) where TIssue : struct, Enum => Assert.Superset(
            Enum.GetValues<TIssue>().Where(issue => issue.CompareTo(last) <= 0).ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public void Special_cases_occur()
    {
        var names = Drawn(values => values.NearName());
        AssertAmong(names.Select(name => name.EnumerateRunes().Count()), 0, 1, 97, 98, 99, 100, 101, 102);
        Assert.Contains(names, name => name.Contains("e\u0301", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("𠮷", StringComparison.Ordinal));
        Assert.Contains(names, HasHalfOfAPair);
        Assert.Contains(Drawn(values => values.NearPassword(_bounded)), HasHalfOfAPair);
        Assert.Contains(Drawn(values => values.NearPassword(_bounded)), password => password.Length > 60);

        var mobiles = Drawn(values => values.Mobile());
        AssertAmong(mobiles.SelectMany(text => text), '(', ' ', '.', '-', '\u00A0', '\u202F');
        var countries = mobiles.Select(text => IdentifierSpecification.Mobile(text)![..^9]);
        AssertAmong(countries, "+262", "+33", "+590", "+594", "+596");

        var dates = Drawn(values => values.NearDate(_today));
        AssertAmong(dates, "31/12/1899", "1899-12-31", "01/01/1900", "24/11/2026", "2026-11-25");

        var rules = Drawn(values => values.Policy());
        AssertAmong(rules.Select(rule => rule.Minimum), 0, 10, 19);
        AssertAmong(rules.Select(rule => rule.Required), 0, 1, 2, 3, 4);
        AssertAmong(rules.Select(rule => rule.Special.Length), 0, 1, 33);
        AssertAmong(
            rules.Select(rule => (rule.RejectUnlistedCharacters, rule.Maximum < int.MaxValue)),
            (false, false), (false, true), (true, false), (true, true));

        AssertAmong(rules.Select(rule => rule.Passphrase < int.MaxValue), false, true);
        AssertAmong(rules.Select(rule => rule.MaximumBytes < int.MaxValue), false, true);
        AssertAmong(rules.Select(rule => rule.Digits), 1, 2, 3);

        static void AssertAmong<T>(IEnumerable<T> all, params T[] some) =>
            Assert.Superset(some.ToHashSet(), all.ToHashSet());
    }

    [Fact]
    public void Border_passwords_are_valid_or_have_one_issue()
    {
        var issues = Drawn(values => _bounded.Judge(values.BorderPassword(_bounded)).Issues);
        Assert.Equal(Enum.GetValues<PasswordIssues>().Except([PasswordIssues.TooManyBytes]), issues.Distinct().Order());
        Assert.All(issues.CountBy(issue => issue), pair => Assert.InRange(pair.Value, Count / 12, Count / 2));

        var inBytes = new PasswordSpecification(8, 3, "-", MaximumBytes: 20);
        issues = Drawn(values => inBytes.Judge(values.BorderPassword(inBytes)).Issues);
        Assert.Equal(
            [PasswordIssues.None, PasswordIssues.TooShort, PasswordIssues.TooFewClasses, PasswordIssues.TooManyBytes],
            issues.Distinct().Order());
    }

    [Fact]
    public void The_same_seed_gives_the_same_values() =>
        Assert.Equal(Drawn(values => values.Edited(values.Name())), Drawn(values => values.Edited(values.Name())));

    private static T[] Drawn<T>(Func<TestValues, T> next)
    {
        var values = new TestValues(seed: 20261124);
        return [.. Enumerable.Range(0, Count).Select(_ => next(values))];
    }

    private static bool HasHalfOfAPair(string text) => string.Concat(text.EnumerateRunes()) != text;
}
