namespace EduConnect.Rules.Tests;

/// <summary>
/// What other validators let through, for the ASCII rules. Not theory data: a test runner may lose lone surrogates on the way.
/// </summary>
internal static class Hostile
{
    public static IReadOnlyList<(string Text, string What)> Characters { get; } =
    [
        ("\uFF11", "fullwidth 1"),
        ("\uFF41", "fullwidth a"),
        ("\u0661", "Arabic-Indic 1"),
        ("\u06F3", "extended Arabic-Indic 3"),
        ("\U0001D7D8", "mathematical 0"),
        ("²", "superscript 2"),
        ("é", "accented letter"),
        ("e\u0301", "accented letter, decomposed"),
        ("\u017F", "long s, which upper-cases to S"),
        ("\u212A", "Kelvin sign, which lower-cases to k"),
        ("\u0130", "I with dot, i under a Turkish culture"),
        ("\u0131", "dotless i"),
        ("\0", "NUL"),
        ("\n", "line end"),
        ("\r\n", "line end of Windows"),
        (" ", "space"),
        ("\u00A0", "no-break space"),
        ("\u200B", "zero-width space"),
        ("\uFEFF", "byte-order mark"),
        ("\u202E", "right-to-left override"),
        ("\u2011", "no-break hyphen"),
        ("\uD83D", "lone high surrogate"),
        ("\uDE00", "lone low surrogate"),
        ("\uDE00\uD83D", "surrogates the wrong way round"),
        ("😀", "emoji"),
    ];

    public static IReadOnlyList<string> Cultures { get; } = ["tr-TR", "ar-SA", "fr", ""];
}
