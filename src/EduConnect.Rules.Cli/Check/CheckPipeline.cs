using System.Runtime.CompilerServices;

namespace EduConnect.Rules.Cli;

/// <summary>How far a check has come.</summary>
/// <param name="Bytes">The bytes taken from the input.</param>
/// <param name="Rows">The rows whose problems are written.</param>
internal readonly record struct CheckedSoFar(long Bytes, long Rows);

/// <summary>
/// Checks an input in five stages: read, cut, check, put in order, write. The pool's threads check; everything else
/// happens in one place. The number of blocks in progress is limited, so memory depends on the length of the input
/// only where duplicates are looked for.
/// </summary>
internal sealed class CheckPipeline(
    InputText input, RowBlocks blocks, BlockChecker checker, DuplicateSearch? duplicates, PeopleSearch? people,
    CheckTotals totals, MonthOrder months, ProblemWriter? writer = null, RepairedCopy? copy = null)
{
    // Enough to keep the processors busy while other programs take them for a while.
    private static readonly int _maxInProgress = (2 * Environment.ProcessorCount) + 4;

    /// <summary>Checks to the end, or until it is interrupted: the totals then cover whole blocks only.</summary>
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

    // Reads and cuts; null after the last block, or when interrupted.
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
