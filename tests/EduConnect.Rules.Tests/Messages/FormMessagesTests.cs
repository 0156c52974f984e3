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
        Assert.True(FrenchMobileNumber.Parse(Example(RuleMessages.For(FrenchMobileNumberIssue.WrongLength, culture), "06[0-9 ]{12}")).IsFictional);
        static string Example(string message, string pattern) => Assert.Single(Regex.Matches(message, pattern)).Value;
    });

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
