namespace EduConnect.Rules;

/// <summary>A column of a table: its header, the rule of its cells, and whether they may be empty.</summary>
/// <example><code>
/// TableColumn.For("Né(e) le").Rule;            // BirthDate
/// TableColumn.For("N° INE").Rule;              // Ine
/// TableColumn.For("Classe").Rule;              // null: not checked
/// </code></example>
/// <remarks>
/// A header is recognised by a rule's noun and the words around it, in French or English, in upper or lower case, with
/// or without accents, and also run together (<c>DATENAISS</c>, <c>prenomEleve</c>); anything in parentheses is
/// ignored. It may contain words for persons (<c>Nom responsable légal 1</c>). It has no rule if its noun belongs to
/// another (<c>Nom de la commune</c>), if it is about a time or a state (<c>Mot de passe modifié</c>), or if it is
/// ambiguous: <c>Téléphone</c> may contain landlines, and <c>Élève</c> often contains both names.
/// <see cref="CandidatesFor"/> then lists what an ambiguous header could mean. The words are the library's own, because
/// exports have none in common: docs/sources.md#columns.
/// </remarks>
public sealed record TableColumn
{
    private readonly ColumnRule? _rule;

    /// <summary>Creates a column with a given rule.</summary>
    /// <param name="header">The header as it appears in the table.</param>
    /// <param name="rule">The rule of its cells; null if they are not checked.</param>
    /// <param name="isRequired">
    /// Whether an empty cell is an issue (<see cref="CellIssue.IsEmpty"/>); by default it is skipped.
    /// </param>
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

    /// <summary>A column whose rule is recognised by its header; no rule if it is not recognised.</summary>
    public static TableColumn For(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new(header, ColumnHeader.Read(header).Rule);
    }

    /// <summary>
    /// The rules that a column could have if <see cref="For"/> does not recognise its header because it is ambiguous:
    /// ask the user which one it is. Empty if the header is recognised or names nothing that the library checks.
    /// </summary>
    /// <example><code>
    /// TableColumn.CandidatesFor("Téléphone");      // FrenchMobileNumber
    /// TableColumn.CandidatesFor("Classe");         // empty
    /// </code></example>
    public static IReadOnlyList<ColumnRule> CandidatesFor(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return ColumnHeader.Read(header).Candidates;
    }
}
