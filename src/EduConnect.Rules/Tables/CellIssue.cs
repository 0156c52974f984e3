namespace EduConnect.Rules;

/// <summary>
/// What is wrong with one cell, or with a row: the issue of its column's rule, or one of the three that only a table has.
/// <c>default</c> is no issue. Equal issues are of the same kind: count by them.
/// </summary>
public readonly record struct CellIssue
{
    private const int EmptyNumber = -1;
    private const int DuplicateNumber = -2;
    private const int FieldCountNumber = -3;

    // That of the rule's own enum, or one of the three.
    private readonly int _number;

    private CellIssue(ColumnRule rule, int number)
    {
        Rule = rule;
        _number = number;
    }

    /// <summary>The rule of the column; without meaning for no issue and for <see cref="WrongFieldCount"/>.</summary>
    public ColumnRule Rule { get; }

    /// <summary>A row has more or fewer cells than there are columns: none of its cells is checked.</summary>
    public static CellIssue WrongFieldCount => new(default, FieldCountNumber);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsNone => _number == 0;

    /// <summary>Whether it is worth a second look and refuses nothing: a login of another than the usual shape.</summary>
    public bool IsWarning => Rule == ColumnRule.Login && _number > 0;

    /// <summary>Whether the value was valid and stood in an earlier row already.</summary>
    public bool IsDuplicate => _number == DuplicateNumber;

    /// <summary>
    /// The stable name: that of <see cref="RuleMessages.CodeOf"/>, as in <c>IneWrongKey</c>, several of a password joined by <c>+</c>;
    /// <c>IneEmpty</c>, <c>IneDuplicate</c> and so on, <c>WrongFieldCount</c>; empty for no issue.
    /// </summary>
    public string Code => _number switch
    {
        0 => "",
        EmptyNumber => $"{Name}Empty",
        DuplicateNumber => $"{Name}Duplicate",
        FieldCountNumber => nameof(WrongFieldCount),
        _ => Rule switch
        {
            ColumnRule.Uai => RuleMessages.CodeOf((UaiIssue)_number),
            ColumnRule.Ine => RuleMessages.CodeOf((IneIssue)_number),
            ColumnRule.MobileNumber => RuleMessages.CodeOf((MobileNumberIssue)_number),
            ColumnRule.Login => RuleMessages.CodeOf((EduConnectLoginIssue)_number),
            ColumnRule.PersonName => RuleMessages.CodeOf((PersonNameIssue)_number),
            ColumnRule.BirthDate => RuleMessages.CodeOf((BirthDateIssue)_number),
            ColumnRule.SmsCode => RuleMessages.CodeOf((SmsCodeIssue)_number),
            _ => RuleMessages.CodeOf((PasswordIssues)_number).Replace(", ", "+Password", StringComparison.Ordinal),
        },
    };

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    // As in the codes of the rules.
    private string Name => Rule == ColumnRule.Login ? nameof(EduConnectLogin) : Rule.ToString();

    internal int Number => _number;

    internal bool IsEmpty => _number == EmptyNumber;

    internal static CellIssue Of(ColumnRule rule, int number) => new(number == 0 ? default : rule, number);

    internal static CellIssue Empty(ColumnRule rule) => new(rule, EmptyNumber);

    internal static CellIssue Duplicate(ColumnRule rule) => new(rule, DuplicateNumber);
}
