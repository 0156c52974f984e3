using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>As much of the cells as may be shown.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="whole">Whether to show values whole; secret ones are never shown.</param>
internal sealed class ShownValues(TableChecker checker, bool whole)
{
    /// <summary>The most characters of a value that are shown; no real value is longer.</summary>
    public const int MaxLength = 200;

    // Secret cells do not even become a string. A long one is decoded as far as it may be shown.
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
