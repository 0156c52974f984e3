using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>As much of the cells as may be shown.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="whole">Whether to show values whole; secret ones are never shown.</param>
internal sealed class ShownValues(TableChecker checker, bool whole)
{
    // Secret cells do not even become a string.
    public string Of(int column, ReadOnlySpan<byte> cell) =>
        checker.Columns[column].Rule is not { } rule || rule.Secrecy() == Secrecy.Secret ? ""
        : whole ? Encoding.UTF8.GetString(cell)
        : TableChecker.Mask(rule, Encoding.UTF8.GetString(cell));
}
