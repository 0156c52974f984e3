namespace EduConnect.Rules;

/// <summary>A cell that is not as its column's rule says. It holds no value: <see cref="TableChecker.Mask"/> shows as much of one as may be shown.</summary>
/// <param name="Row">The row, counted from 1.</param>
/// <param name="Column">The column, counted from 0; -1 if the whole row is meant.</param>
/// <param name="Issue">What is wrong.</param>
/// <param name="FirstRow">For a duplicate, the row where the value stood first; else 0.</param>
public readonly record struct CellProblem(long Row, int Column, CellIssue Issue, long FirstRow = 0);
