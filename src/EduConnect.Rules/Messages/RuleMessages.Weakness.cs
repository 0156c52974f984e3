using System.Globalization;

namespace EduConnect.Rules;

// What makes a password easy to guess.
public static partial class RuleMessages
{
    private static readonly (PasswordWeaknesses Weakness, string French, string English)[] _weaknesses =
    [
        (PasswordWeaknesses.Common,
            "Le mot de passe est formé d'un mot ou d'un mot de passe très courant",
            "The password is made of a very common word or password"),
        (PasswordWeaknesses.ContainsContext,
            "Le mot de passe contient un nom, une date ou un numéro que d'autres peuvent connaître",
            "The password contains a name, date or number that others may know"),
        (PasswordWeaknesses.Sequence,
            "Le mot de passe est formé d'une suite de touches, de lettres ou de chiffres, comme azerty ou 1234",
            "The password is made of keys, letters or digits in a row, like azerty or 1234"),
        (PasswordWeaknesses.Repetition,
            "Le mot de passe répète les mêmes caractères",
            "The password repeats the same characters"),
        (PasswordWeaknesses.Date,
            "Le mot de passe est formé d'une date ou d'une année",
            "The password is made of a date or a year"),
    ];

    private static readonly (PasswordHints Hint, string French, string English)[] _hints =
    [
        (PasswordHints.OuterSpace,
            "Le mot de passe commence ou finit par un espace, qui en fait partie.",
            "The password begins or ends with a space, which is part of it."),
        (PasswordHints.NoBreakSpace,
            "Le mot de passe contient un espace insécable, difficile à taper au clavier.",
            "The password contains a no-break space, which is hard to type."),
        (PasswordHints.InvisibleCharacter,
            "Le mot de passe contient un caractère invisible, que la plupart des claviers ne permettent pas de taper.",
            "The password contains an invisible character, which most keyboards cannot type."),
    ];

    /// <summary>
    /// The sentences of these weaknesses, joined by a space; empty for <see cref="PasswordWeaknesses.None"/>.
    /// </summary>
    /// <example><c>Le mot de passe est formé d'une date ou d'une année.</c></example>
    public static string For(PasswordWeaknesses weaknesses, CultureInfo? culture = null) =>
        string.Join(' ', Explain(weaknesses, report: null, culture).Select(explanation => explanation.Message));

    /// <summary>
    /// The weaknesses of a report in words, in a fixed order, one sentence each, with the position of the part, from 1.
    /// </summary>
    /// <example><c>Le mot de passe est formé d'une date ou d'une année (caractères 7 à 10).</c></example>
    public static IReadOnlyList<PasswordWeaknessExplanation> Explain(
        PasswordWeaknessReport report, CultureInfo? culture = null) => Explain(report.Weaknesses, report, culture);

    /// <summary>The sentences of these hints, joined by a space; empty for <see cref="PasswordHints.None"/>.</summary>
    /// <example><c>Le mot de passe commence ou finit par un espace, qui en fait partie.</c></example>
    public static string For(PasswordHints hints, CultureInfo? culture = null)
    {
        var french = IsFrench(culture);
        var named = Array.FindAll(_hints, one => hints.HasFlag(one.Hint));
        return named.Aggregate(hints, (rest, one) => rest & ~one.Hint) == PasswordHints.None
            ? string.Join(' ', named.Select(one => Say(french, one.French, one.English)))
            : throw NoSuchIssue(hints);
    }

    /// <summary>What a site that refuses weak passwords asks for, in a sentence.</summary>
    /// <example><c>Le mot de passe ne doit pas être facile à deviner.</c></example>
    public static string DescribeNotWeak(CultureInfo? culture = null) => Say(
        IsFrench(culture),
        "Le mot de passe ne doit pas être facile à deviner.",
        "The password must not be easy to guess.");

    private static PasswordWeaknessExplanation[] Explain(
        PasswordWeaknesses weaknesses, PasswordWeaknessReport? report, CultureInfo? culture)
    {
        var french = IsFrench(culture);
        var named = Array.FindAll(_weaknesses, one => weaknesses.HasFlag(one.Weakness));
        if (named.Aggregate(weaknesses, (rest, one) => rest & ~one.Weakness) != PasswordWeaknesses.None)
        {
            throw NoSuchIssue(weaknesses);
        }

        return Array.ConvertAll(named, one =>
        {
            var place = report is { } seen ? Place(seen, one.Weakness, french) : "";
            return new PasswordWeaknessExplanation(one.Weakness, $"{Say(french, one.French, one.English)}{place}.");
        });
    }

    private static string Place(PasswordWeaknessReport report, PasswordWeaknesses weakness, bool french)
    {
        var (first, length) = (report.IndexOf(weakness) + 1, report.LengthOf(weakness));
        return french ? $" (caractères {first} à {first + length - 1})"
            : $" (characters {first} to {first + length - 1})";
    }
}
