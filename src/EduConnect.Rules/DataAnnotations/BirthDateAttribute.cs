namespace EduConnect.Rules;

/// <summary>The property is the text of a date of birth, not after today by the clock of the system, see <see cref="BirthDateRule"/>.</summary>
/// <example><c>[BirthDate] public string? BornOn { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class BirthDateAttribute : RuleAttribute
{
    private protected override string Explain(string text, IServiceProvider? services) => RuleMessages.For(BirthDateRule.Check(text));

    private protected override string CodeOf(string text, IServiceProvider? services) => RuleMessages.CodeOf(BirthDateRule.Check(text));

    private protected override string Describe() => RuleMessages.For(BirthDateIssue.WrongFormat);
}
