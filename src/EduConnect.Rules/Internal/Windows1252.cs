using System.Buffers;
using System.Text.Unicode;

namespace EduConnect.Rules.Internal;

/// <summary>Finds UTF-8 that was read as Windows-1252: <c>CÃ©line</c> for <c>Céline</c>.</summary>
internal static class Windows1252
{
    // Bytes 80 to 9F. The five without a character are the control characters of the same number, as in browsers.
    private const string High =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>
    /// Decodes the text if, encoded as Windows-1252, it is well-formed UTF-8 that is not all ASCII. The result is
    /// shorter.
    /// </summary>
    public static bool TryRepair(ReadOnlySpan<char> text, Span<char> repaired, out int length)
    {
        length = 0;
        Span<byte> bytes = stackalloc byte[Draft.MaxLength];
        for (var i = 0; i < text.Length; i++)
        {
            var high = char.IsAscii(text[i]) ? -1 : High.IndexOf(text[i], StringComparison.Ordinal);
            if (high < 0 && text[i] is > '\u00FF' or (>= '\u0080' and < '\u00A0'))
            {
                return false;
            }

            bytes[i] = (byte)(high < 0 ? text[i] : 0x80 + high);
        }

        return Utf8.ToUtf16(bytes[..text.Length], repaired, out _, out length, replaceInvalidSequences: false)
            == OperationStatus.Done && length < text.Length;
    }
}
