using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>The problems of one kind in one column: how many there are, and the first of them.</summary>
/// <param name="Column">The column, counted from 0; -1 for rows that cannot be read.</param>
/// <param name="Code">The code of the issue or of the damage.</param>
/// <param name="IsWarning">Whether it refuses nothing.</param>
internal sealed record ProblemKind(int Column, string Code, bool IsWarning)
{
    public const int MostExamples = 10;

    public long Count { get; set; }

    public List<Finding> Examples { get; } = [];
}

/// <summary>What came of the whole input, put together in the order of the rows.</summary>
internal sealed class CheckTotals
{
    private readonly TableChecker _checker;
    private readonly DuplicateFinder?[] _finders;
    private readonly Dictionary<(int Column, CellIssue Issue, RowDamage Damage), ProblemKind> _kinds = [];
    private long _lastSpoiltRow;

    public CheckTotals(TableChecker checker, bool findDuplicates)
    {
        _checker = checker;
        _finders = [.. checker.Columns.Select(column => findDuplicates && DuplicateFinder.Covers(column.Rule) ? new DuplicateFinder() : null)];
        Empty = new long[checker.Columns.Count];
    }

    /// <summary>Rows behind the header, by the count of who cut the input into blocks; those that are empty lines too.</summary>
    public long Rows { get; private set; }

    public long Ok { get; private set; }

    public long Wrong { get; private set; }

    public long Unreadable { get; private set; }

    public long Blank { get; private set; }

    public long Warnings { get; private set; }

    /// <summary>Empty cells that were passed over, for each column.</summary>
    public long[] Empty { get; }

    public bool IsInterrupted { get; set; }

    /// <summary>Whether there is nothing to refuse.</summary>
    public bool IsGood => Wrong == 0 && Unreadable == 0;

    /// <summary>The kinds of problem by column, those of whole rows first, and the most frequent first.</summary>
    public IEnumerable<ProblemKind> Kinds => _kinds.Values.OrderBy(kind => kind.Column).ThenByDescending(kind => kind.Count).ThenBy(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>Takes the result of the next block, and gives its problems in the order of rows and columns, with those that only earlier rows tell.</summary>
    public IReadOnlyList<Finding> Add(RowBlock block, BlockResult result, Func<HashSet<(long, int)>, Dictionary<(long, int), string>> showAll)
    {
        Rows += block.Rows;
        Ok += result.Ok;
        Wrong += result.Wrong;
        Unreadable += result.Unreadable;
        Blank += result.Blank;
        for (var column = 0; column < Empty.Length; column++)
        {
            Empty[column] += result.Empty[column];
        }

        var findings = WithDuplicates(result, showAll);
        foreach (var finding in findings)
        {
            var key = (finding.Column, finding.Issue, finding.Damage);
            if (!_kinds.TryGetValue(key, out var kind))
            {
                _kinds[key] = kind = new ProblemKind(finding.Column, finding.Code, finding.Issue.IsWarning);
            }

            Warnings += kind.IsWarning ? 1 : 0;
            if (kind.Count++ < ProblemKind.MostExamples)
            {
                kind.Examples.Add(finding);
            }
        }

        return findings;
    }

    /// <summary>Nothing is lost: every row was found ok, wrong, unreadable or blank, and only one of them.</summary>
    /// <exception cref="InvalidOperationException">The program is at fault.</exception>
    public void Verify()
    {
        if (Rows != Ok + Wrong + Unreadable + Blank)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows were read, and {Ok + Wrong + Unreadable + Blank} accounted for."));
        }
    }

    private List<Finding> WithDuplicates(BlockResult result, Func<HashSet<(long, int)>, Dictionary<(long, int), string>> showAll)
    {
        List<(Key Key, long FirstRow)>? again = null;
        foreach (var key in result.Keys)
        {
            if (!_finders[key.Column]!.TryAdd(key.Value, key.Row, out var firstRow))
            {
                (again ??= []).Add((key, firstRow));
                if (!key.IsRowWrong && _lastSpoiltRow != key.Row)
                {
                    _lastSpoiltRow = key.Row;
                    Ok--;
                    Wrong++;
                }
            }
        }

        if (again is null)
        {
            return result.Findings;
        }

        var shown = showAll([.. again.Select(pair => (pair.Key.Row, pair.Key.Column))]);
        return
        [
            .. result.Findings
                .Concat(again.Select(pair => new Finding(
                    pair.Key.Row, pair.Key.Column, _checker.DuplicateIn(pair.Key.Column), shown[(pair.Key.Row, pair.Key.Column)], FirstRow: pair.FirstRow)))
                .OrderBy(finding => finding.Row).ThenBy(finding => finding.Column),
        ];
    }
}
