namespace EduConnect.Rules;

/// <summary>The property is the code received by SMS, see <see cref="SmsCode"/>.</summary>
/// <example><c>[SmsCode(Length = 8)] public string? Code { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class SmsCodeAttribute : RuleAttribute
{
    /// <summary>How many digits it must have, exactly; 1 or more, or the check throws <see cref="ArgumentOutOfRangeException"/>.</summary>
    public int Length { get; set; } = SmsCode.DefaultLength;

    private protected override string Explain(string text) => RuleMessages.For(SmsCode.Check(text, Length), Length);

    private protected override string Describe() => RuleMessages.For(SmsCodeIssue.WrongLength, Length);
}
