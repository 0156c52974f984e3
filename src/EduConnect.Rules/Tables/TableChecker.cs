using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EduConnect.Rules;

/// <summary>
/// Checks the cells of a table, such as the export of a school, each by the rule of its column. Immutable and safe to share between threads.
/// </summary>
/// <example><code>
/// var checker = new TableChecker(["INE", "Nom", "Classe"]);            // columns recognised by their headers
/// checker.Check(0, "1234567890A").Code;                                // IneWrongKey
/// await foreach (var problem in checker.CheckAsync(rows)) { … }        // any source of rows: CSV, a workbook, a database
/// </code></example>
/// <remarks>
/// <para>A cell is judged by its column's rule as it stands: nothing is trimmed or upper-cased. An empty cell is passed over, unless its
/// column is required. In a column without a rule nothing is checked. The length of an SMS code is <see cref="SmsCode.DefaultLength"/>.</para>
/// <para>Today, for dates of birth, is asked once, when the checker is made: all rows have the same.</para>
/// <para>Not checked: what one cell says of another, such as a login that does not go with the name.</para>
/// </remarks>
public sealed class TableChecker
{
    private const ColumnRule Unchecked = (ColumnRule)(-1);
    private readonly TableColumn[] _columns;
    private readonly CellIssue[] _ofEmpty;
    private readonly ColumnRule[] _rules;
    private readonly PasswordPolicy _policy;
    private readonly DateOnly _today;

    /// <summary>A checker for columns that are recognised by their headers: <see cref="TableColumn.For"/>.</summary>
    public TableChecker(IEnumerable<string> headers) : this([.. headers.Select(TableColumn.For)])
    {
    }

    /// <summary>A checker for these columns, in the order of the cells.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="policy">The rule of passwords; <see cref="PasswordPolicy.EduConnect"/> unless given.</param>
    /// <param name="today">Tells the date of today; <see cref="TimeProvider.System"/> unless given.</param>
    public TableChecker(IReadOnlyList<TableColumn> columns, PasswordPolicy? policy = null, TimeProvider? today = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = [.. columns];
        _rules = [.. columns.Select(column => column.Rule ?? Unchecked)];
        _ofEmpty = [.. columns.Select(column => column.IsRequired && column.Rule is { } rule ? CellIssue.Empty(rule) : default)];
        _policy = policy ?? PasswordPolicy.EduConnect;
        _today = BirthDate.Today(today);
    }

    /// <summary>The columns, in the order of the cells.</summary>
    public IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>What is wrong with a cell, if anything. Allocates nothing.</summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="utf8Cell">The cell without the quotes of its file.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    public CellIssue Check(int column, ReadOnlySpan<byte> utf8Cell) => utf8Cell.IsEmpty ? _ofEmpty[column] : _rules[column] switch
    {
        Unchecked => default,
        ColumnRule.Uai => CellIssue.Of(ColumnRule.Uai, (int)Uai.Check(utf8Cell)),
        ColumnRule.Ine => CellIssue.Of(ColumnRule.Ine, (int)Ine.Check(utf8Cell)),
        ColumnRule.MobileNumber => CellIssue.Of(ColumnRule.MobileNumber, (int)MobileNumber.Check(utf8Cell)),
        ColumnRule.Login => CellIssue.Of(ColumnRule.Login, (int)EduConnectLogin.Check(utf8Cell)),
        ColumnRule.PersonName => CellIssue.Of(ColumnRule.PersonName, (int)PersonName.Check(utf8Cell)),
        ColumnRule.BirthDate => CellIssue.Of(ColumnRule.BirthDate, (int)BirthDate.CheckOn(_today, utf8Cell)),
        ColumnRule.SmsCode => CellIssue.Of(ColumnRule.SmsCode, (int)SmsCode.Check(utf8Cell)),
        _ => CellIssue.Of(ColumnRule.Password, (int)_policy.Check(utf8Cell).Issues),
    };

    /// <inheritdoc cref="Check(int, ReadOnlySpan{byte})"/>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="cell">The cell without the quotes of its file.</param>
    public CellIssue Check(int column, ReadOnlySpan<char> cell) => cell.IsEmpty ? _ofEmpty[column] : _rules[column] switch
    {
        Unchecked => default,
        ColumnRule.Uai => CellIssue.Of(ColumnRule.Uai, (int)Uai.Check(cell)),
        ColumnRule.Ine => CellIssue.Of(ColumnRule.Ine, (int)Ine.Check(cell)),
        ColumnRule.MobileNumber => CellIssue.Of(ColumnRule.MobileNumber, (int)MobileNumber.Check(cell)),
        ColumnRule.Login => CellIssue.Of(ColumnRule.Login, (int)EduConnectLogin.Check(cell)),
        ColumnRule.PersonName => CellIssue.Of(ColumnRule.PersonName, (int)PersonName.Check(cell)),
        ColumnRule.BirthDate => CellIssue.Of(ColumnRule.BirthDate, (int)BirthDate.CheckOn(_today, cell)),
        ColumnRule.SmsCode => CellIssue.Of(ColumnRule.SmsCode, (int)SmsCode.Check(cell)),
        _ => CellIssue.Of(ColumnRule.Password, (int)_policy.Check(cell).Issues),
    };

    /// <summary>
    /// Checks rows as they come, and gives the problems in the order of the rows and, within a row, of the columns. Memory is constant
    /// unless duplicates are looked for: see <see cref="DuplicateFinder"/>.
    /// </summary>
    /// <param name="rows">The rows without the headers, the cells as strings; null counts as empty. The first is row 1.</param>
    /// <param name="findDuplicates">Whether an INE or a login that stands in an earlier row of its column is a problem too.</param>
    /// <param name="cancellationToken">Ends the check with an <see cref="OperationCanceledException"/>.</param>
    public IAsyncEnumerable<CellProblem> CheckAsync(
        IAsyncEnumerable<IReadOnlyList<string?>> rows, bool findDuplicates = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return CheckEachAsync(rows, findDuplicates, cancellationToken);
    }

    /// <summary>Whether a cell takes part in the search for duplicates: valid, or with a warning only, not empty or of spaces alone, and an INE or a login.</summary>
    public bool HasKey(int column, CellIssue issue, ReadOnlySpan<char> cell) => HasKey(column, issue, cell.Trim(' ').IsEmpty);

    /// <inheritdoc cref="HasKey(int, CellIssue, ReadOnlySpan{char})"/>
    public bool HasKey(int column, CellIssue issue, ReadOnlySpan<byte> utf8Cell) => HasKey(column, issue, utf8Cell.Trim((byte)' ').IsEmpty);

    /// <summary>The issue of a value that stands in an earlier row of the column.</summary>
    public CellIssue DuplicateIn(int column) => CellIssue.Duplicate(_rules[column]);

    /// <summary>
    /// The issue in one sentence, which holds no value but a UAI whose letter is wrong. French for French cultures, else English.
    /// </summary>
    /// <param name="issue">The issue; empty for none.</param>
    /// <param name="cell">The cell, only to name the right letter of a UAI.</param>
    /// <param name="firstRow">For a duplicate, where the value stood first.</param>
    /// <param name="culture">The language.</param>
    public string Describe(CellIssue issue, string? cell = null, long firstRow = 0, CultureInfo? culture = null) =>
        issue.IsNone ? ""
        : issue == CellIssue.WrongFieldCount || issue.IsEmpty || issue.IsDuplicate ? RuleMessages.ForTable(issue, _columns.Length, firstRow, culture)
        : issue.Rule switch
        {
            ColumnRule.Uai => RuleMessages.For((UaiIssue)issue.Number, cell, culture),
            ColumnRule.Ine => RuleMessages.For((IneIssue)issue.Number, culture),
            ColumnRule.MobileNumber => RuleMessages.For((MobileNumberIssue)issue.Number, culture),
            ColumnRule.Login => RuleMessages.For((EduConnectLoginIssue)issue.Number, culture),
            ColumnRule.PersonName => RuleMessages.For((PersonNameIssue)issue.Number, culture),
            ColumnRule.BirthDate => RuleMessages.For((BirthDateIssue)issue.Number, culture),
            ColumnRule.SmsCode => RuleMessages.For((SmsCodeIssue)issue.Number, SmsCode.DefaultLength, culture),
            _ => RuleMessages.For((PasswordIssues)issue.Number, _policy, culture),
        };

    /// <summary>
    /// As much of a cell as may stand in a report. A password or an SMS code: nothing. What has the shape of a UAI, in a column of them: all of it.
    /// Of any other, which may be a password in a wrong column, every character that is neither letter nor digit and, from six characters on, the first two and the last.
    /// Other letters and digits become stars, characters that do not print U+FFFD, and what comes after 40 characters is left out.
    /// </summary>
    public static string Mask(ColumnRule rule, string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        const int Longest = 40, Short = 6;
        if (rule is ColumnRule.Password or ColumnRule.SmsCode)
        {
            return "";
        }

        var isUai = rule == ColumnRule.Uai && Uai.Check(cell) is (UaiIssue.None or UaiIssue.WrongCheckLetter);
        var shown = new StringBuilder();
        var (index, count) = (0, cell.Length);
        foreach (var rune in cell.EnumerateRunes())
        {
            if (index >= Longest)
            {
                return shown.Append('…').ToString();
            }

            var isEnd = count >= Short && (index < 2 || index + rune.Utf16SequenceLength == count);
            shown.Append(
                Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "\uFFFD"
                : isUai || isEnd || !Rune.IsLetterOrDigit(rune) ? rune.ToString()
                : "*");
            index += rune.Utf16SequenceLength;
        }

        return shown.ToString();
    }

    private async IAsyncEnumerable<CellProblem> CheckEachAsync(
        IAsyncEnumerable<IReadOnlyList<string?>> rows, bool findDuplicates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var finders = Array.ConvertAll(_columns, column => findDuplicates && DuplicateFinder.Covers(column.Rule) ? new DuplicateFinder() : null);
        var row = 0L;
        await foreach (var cells in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            row++;
            if (cells.Count != _columns.Length)
            {
                yield return new CellProblem(row, -1, CellIssue.WrongFieldCount);
                continue;
            }

            for (var column = 0; column < _columns.Length; column++)
            {
                var issue = Check(column, cells[column]);
                if (!issue.IsNone)
                {
                    yield return new CellProblem(row, column, issue);
                }

                if (finders[column] is { } finder && HasKey(column, issue, cells[column]) && !finder.TryAdd(DuplicateFinder.KeyOf(_rules[column], cells[column]), row, out var first))
                {
                    yield return new CellProblem(row, column, DuplicateIn(column), first);
                }
            }
        }
    }

    private bool HasKey(int column, CellIssue issue, bool isEmpty) =>
        !isEmpty && (issue.IsNone || issue.IsWarning) && DuplicateFinder.Covers(_rules[column]);
}
