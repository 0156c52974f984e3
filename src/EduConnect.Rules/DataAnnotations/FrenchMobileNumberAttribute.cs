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

    private protected override string Explain(string text, IServiceProvider? services) =>
        RuleMessages.For(FrenchMobileNumber.Check(text));

    private protected override string CodeOf(string text, IServiceProvider? services) =>
        RuleMessages.CodeOf(FrenchMobileNumber.Check(text));

    private protected override string Describe() => RuleMessages.For(FrenchMobileNumberIssue.WrongLength);
}
