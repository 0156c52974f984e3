namespace EduConnect.Rules.Cli;

/// <summary>Whole rows of the input, or one row that is too long to keep.</summary>
/// <param name="From">The cutter that made the block and takes its buffer back.</param>
/// <param name="Buffer">A line feed, then the rows.</param>
/// <param name="Length">The length of the rows.</param>
/// <param name="FirstRow">The number of the first row.</param>
/// <param name="Rows">How many rows were cut.</param>
/// <param name="Damaged">
/// The rows with wrong quotes, in order, counted from 0. Their quotes are replaced by spaces.
/// </param>
/// <param name="SkippedLength">The length of the row that is too long; 0 if the block has rows.</param>
/// <param name="Original">
/// The original bytes, if they are kept. A row that is too long is then split into several blocks; only the last one
/// counts as a row, and none of them has text.
/// </param>
internal sealed record RowBlock(
    RowBlocks From, byte[] Buffer, int Length, long FirstRow, int Rows, List<(int Row, RowDamage Damage)> Damaged,
    long SkippedLength = 0, OriginalRows? Original = null) : IDisposable
{
    /// <summary>
    /// The rows after an empty line, so that CsvHelper does not treat them as the beginning of a file.
    /// </summary>
    public ReadOnlyMemory<byte> Text => Buffer.AsMemory(0, 1 + Length);

    public void Dispose()
    {
        From.TakeBack(Buffer);
        From.TakeBack(Original?.Buffer ?? []);
    }
}
