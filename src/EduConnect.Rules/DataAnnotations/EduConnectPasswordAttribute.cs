namespace EduConnect.Rules;

/// <summary>
/// The property is a password that satisfies a <see cref="PasswordPolicy"/>, by default
/// <see cref="PasswordPolicy.EduConnect"/>.
/// </summary>
/// <example><code>
/// [EduConnectPassword] public string? Password { get; set; }
/// [EduConnectPassword(Strict = true)] public string? Password { get; set; }
/// class OurPasswordAttribute() : EduConnectPasswordAttribute(new PasswordPolicy(12, 4, "-+*/"));
/// </code></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public class EduConnectPasswordAttribute : RuleAttribute
{
    private readonly PasswordPolicy? _policy;

    /// <summary>Uses one of the two preset policies, or the one that the application registers.</summary>
    public EduConnectPasswordAttribute()
    {
    }

    /// <summary>Lets a derived attribute use a policy of its own.</summary>
    protected EduConnectPasswordAttribute(PasswordPolicy policy) => _policy = policy;

    /// <summary>
    /// Whether to use <see cref="PasswordPolicy.EduConnectStrict"/>. A derived attribute with its own policy ignores
    /// this.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>The policy that the password must satisfy, unless the application registers one.</summary>
    public PasswordPolicy Policy => _policy ?? (Strict ? PasswordPolicy.EduConnectStrict : PasswordPolicy.EduConnect);

    /// <summary>
    /// The policy that the password must satisfy: the attribute's own, the strict one, the <see cref="PasswordPolicy"/>
    /// among these services, or <see cref="PasswordPolicy.EduConnect"/>, in that order.
    /// </summary>
    /// <param name="services">The services of the application; null if there are none.</param>
    public PasswordPolicy PolicyOf(IServiceProvider? services) =>
        _policy is null && !Strict && services?.GetService(typeof(PasswordPolicy)) is PasswordPolicy registered
            ? registered
            : Policy;

    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var policy = PolicyOf(services);
        var report = policy.Check(text);
        return report.IsValid
            ? default
            : (RuleMessages.CodeOf(report.Issues),
                string.Join(' ', RuleMessages.Explain(report, policy).Select(explanation => explanation.Message)));
    }

    private protected override string Describe() => RuleMessages.For(
        (Policy.MinimumLength > 0 ? PasswordIssues.TooShort : 0)
            | (Policy.RequiredClasses > 0 ? PasswordIssues.TooFewClasses : 0)
            | (Policy.MaximumLength < int.MaxValue ? PasswordIssues.TooLong : 0)
            | (Policy.MaximumUtf8Bytes < int.MaxValue ? PasswordIssues.TooManyBytes : 0)
            | (Policy.RejectUnlistedCharacters ? PasswordIssues.ForbiddenCharacter : 0),
        Policy);
}
