using System.Globalization;

namespace EduConnect.Rules;

/// <summary>A rule of the core, described for FluentValidation. It delegates everything.</summary>
/// <param name="Rule">The rule, which tells how secret its values are.</param>
/// <param name="Name">The name of the validator in FluentValidation.</param>
/// <param name="IsValid">The verdict, without allocating.</param>
/// <param name="Explain">The code and the sentence of each issue.</param>
/// <param name="Describe">What the rule asks for, in a sentence.</param>
internal sealed record CoreRule(
    ColumnRule Rule,
    string Name,
    Func<string, bool> IsValid,
    Func<string, CultureInfo, IEnumerable<(string Code, string Message)>> Explain,
    Func<CultureInfo, string> Describe)
{
    /// <summary>Whether failures must not contain the value.</summary>
    public bool IsHidden => Rule.Secrecy() != Secrecy.Open;

    /// <summary>Lengths for tools that describe a model, inclusive; -1 for no maximum, as FluentValidation has
    /// it.</summary>
    public (int Min, int Max)? Lengths { get; private init; }

    /// <summary>
    /// A pattern for those tools and for browsers, anchored; it has the rule's verdict with the <c>u</c> flag and
    /// without.
    /// </summary>
    public string? Pattern { get; private init; }

    public static CoreRule Password(PasswordPolicy policy)
    {
        var sentences = new PasswordSentences(policy);
        return new(
            ColumnRule.Password,
            "EduConnectPassword",
            password => policy.IsValid(password),
            (password, culture) => sentences.For(policy.Check(password), culture),
            culture => RuleMessages.Describe(policy, culture))
        {
            Lengths = (policy.MinimumLength, policy.MaximumLength == int.MaxValue ? -1 : policy.MaximumLength),
            Pattern = policy.ToDataAttributes()["data-val-regex-pattern"],
        };
    }

    public static CoreRule NotWeak(PasswordContext? known) => new(
        ColumnRule.Password,
        "NotWeak",
        password => !PasswordWeakness.Check(password, known).IsWeak,
        (password, culture) => RuleMessages.Explain(PasswordWeakness.Check(password, known), culture)
            .Select(one => (one.Code, one.Message)),
        RuleMessages.DescribeNotWeak);

    public static CoreRule Uai() =>
        Of(ColumnRule.Uai, UaiIssue.IllegalCharacter, text => Rules.Uai.Check(text), RuleMessages.For);

    public static CoreRule Ine() => Of(
        ColumnRule.Ine,
        IneIssue.IllegalCharacter,
        text => Rules.Ine.Check(text),
        (issue, _, culture) => RuleMessages.For(issue, culture));

    public static CoreRule FrenchMobileNumber() => Of(
        ColumnRule.FrenchMobileNumber,
        FrenchMobileNumberIssue.WrongLength,
        text => Rules.FrenchMobileNumber.Check(text),
        (issue, _, culture) => RuleMessages.For(issue, culture));

    public static CoreRule EduConnectLogin() => Of(
        ColumnRule.EduConnectLogin,
        EduConnectLoginIssue.UnusualForm,
        text => EduConnectLoginRule.Check(text),
        (issue, _, culture) => RuleMessages.For(issue, culture));

    public static CoreRule PersonName() => Of(
        ColumnRule.PersonName,
        PersonNameIssue.IllegalCharacter,
        text => PersonNameRule.Check(text),
        RuleMessages.For) with
    {
        Lengths = (1, PersonNameRule.MaximumLength),
    };

    public static CoreRule SmsCode(int length) => Of(
        ColumnRule.SmsCode,
        SmsCodeIssue.WrongLength,
        text => SmsCodeRule.Check(text, length),
        (issue, _, culture) => RuleMessages.For(issue, length, culture)) with
    {
        Lengths = (length, length),
    };

    public static CoreRule BirthDate(TimeProvider? timeProvider) => Of(
        ColumnRule.BirthDate,
        BirthDateIssue.WrongFormat,
        text => BirthDateRule.Check(text, timeProvider),
        (issue, _, culture) => RuleMessages.For(issue, culture));

    private static CoreRule Of<TIssue>(
        ColumnRule rule, TIssue general, Func<string, TIssue> check, Func<TIssue, string, CultureInfo, string> say)
        where TIssue : struct, Enum
    {
        return new(rule, rule.ToString(), text => IsNone(check(text)), Explain, culture => say(general, "", culture));

        // The second check can find no issue where the first did: a date of birth, at midnight.
        IEnumerable<(string, string)> Explain(string text, CultureInfo culture)
        {
            var issue = check(text);
            return IsNone(issue) ? [] : [(RuleMessages.CodeOf(issue), say(issue, text, culture))];
        }

        static bool IsNone(TIssue issue) => EqualityComparer<TIssue>.Default.Equals(issue, default);
    }
}
