using System.Globalization;

namespace EduConnect.Rules.Tests;

/// <summary>docs/messages.md has every code with its sentences, as the library says them.</summary>
public class MessagesPageTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");
    private static readonly PasswordPolicy _policy = new(8, 3, "%+-=@_", rejectUnlistedCharacters: true, maximumLength: 64, maximumUtf8Bytes: 72);

    [Fact]
    public void Every_code_is_there_with_its_sentences()
    {
        string[] expected =
        [
            .. RowsOf<PasswordIssues>((issue, culture) => RuleMessages.For(issue, _policy, culture)),
            .. RowsOf<PasswordHints>(RuleMessages.For),
            .. RowsOf<PasswordWeaknesses>(RuleMessages.For),
            .. RowsOf<UaiIssue>((issue, culture) => RuleMessages.For(issue, culture: culture)),
            .. RowsOf<IneIssue>(RuleMessages.For),
            .. RowsOf<FrenchMobileNumberIssue>(RuleMessages.For),
            .. RowsOf<PersonNameIssue>((issue, culture) => RuleMessages.For(issue, culture: culture)),
            .. RowsOf<BirthDateIssue>(RuleMessages.For),
            .. RowsOf<SmsCodeIssue>((issue, culture) => RuleMessages.For(issue, culture: culture)),
            .. RowsOf<EduConnectLoginIssue>(RuleMessages.For),
            .. RowsOf<FrEduVecteurIssue>(RuleMessages.For),
            .. RowsOf<EduConnectIdentityIssue>(RuleMessages.For),
            .. Enum.GetValues<ColumnRule>().SelectMany(OfTables),
            RowOf(CellIssue.WrongFieldCount, new TableChecker([new TableColumn("", null), new TableColumn("", null)])),
        ];
        var page = File.ReadLines(Path.Combine(Repository.Root, "docs", "messages.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(expected, page);
    }

    private static IEnumerable<string> RowsOf<TIssue>(Func<TIssue, CultureInfo?, string> say) where TIssue : struct, Enum
    {
        Assert.Equal(("", "", ""), (RuleMessages.CodeOf(default(TIssue)), say(default, _fr), say(default, _en)));
        return Enum.GetValues<TIssue>()[1..].Select(issue => Row(RuleMessages.CodeOf(issue), say(issue, _fr), say(issue, _en)));
    }

    private static IEnumerable<string> OfTables(ColumnRule rule)
    {
        var checker = new TableChecker([new TableColumn("", rule, isRequired: true)]);
        yield return RowOf(checker.Check(0, ""), checker);
        var finder = new DuplicateFinder(checker.Columns);
        if (finder.TryGetKey(0, default, "a", out var key))
        {
            finder.TryAdd(key, 1, out _);
            finder.TryAdd(key, 2, out var duplicate);
            yield return RowOf(duplicate.Issue, checker);
        }
    }

    private static string RowOf(CellIssue issue, TableChecker checker) => Row(issue.Code, checker.Describe(issue, culture: _fr), checker.Describe(issue, culture: _en));

    private static string Row(string code, string french, string english) => $"| `{code}` | {InCell(french)} | {InCell(english)} |";

    private static string InCell(string sentence) => sentence.Replace("|", @"\|", StringComparison.Ordinal);
}
