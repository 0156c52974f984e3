using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>The problems of one kind in one column: how many there are, and the first few.</summary>
/// <param name="Column">The column, counted from 0; -1 for rows that cannot be read.</param>
/// <param name="Code">The code of the issue or of the damage to the row.</param>
/// <param name="IsWarning">Whether these are only warnings.</param>
internal sealed record ProblemKind(int Column, string Code, bool IsWarning)
{
    public const int MaxExamples = 10;

    public long Count { get; set; }

    public List<Finding> Examples { get; } = [];
}

/// <summary>The results for the whole input, collected in the order of the rows.</summary>
internal sealed class CheckTotals(int columns)
{
    private readonly Dictionary<(int Column, RepairSteps Step), long> _repairs = [];

    /// <summary>How many kinds of problem are counted separately: more than anybody reads.</summary>
    public const int MaxKinds = 500;

    private static readonly RepairSteps[] _steps = [.. Enum.GetValues<RepairSteps>().Where(step => step != 0)];

    private readonly Dictionary<(int, CellIssue, RowDamage, PasswordWeaknesses), ProblemKind> _kinds = [];

    /// <summary>Rows after the header, including blank lines, as counted when the input was cut into blocks.</summary>
    public long Rows { get; private set; }

    public long Ok { get; private set; }

    public long Wrong { get; private set; }

    public long Unreadable { get; private set; }

    public long Blank { get; private set; }

    public long Warnings { get; private set; }

    /// <summary>The problems of kinds beyond the first <see cref="MaxKinds"/>.</summary>
    public long OfOtherKinds { get; private set; }

    /// <summary>How many empty cells were skipped in each column.</summary>
    public long[] Empty { get; } = new long[columns];

    /// <summary>How many cells were repaired.</summary>
    public long Repaired { get; private set; }

    /// <summary>How many cells could be repaired but were not.</summary>
    public long Repairable { get; private set; }

    /// <summary>The repairs, done or possible, by column and step; a cell may need several steps.</summary>
    public IEnumerable<(int Column, RepairSteps Step, long Count)> Repairs => _repairs
        .Where(pair => pair.Value > 0)
        .Select(pair => (pair.Key.Column, pair.Key.Step, pair.Value))
        .OrderBy(one => one.Column).ThenByDescending(one => one.Value).ThenBy(one => one.Step);

    public bool IsInterrupted { get; set; }

    /// <summary>Whether no row is wrong or unreadable.</summary>
    public bool IsGood => Wrong == 0 && Unreadable == 0;

    /// <summary>The kinds of problem: whole rows first, then by column, the most frequent first.</summary>
    public IEnumerable<ProblemKind> Kinds => _kinds.Values
        .OrderBy(kind => kind.Column)
        .ThenByDescending(kind => kind.Count)
        .ThenBy(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>Adds the result of the next block.</summary>
    public void Add(BlockResult result)
    {
        Rows += result.Block.Rows;
        Ok += result.Ok;
        Wrong += result.Wrong;
        Unreadable += result.Unreadable;
        Blank += result.Blank;
        for (var column = 0; column < Empty.Length; column++)
        {
            Empty[column] += result.Empty[column];
        }

        foreach (var finding in result.Findings)
        {
            AddRepair(finding);
            if (finding.IsRepaired)
            {
                continue;
            }

            Warnings += finding.IsWarning ? 1 : 0;
            var key = (finding.Column, finding.Issue, finding.Damage, finding.Weaknesses);
            if (!_kinds.TryGetValue(key, out var kind))
            {
                if (_kinds.Count == MaxKinds)
                {
                    OfOtherKinds++;
                    continue;
                }

                _kinds[key] = kind = new ProblemKind(finding.Column, finding.Code, finding.IsWarning);
            }

            if (kind.Count++ < ProblemKind.MaxExamples)
            {
                kind.Examples.Add(finding);
            }
        }
    }

    private void AddRepair(Finding finding)
    {
        Repaired += finding.IsRepaired ? 1 : 0;
        Repairable += finding.Repair != RepairSteps.None && !finding.IsRepaired ? 1 : 0;
        foreach (var step in _steps.Where(step => (finding.Repair & step) != 0))
        {
            if (_repairs.Count < MaxKinds || _repairs.ContainsKey((finding.Column, step)))
            {
                _repairs[(finding.Column, step)] = _repairs.GetValueOrDefault((finding.Column, step)) + 1;
            }
        }
    }

    /// <summary>
    /// Subtracts cells that are not repairable after all. Some may be added only afterwards, with their block.
    /// </summary>
    public void TakeBack(int column, RepairSteps steps, long count)
    {
        Repairable -= count;
        foreach (var step in _steps.Where(step => (steps & step) != 0))
        {
            _repairs[(column, step)] = _repairs.GetValueOrDefault((column, step)) - count;
        }
    }

    /// <summary>Checks that no row was lost: each is ok, wrong, unreadable or blank.</summary>
    /// <exception cref="InvalidOperationException">A row was lost or counted twice, which is a bug.</exception>
    public void Verify()
    {
        if (Rows != Ok + Wrong + Unreadable + Blank)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Rows} rows were read, but {Ok + Wrong + Unreadable + Blank} were counted."));
        }
    }
}
