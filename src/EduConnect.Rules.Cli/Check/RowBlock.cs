using System.Buffers;

namespace EduConnect.Rules.Cli;

/// <summary>Whole rows of the input as they stand in it, or one row that cannot be read.</summary>
/// <param name="Rented">Holds the rows; goes back to the pool with the block.</param>
/// <param name="Length">How much of it they are.</param>
/// <param name="FirstRow">The number of the first row.</param>
/// <param name="Rows">How many there are, by the count of who cut the block.</param>
/// <param name="Damage">Why its one row cannot be read.</param>
/// <param name="RawLength">How many bytes that row has; they are not in the block.</param>
internal sealed record RowBlock(byte[] Rented, int Length, long FirstRow, int Rows, RowDamage Damage = RowDamage.None, long RawLength = 0) : IDisposable
{
    public ReadOnlyMemory<byte> Text => Rented.AsMemory(0, Length);

    // It held personal data, and maybe passwords.
    public void Dispose() => ArrayPool<byte>.Shared.Return(Rented, clearArray: true);
}
