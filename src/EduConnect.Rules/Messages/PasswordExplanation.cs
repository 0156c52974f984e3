namespace EduConnect.Rules;

/// <summary>One issue of a password in words.</summary>
/// <param name="Issue">The issue, a single flag.</param>
/// <param name="Message">The issue in one sentence.</param>
public readonly record struct PasswordExplanation(PasswordIssues Issue, string Message)
{
    /// <summary>The stable code: <see cref="RuleMessages.CodeOf"/>.</summary>
    public string Code => RuleMessages.CodeOf(Issue);
}
