namespace EduConnect.Rules;

/// <summary>
/// A password that satisfied a policy until one thing in it was broken: it has this issue and no other.
/// </summary>
/// <param name="Text">The password; generated, never a real person's.</param>
/// <param name="Policy">
/// The policy: a preset's rule with a maximum of 20 characters or bytes, or <see cref="PasswordPolicy.EduConnect"/>
/// itself.
/// </param>
/// <param name="Issue">The issue that the policy must report.</param>
public sealed record NearMissPassword(string Text, PasswordPolicy Policy, PasswordIssues Issue);
