namespace EduConnect.Rules.Cli;

/// <summary>Whole rows of the input, or one row that is too long to keep.</summary>
/// <param name="From">Who cut the block and takes its buffer back.</param>
/// <param name="Buffer">A line feed and then the rows.</param>
/// <param name="Length">The length of the rows.</param>
/// <param name="FirstRow">The number of the first row.</param>
/// <param name="Rows">How many rows were cut.</param>
/// <param name="Damaged">The rows with wrong quotes, in order, counted from 0. Their quotes are blanked.</param>
/// <param name="SkippedLength">The length of the row that is too long; 0 if the block has rows.</param>
/// <param name="Original">
/// The bytes of the input, if they are kept. A row that is too long comes in several blocks then, all but the last of
/// which have neither rows nor text.
/// </param>
internal sealed record RowBlock(
    RowBlocks From, byte[] Buffer, int Length, long FirstRow, int Rows, List<(int Row, RowDamage Damage)> Damaged,
    long SkippedLength = 0, OriginalRows? Original = null) : IDisposable
{
    /// <summary>The rows after an empty line: CsvHelper must not take their beginning for that of a file.</summary>
    public ReadOnlyMemory<byte> Text => Buffer.AsMemory(0, 1 + Length);

    public void Dispose()
    {
        From.TakeBack(Buffer);
        From.TakeBack(Original?.Buffer ?? []);
    }
}
