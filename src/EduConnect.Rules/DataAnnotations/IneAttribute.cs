namespace EduConnect.Rules;

/// <summary>The property is the national identifier of a pupil; see <see cref="Ine"/>.</summary>
/// <example><c>[Ine] public string? Pupil { get; set; }</c>, <c>[Ine] public Ine Pupil { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class IneAttribute : RuleAttribute
{
    private protected override string? TextOf(object value) => value is Ine ine ? ine.ToString() : base.TextOf(value);

    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var issue = Ine.Check(text);
        return (RuleMessages.CodeOf(issue), RuleMessages.For(issue));
    }

    private protected override string Describe() => RuleMessages.For(IneIssue.IllegalCharacter);
}
