namespace EduConnect.Rules.Cli;

/// <summary>
/// Finds the columns in which a date has the month first. Their dates that can be read both ways, such as
/// <c>9/1/2012</c>, are not repaired. Blocks must come in order.
/// </summary>
/// <remarks>
/// One <c>09/13/2012</c> at the end of a file makes every <c>9/1/2012</c> above it doubtful, but a copy is written from
/// the beginning. So <c>--repair</c> reads a file with a column of dates twice; keeping the rows would take memory
/// instead.
/// </remarks>
internal sealed class MonthOrder(CheckTotals totals)
{
    private static readonly CellIssue _monthFirst =
        new TableChecker([new TableColumn("", ColumnRule.BirthDate)]).Check(0, "12/31/2000");

    private readonly HashSet<int> _columns = [];

    // How many dates that can be read both ways were counted as repairable before a month-first date was found.
    private readonly Dictionary<(int Column, RepairSteps Steps), long> _repairable = [];

    // The columns in which such dates were repaired.
    private readonly HashSet<int> _repaired = [];

    /// <summary>The columns in which a date has the month first.</summary>
    public IReadOnlySet<int> Columns => _columns;

    /// <summary>Those columns in which dates that can be read both ways had already been repaired.</summary>
    public IEnumerable<int> WronglyRepaired => _repaired.Where(_columns.Contains).Order();

    /// <summary>Whether a repaired date would be a different valid date if its month came first.</summary>
    public static bool IsEitherOrder(string date) =>
        date[2] == '/' && string.CompareOrdinal(date, 0, "12", 0, 2) <= 0 && date[..2] != date[3..5];

    /// <summary>Adds a warning for each new column, and withdraws repairs that are doubtful.</summary>
    public void AddTo(BlockResult result)
    {
        var findings = result.Findings;
        for (var at = 0; at < findings.Count; at++)
        {
            var finding = findings[at];
            if (finding.Issue == _monthFirst && _columns.Add(finding.Column))
            {
                findings.Insert(
                    ++at, new Finding(finding.Row, finding.Column, default, "", RowDamage.MonthFirstColumn));
                foreach (var ((_, steps), count) in _repairable.Where(pair => pair.Key.Column == finding.Column))
                {
                    totals.TakeBack(finding.Column, steps, count);
                }
            }
            else if (finding is { IsEitherOrder: true, IsRepaired: true })
            {
                _repaired.Add(finding.Column);
            }
            else if (finding.IsEitherOrder && _columns.Contains(finding.Column))
            {
                findings[at] = finding with { Repair = RepairSteps.None };
            }
            else if (finding.IsEitherOrder)
            {
                var key = (finding.Column, finding.Repair);
                _repairable[key] = _repairable.GetValueOrDefault(key) + 1;
            }
        }
    }
}
