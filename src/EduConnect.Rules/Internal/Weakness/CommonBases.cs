using System.Buffers.Binary;

namespace EduConnect.Rules.Internal.Weakness;

/// <summary>
/// The words that common passwords are made of, in lowercase without accents, disguises and outer digits and marks.
/// They are kept as hashes: 12 bits choose a bucket and 24 are in it, so that one text in millions is taken for a word.
/// </summary>
/// <remarks>
/// .ci/common-words.cs computes the table with the same hash: if it changes here, it changes there.
/// </remarks>
internal static partial class CommonBases
{
    public const int ShortestWord = 4;
    public const int LongestWord = 16;

    private const int LowsAt = 2 * (4096 + 1);

    /// <summary>The hash of the empty text.</summary>
    public const ulong Begin = 0xCBF29CE484222325;

    // Each word has 3 bytes.
    private static int HighsAt => LowsAt + ((Data.Length - LowsAt) / 3);

    /// <summary>The hash of the text with one more letter.</summary>
    public static ulong Append(ulong hash, char letter) => (hash ^ letter) * 0x9E3779B97F4A7C15;

    public static bool Contains(ulong hash)
    {
        hash ^= hash >> 29;
        var bucket = (int)(hash >> 52);
        var (low, high) = ((byte)(hash >> 28), (ushort)(hash >> 36));
        var end = Offset(bucket + 1);
        for (var at = Offset(bucket); at < end; at++)
        {
            if (Data[LowsAt + at] == low && NumberAt(HighsAt + (2 * at)) == high)
            {
                return true;
            }
        }

        return false;
    }

    private static int Offset(int bucket) => NumberAt(2 * bucket);

    private static int NumberAt(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Data[at..]);
}
