namespace EduConnect.Rules;

/// <summary>The property is a password that satisfies a <see cref="PasswordPolicy"/>: <see cref="PasswordPolicy.EduConnect"/> unless told.</summary>
/// <example><code>
/// [EduConnectPassword] public string? Password { get; set; }
/// [EduConnectPassword(OnlyCertain = true)] public string? Password { get; set; }
/// class OurPasswordAttribute() : EduConnectPasswordAttribute(new PasswordPolicy(12, 4, "-+*/"));
/// </code></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public class EduConnectPasswordAttribute : RuleAttribute
{
    private readonly PasswordPolicy? _policy;

    /// <summary>One of the two presets.</summary>
    public EduConnectPasswordAttribute()
    {
    }

    /// <summary>A policy of the site's own, for an attribute that derives from this one.</summary>
    protected EduConnectPasswordAttribute(PasswordPolicy policy) => _policy = policy;

    /// <summary>Whether <see cref="PasswordPolicy.EduConnectCertain"/> is asked; an attribute with a policy of its own asks that one.</summary>
    public bool OnlyCertain { get; set; }

    private PasswordPolicy Policy => _policy ?? (OnlyCertain ? PasswordPolicy.EduConnectCertain : PasswordPolicy.EduConnect);

    private protected override string Explain(string text) =>
        Policy.IsValid(text) ? "" : string.Join(' ', RuleMessages.Explain(Policy.Check(text), Policy).Select(pair => pair.Message));

    private protected override string Describe() => RuleMessages.For(
        (Policy.MinimumLength > 0 ? PasswordIssues.TooShort : 0)
            | (Policy.RequiredClasses > 0 ? PasswordIssues.TooFewClasses : 0)
            | (Policy.MaximumLength < int.MaxValue ? PasswordIssues.TooLong : 0)
            | (Policy.RefuseOthers ? PasswordIssues.ForbiddenCharacter : 0),
        Policy);
}
