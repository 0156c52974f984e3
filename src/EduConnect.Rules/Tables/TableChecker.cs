using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace EduConnect.Rules;

/// <summary>
/// Checks the cells of a table, such as a school's export, each against the rule of its column. Immutable, safe to
/// share between threads.
/// </summary>
/// <example><code>
/// var checker = new TableChecker(["INE", "Nom", "Classe"]);            // columns recognised by their headers
/// checker.Check(0, "1234567890A").Code;                                // IneWrongKey
/// await foreach (var problem in checker.CheckAsync(rows)) { … } // rows from anywhere: CSV, a workbook, a database
/// </code></example>
/// <remarks>
/// <para>A cell is checked exactly as it is: nothing is trimmed or upper-cased. An empty cell is skipped, unless its
/// column is required. A column without a rule is not checked. An SMS code has <see cref="SmsCodeRule.DefaultLength"/>
/// digits.</para>
/// <para>The clock is read once, when the checker is created, so today is the same day for every row.</para>
/// <para>Not checked: one cell against another, such as a login that does not match the name.</para>
/// </remarks>
public sealed class TableChecker
{
    private const ColumnRule Unchecked = (ColumnRule)(-1);
    private readonly TableColumn[] _columns;
    private readonly CellIssue[] _ifEmpty;
    private readonly ColumnRule[] _rules;
    private readonly PasswordPolicy _policy;
    private readonly DateOnly _today;

    /// <summary>Creates a checker that recognises columns by their headers: <see cref="TableColumn.For"/>.</summary>
    public TableChecker(IEnumerable<string> headers)
        : this([.. (headers ?? throw new ArgumentNullException(nameof(headers))).Select(TableColumn.For)])
    {
    }

    /// <summary>Creates a checker for these columns, in the order of the cells.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="policy">The password policy; <see cref="PasswordPolicy.EduConnect"/> by default.</param>
    /// <param name="timeProvider">The clock; <see cref="TimeProvider.System"/> by default.</param>
    public TableChecker(
        IReadOnlyList<TableColumn> columns, PasswordPolicy? policy = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns =
        [
            .. columns.Select(column => column ?? throw new ArgumentException("A column is null.", nameof(columns))),
        ];
        _rules = [.. columns.Select(column => column.Rule ?? Unchecked)];
        _ifEmpty =
        [
            .. columns.Select(column => column.IsRequired && column.Rule is { } rule ? CellIssue.Empty(rule) : default),
        ];
        _policy = policy ?? PasswordPolicy.EduConnect;
        _today = BirthDateRule.Today(timeProvider);
    }

    /// <summary>The columns, in the order of the cells.</summary>
    public IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>Checks a cell and reports the issue, if any. Allocates nothing.</summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="utf8Cell">The cell, without the quotes that a file may put around it.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    public CellIssue Check(int column, ReadOnlySpan<byte> utf8Cell) => CheckCore(column, utf8Cell);

    /// <inheritdoc cref="Check(int, ReadOnlySpan{byte})"/>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="cell">The cell, without the quotes that a file may put around it.</param>
    public CellIssue Check(int column, ReadOnlySpan<char> cell) => CheckCore(column, cell);

    /// <summary>
    /// Repairs a cell by the rule of its column: see <see cref="Repair"/>. Passwords and SMS codes are never repaired.
    /// </summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="cell">The cell, without the quotes that a file may put around it; null counts as empty.</param>
    /// <param name="repaired">The valid cell, which is <paramref name="cell"/> if it was valid; otherwise null.</param>
    /// <param name="steps">What was done to the cell.</param>
    /// <param name="canonical">Whether a mobile number is also written in E.164.</param>
    /// <returns>
    /// Whether the cell is valid, before or after the repair. False for an empty cell and a column without a rule.
    /// </returns>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    public bool TryRepair(
        int column,
        ReadOnlySpan<char> cell,
        [NotNullWhen(true)] out string? repaired,
        out RepairSteps steps,
        bool canonical = false)
    {
        steps = RepairSteps.None;
        var repair = RepairOf(column);
        repaired = cell.IsEmpty ? null : repair?.Invoke(cell, _today, canonical, out steps);
        return repaired is not null;
    }

    /// <inheritdoc cref="TryRepair(int, ReadOnlySpan{char}, out string?, out RepairSteps, bool)"/>
    public bool TryRepair(
        int column,
        ReadOnlySpan<byte> utf8Cell,
        [NotNullWhen(true)] out string? repaired,
        out RepairSteps steps,
        bool canonical = false)
    {
        // Does not decode a secret.
        var text = RepairOf(column) is null ? "" : Encoding.UTF8.GetString(utf8Cell);
        return TryRepair(column, text, out repaired, out steps, canonical);
    }

    /// <summary>
    /// Checks rows as they arrive, and yields the problems in the order of rows and columns. Memory use is constant
    /// unless it looks for duplicates: see <see cref="DuplicateFinder"/>.
    /// </summary>
    /// <param name="rows">
    /// The rows without the headers, with the cells as strings; null counts as empty. The first is row 1.
    /// </param>
    /// <param name="findDuplicates">
    /// Whether an INE or a login that already occurs in an earlier row of its column is a problem.
    /// </param>
    /// <param name="cancellationToken">Ends the check with an <see cref="OperationCanceledException"/>.</param>
    public IAsyncEnumerable<CellProblem> CheckAsync(
        IAsyncEnumerable<IReadOnlyList<string?>> rows,
        bool findDuplicates = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return CheckEachAsync(rows, findDuplicates, cancellationToken);
    }

    /// <summary>
    /// The issue in one sentence. It contains no value except a UAI with a wrong letter, or one that
    /// <see cref="Repair"/> repairs. French for French cultures, otherwise English.
    /// </summary>
    /// <param name="issue">The issue; the sentence is empty if there is none.</param>
    /// <param name="cell">
    /// The cell, used only to suggest the right UAI and to say which special hyphen, apostrophe or space a name has.
    /// </param>
    /// <param name="firstRow">For a duplicate, the row where the value first occurs.</param>
    /// <param name="culture">The language; the current UI culture by default.</param>
    public string Describe(CellIssue issue, string? cell = null, long firstRow = 0, CultureInfo? culture = null) =>
        issue.IsNone ? ""
        : issue == CellIssue.WrongFieldCount || issue.IsEmpty || issue.IsDuplicate
            ? RuleMessages.ForTable(issue, _columns.Length, firstRow, culture)
            : ColumnRules.Of(issue.Rule).Describe(issue.Number, cell, _policy, culture);

    /// <summary>
    /// Returns as much of a cell as a report may show: nothing if the column is secret; a whole UAI in a column of
    /// UAIs. Any other cell may be a password in the wrong column, so letters and digits become asterisks, except the
    /// first two and the last in cells of six characters or more. Characters that do not print become U+FFFD. The
    /// result is cut after 40 characters.
    /// </summary>
    public static string Mask(ColumnRule rule, string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        const int MaxLength = 40, MinimumForEnds = 6;
        if (rule.Secrecy() == Secrecy.Secret)
        {
            return "";
        }

        var isUai = rule == ColumnRule.Uai && Uai.Check(cell) is (UaiIssue.None or UaiIssue.WrongCheckLetter);
        var shown = new StringBuilder();
        Span<char> units = stackalloc char[2];
        var index = 0;
        foreach (var rune in cell.EnumerateRunes())
        {
            if (index >= MaxLength)
            {
                return shown.Append('…').ToString();
            }

            var isEnd = cell.Length >= MinimumForEnds && (index < 2 || index + rune.Utf16SequenceLength == cell.Length);
            var isShown = isUai || isEnd || !Rune.IsLetterOrDigit(rune);
            var printed = !IsPrintable(rune) ? Rune.ReplacementChar : isShown ? rune : new Rune('*');
            shown.Append(units[..printed.EncodeToUtf16(units)]);
            index += rune.Utf16SequenceLength;
        }

        return shown.ToString();
    }

    private static bool IsPrintable(Rune rune) => !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private ColumnRules.RepairCell? RepairOf(int column) =>
        _rules[column] is var rule and not Unchecked ? ColumnRules.Of(rule).Repair : null;

    private CellIssue CheckCore<T>(int column, ReadOnlySpan<T> cell) where T : unmanaged, IBinaryInteger<T>
    {
        var rule = _rules[column];
        return cell.IsEmpty ? _ifEmpty[column] : rule == Unchecked ? default : CellIssue.Of(rule, rule switch
        {
            ColumnRule.Uai => (int)Uai.CheckCore(cell, out _),
            ColumnRule.Ine => (int)Ine.CheckCore(cell, out _),
            ColumnRule.FrenchMobileNumber => (int)FrenchMobileNumber.CheckCore(cell, out _),
            ColumnRule.EduConnectLogin => (int)EduConnectLoginRule.CheckCore(cell),
            ColumnRule.PersonName => (int)PersonNameRule.CheckCore(cell),
            ColumnRule.BirthDate => (int)BirthDateRule.CheckCore(cell, null, out _, _today),
            ColumnRule.SmsCode => (int)SmsCodeRule.CheckCore(cell, SmsCodeRule.DefaultLength),
            ColumnRule.Password => (int)_policy.CheckCore(cell).Issues,
            _ => throw new UnreachableException(),
        });
    }

    private async IAsyncEnumerable<CellProblem> CheckEachAsync(
        IAsyncEnumerable<IReadOnlyList<string?>> rows,
        bool findDuplicates,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var finder = findDuplicates ? new DuplicateFinder(_columns) : null;
        var row = 0L;
        await foreach (var cells in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            row++;
            if (cells is null || cells.Count != _columns.Length)
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

                if (finder is not null
                    && finder.TryGetKey(column, issue, cells[column], out var key)
                    && !finder.TryAdd(key, row, out var duplicate))
                {
                    yield return duplicate;
                }
            }
        }
    }
}
