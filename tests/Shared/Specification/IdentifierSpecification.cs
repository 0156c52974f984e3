using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>The identifiers a second time: regular expressions of docs/sources.md and schoolbook arithmetic, digit by digit.</summary>
internal static partial class IdentifierSpecification
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    public static UaiIssue Uai(string text) =>
        UaiShape().IsMatch(text) ? (text[7] == LetterOf(text[..7]) ? UaiIssue.None : UaiIssue.WrongCheckLetter)
        : text.Length == 8 || text.Any(c => c > 127) ? UaiIssue.IllegalCharacter
        : UaiIssue.WrongLength;

    public static (IneIssue Issue, IneKind? Kind) Ine(string text) =>
        RnieShape().IsMatch(text) ? (IneIssue.None, IneKind.Rnie)
        : BeaShape().IsMatch(text) ? (text[10] == LetterOf(text[..10]) ? IneIssue.None : IneIssue.WrongKey, IneKind.Bea)
        : Base36Shape().IsMatch(text) ? (text[10] == KeyOf(text[..10]) ? IneIssue.None : IneIssue.WrongKey, IneKind.Base36)
        : SifaShape().IsMatch(text) ? (IneIssue.None, IneKind.Sifa)
        : ProvisionalShape().IsMatch(text) ? (IneIssue.None, IneKind.Provisional)
        : (text.Length == 11 || text.Any(c => c > 127) ? IneIssue.IllegalCharacter : IneIssue.WrongLength, null);

    /// <summary>The remainder by 23 of a number of any length, a digit at a time.</summary>
    public static char LetterOf(string digits) => Letters[digits.Aggregate(0, (remainder, digit) => ((remainder * 10) + digit - '0') % 23)];

    public static char KeyOf(string ten)
    {
        var values = ten.Select(c => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10).ToList();
        return (char)('0' + (((6 * values.Take(9).Sum()) + values[9]) % 10));
    }

    /// <summary>The key of a RNIE number as the three known values have it.</summary>
    public static string RnieKeyOf(string nine) =>
        string.Concat($"{97 - (int.Parse(nine, provider: null) % 97):00}".Select(digit => "ABCDEFGHJK"[digit - '0']));

    /// <summary>The number in E.164, or null: a mainland or overseas mobile in one of the written forms.</summary>
    public static string? Mobile(string text)
    {
        var match = MobileForms().Match(text);
        var national = string.Concat(match.Groups["national"].Value.Where(char.IsAsciiDigit));
        var plan = new (string Prefix, string Country)[]
        {
            ("63998", "33"), ("690", "590"), ("691", "590"), ("692", "262"), ("693", "262"), ("639", "262"), ("694", "594"), ("696", "596"), ("697", "596"), ("", "33"),
        };
        var country = plan.First(row => national.StartsWith(row.Prefix, StringComparison.Ordinal)).Country;
        return match.Success && (!match.Groups["country"].Success || match.Groups["country"].Value == country) ? $"+{country}{national}" : null;
    }

    /// <summary>"profile|last name|first name|pupil id|UAI"; names are empty for pupils; the letter of the UAI is not checked.</summary>
    public static FrEduVecteurIssue Vector(string text)
    {
        var fields = text.Split('|');
        return fields.Length != 5 ? FrEduVecteurIssue.WrongFieldCount
            : fields[0] is not ("1" or "2" or "3" or "4") ? FrEduVecteurIssue.UnknownProfile
            : fields[0] is "3" or "4" && fields[1] + fields[2] != "" ? FrEduVecteurIssue.UnexpectedName
            : fields[3] == "" || !fields[3].All(char.IsAsciiDigit) ? FrEduVecteurIssue.IllegalPupilId
            : UaiShape().IsMatch(fields[4]) ? FrEduVecteurIssue.None
            : FrEduVecteurIssue.IllegalUai;
    }

    [GeneratedRegex(@"\A(?:0|(?:\+|00[ \u00A0\u202F.-]?)(?:(?<country>33)[ \u00A0\u202F.-]?(?:\(0\)[ \u00A0\u202F.-]?)?|(?<country>262|59[046])[ \u00A0\u202F.-]?))(?<national>[67](?:[ \u00A0\u202F.-]?[0-9]{2}){4})\z")]
    private static partial Regex MobileForms();

    [GeneratedRegex(@"^[0-9]{7}[A-HJ-NPR-Z]\z")]
    private static partial Regex UaiShape();

    [GeneratedRegex(@"^[0-9]{9}[A-HJK]{2}\z")]
    private static partial Regex RnieShape();

    [GeneratedRegex(@"^[0-9]{10}[A-HJ-NPR-Z]\z")]
    private static partial Regex BeaShape();

    [GeneratedRegex(@"^[0-9A-Z]{10}[0-9]\z")]
    private static partial Regex Base36Shape();

    [GeneratedRegex(@"^[0-9]{4}A[0-9]{5}[A-HJ-NPR-Z]\z")]
    private static partial Regex SifaShape();

    [GeneratedRegex(@"^[0-9]{4}D[0-9]{5}[A-HJ-NPR-Z]\z")]
    private static partial Regex ProvisionalShape();
}
