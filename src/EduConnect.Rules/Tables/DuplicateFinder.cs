using System.Security.Cryptography;
using System.Text;

namespace EduConnect.Rules;

/// <summary>
/// Remembers the INE or the logins of one column, to tell where one of them stood first. Not for several threads at once.
/// </summary>
/// <remarks>
/// <para>It keeps 16 bytes and the row of each distinct value, in a hash table that doubles when it is full: at the end of ten million rows
/// about 120 bytes a value were measured, the old halves of the table included. Without it a check takes constant memory.</para>
/// <para>Equal are: INE that are the same text; logins that are the same but for the case of <c>A-Z</c> and spaces around them, because
/// clients send them so. A value of up to 15 bytes, which every INE is, is kept whole, so there the answer is exact. Of a longer login
/// the first 128 bits of its SHA-256 are kept, but for one: among ten million of them, the chance that two are taken for one is less than 1 in 10²⁴.</para>
/// </remarks>
public sealed class DuplicateFinder
{
    private const int KeyLength = 16;
    private const int LongestWhole = KeyLength - 1;
    private readonly Dictionary<UInt128, long> _rows = [];

    /// <summary>How many distinct values it has been given.</summary>
    public int Count => _rows.Count;

    /// <summary>Whether values of a rule are told from each other: INE and logins.</summary>
    public static bool Covers(ColumnRule? rule) => rule is ColumnRule.Ine or ColumnRule.Login;

    /// <summary>What is kept of a value: equal for values that are the same, by the rule of their column. For any thread.</summary>
    public static UInt128 KeyOf(ColumnRule rule, ReadOnlySpan<byte> utf8Cell)
    {
        if (rule != ColumnRule.Login)
        {
            return Pack(utf8Cell);
        }

        var trimmed = utf8Cell.Trim((byte)' ');
        var lower = trimmed.Length <= 256 ? stackalloc byte[trimmed.Length] : new byte[trimmed.Length];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = char.IsAsciiLetterUpper((char)trimmed[i]) ? (byte)(trimmed[i] | 0x20) : trimmed[i];
        }

        return Pack(lower);
    }

    /// <inheritdoc cref="KeyOf(ColumnRule, ReadOnlySpan{byte})"/>
    public static UInt128 KeyOf(ColumnRule rule, ReadOnlySpan<char> cell)
    {
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(cell.Length)];
        return KeyOf(rule, utf8.AsSpan(0, Encoding.UTF8.GetBytes(cell, utf8)));
    }

    /// <summary>Remembers a value, and gives false and its first row if it was given before.</summary>
    public bool TryAdd(UInt128 key, long row, out long firstRow)
    {
        firstRow = row;
        if (_rows.TryAdd(key, row))
        {
            return true;
        }

        firstRow = _rows[key];
        return false;
    }

    // Whole values end with their length, 0 to 15, and hashes with 16 or more: they are never the same.
    private static UInt128 Pack(ReadOnlySpan<byte> value)
    {
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        key.Clear();
        if (value.Length <= LongestWhole)
        {
            value.CopyTo(key);
            key[LongestWhole] = (byte)value.Length;
        }
        else
        {
            SHA256.HashData(value, key);
            key[LongestWhole] |= KeyLength;
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(key);
    }
}
