namespace EduConnect.Rules;

/// <summary>
/// Text that satisfies a rule, in any of its written forms. The issue type names the rule, as in
/// <c>Valid&lt;UaiIssue&gt;</c>.
/// </summary>
/// <typeparam name="TIssue">
/// The rule's issues; <see cref="PasswordIssues"/> means <see cref="PasswordPolicy.EduConnect"/>.
/// </typeparam>
/// <param name="Text">The text; generated, never a real person's.</param>
public sealed record Valid<TIssue>(string Text) where TIssue : struct, Enum;
