namespace EduConnect.Rules;

/// <summary>One criterion of a live checklist.</summary>
/// <param name="Criterion">The criterion in words, such as <c>at least 8 characters</c>.</param>
/// <param name="IsMet">Whether the password meets it.</param>
public readonly record struct ChecklistItem(string Criterion, bool IsMet);
