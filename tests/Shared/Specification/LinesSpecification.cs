using System.Text;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// What a line is, a second time: a byte-order mark may stand before the first, LF ends a line and the last may go without,
/// one CR at a line's end is no part of it.
/// </summary>
internal static class LinesSpecification
{
    /// <summary>What <see cref="PasswordPolicy.CountValid"/> says, a line at a time.</summary>
    public static PasswordCount Count(PasswordPolicy policy, ReadOnlySpan<byte> utf8)
    {
        var lines = Lines(utf8);
        return new PasswordCount(lines.Count(line => policy.IsValid(line)), lines.Count);
    }

    // Latin-1 makes one char of each byte, and each byte of its char again.
    private static List<byte[]> Lines(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.Latin1.GetString(utf8);
        var mark = Encoding.Latin1.GetString(Encoding.UTF8.Preamble);
        var pieces = (text.StartsWith(mark, StringComparison.Ordinal) ? text[mark.Length..] : text).Split('\n');
        return [.. pieces
            .SkipLast(pieces[^1].Length == 0 ? 1 : 0)
            .Select(line => Encoding.Latin1.GetBytes(line.EndsWith('\r') ? line[..^1] : line))];
    }
}
