using System.Globalization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

public static partial class RuleMessages
{
    private static readonly string _countryCodes =
        string.Join(", ", MobilePlan.CountryCodes.Select(code => $"+{code}"));

    /// <summary>
    /// The issue in one sentence; empty for <see cref="UaiIssue.None"/>. If you pass the text and only its letter is
    /// wrong, the sentence shows it with the right one; if <see cref="Repair.TryUai"/> repairs it, a second sentence
    /// shows the result. A UAI is not secret.
    /// </summary>
    /// <example><c>0180777A : lettre de contrôle fausse, vouliez-vous dire 0180777X ?</c></example>
    public static string For(UaiIssue issue, string? text = null, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            UaiIssue.None => "",
            UaiIssue.WrongLength => Say(
                french,
                "Un code UAI comporte 8 caractères : 7 chiffres et une lettre.",
                "A UAI has 8 characters: 7 digits and a letter."),
            UaiIssue.IllegalCharacter => Say(
                french,
                "Un code UAI est fait de 7 chiffres et d'une lettre majuscule autre que I, O et Q, sans rien autour.",
                "A UAI is 7 digits and an uppercase letter other than I, O and Q, with nothing before or after."),
            UaiIssue.WrongCheckLetter when Uai.CheckCore<char>(text, out var right) == UaiIssue.WrongCheckLetter => Say(
                french,
                $"{text} : lettre de contrôle fausse, vouliez-vous dire {right} ?",
                $"{text}: wrong check letter, did you mean {right}?"),
            UaiIssue.WrongCheckLetter => Say(
                french, "La lettre de contrôle de ce code UAI est fausse.", "The check letter of this UAI is wrong."),
            UaiIssue.SpreadsheetFormula => AroundBySpreadsheet(french) + Write(text, french),
            UaiIssue.SurroundingSpaces => SpacesAround(french) + Write(text, french),
            UaiIssue.InnerSpaces => Say(
                french, "Un code UAI s'écrit sans espaces.", "A UAI has no spaces in it.") + Write(text, french),
            UaiIssue.Lowercase => Say(
                french,
                "La lettre d'un code UAI est une majuscule.",
                "The letter of a UAI is uppercase.") + Write(text, french),
            UaiIssue.LostLeadingZero => Say(
                french,
                "Il manque un zéro au début de ce code UAI, sans doute retiré par un tableur : remettez-le.",
                "This UAI lacks a zero at the beginning, probably lost in a spreadsheet: put it back.")
                + Write(text, french),
            UaiIssue.ScientificNotation => Shortened(french),
            _ => throw NoSuchIssue(issue),
        };
    }

    private static string Write(string? text, bool french) =>
        text is not null && Repair.TryUai(text, out var right, out var steps) && steps != RepairSteps.None
            ? Say(french, $" Écrivez {right}.", $" Write {right}.")
            : "";

    private static string AroundBySpreadsheet(bool french) => Say(
        french,
        "Un tableur a entouré cette valeur de =\"…\" : supprimez ces signes.",
        "A spreadsheet has put =\"…\" around this value: remove these characters.");

    private static string SpacesAround(bool french) => Say(
        french,
        "Cette valeur est précédée ou suivie d'espaces : supprimez-les.",
        "There are spaces before or after this value: remove them.");

    private static string Shortened(bool french) => Say(
        french,
        "Un tableur a pris cette valeur pour un nombre et l'a abrégée, comme 1,23E+09 ; des chiffres sont perdus : "
        + "saisissez-la de nouveau dans une colonne au format texte.",
        "A spreadsheet has shortened this value to a number such as 1.23E+09, and digits are lost: "
        + "type it again in a column formatted as text.");

    internal static string ForWrongType() =>
        Say(IsFrench(null), "Ce champ ne peut pas être contrôlé.", "This field cannot be checked.");

    internal static string ForJsonToken() => Say(
        IsFrench(null),
        "Cette valeur JSON doit être une chaîne ou null.",
        "This JSON value must be a string or null.");

    /// <summary>
    /// The issue in one sentence, which never contains the INE; empty for <see cref="IneIssue.None"/>.
    /// </summary>
    public static string For(IneIssue issue, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            IneIssue.None => "",
            IneIssue.WrongLength => Say(french, "Un INE comporte 11 caractères.", "An INE has 11 characters."),
            IneIssue.IllegalCharacter => Say(
                french,
                "Un INE se compose de chiffres et de majuscules à des places fixes : ce texte n'a aucune des cinq "
                + "formes possibles.",
                "An INE is made of digits and uppercase letters in fixed positions; this matches none of its five "
                + "forms."),
            IneIssue.WrongKey => Say(
                french,
                "La clé de cet INE est fausse : un de ses caractères au moins n'est pas le bon.",
                "The key of this INE is wrong: at least one of its characters is incorrect."),
            IneIssue.SpreadsheetFormula => AroundBySpreadsheet(french),
            IneIssue.SurroundingSpaces => SpacesAround(french),
            IneIssue.InnerSpaces => Say(
                french, "Un INE s'écrit sans espaces : supprimez-les.", "An INE has no spaces in it: remove them."),
            IneIssue.Lowercase => Say(
                french,
                "Les lettres d'un INE s'écrivent en majuscules.",
                "The letters of an INE must be uppercase."),
            IneIssue.LostLeadingZero => Say(
                french,
                "Il manque un zéro au début de cet INE, sans doute retiré par un tableur : remettez-le.",
                "This INE lacks a zero at the beginning, probably lost in a spreadsheet: put it back."),
            IneIssue.ScientificNotation => Shortened(french),
            _ => throw NoSuchIssue(issue),
        };
    }

    /// <summary>
    /// The issue in one sentence, which never contains the number; empty for
    /// <see cref="FrenchMobileNumberIssue.None"/>.
    /// </summary>
    public static string For(FrenchMobileNumberIssue issue, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            FrenchMobileNumberIssue.None => "",
            FrenchMobileNumberIssue.WrongLength => Say(
                french,
                "Un numéro de mobile comporte 10 chiffres dont le premier est 0, comme 06 39 98 12 34, "
                + "ou 9 après +33, sans ce 0 ; 6 après +681 ou +687, 8 après +689.",
                "A mobile number has 10 digits beginning with 0, such as 06 39 98 12 34, "
                + "or 9 after +33 without that 0; 6 after +681 or +687, 8 after +689."),
            FrenchMobileNumberIssue.IllegalCharacter => Say(
                french,
                "Un numéro de mobile se compose de paires de chiffres, avec au plus un espace, un point ou un tiret "
                + "entre elles.",
                "A mobile number is made of digits in pairs, with at most one space, dot or dash between pairs."),
            FrenchMobileNumberIssue.ForeignNumber => Say(
                french,
                $"L'indicatif de pays doit être l'un de ceux-ci : {_countryCodes}.",
                $"The country code must be one of {_countryCodes}."),
            FrenchMobileNumberIssue.Landline => Say(
                french,
                "Ce numéro est celui d'un téléphone fixe : il faut un mobile (06 ou 07).",
                "This is a landline number: a mobile is needed (06 or 07)."),
            FrenchMobileNumberIssue.ServiceNumber => Say(
                french,
                "Ce numéro est celui d'un service ou d'une plateforme (08, 0937 à 0939) : "
                + "il faut un mobile (06 ou 07).",
                "This is the number of a service or platform (08, 0937 to 0939): a mobile is needed (06 or 07)."),
            FrenchMobileNumberIssue.MachineNumber => Say(
                french,
                "Ce numéro à 14 chiffres est celui d'une machine : il faut un mobile (06 ou 07).",
                "This 14-digit number belongs to a machine: a mobile is needed (06 or 07)."),
            FrenchMobileNumberIssue.CountryCodeMismatch => Say(
                french,
                "L'indicatif de pays et le début du numéro ne vont pas ensemble.",
                "The country code does not match the first digits of the number."),
            FrenchMobileNumberIssue.UnopenedRange => Say(
                french,
                "Aucun numéro de mobile ne commence par ces chiffres : vérifiez le début du numéro.",
                "No mobile number begins with these digits: please check the first ones."),
            FrenchMobileNumberIssue.SpreadsheetFormula => AroundBySpreadsheet(french),
            FrenchMobileNumberIssue.SurroundingSpaces => SpacesAround(french),
            FrenchMobileNumberIssue.TelPrefix => Say(
                french,
                "N'écrivez que le numéro, sans « tel: », par exemple 06 39 98 12 34.",
                "Write only the number, without \"tel:\", for example 06 39 98 12 34."),
            FrenchMobileNumberIssue.LostLeadingZero => Say(
                french,
                "Il manque le 0 au début de ce numéro, sans doute retiré par un tableur : "
                + "écrivez-le comme 06 39 98 12 34.",
                "This number lacks the 0 at the beginning, probably lost in a spreadsheet: "
                + "write it like 06 39 98 12 34."),
            FrenchMobileNumberIssue.MissingPlus => Say(
                french,
                "Il manque le signe + devant l'indicatif de pays : écrivez ce numéro comme +33 6 39 98 12 34.",
                "This number lacks the + before the country code: write it like +33 6 39 98 12 34."),
            FrenchMobileNumberIssue.ScientificNotation => Shortened(french),
            FrenchMobileNumberIssue.SeveralNumbers => Say(
                french,
                "Il y a plusieurs numéros : n'écrivez qu'un seul mobile.",
                "There is more than one number: write only one mobile number."),
            FrenchMobileNumberIssue.ExtraText => Say(
                french,
                "Il y a du texte avec le numéro : n'écrivez que le numéro, par exemple 06 39 98 12 34.",
                "There is text beside the number: write only the number, for example 06 39 98 12 34."),
            _ => throw NoSuchIssue(issue),
        };
    }

    /// <summary>
    /// The issue in one sentence, which never contains a field; empty for <see cref="FrEduVecteurIssue.None"/>.
    /// </summary>
    public static string For(FrEduVecteurIssue issue, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            FrEduVecteurIssue.None => "",
            FrEduVecteurIssue.WrongFieldCount => Say(
                french,
                "Un FrEduVecteur comporte cinq champs séparés par | : profil, nom, prénom, "
                + "identifiant de l'élève, UAI.",
                "A FrEduVecteur has five fields separated by |: profile, last name, first name, pupil id, UAI."),
            FrEduVecteurIssue.UnknownProfile => Say(
                french, "Le profil doit être 1, 2, 3 ou 4.", "The profile must be 1, 2, 3 or 4."),
            FrEduVecteurIssue.UnexpectedName => Say(
                french,
                "Le nom et le prénom d'un élève doivent être vides.",
                "A pupil's last and first name must be empty."),
            FrEduVecteurIssue.IllegalPupilId => Say(
                french,
                "L'identifiant de l'élève ne doit comporter que des chiffres.",
                "The pupil id must contain only digits."),
            FrEduVecteurIssue.IllegalUai => Say(
                french, "Le cinquième champ n'a pas la forme d'un code UAI.", "The fifth field is not a UAI."),
            _ => throw NoSuchIssue(issue),
        };
    }
}
