using System.Globalization;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>What the user is shown, also of values that somebody else wrote.</summary>
internal static class Terminal
{
    /// <summary>Writes a line to standard error, after the name of the program.</summary>
    public static void Note(string message) => Console.Error.WriteLine($"educonnect-rules{Say(" :", ":")} {message}");

    /// <summary>Replaces characters that could control the terminal, reorder text around them or hide in it.</summary>
    public static string Printable(string text) =>
        Ascii.IsValid(text) && !text.Any(char.IsControl) ? text
        : string.Concat(text.EnumerateRunes().Select(rune => IsPrintable(rune) ? rune.ToString() : "\uFFFD"));

    /// <summary>The same, cut where it is longer than anybody reads.</summary>
    public static string Short(string text) =>
        Printable(Cut(text, ShownValues.MaxLength));

    /// <summary>The beginning of a text that is too long, and an ellipsis.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text
        : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";

    /// <summary>
    /// Whether it is no control character, format character (such as those that change the direction) or line
    /// separator.
    /// </summary>
    public static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (>= 0xE0000 and <= 0xE0FFF);
}
