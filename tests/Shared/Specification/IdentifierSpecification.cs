using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>The identifiers a second time: regular expressions of docs/sources.md and schoolbook arithmetic, digit by digit.</summary>
internal static partial class IdentifierSpecification
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    public static bool IsUai(string text) => UaiShape().IsMatch(text) && text[7] == LetterOf(text[..7]);

    public static UaiIssue Uai(string text) =>
        UaiShape().IsMatch(text) ? (IsUai(text) ? UaiIssue.None : UaiIssue.WrongCheckLetter)
        : RepairSpecification.Uai(text) is { Text: not null } repair ? RepairSpecification.IssueOf(repair, UaiIssue.None)
        : text.Length == 8 || text.Any(c => c > 127) ? UaiIssue.IllegalCharacter
        : UaiIssue.WrongLength;

    public static (IneIssue Issue, IneKind? Kind) Ine(string text)
    {
        var (issue, kind) = IneForm(text);
        return issue is IneIssue.None or IneIssue.WrongKey
            ? (issue, kind)
            : (RepairSpecification.IssueOf(RepairSpecification.Ine(text), issue), null);
    }

    public static (IneIssue Issue, IneKind? Kind) IneForm(string text) =>
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

    // The mobile numbers of each country code, as sentences over whole numbers; the library has blocks of first digits.
    private static readonly (string Code, Regex National)[] _mobiles =
    [
        ("33", new(@"\A(?:6[0-24-8][0-9]{7}|63[0-8][0-9]{6}|63998[0-9]{4}|69[589][0-9]{6}|7[3-9][0-9]{7})\z")),
        ("262", new(@"\A(?:69[23][0-9]{6}|639(?!98)[0-9]{6}|709(?:2[0-3]|3[5-7])[0-9]{4})\z")),
        ("508", new(@"\A(?:708(?:4[0-5]|5[0-6])[0-9]{4}|(?:4[0-4]|5[56])[0-9]{4})\z")),
        ("590", new(@"\A(?:69[01][0-9]{6}|7090[0-4][0-9]{4})\z")),
        ("594", new(@"\A(?:694[0-9]{6}|7093[0-3][0-9]{4})\z")),
        ("596", new(@"\A(?:69[67][0-9]{6}|7091[0-3][0-9]{4})\z")),
        ("681", new(@"\A(?:72|8[23])[0-9]{4}\z")),
        ("687", new(@"\A(?:[579][0-9]|8(?!8)[0-9])[0-9]{4}\z")),
        ("689", new(@"\A8[789][0-9]{6}\z")),
    ];

    private static readonly (string Prefix, string Department)[] _otherDepartments =
        [("620", "2A"), ("720", "2B"), ("987", "986"), ("984", "987"), ("983", "988")];

    /// <summary>The department of the first three digits of a UAI, or null: found from the departments.</summary>
    public static string? DepartmentOf(string prefix) => Enumerable.Range(1, 95).Where(number => number != 20)
        .Select(number => (Prefix: $"0{number:00}", Department: $"{number:00}"))
        .Concat(Enumerable.Range(971, 6).Select(overseas => (Prefix: $"{overseas}", Department: $"{overseas}")))
        .Concat(_otherDepartments)
        .Where(row => row.Prefix == prefix).Select(row => row.Department).SingleOrDefault();

    /// <summary>The INSEE code of the country of a school abroad, or null: they lie in 99101 to 99517.</summary>
    public static string? CountryOf(string prefix) =>
        string.CompareOrdinal("101", prefix) <= 0 && string.CompareOrdinal(prefix, "517") <= 0 ? "99" + prefix : null;

    /// <summary>The number in E.164, or null: a mainland or overseas mobile in one of the written forms.</summary>
    public static string? Mobile(string text)
    {
        var match = MobileForms().Match(text);
        var national = string.Concat(match.Groups["national"].Value.Where(char.IsAsciiDigit));
        var country = match.Groups["country"];
        return _mobiles
            .Where(row => country.Success ? row.Code == country.Value : national.Length == 9)
            .Where(row => row.National.IsMatch(national))
            .Select(row => $"+{row.Code}{national}")
            .SingleOrDefault();
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

    [GeneratedRegex(@"\A(?:0(?<national>[67](?:[ \u00A0\u202F./-]?[0-9]{2}){4})|"
        + @"(?:\+|00[ \u00A0\u202F./-]?)(?:(?<country>33)[ \u00A0\u202F./-]?(?:\(0\)[ \u00A0\u202F./-]?)?|(?<country>262|508|59[046]|68[179])[ \u00A0\u202F./-]?)"
        + @"(?<national>[0-9]{1,2}(?:[ \u00A0\u202F./-]?[0-9]{2}){2,4}))\z")]
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
