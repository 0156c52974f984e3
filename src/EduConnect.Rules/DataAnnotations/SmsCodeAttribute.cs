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

    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var issue = SmsCodeRule.Check(text, Length);
        return (RuleMessages.CodeOf(issue), RuleMessages.For(issue, Length));
    }

    private protected override string Describe() => RuleMessages.For(SmsCodeIssue.WrongLength, Length);
}
