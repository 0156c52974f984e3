namespace EduConnect.Rules;

/// <summary>How many lines a text has, and how many of them are valid passwords.</summary>
/// <param name="ValidCount">The lines that are valid passwords.</param>
/// <param name="LineCount">All lines.</param>
public readonly record struct PasswordCount(int ValidCount, int LineCount);
