using System.Globalization;
using System.Text;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

public class TableCheckerTests
{
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");

    [Property(MaxTest = 100)]
    public void Broken_cells_and_only_they_are_found(int seed)
    {
        var random = new Random(seed);
        var export = new SchoolExport(random.Next(1, 10_000));
        string[][] rows = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => export.Row())];
        var broken = new SortedDictionary<(long, int), string>();
        for (var k = random.Next(20); k > 0; k--)
        {
            var (row, column) = (random.Next(rows.Length), random.Next(SchoolExport.Checked.Length));
            if (!broken.ContainsKey((row + 1, column)))
            {
                (rows[row][column], broken[(row + 1, column)]) = export.Break(column, rows[row]);
            }
        }

        var found = Check(new TableChecker(SchoolExport.Headers), rows).Where(problem => !problem.Issue.IsDuplicate);
        Assert.Equal(broken.Select(pair => (pair.Key, pair.Value)), found.Select(problem => ((problem.Row, problem.Column), problem.Issue.Code)));
    }

    [Fact]
    public void Both_encodings_say_the_same_of_a_cell()
    {
        var checker = new TableChecker(SchoolExport.Headers);
        var export = new SchoolExport(1);
        for (var i = 0; i < 500; i++)
        {
            var row = export.Row();
            for (var column = 0; column < SchoolExport.Checked.Length; column++)
            {
                var (value, code) = export.Break(column, row);
                Assert.Equal(code, checker.Check(column, value).Code);
                Assert.Equal(checker.Check(column, value), checker.Check(column, Encoding.UTF8.GetBytes(value)));
                Assert.True(checker.Check(column, row[column]).IsNone);
                Assert.True(checker.Check(column, Encoding.UTF8.GetBytes(row[column])).IsNone);
            }
        }
    }

    [Fact]
    public void Every_rule_is_asked_in_both_encodings()
    {
        TableColumn[] columns = [.. Enum.GetValues<ColumnRule>().Select(rule => new TableColumn(rule.ToString(), rule, isRequired: true)), new("Classe", null, isRequired: true)];
        var checker = new TableChecker(columns);
        for (var column = 0; column < columns.Length; column++)
        {
            var (wrong, empty) = (checker.Check(column, "\0"), checker.Check(column, ""));
            Assert.Equal((wrong, empty), (checker.Check(column, "\0"u8), checker.Check(column, ""u8)));
            Assert.Equal((wrong.Code, empty.Code), (wrong.ToString(), empty.ToString()));
            Assert.Equal((columns[column].Rule is null, columns[column].Rule is null), (wrong.IsNone, empty.IsNone));
        }
    }

    [Fact]
    public void Every_rule_has_its_own_issue_and_sentence()
    {
        AssertIssue(ColumnRule.Uai, "\0", "UaiWrongLength", RuleMessages.For(UaiIssue.WrongLength, culture: _fr));
        AssertIssue(ColumnRule.Ine, "é", "IneIllegalCharacter", RuleMessages.For(IneIssue.IllegalCharacter, _fr));
        AssertIssue(ColumnRule.FrenchMobileNumber, "06", "FrenchMobileNumberWrongLength", RuleMessages.For(FrenchMobileNumberIssue.WrongLength, _fr));
        AssertIssue(ColumnRule.EduConnectLogin, "e", "EduConnectLoginUnusualForm", RuleMessages.For(EduConnectLoginIssue.UnusualForm, _fr));
        AssertIssue(ColumnRule.PersonName, ".", "PersonNameNoLetter", RuleMessages.For(PersonNameIssue.NoLetter, culture: _fr));
        AssertIssue(ColumnRule.BirthDate, "1", "BirthDateWrongFormat", RuleMessages.For(BirthDateIssue.WrongFormat, _fr));
        AssertIssue(ColumnRule.SmsCode, "12345", "SmsCodeWrongLength", "Le code reçu par SMS doit comporter 6 chiffres.");
        AssertIssue(ColumnRule.SmsCode, "12345a", "SmsCodeIllegalCharacter", RuleMessages.For(SmsCodeIssue.IllegalCharacter, culture: _fr));
        AssertIssue(ColumnRule.Password, "Abcde1-", "PasswordTooShort", "Le mot de passe doit comporter au moins 8 caractères.");
        Assert.True(new TableChecker([new TableColumn("", ColumnRule.SmsCode)]).Check(0, "123456").IsNone);

        static void AssertIssue(ColumnRule rule, string cell, string code, string sentence)
        {
            var checker = new TableChecker([new TableColumn("", rule)]);
            Assert.Equal((code, code, sentence), (checker.Check(0, cell).Code, checker.Check(0, Encoding.UTF8.GetBytes(cell)).Code, checker.Describe(checker.Check(0, cell), cell, culture: _fr)));
        }
    }

    [Fact]
    public void The_columns_keep_their_order()
    {
        var checker = new TableChecker(["INE", "Identifiant", "Nom"]);
        Assert.Equal(["INE", "Identifiant", "Nom"], checker.Columns.Select(column => column.Header));
    }

    [Fact]
    public void A_null_column_is_refused_and_a_null_row_is_a_problem()
    {
        Assert.Equal("headers", Assert.Throws<ArgumentNullException>(() => new TableChecker((IEnumerable<string>)null!)).ParamName);
        Assert.Equal("columns", Assert.Throws<ArgumentException>(() => new TableChecker(new TableColumn[] { null! })).ParamName);
        Assert.Equal("WrongFieldCount", Assert.Single(Check(new TableChecker(["INE"]), [null!])).Issue.Code);
    }

    [Fact]
    public void A_column_that_is_not_there_throws()
    {
        Assert.Throws<IndexOutOfRangeException>(() => new TableChecker(["INE"]).Check(1, "x"));
        Assert.Throws<IndexOutOfRangeException>(() => new TableChecker(["INE"]).Check(-1, ""u8));
    }

    [Fact]
    public void A_row_of_another_length_is_one_problem()
    {
        var problems = Check(new TableChecker(["INE", "Nom"]), [["x"], ["1234567890V", "Durand", ""], ["1234567890V", "Durand"]]);
        Assert.Equal([(1L, -1, "WrongFieldCount"), (2L, -1, "WrongFieldCount")], problems.Select(problem => (problem.Row, problem.Column, problem.Issue.Code)));
        Assert.Equal("Cette ligne doit comporter 2 valeurs, comme l'en-tête.", new TableChecker(["INE", "Nom"]).Describe(CellIssue.WrongFieldCount, culture: _fr));
        Assert.Equal("This row must have 1 value, like the header.", new TableChecker(["INE"]).Describe(CellIssue.WrongFieldCount, culture: _en));
    }

    [Fact]
    public void An_empty_cell_is_wrong_where_required()
    {
        var checker = new TableChecker([TableColumn.For("INE") with { IsRequired = true }, TableColumn.For("Nom"), TableColumn.For("Classe") with { IsRequired = true }]);
        var problem = Assert.Single(Check(checker, [["", "", ""], ["1234567890V", null, null]]));
        Assert.Equal((1L, 0, "IneCellEmpty"), (problem.Row, problem.Column, problem.Issue.Code));
        Assert.Equal("This cell cannot be empty.", checker.Describe(problem.Issue, culture: _en));
    }

    private static CellIssue DuplicateIn(TableChecker checker, int column)
    {
        var finder = new DuplicateFinder(checker.Columns);
        Assert.True(finder.TryGetKey(column, default, "a", out var key) && finder.TryAdd(key, 1, out _));
        Assert.False(finder.TryAdd(key, 2, out var duplicate));
        return duplicate.Issue;
    }

    [Fact]
    public void Duplicates_name_their_first_row()
    {
        var checker = new TableChecker(["INE", "Identifiant", "Nom"]);
        string[][] rows = [["1234567890V", "e.durand", "a"], ["1234567890A", "E.Durand ", "a"], ["1234567890V", "", "a"], ["1234567890A", "", "a"], ["", "  ", ""], ["", "  ", ""]];
        var found = Check(checker, rows).Where(problem => problem.Issue.IsDuplicate).Select(problem => (problem.Row, problem.Column, problem.Issue.Code, problem.FirstRow));
        Assert.Equal([(2L, 1, "EduConnectLoginDuplicate", 1L), (3L, 0, "IneDuplicate", 1L)], found);
        Assert.DoesNotContain(Check(checker, rows, findDuplicates: false), problem => problem.Issue.IsDuplicate);
        Assert.Equal("Cette valeur figure déjà à la ligne 1.", checker.Describe(DuplicateIn(checker, 0), firstRow: 1, culture: _fr));
        Assert.Equal("This value already occurs in row 1.", checker.Describe(DuplicateIn(checker, 1), firstRow: 1, culture: _en));
        Assert.Equal("Cette valeur figure déjà plus haut.", checker.Describe(DuplicateIn(checker, 1), culture: _fr));
        Assert.Equal("This value already occurs in an earlier row.", checker.Describe(DuplicateIn(checker, 0), culture: _en));
    }

    [Fact]
    public async Task A_check_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var seen = 0L;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var problem in new TableChecker(["INE"]).CheckAsync(Endless(), cancellationToken: source.Token))
            {
                seen = problem.Row;
                if (seen == 1000)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(1000, seen);
    }

    // As in the window of a program: what goes on after a wait does not ask for its thread.
    [Fact]
    public async Task A_check_goes_on_on_any_thread()
    {
        var context = new PostCounter();
        var rows = new OneRow();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        var problems = new TableChecker(["INE"]).CheckAsync(rows).GetAsyncEnumerator();
        var moved = problems.MoveNextAsync();
        SynchronizationContext.SetSynchronizationContext(before);
        rows.Come.SetResult(true);
        Assert.True(await moved.AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(("IneWrongLength", 0), (problems.Current.Issue.Code, context.Posts));
    }

    [Fact]
    public void Check_allocates_nothing()
    {
        TableColumn[] columns = [.. Enum.GetValues<ColumnRule>().Select(rule => new TableColumn(rule.ToString(), rule, isRequired: true)), new("Classe", null)];
        var checker = new TableChecker(columns);
        var export = new SchoolExport(6);
        string[] spoiled =
        [
            " 860076r", "=\"0860076R\"", "1,23457E+09", "494004062m", "639981234", "33639981234", "tel:+33639981234",
            "0639981234 (mère)", "0639981234 / 0639981235", "1.9.2012", "2012-09-01T00:00:00", "01/09/12", "09/13/2012", "41153",
            "CÃ©line", "ÐžÐ»ÑŒÐ³Ð°", "Jean\u2011Luc", " de  La\u00A0Tour", "MÍŠEK", "E.Durand ",
        ];
        string[] cells = [.. Enumerable.Range(0, 20).SelectMany(_ => Cells(export, export.Row())), .. spoiled, "", "123456", "12345", "\0", "é", new string('a', 500)];
        byte[][] utf8 = [.. cells.Select(Encoding.UTF8.GetBytes)];
        CheckAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var wrong = CheckAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(wrong, cells.Length, 2 * cells.Length * columns.Length);

        static IEnumerable<string> Cells(SchoolExport export, string[] row) => [.. row, .. Enumerable.Range(0, SchoolExport.Checked.Length).Select(column => export.Break(column, row).Value)];

        int CheckAll()
        {
            var count = 0;
            for (var column = 0; column < columns.Length; column++)
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    count += checker.Check(column, cells[i]).IsNone ? 0 : 1;
                    count += checker.Check(column, utf8[i]).IsNone ? 0 : 1;
                }
            }

            return count;
        }
    }

    [Fact]
    public void Only_a_login_and_spaces_in_a_name_are_warnings()
    {
        var names = new TableChecker(["Nom"]);
        Assert.All([" Durand", "Durand\u00A0", "de  La Tour"], cell => Assert.True(names.Check(0, cell).IsWarning));
        Assert.All(
            ["Jean\u2011Luc", "Anne\u00A0Marie", "CÃ©line", "=\"Durand\"", "Durand2"],
            cell => Assert.False(names.Check(0, cell).IsWarning));

        var checker = new TableChecker(SchoolExport.Headers);
        var export = new SchoolExport(3);
        for (var column = 0; column < SchoolExport.Checked.Length; column++)
        {
            Assert.Equal(column == 6, checker.Check(column, export.Break(column, export.Row()).Value).IsWarning);
        }

        Assert.False(DuplicateIn(checker, 6).IsWarning);
        Assert.False(default(CellIssue).IsWarning);
        Assert.Equal(("", true), (default(CellIssue).Code, default(CellIssue).IsNone));
    }

    [Fact]
    public void Every_issue_has_a_sentence_in_two_languages()
    {
        var checker = new TableChecker(SchoolExport.Headers);
        var export = new SchoolExport(4);
        for (var i = 0; i < 200; i++)
        {
            var row = export.Row();
            for (var column = 0; column < SchoolExport.Checked.Length; column++)
            {
                var (value, code) = export.Break(column, row);
                var issue = checker.Check(column, value);
                var (french, english) = (checker.Describe(issue, value, culture: _fr), checker.Describe(issue, value, culture: _en));
                Assert.EndsWith(code == "UaiWrongCheckLetter" ? "?" : ".", french, StringComparison.Ordinal);
                Assert.NotEqual(french, english);
                Assert.True(code == "UaiWrongCheckLetter" || value.Length < 4 || !french.Contains(value, StringComparison.Ordinal), code);
            }
        }

        Assert.Equal("", checker.Describe(default));
    }

    [Fact]
    public void A_mask_shows_no_secret_and_ends()
    {
        Assert.Equal("12********V", TableChecker.Mask(ColumnRule.Ine, "1234567890V"));
        Assert.Equal("06 ** ** ** *4", TableChecker.Mask(ColumnRule.FrenchMobileNumber, "06 39 98 12 34"));
        Assert.Equal("", TableChecker.Mask(ColumnRule.Password, "Abcdefg1"));
        Assert.Equal("", TableChecker.Mask(ColumnRule.SmsCode, "123456"));
        Assert.Equal("0123456A", TableChecker.Mask(ColumnRule.Uai, "0123456A"));
        Assert.Equal("0860076R", TableChecker.Mask(ColumnRule.Uai, "0860076R"));
        Assert.Equal("01*****O", TableChecker.Mask(ColumnRule.Uai, "0123456O"));
        Assert.Equal("08*****R", TableChecker.Mask(ColumnRule.EduConnectLogin, "0860076R"));
        Assert.Equal("*****", TableChecker.Mask(ColumnRule.PersonName, "Smith"));
        Assert.Equal("Du****\uFFFD\uFFFDx", TableChecker.Mask(ColumnRule.PersonName, "Durand\u001B\u200Bx"));
        Assert.Equal("aa" + new string('*', 38) + "…", TableChecker.Mask(ColumnRule.PersonName, new string('a', 5000)));
        Assert.Equal("\uFFFDa***e", TableChecker.Mask(ColumnRule.EduConnectLogin, HalfPair()));
    }

    [Fact]
    public void Today_is_that_of_the_provider_when_the_checker_is_made()
    {
        var late = new TableChecker([TableColumn.For("Né le")], timeProvider: new NextDayClock(new DateTime(2020, 6, 1, 23, 30, 0)));
        for (var look = 0; look < 3; look++)
        {
            Assert.True(late.Check(0, "01/06/2020").IsNone);
            Assert.Equal("BirthDateFuture", late.Check(0, "02/06/2020").Code);
            Assert.Equal("BirthDateFuture", late.Check(0, "02/06/2020"u8).Code);
        }
    }

    [Fact]
    public void Passwords_are_judged_by_the_policy_given()
    {
        var policy = new PasswordPolicy(12, 4, "{}");
        var (ours, usual) = (new TableChecker([TableColumn.For("Mot de passe")], policy), new TableChecker([TableColumn.For("Mot de passe")]));
        Assert.Equal(("PasswordTooShort+PasswordTooFewClasses", ""), (ours.Check(0, "Abcdefg1").Code, usual.Check(0, "Abcdefg1").Code));
        Assert.Equal(RuleMessages.For(PasswordIssues.TooShort, policy, _en), ours.Describe(ours.Check(0, "Abc{}1"), culture: _en));
    }

    [Fact]
    public void A_null_argument_is_named()
    {
        var checker = new TableChecker(["INE"]);
        Assert.Equal("columns", Assert.Throws<ArgumentNullException>(() => new TableChecker((IReadOnlyList<TableColumn>)null!)).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentNullException>(() => checker.CheckAsync(null!)).ParamName);
        Assert.Equal("cell", Assert.Throws<ArgumentNullException>(() => TableChecker.Mask(ColumnRule.Ine, null!)).ParamName);
    }

    [Fact]
    public void Issues_are_equal_by_kind()
    {
        var checker = new TableChecker(["INE", "Nom"]);
        Assert.Equal(default, checker.Check(0, "1234567890V"));
        Assert.Equal(checker.Check(0, "1234567890V"), checker.Check(1, "Durand"));
        Assert.Equal(checker.Check(0, "1234567890A"), checker.Check(0, "1234567891A"));
        Assert.NotEqual(checker.Check(0, "1234567890A"), checker.Check(0, "1"));
    }

    // Half of a surrogate pair in front.
    private static string HalfPair() => (char)0xD83D + "abcde";

    private static List<CellProblem> Check(TableChecker checker, IEnumerable<IReadOnlyList<string?>> rows, bool findDuplicates = true) =>
        checker.CheckAsync(rows.ToAsyncEnumerable(), findDuplicates).ToBlockingEnumerable().ToList();

    private static async IAsyncEnumerable<IReadOnlyList<string?>> Endless()
    {
        while (true)
        {
            await Task.CompletedTask;
            yield return ["x"];
        }
    }

    private sealed class PostCounter : SynchronizationContext
    {
        public int Posts { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Posts++;
            base.Post(d, state);
        }
    }

    // A row that comes when it is told to.
    private sealed class OneRow : IAsyncEnumerable<IReadOnlyList<string?>>, IAsyncEnumerator<IReadOnlyList<string?>>
    {
        public TaskCompletionSource<bool> Come { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<string?> Current => ["x"];

        public IAsyncEnumerator<IReadOnlyList<string?>> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => new(Come.Task);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
