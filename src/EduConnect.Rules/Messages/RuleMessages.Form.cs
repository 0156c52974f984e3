using System.Globalization;

namespace EduConnect.Rules;

// The other fields of the sign-up form. The example values are always the same valid ones, never what was refused.
public static partial class RuleMessages
{
    /// <summary>The issue of a name in one sentence; empty for <see cref="PersonNameIssue.None"/>.</summary>
    /// <example><c>Un nom ou un prénom doit comporter au plus 100 caractères.</c></example>
    public static string For(PersonNameIssue issue, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            PersonNameIssue.None => "",
            PersonNameIssue.Empty => Say(french, "Un nom ou un prénom ne peut pas être vide.", "A name cannot be empty."),
            PersonNameIssue.TooLong => Say(
                french,
                $"Un nom ou un prénom doit comporter au plus {Count(PersonNameRule.MaximumLength, "caractère")}.",
                $"A name must have at most {Count(PersonNameRule.MaximumLength, "character")}."),
            PersonNameIssue.IllegalCharacter => Say(
                french,
                "Un nom ou un prénom contient un caractère non autorisé ; sont autorisés les lettres, les espaces, les apostrophes, les traits d'union et les points.",
                "A name contains a character that is not allowed; letters, spaces, apostrophes, hyphens and full stops are."),
            PersonNameIssue.NoLetter => Say(french, "Un nom ou un prénom doit comporter au moins une lettre.", "A name must have at least one letter."),
            _ => throw NoSuchIssue(issue),
        };
    }

    /// <summary>The issue of an SMS code in one sentence; empty for <see cref="SmsCodeIssue.None"/>.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="length">The exact number of digits; 1 or more.</param>
    /// <param name="culture">The language.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    /// <example><c>Le code reçu par SMS doit comporter 6 chiffres.</c></example>
    public static string For(SmsCodeIssue issue, int length = SmsCodeRule.DefaultLength, CultureInfo? culture = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var french = IsFrench(culture);
        return issue switch
        {
            SmsCodeIssue.None => "",
            SmsCodeIssue.WrongLength => Say(
                french,
                $"Le code reçu par SMS doit comporter {Count(length, "chiffre")}.",
                $"The code received by SMS must have {Count(length, "digit")}."),
            SmsCodeIssue.IllegalCharacter => Say(
                french,
                "Le code reçu par SMS ne doit comporter que des chiffres de 0 à 9.",
                "The code received by SMS must contain only digits from 0 to 9."),
            _ => throw NoSuchIssue(issue),
        };
    }

    /// <summary>The issue of a date of birth in one sentence; empty for <see cref="BirthDateIssue.None"/>.</summary>
    /// <example><c>La date de naissance n'existe pas dans le calendrier.</c></example>
    public static string For(BirthDateIssue issue, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            BirthDateIssue.None => "",
            BirthDateIssue.WrongFormat => Say(
                french,
                "La date de naissance doit être écrite jj/mm/aaaa ou aaaa-mm-jj, par exemple 29/02/2012.",
                "The date of birth must be written dd/mm/yyyy or yyyy-mm-dd, for example 29/02/2012."),
            BirthDateIssue.ImpossibleDate => Say(
                french, "La date de naissance n'existe pas dans le calendrier.", "The date of birth does not exist in the calendar."),
            BirthDateIssue.Future => Say(
                french, "La date de naissance ne peut pas être postérieure à aujourd'hui.", "The date of birth cannot be after today."),
            BirthDateIssue.Before1900 => Say(
                french, "La date de naissance ne peut pas être antérieure au 01/01/1900.", "The date of birth cannot be before 01/01/1900."),
            _ => throw NoSuchIssue(issue),
        };
    }

    /// <summary>The warning about a login in one sentence; empty for <see cref="EduConnectLoginIssue.None"/>.</summary>
    /// <example><c>L'identifiant n'a pas la forme habituelle, par exemple e.durand3 : à vérifier.</c></example>
    public static string For(EduConnectLoginIssue issue, CultureInfo? culture = null) => issue switch
    {
        EduConnectLoginIssue.None => "",
        EduConnectLoginIssue.UnusualForm => Say(
            IsFrench(culture),
            "L'identifiant n'a pas la forme habituelle, par exemple e.durand3 : à vérifier.",
            "The login does not have the usual form, for example e.durand3: please check it."),
        _ => throw NoSuchIssue(issue),
    };
}
