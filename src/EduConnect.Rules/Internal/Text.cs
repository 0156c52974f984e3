using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace EduConnect.Rules.Internal;

/// <summary>What the identifiers share: the same code for UTF-16 (<see langword="char"/>) and UTF-8 (<see langword="byte"/>).</summary>
internal static class Text
{
    /// <summary>No text of an identifier, in any of its written forms, has more characters or bytes.</summary>
    public const int Longest = 64;

    /// <summary>Reads ASCII digits and nothing else; at most 18 of them.</summary>
    public static bool TryReadDigits<T>(ReadOnlySpan<T> text, out ulong number) where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        var beyond = 0u;
        foreach (var unit in text)
        {
            var digit = uint.CreateTruncating(unit) - '0';
            beyond |= digit > 9 ? 1u : 0;
            number = (number * 10) + digit;
        }

        return beyond == 0;
    }

    /// <summary>The number of the two digits at a place; more than 99 if one of them is none.</summary>
    public static uint TwoDigits<T>(ReadOnlySpan<T> text, int at) where T : unmanaged, IBinaryInteger<T>
    {
        var tens = uint.CreateTruncating(text[at]) - '0';
        var ones = uint.CreateTruncating(text[at + 1]) - '0';
        return tens <= 9 && ones <= 9 ? (10 * tens) + ones : uint.MaxValue;
    }

    /// <summary>Fills the whole span with the number, zeros in front.</summary>
    public static void WriteDigits<T>(Span<T> destination, ulong number) where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = T.CreateTruncating('0' + (number % 10));
            number /= 10;
        }
    }

    /// <summary>False if a character is not ASCII: such text has different lengths in UTF-8 and UTF-16, so its length says nothing.</summary>
    public static bool IsAscii<T>(ReadOnlySpan<T> text) where T : unmanaged => typeof(T) == typeof(char)
        ? Ascii.IsValid(MemoryMarshal.Cast<T, char>(text))
        : Ascii.IsValid(MemoryMarshal.AsBytes(text));

    /// <summary>Formats of a value with one text: none, and the general one.</summary>
    public static void RequireGeneral(ReadOnlySpan<char> format)
    {
        if (format.Length > 1 || (format.Length == 1 && char.ToUpperInvariant(format[0]) != 'G'))
        {
            throw new FormatException("Unknown format: write G or none.");
        }
    }
}
