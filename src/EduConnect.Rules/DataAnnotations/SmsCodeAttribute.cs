namespace EduConnect.Rules;

/// <summary>The property is a code received by SMS; see <see cref="SmsCodeRule"/>.</summary>
/// <example><c>[SmsCode(Length = 8)] public string? Code { get; set; }</c></example>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
public sealed class SmsCodeAttribute : RuleAttribute
{
    /// <summary>
    /// The exact number of digits. It must be 1 or more, or the check throws <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public int Length { get; set; } = SmsCodeRule.DefaultLength;

    private protected override string Explain(string text, IServiceProvider? services) =>
        RuleMessages.For(SmsCodeRule.Check(text, Length), Length);

    private protected override string CodeOf(string text, IServiceProvider? services) =>
        RuleMessages.CodeOf(SmsCodeRule.Check(text, Length));

    private protected override string Describe() => RuleMessages.For(SmsCodeIssue.WrongLength, Length);
}
