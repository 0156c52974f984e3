namespace EduConnect.Rules.Cli;

/// <summary>The bytes of a block as they are in the input, for a copy of it: what is checked may be changed.</summary>
/// <param name="buffer">Holds them from its second byte on.</param>
internal sealed class OriginalRows(byte[] buffer)
{
    private readonly List<int> _ends = [];

    public byte[] Buffer => buffer;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(1, Length);

    /// <summary>Adds a row with the end of its line, or bytes that are no row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        row.CopyTo(buffer.AsSpan(1 + Length));
        Length += row.Length;
        _ends.Add(Length);
    }

    /// <summary>Where a row is, with the end of its line.</summary>
    public Range At(int row) => (row == 0 ? 0 : _ends[row - 1]).._ends[row];
}
