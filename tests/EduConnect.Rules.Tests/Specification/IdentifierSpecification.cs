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
