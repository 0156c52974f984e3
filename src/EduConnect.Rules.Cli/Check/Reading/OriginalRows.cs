namespace EduConnect.Rules.Cli;

/// <summary>The original bytes of a block, for the copy: the text that is checked may have been changed.</summary>
/// <param name="buffer">The buffer that has them, from its second byte on.</param>
internal sealed class OriginalRows(byte[] buffer)
{
    private readonly List<int> _ends = [];

    public byte[] Buffer => buffer;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(1, Length);

    /// <summary>Adds a row with its line end, or bytes that are not a row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        row.CopyTo(buffer.AsSpan(1 + Length));
        Length += row.Length;
        _ends.Add(Length);
    }

    /// <summary>Where a row is, including its line end.</summary>
    public Range At(int row) => (row == 0 ? 0 : _ends[row - 1]).._ends[row];
}
