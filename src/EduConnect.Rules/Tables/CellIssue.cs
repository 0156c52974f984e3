namespace EduConnect.Rules;

/// <summary>
/// An issue of a cell or a row: one from the rule of its column, or one of the three that only a table has.
/// <c>default</c> means no issue. Issues of the same kind are equal, so you can count by them.
/// </summary>
public readonly record struct CellIssue
{
    private const int EmptyNumber = -1;
    private const int DuplicateNumber = -2;
    private const int FieldCountNumber = -3;

    private CellIssue(ColumnRule rule, int number)
    {
        Rule = rule;
        Number = number;
    }

    /// <summary>
    /// The rule of the column; meaningless if there is no issue and for <see cref="WrongFieldCount"/>.
    /// </summary>
    public ColumnRule Rule { get; }

    /// <summary>A row has more or fewer cells than there are columns; its cells are not checked.</summary>
    public static CellIssue WrongFieldCount => new(default, FieldCountNumber);

    /// <summary>Whether there is no issue.</summary>
    public bool IsNone => Number == 0;

    /// <summary>
    /// Whether the value deserves a second look but is not refused: a login of unusual form, or a name with spaces
    /// around it or several in a row.
    /// </summary>
    public bool IsWarning => Number > 0 && ColumnRules.Of(Rule).IsWarning(Number);

    /// <summary>Whether the cell is empty in a column that requires a value.</summary>
    public bool IsEmpty => Number == EmptyNumber;

    /// <summary>Whether the value is acceptable but already occurs in an earlier row.</summary>
    public bool IsDuplicate => Number == DuplicateNumber;

    /// <summary>
    /// The stable code: that of <see cref="RuleMessages.CodeOf"/>, such as <c>IneWrongKey</c>, or one that only a table
    /// has, such as <c>IneCellEmpty</c>, <c>IneDuplicate</c> and <c>WrongFieldCount</c>; empty for no issue.
    /// </summary>
    public string Code => Number switch
    {
        0 => "",
        EmptyNumber => $"{ColumnRules.Of(Rule).Prefix}CellEmpty",
        DuplicateNumber => $"{ColumnRules.Of(Rule).Prefix}Duplicate",
        FieldCountNumber => nameof(WrongFieldCount),
        _ => ColumnRules.Of(Rule).Codes[Number],
    };

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    // A number of the rule's own enum, or one of the three above.
    internal int Number { get; }

    internal static CellIssue Of(ColumnRule rule, int number) => new(number == 0 ? default : rule, number);

    internal static CellIssue Empty(ColumnRule rule) => new(rule, EmptyNumber);

    internal static CellIssue Duplicate(ColumnRule rule) => new(rule, DuplicateNumber);
}
