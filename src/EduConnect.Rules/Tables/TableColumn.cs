namespace EduConnect.Rules;

/// <summary>A column of a table: its header, the rule of its cells, and whether they may be empty.</summary>
/// <example><code>
/// TableColumn.For("Né(e) le").Rule;            // BirthDate
/// TableColumn.For("N° INE").Rule;              // Ine
/// TableColumn.For("Classe").Rule;              // null: not checked
/// </code></example>
/// <remarks>
/// Headers are recognised by their letters and digits alone, without accents, in either case; anything in parentheses is ignored.
/// The list of headers is the library's own, because exports have none in common. <c>Téléphone</c> and <c>phone</c> alone are not
/// recognised, because such a column may contain landlines, nor is <c>Code</c>.
/// </remarks>
public sealed record TableColumn
{
    private readonly ColumnRule? _rule;

    /// <summary>A column with a given rule.</summary>
    /// <param name="header">The header as it appears in the table.</param>
    /// <param name="rule">The rule of its cells; null if they are not checked.</param>
    /// <param name="isRequired">Whether an empty cell is an issue (<see cref="CellIssue.IsEmpty"/>); by default it is skipped.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public TableColumn(string header, ColumnRule? rule, bool isRequired = false)
    {
        ArgumentNullException.ThrowIfNull(header);
        (Header, Rule, IsRequired) = (header, rule, isRequired);
    }

    /// <summary>The header as it appears in the table.</summary>
    public string Header { get; init; }

    /// <summary>The rule of the cells; null if they are not checked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public ColumnRule? Rule
    {
        get => _rule;
        init => _rule = value is { } rule ? ColumnRules.Of(rule).Rule : null;
    }

    /// <summary>Whether an empty cell is an issue.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A column whose rule is recognised by its header, or which has no rule.</summary>
    public static TableColumn For(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new(header, ColumnRules.ByHeader(header));
    }
}
