using System.Globalization;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// The rules in words, French and English. The culture is the one given, else <see cref="CultureInfo.CurrentUICulture"/>;
/// French for <c>fr</c> and every regional French, English for any other. No message holds a value that was
/// refused, but for a UAI whose letter is wrong.
/// </summary>
/// <remarks>The four French criteria are in the words of the leaflet. Source: docs/sources.md#password.</remarks>
public static partial class RuleMessages
{
    private static readonly PasswordIssues[] _issues =
        [PasswordIssues.TooShort, PasswordIssues.TooLong, PasswordIssues.TooFewClasses, PasswordIssues.ForbiddenCharacter];

    /// <summary>
    /// The code of one issue, of any issue type of this library: what programs, translations and logs know it by. It is the name of the rule
    /// and that of the issue, the same in every framework; empty for no issue.
    /// </summary>
    /// <example><c>PasswordTooShort</c>, <c>UaiWrongCheckLetter</c>, <c>MobileNumberLandline</c></example>
    public static string CodeOf<TIssue>(TIssue issue) where TIssue : struct, Enum =>
        EqualityComparer<TIssue>.Default.Equals(issue, default) ? "" : typeof(TIssue).Name.TrimEnd('s')[..^"Issue".Length] + issue;

    /// <summary>
    /// What the rule says, without a password in view: one sentence for each issue named, joined by a space;
    /// empty for <see cref="PasswordIssues.None"/>.
    /// </summary>
    /// <example><c>Le mot de passe doit comporter au moins 8 caractères.</c></example>
    public static string For(PasswordIssues issues, PasswordPolicy policy, CultureInfo? culture = null) =>
        string.Join(' ', Array.ConvertAll(Sentences(issues, policy, report: null, culture), pair => pair.Message));

    /// <summary>What is missing in the password that the report is of: its issues in a fixed order, one sentence each.</summary>
    /// <example><c>Le mot de passe doit comporter au moins 8 caractères : encore 2 caractères.</c></example>
    public static IReadOnlyList<(PasswordIssues Issue, string Message)> Explain(PasswordReport report, PasswordPolicy policy, CultureInfo? culture = null) =>
        Sentences(report.Issues, policy, report, culture);

    /// <summary>The criteria that a page ticks while the user types: the length first, unless none is asked, then the classes of the policy.</summary>
    /// <example><c>au moins 8 caractères</c>, met; <c>au moins une minuscule</c>, not met.</example>
    public static IReadOnlyList<(string Criterion, bool IsMet)> Checklist(PasswordReport report, PasswordPolicy policy, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var french = IsFrench(culture);
        var length = french ? $"au moins {Count(policy.MinimumLength, "caractère")}" : $"at least {Count(policy.MinimumLength, "character")}";
        var classes = policy.AvailableClasses.Each()
            .Select(criterion => (Criterion(criterion, policy, french), report.Classes.HasFlag(criterion)));
        return policy.MinimumLength == 0 ? [.. classes] : [(length, report.Length >= policy.MinimumLength), .. classes];
    }

    private static (PasswordIssues Issue, string Message)[] Sentences(
        PasswordIssues issues, PasswordPolicy policy, PasswordReport? report, CultureInfo? culture)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var french = IsFrench(culture);
        var named = Array.FindAll(_issues, issue => issues.HasFlag(issue));
        return Array.ConvertAll(named, issue => (issue, issue switch
        {
            PasswordIssues.TooShort => TooShort(policy, report, french),
            PasswordIssues.TooLong => TooLong(policy, french),
            PasswordIssues.TooFewClasses => TooFewClasses(policy, report, french),
            _ => ForbiddenCharacter(policy, report, french),
        }));
    }

    // A sentence with numbers in it is chosen by ?: and not by Say, or it would be made in both languages.
    private static string TooShort(PasswordPolicy policy, PasswordReport? report, bool french)
    {
        var missing = policy.MinimumLength - (report?.Length ?? policy.MinimumLength);
        return french
            ? $"Le mot de passe doit comporter au moins {Count(policy.MinimumLength, "caractère")}{(missing > 0 ? $" : encore {Count(missing, "caractère")}" : "")}."
            : $"The password must have at least {Count(policy.MinimumLength, "character")}{(missing > 0 ? $": {Count(missing, "more character")}" : "")}.";
    }

    private static string TooLong(PasswordPolicy policy, bool french) => french
        ? $"Le mot de passe doit comporter au plus {Count(policy.MaximumLength, "caractère")}."
        : $"The password must have at most {Count(policy.MaximumLength, "character")}.";

    private static string TooFewClasses(PasswordPolicy policy, PasswordReport? report, bool french)
    {
        if (report is not { } seen)
        {
            return Say(french, "Le mot de passe doit ", "The password must ") + ClassesDemand(policy, french) + ".";
        }

        var lacking = policy.RequiredClasses - BitOperations.PopCount((uint)seen.Classes);
        var choice = BitOperations.PopCount((uint)seen.Missing) > lacking;
        var (demand, missing) = (HowManyClasses(policy, french), Criteria(seen.Missing, policy, french));
        return french
            ? $"Le mot de passe doit {demand} ; encore {Count(lacking, "critère")}{(choice ? ", au choix" : "")} : {missing}."
            : $"The password must {demand}; {lacking} more{(choice ? ", any of" : "")}: {missing}.";
    }

    private static string ForbiddenCharacter(PasswordPolicy policy, PasswordReport? report, bool french)
    {
        var position = report is { } seen ? $" (position {seen.FirstOtherIndex + 1})" : "";
        var allowed = Permitted(policy, french);
        return french
            ? $"Le mot de passe contient un caractère non autorisé{position} ; sont autorisés {allowed}."
            : $"The password has a character that is not allowed{position}; allowed are {allowed}.";
    }

    private static string Permitted(PasswordPolicy policy, bool french) => policy.SpecialCharacters.Length == 0
        ? Say(french, "les lettres sans accent et les chiffres", "letters without accents and digits")
        : Say(french, "les lettres sans accent, les chiffres et les caractères ", "letters without accents, digits and the characters ") + Listed(policy, french);

    private static string Criteria(CharacterClasses classes, PasswordPolicy policy, bool french) =>
        string.Join(", ", classes.Each().Select(criterion => Criterion(criterion, policy, french)));

    private static string Criterion(CharacterClasses criterion, PasswordPolicy policy, bool french) => criterion switch
    {
        CharacterClasses.Lowercase => Say(french, "au moins une minuscule", "at least one lowercase letter"),
        CharacterClasses.Uppercase => Say(french, "au moins une majuscule", "at least one uppercase letter"),
        CharacterClasses.Digit => Say(french, "au moins un chiffre", "at least one digit"),
        _ => Say(french, "au moins un caractère spécial, parmi ", "at least one special character, among ") + Listed(policy, french),
    };

    private static string Listed(PasswordPolicy policy, bool french)
    {
        var text = new StringBuilder("( ");
        foreach (var c in policy.SpecialCharacters)
        {
            _ = c == ' ' ? text.Append(Say(french, "espace", "space")) : text.Append(c);
            text.Append(' ');
        }

        return text.Append(')').ToString();
    }

    // Both languages form the plural in s; none of them is ever counted.
    private static string Count(int number, string noun) => number > 1 ? $"{number} {noun}s" : $"{number} {noun}";

    private static string Say(bool french, string inFrench, string inEnglish) => french ? inFrench : inEnglish;

    // By name: under invariant globalization every culture claims the same two-letter language.
    private static bool IsFrench(CultureInfo? culture)
    {
        var name = (culture ?? CultureInfo.CurrentUICulture).Name;
        return name == "fr" || name.StartsWith("fr-", StringComparison.Ordinal);
    }
}
