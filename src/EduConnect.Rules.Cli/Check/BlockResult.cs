namespace EduConnect.Rules.Cli;

/// <summary>A problem to report: of a cell, or of a whole row that cannot be read.</summary>
/// <param name="Row">The row as a spreadsheet counts it: the header is row 1.</param>
/// <param name="Column">The column, counted from 0; -1 for a whole row.</param>
/// <param name="Issue">What is wrong with the cell.</param>
/// <param name="Shown">As much of the cell as may be shown.</param>
/// <param name="Damage">Why the row cannot be read.</param>
/// <param name="RawLength">How many bytes that row has.</param>
/// <param name="FirstRow">For a duplicate, where the value stood first.</param>
internal sealed record Finding(long Row, int Column, CellIssue Issue, string Shown, RowDamage Damage = RowDamage.None, long RawLength = 0, long FirstRow = 0)
{
    public string Code => Damage == RowDamage.None ? Issue.Code : Damage.ToString();
}

/// <summary>What a value is remembered by, to find it again in later rows.</summary>
internal readonly record struct Key(UInt128 Value, long Row, int Column, bool IsRowWrong);

/// <summary>What came of one block. Every row is counted once, in one of the first four.</summary>
internal sealed class BlockResult(int columns)
{
    public long Ok { get; set; }

    public long Wrong { get; set; }

    public long Unreadable { get; set; }

    public long Blank { get; set; }

    /// <summary>Empty cells that were passed over, for each column.</summary>
    public long[] Empty { get; } = new long[columns];

    public List<Finding> Findings { get; } = [];

    public List<Key> Keys { get; } = [];
}
