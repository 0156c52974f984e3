using System.Globalization;

namespace EduConnect.Rules.Tests;

public class IdentifierMessagesTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en-US");

    [Fact]
    public void A_wrong_uai_letter_is_shown_with_the_right_one()
    {
        Assert.Equal("0180777A : lettre de contrôle fausse, vouliez-vous dire 0180777X ?", RuleMessages.For(UaiIssue.WrongCheckLetter, "0180777A", _fr));
        Assert.Equal("0180777A: wrong check letter, did you mean 0180777X?", RuleMessages.For(UaiIssue.WrongCheckLetter, "0180777A", _en));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0180777")]
    [InlineData("0180777X")]
    [InlineData("<script>")]
    public void Another_text_is_not_shown(string? text)
    {
        Assert.Equal("La lettre de contrôle de ce code UAI est fausse.", RuleMessages.For(UaiIssue.WrongCheckLetter, text, _fr));
        Assert.Equal("The check letter of this UAI is wrong.", RuleMessages.For(UaiIssue.WrongCheckLetter, text, _en));
        Assert.Equal("Un code UAI comporte 8 caractères : 7 chiffres et une lettre.", RuleMessages.For(UaiIssue.WrongLength, text, _fr));
    }

    [Theory]
    [InlineData("860076R", UaiIssue.LostLeadingZero)]
    [InlineData("0860076r", UaiIssue.Lowercase)]
    [InlineData("086 0076R", UaiIssue.InnerSpaces)]
    [InlineData("0860076R ", UaiIssue.SurroundingSpaces)]
    [InlineData("=\"0860076R\"", UaiIssue.SpreadsheetFormula)]
    public void A_uai_that_can_be_repaired_is_shown_so(string text, UaiIssue issue)
    {
        Assert.Equal(issue, Uai.Check(text));
        Assert.Equal(RuleMessages.For(issue, culture: _fr) + " Écrivez 0860076R.", RuleMessages.For(issue, text, _fr));
        Assert.Equal(RuleMessages.For(issue, culture: _en) + " Write 0860076R.", RuleMessages.For(issue, text, _en));
        Assert.Equal(RuleMessages.For(issue, culture: _en), RuleMessages.For(issue, "0860076R", _en));
        Assert.Equal(RuleMessages.For(issue, culture: _en), RuleMessages.For(issue, "Abcdefg1", _en));
    }

    [Fact]
    public void The_current_language_is_the_default()
    {
        using var _ = new CultureScope("fr-FR");
        Assert.Equal("Un INE comporte 11 caractères.", RuleMessages.For(IneIssue.WrongLength));
        Assert.Equal(
            "L'indicatif de pays doit être l'un de ceux-ci : +33, +262, +508, +590, +594, +596, +681, +687, +689.",
            RuleMessages.For(FrenchMobileNumberIssue.ForeignNumber));
        Assert.Equal("Le profil doit être 1, 2, 3 ou 4.", RuleMessages.For(FrEduVecteurIssue.UnknownProfile));
    }
}
