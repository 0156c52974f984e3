namespace EduConnect.Rules;

/// <summary>The property is the code of a school; see <see cref="Uai"/>.</summary>
/// <example><c>[Uai] public string? School { get; set; }</c>, <c>[Uai] public Uai School { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class UaiAttribute : RuleAttribute
{
    private protected override string? TextOf(object value) => value is Uai uai ? uai.ToString() : base.TextOf(value);

    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var issue = Uai.Check(text);
        return (RuleMessages.CodeOf(issue), RuleMessages.For(issue, text));
    }

    private protected override string Describe() => RuleMessages.For(UaiIssue.IllegalCharacter);
}
