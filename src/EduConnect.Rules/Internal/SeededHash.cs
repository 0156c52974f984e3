using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EduConnect.Rules.Internal;

/// <summary>
/// A hash for values that come from outside: with random seeds, so that nobody can choose values that collide. The platform's hash of an
/// integer has no seed, and that of a long one folds it by xor.
/// </summary>
internal static class SeededHash
{
    private static readonly ulong _first = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static readonly ulong _second = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    // A product of 64 by 64 bits, folded: any bit of the value can change any bit of the hash.
    public static int Of(ulong low, ulong high = 0)
    {
        var upper = Math.BigMul(low ^ _first, high ^ _second, out var lower);
        var folded = upper ^ lower;
        return (int)(folded ^ (folded >> 32));
    }
}
