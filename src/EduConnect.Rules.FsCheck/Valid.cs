namespace EduConnect.Rules;

/// <summary>A text that satisfies a rule, in any of its written forms. The rule is named by its issues, as in <c>Valid&lt;UaiIssue&gt;</c>.</summary>
/// <typeparam name="TIssue">The rule's issues; <see cref="PasswordIssues"/> stands for <see cref="PasswordPolicy.EduConnect"/>.</typeparam>
/// <param name="Text">The text; generated, never a real person's.</param>
public sealed record Valid<TIssue>(string Text) where TIssue : struct, Enum;
