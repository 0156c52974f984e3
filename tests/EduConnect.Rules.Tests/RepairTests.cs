using System.Diagnostics;
using System.Text;

namespace EduConnect.Rules.Tests;

/// <summary>Repairs, a sentence a test. Today is 15 June 2026.</summary>
public class RepairTests
{
    private static readonly FixedClock _clock = new(new DateOnly(2026, 6, 15));

    [Theory]
    [InlineData("0860076R", RepairSteps.None, "0860076R")]
    [InlineData(
        " 860076r", RepairSteps.SurroundingSpaces | RepairSteps.Lowercase | RepairSteps.LostLeadingZero,
        "0860076R")]
    [InlineData(
        "=\" 086 0076 R \"", RepairSteps.SpreadsheetFormula | RepairSteps.SurroundingSpaces | RepairSteps.InnerSpaces,
        "0860076R")]
    [InlineData("0860076A", RepairSteps.None, null)] // no letter is replaced
    [InlineData("860076A", RepairSteps.None, null)]
    [InlineData("0860076", RepairSteps.None, null)] // nor added
    [InlineData("086OO76R", RepairSteps.None, null)]
    [InlineData("1,23457E+09", RepairSteps.None, null)]
    [InlineData("=\"=\"0860076R\"\"", RepairSteps.None, null)]
    [InlineData("0860076R\n", RepairSteps.None, null)]
    public void A_uai(string text, RepairSteps steps, string? repaired) =>
        AssertRepair(ColumnRule.Uai, text, steps, repaired);

    [Theory] // never a real person's
    [InlineData(0, RepairSteps.Lowercase)]
    [InlineData(1, RepairSteps.SurroundingSpaces)]
    [InlineData(2, RepairSteps.InnerSpaces)]
    [InlineData(3, RepairSteps.SpreadsheetFormula)]
    [InlineData(4, RepairSteps.LostLeadingZero)]
    public void An_ine(int how, RepairSteps steps)
    {
        const string Valid = "0494004062M";
        var text = how switch
        {
            0 => Valid.ToLowerInvariant(),
            1 => $"\t{Valid}\u202F",
            2 => Valid.Insert(4, " "),
            3 => $"=\"{Valid}\"",
            _ => Valid[1..],
        };
        AssertRepair(ColumnRule.Ine, text, steps, Valid);
    }

    [Theory]
    [InlineData("639981234", RepairSteps.LostLeadingZero, "0639981234")]
    [InlineData("6 39 98 12 34", RepairSteps.LostLeadingZero, "06 39 98 12 34")]
    [InlineData("33 6 39 98 12 34", RepairSteps.MissingPlus, "+33 6 39 98 12 34")]
    [InlineData("TEL: +33 (0)6 39 98 12 34", RepairSteps.TelPrefix, "+33 (0)6 39 98 12 34")]
    [InlineData("=\"0639981234\"", RepairSteps.SpreadsheetFormula, "0639981234")]
    [InlineData(" 06.39.98.12.34\u00A0", RepairSteps.SurroundingSpaces, "06.39.98.12.34")]
    [InlineData("687751234", RepairSteps.None, null)] // 0687751234 or +687751234
    [InlineData("681721234", RepairSteps.None, null)]
    [InlineData("508401234", RepairSteps.MissingPlus, "+508401234")] // 0508 is a landline
    [InlineData("0639981234 (mère)", RepairSteps.None, null)]
    [InlineData("0639981234 / 0639981235", RepairSteps.None, null)]
    [InlineData("6,39981E+08", RepairSteps.None, null)]
    [InlineData("123456789", RepairSteps.None, null)]
    public void A_mobile_number(string text, RepairSteps steps, string? repaired) =>
        AssertRepair(ColumnRule.FrenchMobileNumber, text, steps, repaired);

    [Theory]
    [InlineData("639981234", RepairSteps.LostLeadingZero | RepairSteps.E164, "+33639981234")]
    [InlineData("06 39 98 12 34", RepairSteps.E164, "+33639981234")]
    [InlineData("+33639981234", RepairSteps.None, "+33639981234")]
    [InlineData("33639981234", RepairSteps.MissingPlus, "+33639981234")]
    [InlineData("01 23 45 67 89", RepairSteps.None, null)]
    public void A_mobile_number_in_E164_on_request(string text, RepairSteps steps, string? repaired)
    {
        Assert.Equal(
            repaired is not null,
            Repair.TryFrenchMobileNumber(text, out var found, out var taken, canonical: true));
        Assert.Equal((repaired, steps), (found, taken));
        var checker = new TableChecker([new TableColumn("", ColumnRule.FrenchMobileNumber)]);
        Assert.Equal(repaired is not null, checker.TryRepair(0, text, out found, out taken, canonical: true));
        Assert.Equal((repaired, steps), (found, taken));
    }

    [Theory]
    [InlineData("1/9/2012", RepairSteps.LostLeadingZero, "01/09/2012")]
    [InlineData("2012/9/1", RepairSteps.LostLeadingZero | RepairSteps.WrongSeparator, "2012-09-01")]
    [InlineData("01-09-2012", RepairSteps.WrongSeparator, "01/09/2012")]
    [InlineData("2012-09-01T00:00:00", RepairSteps.TimeOfDay, "2012-09-01")]
    [InlineData(
        "1 9 2012 00:00:00.000", RepairSteps.TimeOfDay | RepairSteps.WrongSeparator | RepairSteps.LostLeadingZero,
        "01/09/2012")]
    [InlineData("=\"01/09/2012\" ", RepairSteps.SpreadsheetFormula | RepairSteps.SurroundingSpaces, "01/09/2012")]
    [InlineData("2012-09-01T08:30:00", RepairSteps.None, null)]
    [InlineData("2012-08-31T22:00:00Z", RepairSteps.None, null)] // 1 September in Paris
    [InlineData("01/09/12", RepairSteps.None, null)]
    [InlineData("09/13/2012", RepairSteps.None, null)]
    [InlineData("41153", RepairSteps.None, null)]
    [InlineData("30.02.2012", RepairSteps.None, null)]
    [InlineData("16.06.2026", RepairSteps.None, null)] // tomorrow
    [InlineData("15.06.2026", RepairSteps.WrongSeparator, "15/06/2026")]
    [InlineData("31.12.1899", RepairSteps.None, null)]
    public void A_date(string text, RepairSteps steps, string? repaired) =>
        AssertRepair(ColumnRule.BirthDate, text, steps, repaired);

    [Theory]
    [InlineData("LEFÃˆVRE", RepairSteps.BrokenEncoding, "LEFÈVRE")]
    [InlineData("CÃƒÂ©line", RepairSteps.BrokenEncoding, "Céline")]
    [InlineData("NiccolÃ\u00A0", RepairSteps.BrokenEncoding, "Niccolà")]
    [InlineData(
        " de  La\u00A0Tour ", RepairSteps.SurroundingSpaces | RepairSteps.InnerSpaces | RepairSteps.SpecialSpace,
        "de La Tour")]
    [InlineData("\u00A0ÃŸ", RepairSteps.SurroundingSpaces | RepairSteps.BrokenEncoding, "ß")] // broken only without the space
    [InlineData("Jean\u2011Luc", RepairSteps.SpecialHyphen, "Jean-Luc")]
    [InlineData("D\u2018Arc", RepairSteps.SpecialApostrophe, "D'Arc")]
    [InlineData("Oâ€™Neill", RepairSteps.BrokenEncoding, "O’Neill")] // U+2019 is an apostrophe of names
    [InlineData("Oâ€˜Neill", RepairSteps.BrokenEncoding | RepairSteps.SpecialApostrophe, "O'Neill")]
    [InlineData("AnneÂ\u00A0Sophie", RepairSteps.BrokenEncoding | RepairSteps.SpecialSpace, "Anne Sophie")]
    [InlineData("Â\u00A0", RepairSteps.None, null)] // an empty cell once
    [InlineData("D’Ã\u00A0vila", RepairSteps.None, null)] // half a letter: an à, or an Ã and a space
    [InlineData("NicolÃ ", RepairSteps.None, null)]
    [InlineData("Ã \u00A0", RepairSteps.None, null)]
    [InlineData("ÃŸ‘", RepairSteps.BrokenEncoding | RepairSteps.SpecialApostrophe, "ß'")]
    [InlineData("MÍŠEK", RepairSteps.None, "MÍŠEK")]
    [InlineData("Durand2", RepairSteps.None, null)]
    [InlineData("Du\u00ADrand", RepairSteps.None, null)]
    [InlineData("Du\uFFFDrand", RepairSteps.None, null)]
    [InlineData(" \u2011 ", RepairSteps.None, null)]
    public void A_name(string text, RepairSteps steps, string? repaired) =>
        AssertRepair(ColumnRule.PersonName, text, steps, repaired);

    [Theory]
    [InlineData(" E.Durand3", RepairSteps.SurroundingSpaces | RepairSteps.Uppercase, "e.durand3")]
    [InlineData("=\"e.durand3\"", RepairSteps.SpreadsheetFormula, "e.durand3")]
    [InlineData("É.Durand", RepairSteps.None, null)]
    [InlineData("elodie.durand", RepairSteps.None, null)]
    public void A_login(string text, RepairSteps steps, string? repaired) =>
        AssertRepair(ColumnRule.EduConnectLogin, text, steps, repaired);

    [Fact]
    public void A_name_is_not_shown_in_a_table_but_its_special_character_is()
    {
        var checker = new TableChecker(["Nom"]);
        var english = System.Globalization.CultureInfo.GetCultureInfo("en");
        Assert.Equal(
            RuleMessages.For(PersonNameIssue.BrokenEncoding, culture: english),
            checker.Describe(checker.Check(0, "LEFÃˆVRE"), "LEFÃˆVRE", culture: english));
        Assert.Equal(
            "U+2011 is a non-breaking hyphen: type a plain hyphen (-).",
            checker.Describe(checker.Check(0, "Jean\u2011Luc"), "Jean\u2011Luc", culture: english));
    }

    [Fact]
    public void Spaces_do_not_make_a_name_too_long()
    {
        var longest = new string('a', PersonNameRule.MaximumLength);
        AssertRepair(ColumnRule.PersonName, $" {longest} ", RepairSteps.SurroundingSpaces, longest);
        AssertRepair(ColumnRule.PersonName, $" {longest}a ", RepairSteps.None, null);
    }

    [Fact]
    public void Longer_text_is_not_repaired()
    {
        var (longest, longer) = (new string(' ', 248) + "0860076R", new string(' ', 249) + "0860076R");
        Assert.True(Repair.TryUai(longest, out _, out _));
        Assert.False(Repair.TryUai(longer, out _, out _));
        Assert.Equal((UaiIssue.SurroundingSpaces, UaiIssue.WrongLength), (Uai.Check(longest), Uai.Check(longer)));
        Assert.Equal(
            (UaiIssue.SurroundingSpaces, UaiIssue.WrongLength),
            (Uai.Check(Encoding.UTF8.GetBytes(longest)), Uai.Check(Encoding.UTF8.GetBytes(longer))));
    }

    [Fact]
    public void Secrets_empty_cells_and_columns_without_a_rule_are_never_repaired()
    {
        var checker = new TableChecker(["Mot de passe", "Code SMS", "Classe", "INE"]);
        string[] cells = ["Abcdefg1 ", "Abcdefg1", " 012345", "012345", "6A", ""];
        Assert.All(Enumerable.Range(0, 3), column => Assert.All(cells, cell =>
        {
            Assert.False(checker.TryRepair(column, cell, out var repaired, out var steps));
            Assert.Equal((null, RepairSteps.None), (repaired, steps));
            Assert.False(checker.TryRepair(column, Encoding.UTF8.GetBytes(cell), out repaired, out steps));
            Assert.Equal((null, RepairSteps.None), (repaired, steps));
        }));
        Assert.False(checker.TryRepair(3, "", out _, out _));
        Assert.Throws<IndexOutOfRangeException>(() => checker.TryRepair(4, "", out _, out _));
        Assert.Throws<IndexOutOfRangeException>(() => checker.TryRepair(-1, ""u8, out _, out _));
    }

    [Fact]
    public void A_null_string_counts_as_empty() =>
        Assert.All(Rules(), rule => Assert.Equal((null, RepairSteps.None), Try(rule, null!)));

    /// <summary>The rule's own method, and a table's in both encodings.</summary>
    internal static (string? Repaired, RepairSteps Steps) Try(ColumnRule rule, string text, DateOnly? today = null)
    {
        var clock = today is { } day ? new FixedClock(day) : _clock;
        string? repaired;
        RepairSteps steps;
        var isRepaired = rule switch
        {
            ColumnRule.Uai => Repair.TryUai(text, out repaired, out steps),
            ColumnRule.Ine => Repair.TryIne(text, out repaired, out steps),
            ColumnRule.FrenchMobileNumber => Repair.TryFrenchMobileNumber(text, out repaired, out steps),
            ColumnRule.EduConnectLogin => Repair.TryEduConnectLogin(text, out repaired, out steps),
            ColumnRule.PersonName => Repair.TryPersonName(text, out repaired, out steps),
            ColumnRule.BirthDate => Repair.TryBirthDate(text, out repaired, out steps, clock),
            _ => throw new UnreachableException($"No repair of {rule}."),
        };
        Assert.Equal(isRepaired, repaired is not null);
        if (!string.IsNullOrEmpty(text))
        {
            var checker = new TableChecker([new TableColumn("", rule)], timeProvider: clock);
            Assert.Equal(isRepaired, checker.TryRepair(0, text, out var cell, out var stepsOfCell));
            Assert.Equal((repaired, steps), (cell, stepsOfCell));
            Assert.Equal(isRepaired, checker.TryRepair(0, Encoding.UTF8.GetBytes(text), out cell, out stepsOfCell));
            Assert.Equal((repaired, steps), (cell, stepsOfCell));
        }

        return (repaired, steps);
    }

    /// <summary>The rules that can be repaired.</summary>
    internal static ColumnRule[] Rules() =>
        [.. Enum.GetValues<ColumnRule>().Where(rule => rule.Secrecy() != Secrecy.Secret)];

    private static void AssertRepair(ColumnRule rule, string text, RepairSteps steps, string? repaired)
    {
        Assert.Equal((repaired, steps), Try(rule, text));
        RepairProperties.AssertLaws(rule, text, new DateOnly(2026, 6, 15));
    }
}
