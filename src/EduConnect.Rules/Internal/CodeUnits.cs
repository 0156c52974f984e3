using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace EduConnect.Rules.Internal;

/// <summary>
/// Reads text in either encoding: a unit is a <see langword="char"/> (UTF-16) or a <see langword="byte"/> (UTF-8).
/// </summary>
internal static class CodeUnits
{
    // ASCII is one unit in both encodings, and no unit of a longer sequence looks like it, so it needs no decoding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is<T>(T unit, char ascii) where T : unmanaged, IBinaryInteger<T> =>
        uint.CreateTruncating(unit) == ascii;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit<T>(T unit) where T : unmanaged, IBinaryInteger<T> =>
        uint.CreateTruncating(unit) - '0' <= 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLowercase<T>(T unit) where T : unmanaged, IBinaryInteger<T> =>
        uint.CreateTruncating(unit) - 'a' < 26;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetter<T>(T unit) where T : unmanaged, IBinaryInteger<T> =>
        (uint.CreateTruncating(unit) | 0x20) - 'a' < 26;

    /// <summary>
    /// Whether every character is ASCII. Any other text has different lengths in UTF-8 and UTF-16, so its length means
    /// nothing.
    /// </summary>
    public static bool AreAscii<T>(ReadOnlySpan<T> text) where T : unmanaged => typeof(T) == typeof(char)
        ? Ascii.IsValid(MemoryMarshal.Cast<T, char>(text))
        : Ascii.IsValid(MemoryMarshal.AsBytes(text));

    /// <summary>
    /// Decodes the first code point of non-empty text; malformed text reads as U+FFFD and takes at least one unit.
    /// </summary>
    public static Rune First<T>(ReadOnlySpan<T> text, out int units) where T : unmanaged, IBinaryInteger<T>
    {
        Rune rune;
        _ = typeof(T) == typeof(char)
            ? Rune.DecodeFromUtf16(MemoryMarshal.Cast<T, char>(text), out rune, out units)
            : Rune.DecodeFromUtf8(MemoryMarshal.AsBytes(text), out rune, out units);
        return rune;
    }
}
