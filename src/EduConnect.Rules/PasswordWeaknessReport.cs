using System.Numerics;
using System.Text;

namespace EduConnect.Rules;

/// <summary>Which weaknesses a password has and where they are, but nothing of its text.</summary>
/// <remarks><c>default(PasswordWeaknessReport)</c> reports no weakness.</remarks>
public readonly record struct PasswordWeaknessReport
{
    private readonly byte _weaknesses;

    // A byte for each flag: no position is above FoldedPassword.Capacity.
    private readonly ulong _indexes;
    private readonly ulong _lengths;

    private PasswordWeaknessReport(byte weaknesses, ulong indexes, ulong lengths) =>
        (_weaknesses, _indexes, _lengths) = (weaknesses, indexes, lengths);

    /// <summary>Every weakness that was found.</summary>
    public PasswordWeaknesses Weaknesses => (PasswordWeaknesses)_weaknesses;

    /// <summary>Whether any weakness was found.</summary>
    public bool IsWeak => _weaknesses != 0;

    /// <summary>
    /// The zero-based index, in Unicode code points, of the longest part with this weakness; -1 if there is none.
    /// </summary>
    /// <param name="weakness">A single flag.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a single flag.</exception>
    public int IndexOf(PasswordWeaknesses weakness) =>
        LengthOf(weakness) > 0 ? (byte)(_indexes >> Shift(weakness)) : -1;

    /// <summary>
    /// The length, in Unicode code points, of the longest part with this weakness; 0 if there is none.
    /// </summary>
    /// <inheritdoc cref="IndexOf"/>
    public int LengthOf(PasswordWeaknesses weakness) => (byte)(_lengths >> Shift(weakness));

    /// <summary>The weaknesses for debugging, for example <c>Common 0..6, Date 6..10</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var weakness in Enum.GetValues<PasswordWeaknesses>()[1..])
        {
            if (Weaknesses.HasFlag(weakness))
            {
                var index = IndexOf(weakness);
                text.Append(text.Length > 0 ? ", " : "").Append(weakness).Append(' ').Append(index).Append("..")
                    .Append(index + LengthOf(weakness));
            }
        }

        return text.Length == 0 ? "no weakness" : text.ToString();
    }

    /// <summary>The report with one more part; the first of the longest is kept.</summary>
    internal PasswordWeaknessReport With(PasswordWeaknesses weakness, int index, int length)
    {
        if (LengthOf(weakness) >= length)
        {
            return this;
        }

        var shift = Shift(weakness);
        var others = ~(0xFFUL << shift);
        return new(
            (byte)(_weaknesses | (byte)weakness),
            (_indexes & others) | ((ulong)index << shift),
            (_lengths & others) | ((ulong)length << shift));
    }

    private static int Shift(PasswordWeaknesses weakness) =>
        BitOperations.IsPow2((int)weakness) && weakness <= PasswordWeaknesses.Date
            ? 8 * BitOperations.Log2((uint)weakness)
            : throw RuleMessages.NoSuchIssue(weakness);
}
