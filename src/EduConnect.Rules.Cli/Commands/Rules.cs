using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>The rules of the library as <see cref="Judge"/>s; nothing is decided here.</summary>
internal static class Rules
{
    public static Verdict Uai(string value, bool show, CultureInfo culture) =>
        EduConnect.Rules.Uai.TryParse(value, out var uai)
            ? Valid(uai.ToString(), uai.Department is { } department ? [("department", department)]
                : uai.InseeCountryCode is { } country ? [("country", country)]
                : [])
            : Refused(EduConnect.Rules.Uai.Check(value), issue => RuleMessages.For(issue, value, culture), value);

    public static Verdict Ine(string value, bool show, CultureInfo culture) =>
        EduConnect.Rules.Ine.TryParse(value, out var ine)
            ? Valid(
                show ? ine.ToString() : ine.ToMaskedString(),
                ine.IsKeySuspect ? [("kind", $"{ine.Kind}"), ("key", "suspect")] : [("kind", $"{ine.Kind}")])
            : Refused(EduConnect.Rules.Ine.Check(value), issue => RuleMessages.For(issue, culture), show ? value : TableChecker.Mask(ColumnRule.Ine, value));

    public static Verdict Mobile(string value, bool show, CultureInfo culture) =>
        FrenchMobileNumber.TryParse(value, out var number)
            ? Valid(number.ToString(), number.IsFictional ? [("fictional", "yes")] : [])
            : Refused(FrenchMobileNumber.Check(value), issue => RuleMessages.For(issue, culture), value);

    public static Verdict Login(string value, bool show, CultureInfo culture)
    {
        var issue = EduConnectLoginRule.Check(value);
        return new Verdict(issue == EduConnectLoginIssue.None ? null : issue.ToString(), RuleMessages.For(issue, culture), value, [], IsWarning: true);
    }

    public static Verdict BirthDate(string value, bool show, CultureInfo culture)
    {
        var issue = EduConnect.Rules.BirthDateRule.Check(value);
        return issue == BirthDateIssue.None ? Valid(value, []) : Refused(issue, wrong => RuleMessages.For(wrong, culture), value);
    }

    /// <summary>The UAI that seven digits lack only the letter of, or null.</summary>
    public static string? WithCheckLetter(string digits) =>
        digits.Length == 7 && digits.All(char.IsAsciiDigit)
            ? EduConnect.Rules.Uai.FromNumber(int.Parse(digits, CultureInfo.InvariantCulture)).ToString()
            : null;

    private static Verdict Valid(string shown, (string Name, string Value)[] details) => new(null, "", shown, details);

    private static Verdict Refused<TIssue>(TIssue issue, Func<TIssue, string> say, string shown) where TIssue : Enum => new(issue.ToString(), say(issue), shown, []);
}
