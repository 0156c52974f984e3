using System.Globalization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

// The other fields of the sign-up form. Examples are always the same valid values, never the refused one.
public static partial class RuleMessages
{
    /// <summary>
    /// The issue of a name in one sentence; empty for <see cref="PersonNameIssue.None"/>. If you pass the name, the
    /// sentence says which special character it has or, for broken encoding, shows the repaired name. Do not pass it if
    /// names must not be shown.
    /// </summary>
    /// <example><c>Ce nom est mal encodé, vouliez-vous dire Céline ?</c></example>
    public static string For(PersonNameIssue issue, string? name = null, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            PersonNameIssue.None => "",
            PersonNameIssue.Empty => Say(
                french, "Un nom ou un prénom ne peut pas être vide.", "A name cannot be empty."),
            PersonNameIssue.TooLong => Say(
                french,
                $"Un nom ou un prénom doit comporter au plus {Count(PersonNameRule.MaximumLength, "caractère")}.",
                $"A name must have at most {Count(PersonNameRule.MaximumLength, "character")}."),
            PersonNameIssue.IllegalCharacter => Say(
                french,
                "Ce nom ou ce prénom contient un caractère non autorisé ; seuls les lettres, les espaces, les "
                + "apostrophes, les traits d'union et les points sont autorisés.",
                "This name contains a character that is not allowed; use only letters, spaces, apostrophes, hyphens "
                + "and full stops."),
            PersonNameIssue.NoLetter => Say(
                french,
                "Un nom ou un prénom doit comporter au moins une lettre.",
                "A name must have at least one letter."),
            PersonNameIssue.BrokenEncoding when Repair.TryPersonName(name, out var right, out var steps)
                && steps.HasFlag(RepairSteps.BrokenEncoding) => Say(
                french,
                $"Ce nom est mal encodé, vouliez-vous dire {right} ?",
                $"The encoding of this name is broken, did you mean {right}?"),
            PersonNameIssue.BrokenEncoding => Say(
                french,
                "Ce nom est mal encodé : saisissez-le de nouveau avec ses accents, "
                + "ou exportez le fichier en UTF-8.",
                "The encoding of this name is broken: type it again with its accents, or export the file as UTF-8."),
            PersonNameIssue.SpreadsheetFormula => AroundBySpreadsheet(french),
            PersonNameIssue.SurroundingSpaces => SpacesAround(french),
            PersonNameIssue.InnerSpaces => Say(
                french,
                "Ce nom contient plusieurs espaces à la suite : n'en laissez qu'un.",
                "This name has several spaces in a row: leave only one."),
            PersonNameIssue.SpecialSpace => Special(
                name, RepairSteps.SpecialSpace, "un espace ordinaire", "an ordinary space", french),
            PersonNameIssue.SpecialHyphen => Special(
                name, RepairSteps.SpecialHyphen, "un trait d'union simple (-)", "a plain hyphen (-)", french),
            PersonNameIssue.SpecialApostrophe => Special(
                name, RepairSteps.SpecialApostrophe, "une apostrophe droite (')", "a straight apostrophe (')", french),
            _ => throw NoSuchIssue(issue),
        };
    }

    // The message shows the number of the character, because it looks like the right one.
    private static string Special(string? name, RepairSteps step, string inFrench, string inEnglish, bool french) =>
        Typography.FirstOf(name, step) is { } first
            ? Say(
                french,
                $"U+{(int)first.Character:X4} est {first.French} : tapez {inFrench}.",
                $"U+{(int)first.Character:X4} is {first.English}: type {inEnglish}.")
            : Say(
                french,
                $"Ce nom contient un caractère inséré par un traitement de texte : tapez {inFrench}.",
                $"This name contains a special character from a word processor: type {inEnglish}.");

    /// <summary>The issue of an SMS code in one sentence; empty for <see cref="SmsCodeIssue.None"/>.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="length">The exact number of digits; 1 or more.</param>
    /// <param name="culture">The language; the current UI culture by default.</param>
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
                french,
                "La date de naissance n'existe pas dans le calendrier.",
                "The date of birth does not exist in the calendar."),
            BirthDateIssue.Future => Say(
                french,
                "La date de naissance ne peut pas être postérieure à aujourd'hui.",
                "The date of birth cannot be after today."),
            BirthDateIssue.Before1900 => Say(
                french,
                "La date de naissance ne peut pas être antérieure au 01/01/1900.",
                "The date of birth cannot be before 01/01/1900."),
            BirthDateIssue.SpreadsheetFormula => AroundBySpreadsheet(french),
            BirthDateIssue.SurroundingSpaces => SpacesAround(french),
            BirthDateIssue.TimeOfDay => Say(
                french,
                "Une heure suit la date de naissance : n'écrivez que la date, par exemple 29/02/2012.",
                "A time follows the date of birth: write only the date, for example 29/02/2012."),
            BirthDateIssue.WrongSeparator => Say(
                french,
                "Les séparateurs de la date de naissance ne sont pas les bons : "
                + "écrivez-la comme 29/02/2012 ou 2012-02-29.",
                "The date of birth has the wrong separators: write it like 29/02/2012 or 2012-02-29."),
            BirthDateIssue.LostLeadingZero => Say(
                french,
                "Le jour et le mois de naissance ont deux chiffres : écrivez 01/09/2012 et non 1/9/2012.",
                "The day and month of birth have two digits: write 01/09/2012 and not 1/9/2012."),
            BirthDateIssue.TwoDigitYear => Say(
                french,
                "L'année de naissance a quatre chiffres : écrivez 01/09/2012 et non 01/09/12.",
                "The year of birth has four digits: write 01/09/2012 and not 01/09/12."),
            BirthDateIssue.MonthFirst => Say(
                french,
                "Le mois de naissance est écrit avant le jour : écrivez 13/09/2012 et non 09/13/2012.",
                "The month of birth is written before the day: write 13/09/2012 and not 09/13/2012."),
            BirthDateIssue.DayNumber => Say(
                french,
                "Un tableur a remplacé la date de naissance par un nombre de jours : "
                + "donnez à la colonne le format date jj/mm/aaaa.",
                "A spreadsheet has replaced the date of birth by a number of days: "
                + "give the column the date format dd/mm/yyyy."),
            _ => throw NoSuchIssue(issue),
        };
    }

    /// <summary>The warning about a login in one sentence; empty for <see cref="EduConnectLoginIssue.None"/>.</summary>
    /// <example><c>L'identifiant n'a pas la forme habituelle (comme e.durand3) : vérifiez-le.</c></example>
    public static string For(EduConnectLoginIssue issue, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            EduConnectLoginIssue.None => "",
            EduConnectLoginIssue.UnusualForm => Say(
                french,
                "L'identifiant n'a pas la forme habituelle (comme e.durand3) : vérifiez-le.",
                "The login is not in the usual form (like e.durand3): please check it."),
            EduConnectLoginIssue.SpreadsheetFormula => AroundBySpreadsheet(french),
            EduConnectLoginIssue.SurroundingSpaces => SpacesAround(french),
            EduConnectLoginIssue.Uppercase => Say(
                french,
                "L'identifiant s'écrit en minuscules, par exemple e.durand3.",
                "A login is written in lowercase, for example e.durand3."),
            _ => throw NoSuchIssue(issue),
        };
    }
}
