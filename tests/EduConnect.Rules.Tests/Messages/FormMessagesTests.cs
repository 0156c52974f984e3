using System.Globalization;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests;

/// <summary>The messages of the sign-up form's other fields, beside the sentences that docs/messages.md has.</summary>
public class FormMessagesTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData(1, "Le code reçu par SMS doit comporter 1 chiffre.", "The code received by SMS must have 1 digit.")]
    [InlineData(8, "Le code reçu par SMS doit comporter 8 chiffres.", "The code received by SMS must have 8 digits.")]
    public void A_code_has_its_length_in_words(int length, string french, string english) =>
        Assert.Equal((french, english), (RuleMessages.For(SmsCodeIssue.WrongLength, length, _fr), RuleMessages.For(SmsCodeIssue.WrongLength, length, _en)));

    // What the messages give as an example is never what they were asked about.
    [Fact]
    public void The_examples_in_messages_are_valid() => Assert.All([_fr, _en], culture =>
    {
        Assert.True(BirthDateRule.IsValid(Example(RuleMessages.For(BirthDateIssue.WrongFormat, culture), "[0-9/]{10}")));
        Assert.True(BirthDateRule.IsValid(Example(RuleMessages.For(BirthDateIssue.Before1900, culture), "[0-9/]{10}")));
        Assert.True(EduConnectLoginRule.HasUsualForm(Example(RuleMessages.For(EduConnectLoginIssue.UnusualForm, culture), @"\w\.\w+")));
        Assert.All(
            [FrenchMobileNumberIssue.WrongLength, FrenchMobileNumberIssue.TelPrefix, FrenchMobileNumberIssue.LostLeadingZero, FrenchMobileNumberIssue.ExtraText],
            issue => Assert.True(FrenchMobileNumber.Parse(Example(RuleMessages.For(issue, culture), "06[0-9 ]{12}")).IsFictional));
        Assert.All(
            [BirthDateIssue.TimeOfDay, BirthDateIssue.WrongSeparator, BirthDateIssue.LostLeadingZero, BirthDateIssue.TwoDigitYear, BirthDateIssue.MonthFirst],
            issue => Assert.True(BirthDateRule.IsValid(Regex.Match(RuleMessages.For(issue, culture), "[0-9/]{10}").Value)));
        static string Example(string message, string pattern) => Assert.Single(Regex.Matches(message, pattern)).Value;
    });

    [Fact]
    public void A_name_with_broken_encoding_is_shown_repaired_if_it_is_passed()
    {
        const PersonNameIssue Issue = PersonNameIssue.BrokenEncoding;
        Assert.Equal("Ce nom est mal encodé, vouliez-vous dire Céline ?", RuleMessages.For(Issue, "CÃ©line", _fr));
        Assert.Equal("The encoding of this name is broken, did you mean Céline?", RuleMessages.For(Issue, "CÃ©line", _en));
        Assert.All([null, "", "Céline", "C\u2011line", "Abcdefg1"], text =>
            Assert.Equal(RuleMessages.For(Issue, culture: _en), RuleMessages.For(Issue, text, _en)));
    }

    [Theory]
    [InlineData("Jean\u2011Luc", "U+2011 est un trait d'union insécable : tapez un trait d'union simple (-).")]
    [InlineData("D\u2018Arc", "U+2018 est un guillemet ouvrant : tapez une apostrophe droite (').")]
    [InlineData("D`Arc", "U+0060 est un accent grave : tapez une apostrophe droite (').")]
    [InlineData("Anne\u00A0Marie", "U+00A0 est un espace insécable : tapez un espace ordinaire.")]
    [InlineData("Anne\u2003Marie", "U+2003 est un espace spécial : tapez un espace ordinaire.")]
    public void A_special_character_is_named(string name, string message) =>
        Assert.Equal(message, RuleMessages.For(PersonNameRule.Check(name), name, _fr));

    [Fact]
    public void A_code_of_no_digits_throws() => Assert.Throws<ArgumentOutOfRangeException>(() => RuleMessages.For(SmsCodeIssue.None, 0));

    [Theory]
    [InlineData("fr", true)]
    [InlineData("fr-CA", true)]
    [InlineData("tr-TR", false)]
    [InlineData("ar-SA", false)]
    [InlineData("", false)]
    public void French_for_French_and_English_for_the_rest(string culture, bool french)
    {
        using var _ = new CultureScope(culture);
        Assert.StartsWith(french ? "Un nom" : "A name", RuleMessages.For(PersonNameIssue.TooLong), StringComparison.Ordinal);
        Assert.Equal(french ? "Le code reçu par SMS doit comporter 6 chiffres." : "The code received by SMS must have 6 digits.", RuleMessages.For(SmsCodeIssue.WrongLength));
        Assert.StartsWith(french ? "La date" : "The date", RuleMessages.For(BirthDateIssue.Future), StringComparison.Ordinal);
        Assert.StartsWith(french ? "L'identifiant" : "The login", RuleMessages.For(EduConnectLoginIssue.UnusualForm), StringComparison.Ordinal);
    }
}
