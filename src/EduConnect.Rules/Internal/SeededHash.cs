namespace EduConnect.Rules.Internal;

/// <summary>
/// A hash with random seeds for values from outside, so that nobody can choose values that collide. .NET hashes an
/// integer without a seed, and folds a long one by xor.
/// </summary>
internal static class SeededHash
{
    private static readonly ulong _first = Seed();
    private static readonly ulong _second = Seed();

    // Folds a 64 × 64-bit product, so that any bit of the value can change any bit of the hash.
    public static int Of(ulong low, ulong high = 0)
    {
        var upper = Math.BigMul(low ^ _first, high ^ _second, out var lower);
        var folded = upper ^ lower;
        return (int)(folded ^ (folded >> 32));
    }

    // A Guid takes its random bits from the system, RandomNumberGenerator from OpenSSL, which may be missing.
    private static ulong Seed()
    {
        var bytes = Guid.NewGuid().ToByteArray();
        return BitConverter.ToUInt64(bytes) ^ BitConverter.ToUInt64(bytes, 8);
    }
}
