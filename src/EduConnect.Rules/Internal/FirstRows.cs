using System.Numerics;

namespace EduConnect.Rules.Internal;

/// <summary>
/// The first row of each value of 16 bytes: 24 bytes a value, and 4 to 8 for its bucket. It grows by parts, and
/// nothing large is ever copied or outgrown.
/// </summary>
internal sealed class FirstRows
{
    private const int ChunkLength = 1 << 14, BucketsLength = 1 << 16, MaxCapacity = 1 << 24;
    private readonly List<Chunk> _chunks = [new Chunk(0, 4)];

    // The newest value of each bucket, counted from 1. Their number is a power of 2, and the mask one less.
    private int[][] _buckets;
    private int _mask;
    private int _count;

    /// <summary>Creates an empty table.</summary>
    /// <param name="capacity">How many values are expected.</param>
    public FirstRows(int capacity = 0)
    {
        var buckets = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(capacity, 4, MaxCapacity));
        _mask = buckets - 1;
        _buckets = [new int[Math.Min(buckets, BucketsLength)], .. NewBuckets((buckets - 1) / BucketsLength)];
    }

    /// <summary>Adds a value; false if it is there already.</summary>
    /// <param name="hash">Its <see cref="SeededHash"/>.</param>
    /// <param name="low">Its first 8 bytes.</param>
    /// <param name="high">Its last 8 bytes.</param>
    /// <param name="row">Its row.</param>
    /// <param name="firstRow">The row with which it was added.</param>
    public bool TryAdd(int hash, ulong low, ulong high, long row, out long firstRow)
    {
        if (_count > _mask)
        {
            DoubleBuckets();
        }

        ref var bucket = ref Bucket(hash);
        for (var number = bucket; number > 0;)
        {
            var chunk = _chunks[(number - 1) / ChunkLength];
            ref var entry = ref chunk.Entries[(number - 1) % ChunkLength];
            if (entry.Low == low && entry.High == high)
            {
                firstRow = chunk.FirstRow + entry.RowsAfterFirst;
                return false;
            }

            number = entry.Next;
        }

        firstRow = row;
        bucket = Append(low, high, row, next: bucket);
        _count++;
        return true;
    }

    /// <summary>The number of the newest value with this hash, for <see cref="Peek"/>, or 0.</summary>
    public int Newest(int hash) => Bucket(hash);

    /// <summary>Reads some of the value with this number, and so loads it into the cache.</summary>
    public ulong Peek(int number) =>
        number > 0 ? _chunks[(number - 1) / ChunkLength].Entries[(number - 1) % ChunkLength].Low : 0;

    private ref int Bucket(int hash)
    {
        var at = hash & _mask;
        return ref _buckets[at / BucketsLength][at % BucketsLength];
    }

    private static IEnumerable<int[]> NewBuckets(int count) =>
        Enumerable.Range(0, count).Select(_ => new int[BucketsLength]);

    private int Append(ulong low, ulong high, long row, int next)
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
            new Entry { Low = low, High = high, RowsAfterFirst = (int)(row - last.FirstRow), Next = next };
        return checked(((_chunks.Count - 1) * ChunkLength) + last.Count);
    }

    private void DoubleBuckets()
    {
        if (_mask + 1 < BucketsLength)
        {
            _buckets[0] = new int[2 * (_mask + 1)];
        }
        else
        {
            Array.ForEach(_buckets, Array.Clear);
            _buckets = [.. _buckets, .. NewBuckets(_buckets.Length)];
        }

        _mask = (2 * _mask) + 1;
        for (var chunk = 0; chunk < _chunks.Count; chunk++)
        {
            var entries = _chunks[chunk].Entries.AsSpan(0, _chunks[chunk].Count);
            for (var at = 0; at < entries.Length; at++)
            {
                ref var bucket = ref Bucket(SeededHash.Of(entries[at].Low, entries[at].High));
                entries[at].Next = bucket;
                bucket = (chunk * ChunkLength) + at + 1;
            }
        }
    }

    private struct Entry
    {
        public ulong Low, High;
        public int RowsAfterFirst, Next;
    }

    private sealed class Chunk(long firstRow, int length)
    {
        public readonly long FirstRow = firstRow;
        public Entry[] Entries = GC.AllocateUninitializedArray<Entry>(length);
        public int Count;
    }
}
