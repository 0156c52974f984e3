namespace EduConnect.Rules.Cli;

/// <summary>
/// Finds the columns where a date has the month first. Their dates that can be read both ways, such as
/// <c>9/1/2012</c>, are not repaired. Blocks are taken in their order.
/// </summary>
/// <remarks>
/// One <c>09/13/2012</c> at the end of a file makes every <c>9/1/2012</c> above it doubtful, and a copy is written from
/// the beginning: for <c>--repair</c>, a file with a column of dates is read once before. Keeping the rows would take
/// memory instead.
/// </remarks>
internal sealed class MonthOrder(CheckTotals totals)
{
    private static readonly CellIssue _monthFirst =
        new TableChecker([new TableColumn("", ColumnRule.BirthDate)]).Check(0, "12/31/2000");

    private readonly HashSet<int> _columns = [];

    // How many dates that can be read both ways could be repaired before the column was known to have the month first.
    private readonly Dictionary<(int Column, RepairSteps Steps), long> _repairable = [];

    // The columns where such dates were repaired.
    private readonly HashSet<int> _repaired = [];

    /// <summary>The columns.</summary>
    public IReadOnlySet<int> Columns => _columns;

    /// <summary>Those of them where dates that can be read both ways were repaired all the same.</summary>
    public IEnumerable<int> WronglyRepaired => _repaired.Where(_columns.Contains).Order();

    /// <summary>Whether a repaired date would be another valid one if its month came first.</summary>
    public static bool IsEitherOrder(string date) =>
        date[2] == '/' && string.CompareOrdinal(date, 0, "12", 0, 2) <= 0 && date[..2] != date[3..5];

    /// <summary>Adds a warning for each new column, and takes back repairs that are not sure.</summary>
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
