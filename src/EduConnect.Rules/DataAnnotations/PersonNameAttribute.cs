namespace EduConnect.Rules;

/// <summary>The property is a last name or a first name; see <see cref="PersonNameRule"/>.</summary>
/// <example><c>[PersonName] public string? LastName { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class PersonNameAttribute : RuleAttribute
{
    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var issue = PersonNameRule.Check(text);
        return (RuleMessages.CodeOf(issue), RuleMessages.For(issue, text));
    }

    private protected override string Describe() => RuleMessages.For(PersonNameIssue.IllegalCharacter);
}
