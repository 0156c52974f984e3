using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>Decides how much of a cell may be shown.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="whole">Whether to show values in full; secret ones are never shown.</param>
internal sealed class ShownValues(TableChecker checker, bool whole)
{
    /// <summary>How many characters of a value are shown at most; no real value is longer.</summary>
    public const int MaxLength = 200;

    // Secret cells never become a string. A long cell is decoded only as far as it may be shown.
    public string Of(int column, ReadOnlySpan<byte> cell)
    {
        if (checker.Columns[column].Rule is not { } rule || rule.Secrecy() == Secrecy.Secret)
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 4 * MaxLength)]);
        return whole ? Terminal.Cut(text, MaxLength) : TableChecker.Mask(rule, text);
    }
}
