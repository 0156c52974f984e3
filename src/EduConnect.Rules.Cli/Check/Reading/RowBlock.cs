namespace EduConnect.Rules.Cli;

/// <summary>Whole rows of the input as they stand in it, or one row that cannot be read.</summary>
/// <param name="From">Who cut the block; the buffer goes back there with it.</param>
/// <param name="Buffer">Holds the rows.</param>
/// <param name="Length">How much of it they are.</param>
/// <param name="FirstRow">The number of the first row.</param>
/// <param name="Rows">How many there are, by the count of who cut the block.</param>
/// <param name="Damage">Why its one row cannot be read.</param>
/// <param name="RawLength">How many bytes that row has; they are not in the block.</param>
internal sealed record RowBlock(RowBlocks From, byte[] Buffer, int Length, long FirstRow, int Rows, RowDamage Damage = RowDamage.None, long RawLength = 0) : IDisposable
{
    public ReadOnlyMemory<byte> Text => Buffer.AsMemory(0, Length);

    public void Dispose() => From.TakeBack(Buffer);
}
