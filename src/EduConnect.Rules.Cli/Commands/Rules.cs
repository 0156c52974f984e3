using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>Calls the library's rules as <see cref="Judge"/>s; decides nothing itself.</summary>
internal static class Rules
{
    public static Verdict Uai(string value, bool show) =>
        EduConnect.Rules.Uai.TryParse(value, out var uai)
            ? Valid(uai.ToString(), DetailsOf(uai))
            : Refused(
                EduConnect.Rules.Uai.Check(value), issue => RuleMessages.For(issue, value, Language.Culture), value);

    public static Verdict Ine(string value, bool show) =>
        EduConnect.Rules.Ine.TryParse(value, out var ine)
            ? Valid(show ? ine.ToString() : ine.ToMaskedString(), DetailsOf(ine))
            : Refused(
                EduConnect.Rules.Ine.Check(value),
                issue => RuleMessages.For(issue, Language.Culture),
                show ? value : TableChecker.Mask(ColumnRule.Ine, value));

    public static Verdict Mobile(string value, bool show) =>
        FrenchMobileNumber.TryParse(value, out var number)
            ? Valid(
                number.ToString(),
                number.IsFictional
                    ? [new("fictional", "yes", Say("réservé à la fiction", "reserved for fiction"))]
                    : [])
            : Refused(FrenchMobileNumber.Check(value), issue => RuleMessages.For(issue, Language.Culture), value);

    public static Verdict Login(string value, bool show)
    {
        var issue = EduConnectLoginRule.Check(value);
        return issue == EduConnectLoginIssue.None
            ? Valid(value, [])
            : Refused(issue, unusual => RuleMessages.For(unusual, Language.Culture), value) with { IsWarning = true };
    }

    public static Verdict BirthDate(string value, bool show)
    {
        var issue = EduConnect.Rules.BirthDateRule.Check(value);
        return issue == BirthDateIssue.None
            ? Valid(value, [])
            : Refused(issue, wrong => RuleMessages.For(wrong, Language.Culture), value);
    }

    /// <summary>The UAI with these seven digits and its check letter; null if the text is not seven digits.</summary>
    public static string? WithCheckLetter(string digits) =>
        digits.Length == 7 && digits.All(char.IsAsciiDigit)
            ? EduConnect.Rules.Uai.FromNumber(int.Parse(digits, CultureInfo.InvariantCulture)).ToString()
            : null;

    private static Detail[] DetailsOf(Uai uai) =>
        uai.Department is { } department
            ? [new("department", department, Say("département ", "department ") + department)]
            : uai.InseeCountryCode is { } country ? [new("country", country, Say("pays ", "country ") + country)]
            : [];

    private static Detail[] DetailsOf(Ine ine)
    {
        var name = ine.Kind == IneKind.Provisional ? Say("provisoire", "provisional") : $"{ine.Kind}";
        var kind = new Detail("kind", $"{ine.Kind}", Say("type ", "kind ") + name);
        return ine.IsKeySuspect ? [kind, new("key", "suspect", Say("clé suspecte", "suspect key"))] : [kind];
    }

    private static Verdict Valid(string shown, Detail[] details) => new(null, "", shown, details);

    private static Verdict Refused<TIssue>(TIssue issue, Func<TIssue, string> say, string shown)
        where TIssue : struct, Enum =>
        new(RuleMessages.CodeOf(issue), say(issue), shown, []);
}
