using System.Globalization;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>Shows text to the user, including values that somebody else wrote.</summary>
internal static class Terminal
{
    /// <summary>Writes a line to standard error, with the program's name in front.</summary>
    public static void Note(string message) => Console.Error.WriteLine($"educonnect-rules{Say(" :", ":")} {message}");

    /// <summary>
    /// Replaces characters that could control the terminal, reorder the text around them or be invisible.
    /// </summary>
    public static string Printable(string text) =>
        Ascii.IsValid(text) && !text.Any(char.IsControl) ? text
        : string.Concat(text.EnumerateRunes().Select(rune => IsPrintable(rune) ? rune.ToString() : "\uFFFD"));

    /// <summary>Makes text printable and cuts it to a length that people read.</summary>
    public static string Short(string text) =>
        Printable(Cut(text, ShownValues.MaxLength));

    /// <summary>Cuts text that is too long and adds an ellipsis.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text
        : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";

    /// <summary>
    /// Whether the character is neither a control character, a format character (such as one that changes the direction
    /// of text) nor a line separator.
    /// </summary>
    public static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (>= 0xE0000 and <= 0xE0FFF);
}
