using System.Numerics;
using System.Runtime.CompilerServices;

namespace EduConnect.Rules.Internal;

/// <summary>Reads and writes ASCII digits in either encoding.</summary>
internal static class Digits
{
    /// <summary>Reads text that is only ASCII digits; the number is right for up to 19 digits.</summary>
    public static bool TryRead<T>(ReadOnlySpan<T> text, out ulong number) where T : unmanaged, IBinaryInteger<T>
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

    /// <summary>Reads two digits as a number; more than 99 if either is not a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ReadPair<T>(ReadOnlySpan<T> text, int index) where T : unmanaged, IBinaryInteger<T>
    {
        var tens = uint.CreateTruncating(text[index]) - '0';
        var ones = uint.CreateTruncating(text[index + 1]) - '0';
        return tens <= 9 && ones <= 9 ? (10 * tens) + ones : uint.MaxValue;
    }

    /// <summary>Fills the whole span with the number, padded with leading zeros.</summary>
    public static void Write<T>(Span<T> destination, ulong number) where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = T.CreateTruncating('0' + (number % 10));
            number /= 10;
        }
    }
}
