using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// What a <see cref="DuplicateFinder"/> remembers of a cell: its column and its value, exact or hashed. Not for
/// display.
/// </summary>
public readonly record struct DuplicateKey
{
    private readonly int _hash;

    internal DuplicateKey(int column, ulong low, ulong high) =>
        (Column, Low, High, _hash) = (column, low, high, SeededHash.Of(low, high));

    internal int Column { get; }

    internal ulong Low { get; }

    internal ulong High { get; }

    /// <summary>A hash with random seeds: nobody can choose values that collide.</summary>
    public override int GetHashCode() => _hash;
}
