using System.Collections.Concurrent;

namespace EduConnect.Rules.Cli;

/// <summary>A problem to report, in a cell or in a whole row.</summary>
/// <param name="Row">The row as a spreadsheet counts it: the header is row 1.</param>
/// <param name="Column">The column, counted from 0; -1 for a whole row.</param>
/// <param name="Issue">The issue of the cell.</param>
/// <param name="Shown">The part of the cell that may be shown.</param>
/// <param name="Damage">Why the row cannot be read, or what is odd about it.</param>
/// <param name="RawLength">The length of an unreadable row in bytes.</param>
/// <param name="FirstRow">For a duplicate, the row where the value first occurs.</param>
/// <param name="Values">For a wrong number of values, how many the row has.</param>
/// <param name="Repair">The steps that repair the cell.</param>
/// <param name="IsRepaired">Whether the copy has the repaired cell, so that this is no longer a problem.</param>
/// <param name="IsEitherOrder">
/// Whether this is a date that can be repaired, but can also be read with the month first.
/// </param>
/// <param name="Weaknesses">Why a password is easy to guess.</param>
internal sealed record Finding(
    long Row, int Column, CellIssue Issue, string Shown, RowDamage Damage = RowDamage.None, long RawLength = 0,
    long FirstRow = 0, int Values = 0, RepairSteps Repair = RepairSteps.None, bool IsRepaired = false,
    bool IsEitherOrder = false, PasswordWeaknesses Weaknesses = PasswordWeaknesses.None)
{
    public bool IsWarning => Issue.IsWarning || Damage.IsWarning() || Weaknesses != PasswordWeaknesses.None;

    public string Code => Weaknesses != PasswordWeaknesses.None ? RuleMessages.CodeOf(Weaknesses)
        : Damage == RowDamage.None ? Issue.Code : Damage.ToString();
}

/// <summary>Where a value is that should be unique.</summary>
/// <param name="RowOfBlock">Its row, counted from the block's first.</param>
/// <param name="Start">
/// Where the value begins in the block; -1 if it is not there verbatim, because it was unescaped or repaired.
/// </param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="IsRowWrong">Whether its row is already counted as wrong.</param>
internal readonly record struct UniqueValue(int RowOfBlock, int Start, int Length, bool IsRowWrong);

/// <summary>The values of a block that should be unique.</summary>
internal sealed class UniqueValues
{
    /// <summary>Their keys.</summary>
    public List<DuplicateKey> Keys { get; } = [];

    /// <summary>Where they are.</summary>
    public List<UniqueValue> Places { get; } = [];

    /// <summary>The part that may be shown of those that are not in the block, by index.</summary>
    public Dictionary<int, string> Shown { get; } = [];

    public void Clear()
    {
        Keys.Clear();
        Places.Clear();
        Shown.Clear();
    }
}

/// <summary>The result of checking one block. Every row is counted once: as ok, wrong, unreadable or blank.</summary>
/// <param name="block">The block.</param>
/// <param name="columns">How many columns it has.</param>
/// <param name="spare">Lists of unique values to use again: new ones for each block would be large objects.</param>
internal sealed class BlockResult(RowBlock block, int columns, ConcurrentBag<UniqueValues> spare) : IDisposable
{
    public RowBlock Block => block;

    public long Ok { get; set; }

    public long Wrong { get; set; }

    public long Unreadable { get; set; }

    public long Blank { get; set; }

    /// <summary>How many empty cells were skipped in each column.</summary>
    public long[] Empty { get; } = new long[columns];

    public List<Finding> Findings { get; } = [];

    public UniqueValues Unique { get; } = spare.TryTake(out var values) ? values : new UniqueValues();

    public List<PersonOfRow> People { get; } = [];

    /// <summary>The block with its repaired cells, if a copy is written.</summary>
    public CopyOfBlock? Copy { get; init; }

    /// <summary>Puts the findings in the order of rows and columns.</summary>
    public void SortFindings()
    {
        var inOrder = Findings.OrderBy(finding => finding.Row).ThenBy(finding => finding.Column).ToArray();
        Findings.Clear();
        Findings.AddRange(inOrder);
    }

    public void Dispose()
    {
        Unique.Clear();
        spare.Add(Unique);
        Copy?.Dispose();
        block.Dispose();
    }
}
