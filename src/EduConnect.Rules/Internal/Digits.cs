using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>Loads the first eight units, the first one lowest, as digits; false if one is not a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLoadEight<T>(ReadOnlySpan<T> text, out ulong digits) where T : unmanaged, IBinaryInteger<T>
    {
        var bytes = MemoryMarshal.AsBytes(text);
        digits = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (typeof(T) == typeof(char))
        {
            var next = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            if ((((digits | next) & 0xFF00_FF00_FF00_FF00) != 0) | !BitConverter.IsLittleEndian)
            {
                return false;
            }

            digits = Narrow(digits) | (Narrow(next) << 32);
        }

        // From 0x30 to 0x39: adding 6 leaves the high digit as it is.
        digits ^= 0x3030_3030_3030_3030;
        return ((digits | (digits + 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0) == 0;
    }

    /// <summary>Reads eight loaded digits as a number in a base of at most 36.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong digits, uint radix)
    {
        // As pairs, then fours, then all eight.
        const ulong Bytes = 0x00FF_00FF_00FF_00FF, Pairs = 0x0000_FFFF_0000_FFFF, Fours = 0xFFFF_FFFF;
        var square = radix * radix;
        var pairs = ((digits & Bytes) * radix) + ((digits >> 8) & Bytes);
        var fours = ((pairs & Pairs) * square) + ((pairs >> 16) & Pairs);
        return ((fours & Fours) * square * square) + (fours >> 32);
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

    // Four UTF-16 units below 256 as four bytes.
    private static ulong Narrow(ulong units)
    {
        units = (units | (units >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (units | (units >> 16)) & 0xFFFF_FFFF;
    }
}
