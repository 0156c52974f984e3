namespace EduConnect.Rules;

/// <summary>The property is the code of a school; see <see cref="Uai"/>.</summary>
/// <example><c>[Uai] public string? School { get; set; }</c>, <c>[Uai] public Uai School { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class UaiAttribute : RuleAttribute
{
    private protected override string? TextOf(object value) => value is Uai uai ? uai.ToString() : base.TextOf(value);

    private protected override string Explain(string text, IServiceProvider? services) =>
        RuleMessages.For(Uai.Check(text), text);

    private protected override string CodeOf(string text, IServiceProvider? services) =>
        RuleMessages.CodeOf(Uai.Check(text));

    private protected override string Describe() => RuleMessages.For(UaiIssue.IllegalCharacter);
}
