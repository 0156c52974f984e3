namespace EduConnect.Rules;

/// <summary>The property is a French mobile number in any of its written forms, see <see cref="MobileNumber"/>.</summary>
/// <example><c>[FrenchMobile] public string? Mobile { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class FrenchMobileAttribute : RuleAttribute
{
    private protected override string Explain(string text) => RuleMessages.For(MobileNumber.Check(text));

    private protected override string Describe() => RuleMessages.For(MobileNumberIssue.WrongLength);
}
