namespace EduConnect.Rules;

/// <summary>Text that was valid until one thing in it was broken: it has this issue and no other.</summary>
/// <typeparam name="TIssue">
/// The rule's issues. Passwords have <see cref="NearMissPassword"/> instead, because not every policy has every issue.
/// </typeparam>
/// <param name="Text">The text; generated, never a real person's.</param>
/// <param name="Issue">The issue that the rule must report.</param>
public sealed record NearMiss<TIssue>(string Text, TIssue Issue) where TIssue : struct, Enum;
