namespace EduConnect.Rules.Cli;

/// <summary>Finds values that already occur in earlier rows. Blocks must come in order.</summary>
internal sealed class DuplicateSearch(DuplicateFinder finder, ShownValues shown)
{
    private long _lastCountedRow;

    /// <summary>Adds the block's duplicates to its findings, in the order of rows and columns.</summary>
    public void AddTo(BlockResult result)
    {
        var before = result.Findings.Count;
        foreach (var value in result.UniqueValues)
        {
            if (finder.TryAdd(value.Key, value.Row, out var duplicate))
            {
                continue;
            }

            var text = value.Shown
                ?? shown.Of(duplicate.Column, result.Block.Text.Span.Slice(value.Start, value.Length));
            result.Findings.Add(new Finding(
                duplicate.Row, duplicate.Column, duplicate.Issue, text, FirstRow: duplicate.FirstRow));
            if (!value.IsRowWrong && _lastCountedRow != value.Row)
            {
                _lastCountedRow = value.Row;
                result.Ok--;
                result.Wrong++;
            }
        }

        if (result.Findings.Count > before)
        {
            var inOrder = result.Findings.OrderBy(finding => finding.Row).ThenBy(finding => finding.Column).ToArray();
            result.Findings.Clear();
            result.Findings.AddRange(inOrder);
        }
    }
}
