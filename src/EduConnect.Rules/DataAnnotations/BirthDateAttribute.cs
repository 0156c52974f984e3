namespace EduConnect.Rules;

/// <summary>
/// The property is a date of birth as text, not later than today by the system clock; see <see cref="BirthDateRule"/>.
/// </summary>
/// <example><c>[BirthDate] public string? BornOn { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class BirthDateAttribute : RuleAttribute
{
    private protected override string Explain(string text, IServiceProvider? services) =>
        RuleMessages.For(BirthDateRule.Check(text));

    private protected override string CodeOf(string text, IServiceProvider? services) =>
        RuleMessages.CodeOf(BirthDateRule.Check(text));

    private protected override string Describe() => RuleMessages.For(BirthDateIssue.WrongFormat);
}
