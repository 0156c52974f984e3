namespace EduConnect.Rules;

/// <summary>
/// A cell that does not satisfy the rule of its column. It contains no value: <see cref="TableChecker.Mask"/> returns
/// as much of a cell as may be shown.
/// </summary>
/// <param name="Row">The row, counted from 1.</param>
/// <param name="Column">The column, counted from 0; -1 for a whole row.</param>
/// <param name="Issue">The issue.</param>
/// <param name="FirstRow">For a duplicate, the row where the value first occurs; otherwise 0.</param>
public readonly record struct CellProblem(long Row, int Column, CellIssue Issue, long FirstRow = 0);
