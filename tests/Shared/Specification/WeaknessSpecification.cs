using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// What a reported part must look like. It says nothing of prices, only that a report never points at something else.
/// </summary>
internal static partial class WeaknessSpecification
{
    private static readonly string[] _lines =
    [
        "abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn,;:!",
            "qwertyuiop",
        "asdfghjkl;", "zxcvbnm,./", "&é\"'(-è_çà", "!@#$%^&*()",
    ];

    /// <summary>Whether each part of the report has what the report says of it.</summary>
    public static bool Explains(PasswordWeaknessReport report, string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        return Enum.GetValues<PasswordWeaknesses>()[1..].All(weakness => report.Weaknesses.HasFlag(weakness)
            ? Has(weakness, runes, report.IndexOf(weakness), report.LengthOf(weakness))
            : (report.IndexOf(weakness), report.LengthOf(weakness)) == (-1, 0));
    }

    private static bool Has(PasswordWeaknesses weakness, Rune[] runes, int index, int length)
    {
        if (index < 0 || length < 1 || index + length > runes.Length)
        {
            return false;
        }

        // Combining marks are accents, which do not count.
        var part = string.Concat(
            runes[index..(index + length)].Where(rune => rune.Value is < 0x300 or >= 0x370)).ToLowerInvariant();
        var plain = Plain(part).ToLowerInvariant();
        return weakness switch
        {
            PasswordWeaknesses.Common =>
                plain.Length >= 4 && plain.All(c => char.IsLetter(c) || "@4!|(3690$5+782€1".Contains(c)),
            PasswordWeaknesses.ContainsContext => true,
            PasswordWeaknesses.Sequence => IsLine(part) || plain.Length >= 5,
            PasswordWeaknesses.Repetition =>
                Enumerable.Range(1, 8).Any(period => length > period && IsPeriodic(part, period)),
            PasswordWeaknesses.Date => DatePart().IsMatch(plain),
            _ => false,
        };
    }

    private static bool IsLine(string part) => part.Length >= 3 && (_lines.Any(line =>
        line.Contains(part, StringComparison.Ordinal) || line.Contains(Reversed(part), StringComparison.Ordinal))
        || part.Length <= 4);

    private static bool IsPeriodic(string part, int period)
    {
        var keys = part.EnumerateRunes().ToArray();
        return keys.Skip(period).Select((rune, i) => rune == keys[i]).All(isSame => isSame);
    }

    private static string Reversed(string text) => string.Concat(text.Reverse());

    private static string Plain(string text) => string.Concat(text.Replace("œ", "oe", StringComparison.Ordinal)
        .Normalize(NormalizationForm.FormD).Where(
            c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    [GeneratedRegex("""
        ^(?:(?:19|20)[0-9]{2}|[0-9]{6}|[0-9]{8}|[0-9]{1,2}([/\-._ ])[0-9]{1,2}\1(?:[0-9]{2}|[0-9]{4})|[0-9]{4}(
            [/\-._ ])[0-9]{1,2}\2[0-9]{1,2}
        |(?:[0-9]{1,2}[/\-._ ]?)?[a-zı@!|(€$+]{3,9}[/\-._ ]?[0-9]{2,4})$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex DatePart();
}
