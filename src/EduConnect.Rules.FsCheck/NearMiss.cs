namespace EduConnect.Rules;

/// <summary>A text that was valid before one thing in it was broken: it has this issue, and no other.</summary>
/// <typeparam name="TIssue">The rule's issues. Passwords are <see cref="NearMissPassword"/>, because not every policy knows every issue.</typeparam>
/// <param name="Text">The text; generated, never a real person's.</param>
/// <param name="Issue">What the rule must say of it.</param>
public sealed record NearMiss<TIssue>(string Text, TIssue Issue) where TIssue : struct, Enum;
