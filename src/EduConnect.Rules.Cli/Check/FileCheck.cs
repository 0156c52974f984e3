namespace EduConnect.Rules.Cli;

/// <summary>
/// Checks an input block by block: this thread reads, puts the results in order and writes them; the pool's threads check. So many blocks
/// are under way at most, so memory does not depend on the length of the input.
/// </summary>
internal sealed class FileCheck(RowBlocks blocks, BlockChecker checker, CheckTotals totals)
{
    // Enough that nobody waits where other programs take the processors for a while.
    private static readonly int _mostUnderWay = (2 * Environment.ProcessorCount) + 4;
    private readonly Queue<(RowBlock Block, Task<BlockResult> Result)> _underWay = new();

    /// <summary>Checks to the end, or until it is told to end: what was checked until then is in the totals, whole blocks only.</summary>
    public async Task RunAsync(Action<Finding> write, Action<long> progressed, CancellationToken token)
    {
        try
        {
            while (await blocks.NextAsync(token).ConfigureAwait(false) is { } block)
            {
                _underWay.Enqueue((block, Task.Run(() => checker.Check(block), CancellationToken.None)));
                if (_underWay.Count >= _mostUnderWay)
                {
                    await FinishOneAsync(write, progressed).ConfigureAwait(false);
                }

                token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            totals.IsInterrupted = true;
        }

        while (_underWay.Count > 0)
        {
            await FinishOneAsync(write, progressed).ConfigureAwait(false);
        }

        totals.Verify();
    }

    private async Task FinishOneAsync(Action<Finding> write, Action<long> progressed)
    {
        var (block, checking) = _underWay.Dequeue();
        using (block)
        {
            var result = await checking.ConfigureAwait(false);
            foreach (var finding in totals.Add(block, result, wanted => checker.ShowAll(block, wanted)))
            {
                write(finding);
            }
        }

        progressed(totals.Rows);
    }
}
