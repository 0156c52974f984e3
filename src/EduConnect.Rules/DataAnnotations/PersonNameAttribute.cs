namespace EduConnect.Rules;

/// <summary>The property is a last name or a first name; see <see cref="PersonNameRule"/>.</summary>
/// <example><c>[PersonName] public string? LastName { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class PersonNameAttribute : RuleAttribute
{
    private protected override string Explain(string text, IServiceProvider? services) =>
        RuleMessages.For(PersonNameRule.Check(text), text);

    private protected override string CodeOf(string text, IServiceProvider? services) =>
        RuleMessages.CodeOf(PersonNameRule.Check(text));

    private protected override string Describe() => RuleMessages.For(PersonNameIssue.IllegalCharacter);
}
