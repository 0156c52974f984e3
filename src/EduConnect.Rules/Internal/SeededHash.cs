using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EduConnect.Rules.Internal;

/// <summary>
/// A hash with random seeds for values from outside, so that nobody can choose values that collide. .NET hashes an
/// integer without a seed, and folds a long one by xor.
/// </summary>
internal static class SeededHash
{
    private static readonly ulong _first = NewSeed();
    private static readonly ulong _second = NewSeed();

    // Folds a 64 × 64-bit product, so that any bit of the value can change any bit of the hash.
    public static int Of(ulong low, ulong high = 0)
    {
        var upper = Math.BigMul(low ^ _first, high ^ _second, out var lower);
        var folded = upper ^ lower;
        return (int)(folded ^ (folded >> 32));
    }

    private static ulong NewSeed() =>
        BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
