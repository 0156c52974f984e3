using System.Runtime.CompilerServices;

namespace EduConnect.Rules.Cli;

/// <summary>The progress of a check.</summary>
/// <param name="Bytes">The bytes read from the input.</param>
/// <param name="Rows">The rows whose problems have been written.</param>
internal readonly record struct CheckedSoFar(long Bytes, long Rows);

/// <summary>
/// Checks an input in five stages: read, cut, check, put in order, write. Blocks are checked on the thread pool;
/// everything else is sequential. The number of blocks in progress is limited, so memory grows with the input only if
/// duplicates are looked for.
/// </summary>
internal sealed class CheckPipeline(
    InputText input, RowBlocks blocks, BlockChecker checker, DuplicateSearch? duplicates, PeopleSearch? people,
    CheckTotals totals, MonthOrder months, ProblemWriter? writer = null, RepairedCopy? copy = null)
{
    // Enough to keep the processors busy even if other programs use them for a while.
    private static readonly int _maxInProgress = (2 * Environment.ProcessorCount) + 4;

    /// <summary>Checks to the end, or until interrupted; the totals then cover only whole blocks.</summary>
    public async Task RunAsync(IProgress<CheckedSoFar> progress, CancellationToken token)
    {
        await foreach (var result in InOrderAsync(token).ConfigureAwait(false))
        {
            using (result)
            {
                months.AddTo(result);
                duplicates?.AddTo(result);
                people?.AddTo(result);
                totals.Add(result);
                writer?.Write(result.Findings);
                if (result.Copy is { } rows)
                {
                    copy?.Write(rows.Bytes);
                }
            }

            writer?.Flush();
            progress.Report(new CheckedSoFar(input.Position, totals.Rows));
        }

        totals.Verify();
    }

    private async IAsyncEnumerable<BlockResult> InOrderAsync([EnumeratorCancellation] CancellationToken token)
    {
        var inProgress = new Queue<Task<BlockResult>>();
        while (await NextAsync(token).ConfigureAwait(false) is { } block)
        {
            inProgress.Enqueue(Task.Run(() => checker.Check(block), CancellationToken.None));
            if (inProgress.Count >= _maxInProgress)
            {
                yield return await inProgress.Dequeue().ConfigureAwait(false);
            }
        }

        while (inProgress.TryDequeue(out var checking))
        {
            yield return await checking.ConfigureAwait(false);
        }
    }

    // Reads and cuts the next block; null after the last one, or when interrupted.
    private async Task<RowBlock?> NextAsync(CancellationToken token)
    {
        try
        {
            token.ThrowIfCancellationRequested();
            return await blocks.NextAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            totals.IsInterrupted = true;
            return null;
        }
    }
}
