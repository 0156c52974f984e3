namespace EduConnect.Rules;

/// <summary>
/// The property is a date of birth as text, not later than today by the system clock; see <see cref="BirthDateRule"/>.
/// </summary>
/// <example><c>[BirthDate] public string? BornOn { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class BirthDateAttribute : RuleAttribute
{
    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var issue = BirthDateRule.Check(text);
        return (RuleMessages.CodeOf(issue), RuleMessages.For(issue));
    }

    private protected override string Describe() => RuleMessages.For(BirthDateIssue.WrongFormat);
}
