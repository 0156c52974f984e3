using System.Globalization;

namespace EduConnect.Rules;

/// <summary>A rule of the core as FluentValidation is told of it; it delegates and decides nothing.</summary>
/// <param name="Name">What FluentValidation calls the validator.</param>
/// <param name="IsValid">The verdict, without allocating.</param>
/// <param name="Explain">The code and the sentence of each issue.</param>
internal sealed record CoreRule(string Name, Func<string, bool> IsValid, Func<string, CultureInfo, IEnumerable<(string Code, string Message)>> Explain)
{
    /// <summary>Whether a failure keeps the value: never a password, an SMS code or an INE.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>Lengths for tools that describe a model, inclusive; -1 for no maximum, as FluentValidation has it.</summary>
    public (int Min, int Max)? Lengths { get; private init; }

    /// <summary>A pattern for those tools, anchored.</summary>
    public string? Pattern { get; private init; }

    public static CoreRule Password(PasswordPolicy policy) =>
        new(
            "EduConnectPassword",
            password => policy.IsValid(password),
            (password, culture) => RuleMessages.Explain(policy.Check(password), policy, culture).Select(pair => (RuleMessages.CodeOf(pair.Issue), pair.Message)))
        {
            IsSecret = true,
            Lengths = (policy.MinimumLength, policy.MaximumLength == int.MaxValue ? -1 : policy.MaximumLength),
            Pattern = $"^(?:{policy.ToHtmlPattern()})$",
        };

    public static CoreRule Uai() => Of("Uai", text => Rules.Uai.Check(text), RuleMessages.For);

    public static CoreRule Ine() => Of("Ine", text => Rules.Ine.Check(text), (issue, _, culture) => RuleMessages.For(issue, culture)) with { IsSecret = true };

    public static CoreRule MobileNumber() => Of("MobileNumber", text => Rules.MobileNumber.Check(text), (issue, _, culture) => RuleMessages.For(issue, culture));

    public static CoreRule Login() => Of("EduConnectLogin", text => EduConnectLogin.Check(text), (issue, _, culture) => RuleMessages.For(issue, culture));

    public static CoreRule PersonName() =>
        Of("PersonName", text => Rules.PersonName.Check(text), (issue, _, culture) => RuleMessages.For(issue, culture)) with { Lengths = (1, Rules.PersonName.MaximumLength) };

    public static CoreRule SmsCode(int length) =>
        Of("SmsCode", text => Rules.SmsCode.Check(text, length), (issue, _, culture) => RuleMessages.For(issue, length, culture)) with { IsSecret = true, Lengths = (length, length) };

    public static CoreRule BirthDate(TimeProvider? today) =>
        Of("BirthDate", text => Rules.BirthDate.Check(text, today), (issue, _, culture) => RuleMessages.For(issue, culture));

    private static CoreRule Of<TIssue>(string name, Func<string, TIssue> check, Func<TIssue, string, CultureInfo, string> say) where TIssue : struct, Enum
    {
        return new(name, text => IsNone(check(text)), Explain);

        // None can come after IsValid said no: a date of birth, at midnight.
        IEnumerable<(string, string)> Explain(string text, CultureInfo culture)
        {
            var issue = check(text);
            return IsNone(issue) ? [] : [(RuleMessages.CodeOf(issue), say(issue, text, culture))];
        }

        static bool IsNone(TIssue issue) => EqualityComparer<TIssue>.Default.Equals(issue, default);
    }
}
