using System.Globalization;
using static EduConnect.Rules.Tests.Specification.RepairSpecification;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// Whether a text became another by the stated steps only: each character is kept, dropped, added or replaced as a step
/// allows, at a place where it allows it, and each step is needed. It knows no rule.
/// </summary>
internal static class RepairEdits
{
    /// <summary>Whether the steps explain the difference, and no fewer of them do.</summary>
    public static bool AreExactly(RepairSteps steps, string before, string after) =>
        Explain(steps, before, after)
        && Enum.GetValues<RepairSteps>().Where(step => step != RepairSteps.None && steps.HasFlag(step))
            .All(step => !Explain(steps & ~step, before, after));

    private static bool Explain(RepairSteps steps, string before, string after)
    {
        if (!steps.HasFlag(RepairSteps.BrokenEncoding))
        {
            return IsReached(steps, before, after);
        }

        // UTF-8 that was read as Windows-1252, once or more.
        var isTrimmed = steps.HasFlag(RepairSteps.SurroundingSpaces);
        var opened = isTrimmed ? before.Trim() : before;
        var isOpened = steps.HasFlag(RepairSteps.SpreadsheetFormula) && opened.StartsWith("=\"", StringComparison.Ordinal);
        opened = isOpened && opened.EndsWith('"') ? opened[2..^1] : opened;
        var trimmed = isTrimmed ? opened.Trim() : opened;
        return new[] { before, opened, trimmed, Plain(trimmed) }.Any(IsDecoded);

        // Characters of a word processor may hide the broken letters beside them.
        string Plain(string text) => string.Concat(text.Select(c =>
            IsReplaced(steps, c, '-') ? '-' : IsReplaced(steps, c, '\'') ? '\'' : IsReplaced(steps, c, ' ') ? ' ' : c));

        bool IsDecoded(string broken)
        {
            try
            {
                for (var decoded = Decode(broken); ; decoded = Decode(decoded))
                {
                    if (IsReached(steps & ~RepairSteps.BrokenEncoding, decoded, after))
                    {
                        return true;
                    }

                    if (decoded == Decode(decoded))
                    {
                        return false;
                    }
                }
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        string Decode(string text) => Utf8.GetString(Western.GetBytes(text));
    }

    private static bool IsReached(RepairSteps steps, string before, string after)
    {
        // Which places of the text after can be reached, having read so much of the text before.
        var reached = new bool[before.Length + 1, after.Length + 1];
        reached[0, 0] = true;
        for (var i = 0; i <= before.Length; i++)
        {
            for (var j = 0; j <= after.Length; j++)
            {
                if (!reached[i, j])
                {
                    continue;
                }

                if (j < after.Length && IsAdded(steps, after, j))
                {
                    reached[i, j + 1] = true;
                }

                if (i < before.Length && IsDropped(steps, before, i, hasSpaces: after.Contains(' ', StringComparison.Ordinal)))
                {
                    reached[i + 1, j] = true;
                }

                if (i < before.Length && j < after.Length && IsReplaced(steps, before[i], after[j]))
                {
                    reached[i + 1, j + 1] = true;
                }
            }
        }

        return reached[before.Length, after.Length];
    }

    private static bool IsAdded(RepairSteps steps, string after, int at) => after[at] switch
    {
        '+' => steps.HasFlag(RepairSteps.MissingPlus) && at == 0,
        '0' => steps.HasFlag(RepairSteps.LostLeadingZero)
            && (after[..at].All(c => c == '0') || after[at - 1] is '/' or '-'),
        _ => false,
    };

    // Where spaces are left, only those that follow another are dropped.
    private static bool IsDropped(RepairSteps steps, string before, int at, bool hasSpaces)
    {
        var (left, right) = (before[..at], before[(at + 1)..]);
        var isFormula = steps.HasFlag(RepairSteps.SpreadsheetFormula);
        var isSpace = before[at] == '\t' || char.GetUnicodeCategory(before[at]) == UnicodeCategory.SpaceSeparator;
        var isOuter = left.All(c => IsSpace(c) || (isFormula && c is '=' or '"')) || right.All(c => IsSpace(c) || (isFormula && c == '"'));
        return (isSpace && isOuter && steps.HasFlag(RepairSteps.SurroundingSpaces))
            || (isSpace && !isOuter && (!hasSpaces || IsSpace(before[at - 1])) && steps.HasFlag(RepairSteps.InnerSpaces))
            || (isFormula && (before[at] == '=' ? left.All(IsSpace) && right.StartsWith('"')
                : before[at] == '"' && (left.TrimEnd() == left && left.EndsWith('=') || right.All(IsSpace))))
            || (steps.HasFlag(RepairSteps.TelPrefix) && IsOfTel(before, at))
            || (steps.HasFlag(RepairSteps.TimeOfDay) && before.IndexOf(':', StringComparison.Ordinal) is > 2 and var colon
                && (at == colon - 3 ? before[at] is 'T' or ' ' : at > colon - 3 && before[at] is '0' or ':' or '.'));

        static bool IsSpace(char c) => c == '\t' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;
    }

    // "tel:" and what spaces follow it.
    private static bool IsOfTel(string before, int at)
    {
        var start = before.IndexOf("tel:", StringComparison.OrdinalIgnoreCase);
        return start >= 0 && at >= start && (at < start + 4 || before[(start + 4)..(at + 1)].All(c => c == ' '));
    }

    private static bool IsReplaced(RepairSteps steps, char before, char after) => before == after
        || (steps.HasFlag(RepairSteps.Lowercase) && before is >= 'a' and <= 'z' && before - 32 == after)
        || (steps.HasFlag(RepairSteps.Uppercase) && before is >= 'A' and <= 'Z' && before + 32 == after)
        || (steps.HasFlag(RepairSteps.SpecialSpace) && after == ' ' && char.IsWhiteSpace(before) && before is not ('\n' or '\r'))
        || (steps.HasFlag(RepairSteps.SpecialHyphen) && after == '-' && Hyphens.Contains(before, StringComparison.Ordinal))
        || (steps.HasFlag(RepairSteps.SpecialApostrophe) && after == '\'' && Apostrophes.Contains(before, StringComparison.Ordinal))
        || (steps.HasFlag(RepairSteps.WrongSeparator) && after is '/' or '-' && before is '/' or '-' or '.' or ' ');
}
