using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Finds values that occur twice in a column where each should be unique: INE and logins. Keys can be made on any
/// thread; add them from one thread at a time, in the order of the rows.
/// </summary>
/// <example><code>
/// var duplicates = new DuplicateFinder(checker.Columns);
/// if (duplicates.TryGetKey(column, checker.Check(column, cell), cell, out var key) &amp;&amp; !duplicates.TryAdd(key,
/// row, out var duplicate)) { Console.WriteLine($"{duplicate.Row}: {checker.Describe(duplicate.Issue, firstRow:
/// duplicate.FirstRow)}"); }
/// </code></example>
/// <remarks>
/// <para>It keeps 16 bytes and the row of each distinct value, in tables that grow without copies: at most 32 bytes a
/// value.</para>
/// <para>INE are equal if their text is. Logins are equal apart from the case of <c>A-Z</c> and from spaces around
/// them, which clients change before they send. Values of up to 15 bytes, such as every INE, are kept whole, so the
/// answer is exact. For a longer login, 127 bits of its SHA-256 are kept: among ten million of them, the chance that
/// two are confused is less than 1 in 10²⁴.</para>
/// </remarks>
public sealed class DuplicateFinder
{
    private const int KeyLength = 16;
    private const int MaxWholeLength = KeyLength - 1;
    private readonly ColumnRule?[] _rules;
    private readonly FirstRows?[] _rows;
    private int _capacity;
    private int _prefetched; // makes the compiler keep the reads

    /// <summary>A finder for these columns; those whose values need not be unique take no part.</summary>
    /// <param name="columns">The columns, in the order of the cells.</param>
    public DuplicateFinder(IReadOnlyList<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _rules = [.. columns.Select(
            column => column.Rule is { } rule && ColumnRules.Of(rule).IsUnique ? column.Rule : null)];
        _rows = new FirstRows?[_rules.Length];
    }

    /// <summary>
    /// Gets the key of a cell that should be unique. False if the column's values need not be, or if the cell is
    /// refused, empty or nothing but spaces.
    /// </summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="issue">The result of <see cref="TableChecker.Check(int, ReadOnlySpan{byte})"/> for the
    /// cell.</param>
    /// <param name="utf8Cell">The cell.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    public bool TryGetKey(int column, CellIssue issue, ReadOnlySpan<byte> utf8Cell, out DuplicateKey key)
    {
        key = default;
        return TakesPart(column, issue) && TryMakeKey(column, utf8Cell, out key);
    }

    /// <inheritdoc cref="TryGetKey(int, CellIssue, ReadOnlySpan{byte}, out DuplicateKey)"/>
    public bool TryGetKey(int column, CellIssue issue, ReadOnlySpan<char> cell, out DuplicateKey key)
    {
        key = default;
        if (!TakesPart(column, issue))
        {
            return false;
        }

        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(cell.Length)];
        return TryGetKey(column, issue, utf8.AsSpan(0, Encoding.UTF8.GetBytes(cell, utf8)), out key);
    }

    /// <summary>Adds a value; false if its column already has it.</summary>
    /// <param name="key">The key of the cell.</param>
    /// <param name="row">The row of the cell.</param>
    /// <param name="duplicate">The problem to report if the column already has the value.</param>
    /// <exception cref="ArgumentException">The key is <see langword="default"/>.</exception>
    public bool TryAdd(DuplicateKey key, long row, out CellProblem duplicate)
    {
        if (key.High == 0) // it has a length, or part of a hash
        {
            throw new ArgumentException(
                "The key is empty: add only keys for which TryGetKey returned true.", nameof(key));
        }

        duplicate = default;
        if ((_rows[key.Column] ??= new FirstRows(_capacity)).TryAdd(
                key.GetHashCode(), key.Low, key.High, row, out var firstRow))
        {
            return true;
        }

        var issue = CellIssue.Duplicate(_rules[key.Column].GetValueOrDefault());
        duplicate = new CellProblem(row, key.Column, issue, firstRow);
        return false;
    }

    /// <summary>
    /// Prepares for this many values in each column that has none yet. It only saves time: a table grows as needed.
    /// </summary>
    /// <param name="capacity">The expected number of values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _capacity = Math.Max(_capacity, capacity);
    }

    /// <summary>
    /// Loads what <see cref="TryAdd"/> will need for these keys into the processor's cache. It has no other effect.
    /// With millions of values, adding them is faster, because memory is read for many keys at once. Pass a few dozen
    /// to a few hundred keys at a time.
    /// </summary>
    /// <param name="keys">The keys that are added next.</param>
    public void Prefetch(ReadOnlySpan<DuplicateKey> keys)
    {
        // No read waits for another.
        var read = 0;
        foreach (ref readonly var key in keys)
        {
            read ^= _rows[key.Column]?.Peek(key.GetHashCode()) ?? 0;
        }

        _prefetched = read;
    }

    private bool TakesPart(int column, CellIssue issue) =>
        _rules[column] is not null && (issue.IsNone || issue.IsWarning);

    private bool TryMakeKey(int column, ReadOnlySpan<byte> utf8Cell, out DuplicateKey key)
    {
        key = default;
        if (utf8Cell.Trim((byte)' ').IsEmpty)
        {
            return false;
        }

        key = _rules[column] == ColumnRule.EduConnectLogin ? LoginKey(column, utf8Cell) : Pack(column, utf8Cell);
        return true;
    }

    private static DuplicateKey LoginKey(int column, ReadOnlySpan<byte> utf8Login)
    {
        var trimmed = utf8Login.Trim((byte)' ');
        var lower = trimmed.Length <= 256 ? stackalloc byte[trimmed.Length] : new byte[trimmed.Length];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = char.IsAsciiLetterUpper((char)trimmed[i]) ? (byte)(trimmed[i] | 0x20) : trimmed[i];
        }

        return Pack(column, lower);
    }

    // The last byte of a whole value is its length, 0 to 15; that of a hash is 16 or more, so the two never collide.
    private static DuplicateKey Pack(int column, ReadOnlySpan<byte> value)
    {
        if (value.Length <= MaxWholeLength)
        {
            var (low, high) = ShortBytes.Load(value);
            return new DuplicateKey(column, low, high | ((ulong)value.Length << 56));
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, hash);
        hash[MaxWholeLength] |= KeyLength;
        return new DuplicateKey(
            column, BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]));
    }
}
