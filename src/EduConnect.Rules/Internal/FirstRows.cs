namespace EduConnect.Rules.Internal;

/// <summary>
/// The first row of each value of 16 bytes: 24 bytes a value, and 4 to 8 for its bucket. It grows by parts, and
/// nothing large is ever copied or outgrown.
/// </summary>
internal sealed class FirstRows
{
    private const int ChunkLength = 1 << 14, BucketsLength = 1 << 16;
    private readonly List<Chunk> _chunks = [new Chunk(0, 4)];

    // The newest value of each bucket, counted from 1. Their number is a power of 2, and the mask one less.
    private int[][] _buckets = [new int[4]];
    private int _mask = 3;
    private int _count;

    /// <summary>Adds a value; false if it is there already.</summary>
    /// <param name="low">Its first 8 bytes.</param>
    /// <param name="high">Its last 8 bytes.</param>
    /// <param name="row">Its row.</param>
    /// <param name="firstRow">The row with which it was added.</param>
    public bool TryAdd(ulong low, ulong high, long row, out long firstRow)
    {
        for (var number = Bucket(low, high); number > 0;)
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

        if (_count > _mask)
        {
            DoubleBuckets();
        }

        firstRow = row;
        Append(low, high, row);
        return true;
    }

    private ref int Bucket(ulong low, ulong high)
    {
        var at = SeededHash.Of(low, high) & _mask;
        return ref _buckets[at / BucketsLength][at % BucketsLength];
    }

    private void Append(ulong low, ulong high, long row)
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

        last.Entries[last.Count++] = new Entry { Low = low, High = high, RowsAfterFirst = (int)(row - last.FirstRow) };
        Link(_chunks.Count - 1, last.Count - 1);
        _count++;
    }

    private void Link(int chunk, int at)
    {
        ref var entry = ref _chunks[chunk].Entries[at];
        ref var bucket = ref Bucket(entry.Low, entry.High);
        entry.Next = bucket;
        bucket = checked((chunk * ChunkLength) + at + 1);
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
            _buckets = [.. _buckets, .. _buckets.Select(_ => new int[BucketsLength])];
        }

        _mask = (2 * _mask) + 1;
        for (var chunk = 0; chunk < _chunks.Count; chunk++)
        {
            for (var at = 0; at < _chunks[chunk].Count; at++)
            {
                Link(chunk, at);
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
