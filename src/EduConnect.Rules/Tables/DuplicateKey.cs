namespace EduConnect.Rules;

/// <summary>
/// What a <see cref="DuplicateFinder"/> remembers of a cell: its column and its value, exact or hashed. Not for display.
/// </summary>
public readonly record struct DuplicateKey
{
    private readonly ulong _low;
    private readonly ulong _high;

    internal DuplicateKey(int column, ulong low, ulong high) => (Column, _low, _high) = (column, low, high);

    internal int Column { get; }

    internal UInt128 Value => new(_high, _low);
}
