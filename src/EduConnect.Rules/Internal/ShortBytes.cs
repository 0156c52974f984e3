using System.Buffers.Binary;

namespace EduConnect.Rules.Internal;

/// <summary>Loads short text into two numbers, without a loop and without reading beyond it.</summary>
internal static class ShortBytes
{
    /// <summary>
    /// The 1 to 16 bytes, followed by zeros; the first byte of each number is its lowest. Overlap does no harm: the
    /// same bytes meet in the same place.
    /// </summary>
    public static (ulong Low, ulong High) Load(ReadOnlySpan<byte> text)
    {
        var length = text.Length;
        if (length > 8)
        {
            var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
            return (BinaryPrimitives.ReadUInt64LittleEndian(text), last >> (8 * (16 - length)));
        }

        if (length >= 4)
        {
            var last = (ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]);
            return (BinaryPrimitives.ReadUInt32LittleEndian(text) | (last << (8 * (length - 4))), 0);
        }

        var middle = length / 2;
        return (text[0] | ((ulong)text[middle] << (8 * middle)) | ((ulong)text[^1] << (8 * (length - 1))), 0);
    }
}
