using System.Runtime.InteropServices;

namespace EduConnect.Rules.Cli;

/// <summary>Finds values that already occur in earlier rows. Blocks must come in order.</summary>
/// <param name="finder">Finds them.</param>
/// <param name="shown">Decides how much of a value may be shown.</param>
/// <param name="inputLength">The length of the input in bytes; null if it is not known.</param>
internal sealed class DuplicateSearch(DuplicateFinder finder, ShownValues shown, long? inputLength)
{
    private const int AtOnce = 128;
    private long _lastCountedRow;
    private bool _hasCapacity;

    /// <summary>Adds the block's duplicates to its findings, in the order of rows and columns.</summary>
    public void AddTo(BlockResult result)
    {
        if (!_hasCapacity && result.Unique.Keys.Count > 0)
        {
            // Later rows are likely as long as those of this block, and have as many values.
            _hasCapacity = true;
            var blocks = (inputLength ?? 0) / (double)result.Block.Text.Length;
            var values = Math.Min(result.Unique.Keys.Count, result.Ok + result.Wrong);
            finder.EnsureCapacity((int)Math.Min(blocks * values, int.MaxValue));
        }

        var before = result.Findings.Count;
        var keys = CollectionsMarshal.AsSpan(result.Unique.Keys);
        for (var i = 0; i < keys.Length; i++)
        {
            if (i % AtOnce == 0)
            {
                finder.Prefetch(keys.Slice(i, Math.Min(AtOnce, keys.Length - i)));
            }

            var value = result.Unique.Places[i];
            var row = result.Block.FirstRow + value.RowOfBlock;
            if (finder.TryAdd(keys[i], row, out var duplicate))
            {
                continue;
            }

            var text = result.Unique.Shown.GetValueOrDefault(i)
                ?? shown.Of(duplicate.Column, result.Block.Text.Span.Slice(value.Start, value.Length));
            result.Findings.Add(new Finding(
                row, duplicate.Column, duplicate.Issue, text, FirstRow: duplicate.FirstRow));
            if (!value.IsRowWrong && _lastCountedRow != row)
            {
                _lastCountedRow = row;
                result.Ok--;
                result.Wrong++;
            }
        }

        if (result.Findings.Count > before)
        {
            result.SortFindings();
        }
    }
}
