using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EduConnect.Rules.Internal;

/// <summary>
/// The first row of each value of 16 bytes: 20 bytes a value, and 5 to 11 for its slots. It grows by parts, and nothing
/// large is ever copied or outgrown.
/// </summary>
/// <remarks>
/// Values are numbered from 1 in the order in which they come. A slot holds such a number in its low bits, as many as
/// the mask has, and in the others those of the hash, so that values are compared only if they are likely equal. A
/// value whose slot is taken goes to the next free one.
/// </remarks>
internal sealed class FirstRows
{
    private const int ChunkLength = 1 << 14, PartLength = 1 << 16;

    // A greater estimate may be wrong. The slots of this many values take 64 MiB.
    private const int MaxCapacity = 3 << 22;
    private readonly List<Chunk> _chunks = [new Chunk(0, 4)];

    // Their number is a power of 2, and the mask one less.
    private int[][] _slots;
    private int _mask;

    /// <summary>Creates an empty table.</summary>
    /// <param name="capacity">How many values are expected.</param>
    public FirstRows(int capacity = 0)
    {
        capacity = Math.Clamp(capacity, 3, MaxCapacity);
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)(capacity + (capacity / 3)));
        _mask = slots - 1;
        _slots = [new int[Math.Min(slots, PartLength)], .. NewParts((slots - 1) / PartLength)];
    }

    // A quarter of the slots stay free, or the search for one would take long.
    private int MaxNumber => (int)((_mask + 1L) * 3 / 4);

    /// <summary>Adds a value; false if it is there already.</summary>
    /// <param name="hash">Its <see cref="SeededHash"/>.</param>
    /// <param name="low">Its first 8 bytes.</param>
    /// <param name="high">Its last 8 bytes.</param>
    /// <param name="row">Its row.</param>
    /// <param name="firstRow">The row with which it was added.</param>
    public bool TryAdd(int hash, ulong low, ulong high, long row, out long firstRow)
    {
        for (var at = hash; ; at++)
        {
            ref var slot = ref Slot(at);
            if (slot == 0)
            {
                firstRow = row;
                var number = Append(low, high, row);
                if (number <= MaxNumber)
                {
                    slot = (hash & ~_mask) | number;
                }
                else
                {
                    Grow(number);
                }

                return true;
            }

            if (((slot ^ hash) & ~_mask) == 0)
            {
                var number = (slot & _mask) - 1;
                var chunk = _chunks[number / ChunkLength];
                ref var entry = ref chunk.Entries[number % ChunkLength];
                if (entry.Low == low && entry.High == high)
                {
                    firstRow = chunk.FirstRow + entry.RowsAfterFirst;
                    return false;
                }
            }
        }
    }

    /// <summary>Reads the slot of a hash, and so loads it into the cache.</summary>
    public int Peek(int hash) => Slot(hash);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int Slot(int at)
    {
        at &= _mask;
        return ref _slots[at / PartLength][at % PartLength];
    }

    private static IEnumerable<int[]> NewParts(int count) =>
        Enumerable.Range(0, count).Select(_ => new int[PartLength]);

    private int Append(ulong low, ulong high, long row)
    {
        var last = _chunks[^1];
        if (last.Count == ChunkLength || row - last.FirstRow != (int)(row - last.FirstRow))
        {
            last = new Chunk(row, ChunkLength);
            _chunks.Add(last);
        }
        else if (last.Count == last.Entries.Length)
        {
            Array.Resize(ref last.Entries, 2 * last.Count);
        }

        last.Entries[last.Count++] =
            new Entry { Low = low, High = high, RowsAfterFirst = (int)(row - last.FirstRow) };
        return checked(((_chunks.Count - 1) * ChunkLength) + last.Count);
    }

    // Makes room for the values up to this number, and gives all of them new slots. Doubling once may not do: if rows
    // are far apart, a new chunk begins early, and the numbers left are skipped.
    private void Grow(int number)
    {
        Array.ForEach(_slots, Array.Clear);
        while (number > MaxNumber)
        {
            _slots = _mask + 1 < PartLength
                ? [new int[2 * (_mask + 1)]]
                : [.. _slots, .. NewParts(_slots.Length)];
            _mask = checked((2 * _mask) + 1);
        }

        for (var chunk = 0; chunk < _chunks.Count; chunk++)
        {
            var entries = _chunks[chunk].Entries.AsSpan(0, _chunks[chunk].Count);
            for (var i = 0; i < entries.Length; i++)
            {
                var hash = SeededHash.Of(entries[i].Low, entries[i].High);
                var at = hash;
                while (Slot(at) != 0)
                {
                    at++;
                }

                Slot(at) = (hash & ~_mask) | ((chunk * ChunkLength) + i + 1);
            }
        }
    }

    // Four bytes less than with the usual alignment.
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Entry
    {
        public ulong Low, High;
        public int RowsAfterFirst;
    }

    private sealed class Chunk(long firstRow, int length)
    {
        public readonly long FirstRow = firstRow;
        public Entry[] Entries = GC.AllocateUninitializedArray<Entry>(length);
        public int Count;
    }
}
