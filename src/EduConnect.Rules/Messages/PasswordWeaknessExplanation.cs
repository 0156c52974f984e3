namespace EduConnect.Rules;

/// <summary>One weakness of a password in words.</summary>
/// <param name="Weakness">The weakness, a single flag.</param>
/// <param name="Message">The weakness in one sentence.</param>
public readonly record struct PasswordWeaknessExplanation(PasswordWeaknesses Weakness, string Message)
{
    /// <summary>The stable code: <see cref="RuleMessages.CodeOf"/>.</summary>
    public string Code => RuleMessages.CodeOf(Weakness);
}
