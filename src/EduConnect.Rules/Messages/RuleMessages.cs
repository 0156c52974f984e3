using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// The issues and rules in words, in French and English. The culture is the one that you pass, by default
/// <see cref="CultureInfo.CurrentUICulture"/>: French for <c>fr</c> and every regional French, English for any other.
/// No message contains a refused value, except a UAI with a wrong letter; if you pass a UAI or a name, the message may
/// show it repaired.
/// </summary>
/// <remarks>
/// <para>An issue that is not a member of its enum throws <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>The four French criteria are in the words of the leaflet. Source: docs/sources.md#password.</para>
/// </remarks>
public static partial class RuleMessages
{
    private static readonly PasswordIssues[] _issues =
    [
        PasswordIssues.TooShort,
        PasswordIssues.TooLong,
        PasswordIssues.TooFewClasses,
        PasswordIssues.ForbiddenCharacter,
        PasswordIssues.TooManyBytes,
    ];

    /// <summary>
    /// The code of an issue of any issue type in this library, for programs, translations and logs: the name of the
    /// rule followed by that of the issue, the same in every framework; empty for no issue. If there are several
    /// password issues, their codes are joined by <c>+</c>.
    /// </summary>
    /// <example><c>PasswordTooShort</c>, <c>UaiWrongCheckLetter</c>, <c>FrenchMobileNumberLandline</c></example>
    /// <exception cref="ArgumentException">The type is not an issue type of this library.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such issue.</exception>
    public static string CodeOf<TIssue>(TIssue issue) where TIssue : struct, Enum => IssueCodes<TIssue>.Of(issue);

    /// <summary>
    /// Describes issues without a report, in sentences joined by spaces; empty for <see cref="PasswordIssues.None"/>.
    /// </summary>
    /// <example><c>Le mot de passe doit comporter au moins 8 caractères.</c></example>
    public static string For(PasswordIssues issues, PasswordPolicy policy, CultureInfo? culture = null) =>
        string.Join(' ', Explain(issues, policy, report: null, culture).Select(explanation => explanation.Message));

    /// <summary>The issues of a report, one sentence each, in a fixed order.</summary>
    /// <example><c>Le mot de passe doit comporter au moins 8 caractères : encore 2 caractères.</c></example>
    public static IReadOnlyList<PasswordExplanation> Explain(
        PasswordReport report, PasswordPolicy policy, CultureInfo? culture = null) =>
        Explain(report.Issues, policy, report, culture);

    /// <summary>
    /// The criteria that a page ticks while the user types: the minimum length, if there is one, then the policy's
    /// classes.
    /// </summary>
    /// <example><c>au moins 8 caractères</c>, met; <c>au moins une minuscule</c>, not met.</example>
    public static IReadOnlyList<ChecklistItem> Checklist(
        PasswordReport report, PasswordPolicy policy, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var french = IsFrench(culture);
        var length = french
            ? $"au moins {Count(policy.MinimumLength, "caractère")}"
            : $"at least {Count(policy.MinimumLength, "character")}";
        var classes = policy.AvailableClasses.Each()
            .Select(one => new ChecklistItem(Criterion(one, policy, french), report.Classes.HasFlag(one)));
        return policy.MinimumLength == 0
            ? [.. classes]
            : [new ChecklistItem(length, report.Length >= policy.MinimumLength), .. classes];
    }

    internal static ArgumentOutOfRangeException NoSuchIssue<TIssue>(TIssue issue) where TIssue : struct, Enum =>
        new(nameof(issue), issue, $"{typeof(TIssue).Name} has no such issue.");

    private static PasswordExplanation[] Explain(
        PasswordIssues issues, PasswordPolicy policy, PasswordReport? report, CultureInfo? culture)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var french = IsFrench(culture);
        var named = Array.FindAll(_issues, issue => issues.HasFlag(issue));
        if (named.Aggregate(issues, (rest, issue) => rest & ~issue) != PasswordIssues.None)
        {
            throw NoSuchIssue(issues);
        }

        return Array.ConvertAll(named, issue => new PasswordExplanation(issue, issue switch
        {
            PasswordIssues.TooShort => TooShort(policy, report, french),
            PasswordIssues.TooLong => TooLong(policy, french),
            PasswordIssues.TooFewClasses => TooFewClasses(policy, report, french),
            PasswordIssues.ForbiddenCharacter => ForbiddenCharacter(policy, report, french),
            PasswordIssues.TooManyBytes => TooManyBytes(policy, french),
            _ => throw new UnreachableException(),
        }));
    }

    // Chooses sentences with numbers by ?: and not by Say, which would build both.
    private static string TooShort(PasswordPolicy policy, PasswordReport? report, bool french)
    {
        var missing = policy.MinimumLength - (report?.Length ?? policy.MinimumLength);
        var minimum = policy.MinimumLength;
        return french
            ? $"Le mot de passe doit comporter au moins {Count(minimum, "caractère")}"
                + (missing > 0 ? $" : encore {Count(missing, "caractère")}." : ".")
            : $"The password must have at least {Count(minimum, "character")}"
                + (missing > 0 ? $": {Count(missing, "more character")}." : ".");
    }

    private static string TooLong(PasswordPolicy policy, bool french) => french
        ? $"Le mot de passe doit comporter au plus {Count(policy.MaximumLength, "caractère")}."
        : $"The password must have at most {Count(policy.MaximumLength, "character")}.";

    private static string TooManyBytes(PasswordPolicy policy, bool french) => french
        ? $"Le mot de passe doit tenir en {Count(policy.MaximumUtf8Bytes, "octet")} "
            + "(une lettre accentuée en prend 2, un émoji 4)."
        : $"The password must fit in {Count(policy.MaximumUtf8Bytes, "byte")} "
            + "(a letter with an accent takes 2, an emoji 4).";

    private static string TooFewClasses(PasswordPolicy policy, PasswordReport? report, bool french)
    {
        if (report is not { } seen)
        {
            return Say(french, "Le mot de passe doit ", "The password must ") + ClassesDemand(policy, french)
                + Passphrase(policy, french) + ".";
        }

        var lacking = policy.RequiredClasses - BitOperations.PopCount((uint)seen.Classes);
        var choice = BitOperations.PopCount((uint)seen.MissingClasses) > lacking;
        var (demand, missing) = (HowManyClasses(policy, french), Criteria(seen.MissingClasses, policy, french));
        return french
            ? $"Le mot de passe doit {demand} ; "
                + $"encore {Count(lacking, "critère")}{(choice ? ", au choix" : "")} : {missing}"
                + $"{Passphrase(policy, french)}."
            : $"The password must {demand}; {lacking} more{(choice ? ", any of" : "")}: {missing}"
                + $"{Passphrase(policy, french)}.";
    }

    // How to do without the classes, as the end of a sentence on them.
    private static string Passphrase(PasswordPolicy policy, bool french) =>
        policy.PassphraseLength == int.MaxValue ? ""
        : french ? $" ; aucun critère n'est exigé à partir de {Count(policy.PassphraseLength, "caractère")}"
        : $"; no criterion is required from {Count(policy.PassphraseLength, "character")} on";

    private static string ForbiddenCharacter(PasswordPolicy policy, PasswordReport? report, bool french)
    {
        var position = report is { } seen ? $" (position {seen.FirstUnlistedIndex + 1})" : "";
        var allowed = Permitted(policy, french);
        return french
            ? $"Le mot de passe contient un caractère non autorisé{position} ; sont autorisés {allowed}."
            : $"The password has a character that is not allowed{position}; use only {allowed}.";
    }

    private static string Permitted(PasswordPolicy policy, bool french) => policy.SpecialCharacters.Length == 0
        ? Say(french, "les lettres sans accent et les chiffres", "letters without accents and digits")
        : Say(
            french,
            "les lettres sans accent, les chiffres et les caractères ",
            "letters without accents, digits and the characters ") + Listed(policy, french);

    private static string Criteria(CharacterClasses classes, PasswordPolicy policy, bool french) =>
        string.Join(", ", classes.Each().Select(criterion => Criterion(criterion, policy, french)));

    private static string Criterion(CharacterClasses criterion, PasswordPolicy policy, bool french) => criterion switch
    {
        CharacterClasses.Lowercase => french
            ? $"au moins {Several(policy.MinimumLowercase, "une", "minuscule")}"
            : $"at least {Several(policy.MinimumLowercase, "one", "lowercase letter")}",
        CharacterClasses.Uppercase => french
            ? $"au moins {Several(policy.MinimumUppercase, "une", "majuscule")}"
            : $"at least {Several(policy.MinimumUppercase, "one", "uppercase letter")}",
        CharacterClasses.Digit => french
            ? $"au moins {Several(policy.MinimumDigits, "un", "chiffre")}"
            : $"at least {Several(policy.MinimumDigits, "one", "digit")}",
        CharacterClasses.Special => french
            ? (policy.MinimumSpecial > 1
                ? $"au moins {policy.MinimumSpecial} caractères spéciaux"
                : "au moins un caractère spécial") + $", parmi {Listed(policy, french)}"
            : $"at least {Several(policy.MinimumSpecial, "one", "special character")} from {Listed(policy, french)}",
        _ => throw new UnreachableException(),
    };

    private static string Several(int number, string one, string noun) =>
        number > 1 ? Count(number, noun) : $"{one} {noun}";

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

    // Every noun counted here takes an s in both languages, and the number is never 0.
    private static string Count(int number, string noun) => number > 1 ? $"{number} {noun}s" : $"{number} {noun}";

    private static string Say(bool french, string inFrench, string inEnglish) => french ? inFrench : inEnglish;

    // Compares the name: with invariant globalization, every culture reports the same two-letter language.
    private static bool IsFrench(CultureInfo? culture)
    {
        var name = (culture ?? CultureInfo.CurrentUICulture).Name;
        return name == "fr" || name.StartsWith("fr-", StringComparison.Ordinal);
    }
}
