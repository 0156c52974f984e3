using System.Numerics;
using System.Runtime.CompilerServices;

namespace EduConnect.Rules.Internal;

/// <summary>Reads the characters 0 to 9 and A to Z as the numbers 0 to 35.</summary>
internal static class Base36
{
    /// <summary>The greatest possible value of <c>beyond</c> if all characters were valid.</summary>
    public const uint Greatest = 0x7F;

    // Indexed by ASCII character; 255 for the others.
    private static ReadOnlySpan<byte> Values =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 255, 255, 255, 255, 255,
        255, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
        25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    /// <summary>
    /// Reads one character. Any other makes <paramref name="beyond"/> greater than <see cref="Greatest"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read<T>(T unit, ref uint beyond) where T : unmanaged, IBinaryInteger<T>
    {
        var character = uint.CreateTruncating(unit);
        var value = Values[(int)(character & 0x7F)];
        beyond |= character | value;
        return value;
    }
}
