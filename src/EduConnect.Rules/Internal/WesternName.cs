using System.Runtime.Intrinsics;

namespace EduConnect.Rules.Internal;

/// <summary>
/// Recognises most valid names at once: up to sixteen bytes of UTF-8 with the letters of ASCII and U+00C0 to U+00FF. It
/// only saves time: <see cref="PersonNameRule"/> reads any other text character by character.
/// </summary>
internal static class WesternName
{
    /// <summary>Whether the text is surely a valid name; false means nothing.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 1 or > 16 | !BitConverter.IsLittleEndian)
        {
            return false;
        }

        // A bit for each byte. A letter beyond ASCII is 0xC3 and a byte from 0x80 to 0xBF.
        var (low, high) = ShortBytes.Load(text);
        var bytes = Vector128.Create(low, high).AsByte();
        var letters = BitsOf(IsInRange(bytes | Vector128.Create((byte)0x20), (byte)'a', (byte)'z'));
        var spaces = BitsOf(Is(bytes, ' '));
        var marks = BitsOf(Is(bytes, '-') | Is(bytes, '\'') | Is(bytes, '.'));
        var beyond = BitsOf(bytes);
        var first = BitsOf(Is(bytes, '\u00C3'));
        var second = first << 1;

        // Not × and ÷, nor Ã, Ä and Å, which may be broken UTF-8.
        var refused = BitsOf(
            IsInRange(bytes, 0x83, 0x85)
            | Vector128.Equals(bytes & Vector128.Create((byte)0xDF), Vector128.Create((byte)0x97))
            | IsInRange(bytes, 0xC0, 0xFF));
        var end = 1u << text.Length;
        var wrongSpaces = spaces & ((spaces << 1) | (end >> 1) | 1);
        return (letters | beyond | spaces | marks) == end - 1 && beyond == (first | second)
            && ((second & refused) | wrongSpaces) == 0 && (letters | beyond) != 0;
    }

    private static uint BitsOf(Vector128<byte> bytes) => bytes.ExtractMostSignificantBits();

    private static Vector128<byte> Is(Vector128<byte> bytes, char value) =>
        Vector128.Equals(bytes, Vector128.Create((byte)value));

    // Comparing unsigned bytes takes more instructions.
    private static Vector128<byte> IsInRange(Vector128<byte> bytes, byte first, byte last)
    {
        var above = bytes - Vector128.Create(first);
        return Vector128.Equals(Vector128.Min(above, Vector128.Create((byte)(last - first))), above);
    }
}
