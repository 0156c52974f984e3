namespace EduConnect.Rules;

/// <summary>How many lines a text has, and how many of them are valid passwords.</summary>
/// <param name="ValidCount">The number of lines that are valid passwords.</param>
/// <param name="LineCount">The number of lines.</param>
public readonly record struct PasswordCount(int ValidCount, int LineCount);
