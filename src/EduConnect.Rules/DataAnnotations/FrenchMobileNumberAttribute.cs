namespace EduConnect.Rules;

/// <summary>
/// The property is a French mobile number in any of its written forms; see <see cref="FrenchMobileNumber"/>.
/// </summary>
/// <example>
/// <c>[FrenchMobileNumber] public string? Mobile { get; set; }</c>,
/// <c>[FrenchMobileNumber] public FrenchMobileNumber Mobile { get; set; }</c>
/// </example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class FrenchMobileNumberAttribute : RuleAttribute
{
    private protected override string? TextOf(object value) =>
        value is FrenchMobileNumber number ? number.ToString() : base.TextOf(value);

    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var issue = FrenchMobileNumber.Check(text);
        return (RuleMessages.CodeOf(issue), RuleMessages.For(issue));
    }

    private protected override string Describe() => RuleMessages.For(FrenchMobileNumberIssue.WrongLength);
}
