using System.Globalization;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests;

/// <summary>The messages of the sign-up form's other fields.</summary>
public class FormMessagesTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData(PersonNameIssue.None, "", "")]
    [InlineData(PersonNameIssue.Empty, "Un nom ou un prénom ne peut pas être vide.", "A name cannot be empty.")]
    [InlineData(PersonNameIssue.TooLong, "Un nom ou un prénom doit comporter au plus 100 caractères.", "A name must have at most 100 characters.")]
    [InlineData(
        PersonNameIssue.IllegalCharacter,
        "Un nom ou un prénom contient un caractère non autorisé ; sont autorisés les lettres, les espaces, les apostrophes, les traits d'union et les points.",
        "A name has a character that is not allowed; allowed are letters, spaces, apostrophes, hyphens and full stops.")]
    [InlineData(PersonNameIssue.NoLetter, "Un nom ou un prénom doit comporter au moins une lettre.", "A name must have at least one letter.")]
    public void Every_issue_of_a_name(PersonNameIssue issue, string french, string english) =>
        Assert.Equal((french, english), (RuleMessages.For(issue, _fr), RuleMessages.For(issue, _en)));

    [Theory]
    [InlineData(SmsCodeIssue.None, 6, "", "")]
    [InlineData(SmsCodeIssue.WrongLength, 6, "Le code reçu par SMS doit comporter 6 chiffres.", "The code received by SMS must have 6 digits.")]
    [InlineData(SmsCodeIssue.WrongLength, 1, "Le code reçu par SMS doit comporter 1 chiffre.", "The code received by SMS must have 1 digit.")]
    [InlineData(
        SmsCodeIssue.IllegalCharacter, 8, "Le code reçu par SMS ne doit comporter que des chiffres de 0 à 9.", "The code received by SMS must have only digits from 0 to 9.")]
    public void Every_issue_of_a_code(SmsCodeIssue issue, int length, string french, string english) =>
        Assert.Equal((french, english), (RuleMessages.For(issue, length, _fr), RuleMessages.For(issue, length, _en)));

    [Theory]
    [InlineData(BirthDateIssue.None, "", "")]
    [InlineData(
        BirthDateIssue.WrongFormat,
        "La date de naissance doit être écrite jj/mm/aaaa ou aaaa-mm-jj, par exemple 29/02/2012.",
        "The date of birth must be written dd/mm/yyyy or yyyy-mm-dd, for example 29/02/2012.")]
    [InlineData(BirthDateIssue.ImpossibleDate, "La date de naissance n'existe pas dans le calendrier.", "The date of birth does not exist in the calendar.")]
    [InlineData(BirthDateIssue.Future, "La date de naissance ne peut pas être postérieure à aujourd'hui.", "The date of birth cannot be after today.")]
    [InlineData(BirthDateIssue.Before1900, "La date de naissance ne peut pas être antérieure au 01/01/1900.", "The date of birth cannot be before 01/01/1900.")]
    public void Every_issue_of_a_date(BirthDateIssue issue, string french, string english) =>
        Assert.Equal((french, english), (RuleMessages.For(issue, _fr), RuleMessages.For(issue, _en)));

    [Theory]
    [InlineData(EduConnectLoginIssue.None, "", "")]
    [InlineData(
        EduConnectLoginIssue.UnusualShape,
        "L'identifiant n'a pas la forme habituelle, par exemple e.durand3 : à vérifier.",
        "The login does not have the usual shape, for example e.durand3: worth checking.")]
    public void Every_issue_of_a_login(EduConnectLoginIssue issue, string french, string english) =>
        Assert.Equal((french, english), (RuleMessages.For(issue, _fr), RuleMessages.For(issue, _en)));

    [Fact]
    public void Every_issue_is_a_sentence_of_its_own() => Assert.All([_fr, _en], culture =>
    {
        string[] messages =
        [
            .. Enum.GetValues<PersonNameIssue>().Skip(1).Select(issue => RuleMessages.For(issue, culture)),
            .. Enum.GetValues<SmsCodeIssue>().Skip(1).Select(issue => RuleMessages.For(issue, culture: culture)),
            .. Enum.GetValues<BirthDateIssue>().Skip(1).Select(issue => RuleMessages.For(issue, culture)),
            .. Enum.GetValues<EduConnectLoginIssue>().Skip(1).Select(issue => RuleMessages.For(issue, culture)),
        ];
        Assert.Equal(11, messages.Distinct().Count());
        Assert.All(messages, message => Assert.Matches(@"\A[A-Z][^.]+( [a-z]\.[a-z0-9]+[^.]*)?\.\z", message));
    });

    // What the messages give as an example is never what they were asked about.
    [Fact]
    public void The_examples_in_messages_are_valid() => Assert.All([_fr, _en], culture =>
    {
        Assert.True(BirthDate.IsValid(Example(RuleMessages.For(BirthDateIssue.WrongFormat, culture), "[0-9/]{10}")));
        Assert.True(BirthDate.IsValid(Example(RuleMessages.For(BirthDateIssue.Before1900, culture), "[0-9/]{10}")));
        Assert.True(EduConnectLogin.HasUsualShape(Example(RuleMessages.For(EduConnectLoginIssue.UnusualShape, culture), @"\w\.\w+")));
        Assert.True(MobileNumber.Parse(Example(RuleMessages.For(MobileNumberIssue.WrongLength, culture), "06[0-9 ]{12}")).IsFictional);
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
        Assert.StartsWith(french ? "L'identifiant" : "The login", RuleMessages.For(EduConnectLoginIssue.UnusualShape), StringComparison.Ordinal);
    }
}
