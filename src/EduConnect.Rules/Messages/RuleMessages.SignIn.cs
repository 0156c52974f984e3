using System.Globalization;

namespace EduConnect.Rules;

// What is odd about somebody who signs in.
public static partial class RuleMessages
{
    /// <summary>
    /// The issue in one sentence, without the name and the value of the claim; empty for
    /// <see cref="EduConnectIdentityIssue.None"/>.
    /// </summary>
    public static string For(EduConnectIdentityIssue issue, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        return issue switch
        {
            EduConnectIdentityIssue.None => "",
            EduConnectIdentityIssue.NotJson => Say(
                french, "La réponse n'est pas un objet JSON.", "The answer is not a JSON object."),
            EduConnectIdentityIssue.Missing => Say(
                french, "Cet attribut est absent ou vide.", "This claim is missing or empty."),
            EduConnectIdentityIssue.Repeated => Say(
                french,
                "Cet attribut figure plusieurs fois avec la même valeur.",
                "This claim occurs several times with the same value."),
            EduConnectIdentityIssue.Conflicting => Say(
                french,
                "Cet attribut figure plusieurs fois avec des valeurs différentes : aucune n'est retenue.",
                "This claim occurs several times with different values: none of them is used."),
            EduConnectIdentityIssue.WrongType => Say(
                french,
                "Cet attribut doit être un texte ; seul le profil peut être une liste de textes.",
                "This claim must be a string; only the affiliations may be an array of strings."),
            EduConnectIdentityIssue.TooLong => Say(
                french, "Cet attribut est trop long : il n'est pas lu.", "This claim is too long and is not read."),
            EduConnectIdentityIssue.IllegalCharacter => Say(
                french,
                "Cet attribut contient un caractère de contrôle ou un caractère incomplet : il n'est pas lu.",
                "This claim contains a control character or an incomplete character and is not read."),
            EduConnectIdentityIssue.WrongFormat => Say(
                french, "Cet attribut n'a pas le format attendu.", "This claim does not have the expected format."),
            EduConnectIdentityIssue.UnknownValue => Say(
                french,
                "La valeur de cet attribut ne fait pas partie des valeurs connues.",
                "The value of this claim is not one of the known values."),
            _ => throw NoSuchIssue(issue),
        };
    }

    /// <summary>The issue of a claim in one sentence, without the name and the value of the claim.</summary>
    /// <example><c>La lettre de contrôle de ce code UAI est fausse.</c></example>
    public static string For(EduConnectIdentityProblem problem, CultureInfo? culture = null) => problem.Issue switch
    {
        EduConnectIdentityIssue issue => For(issue, culture),
        UaiIssue issue => For(issue, culture: culture),
        IneIssue issue => For(issue, culture),
        BirthDateIssue issue => For(issue, culture),
        PersonNameIssue issue => For(issue, culture: culture),
        _ => "",
    };
}
