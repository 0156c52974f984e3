namespace EduConnect.Rules.Cli;

/// <summary>Why a row cannot be read, or what is odd about it. The names are stable and serve as codes.</summary>
internal enum RowDamage
{
    None,

    /// <summary>A quote inside a value that does not begin with one.</summary>
    StrayQuote,

    /// <summary>Something other than a separator after the closing quote of a value.</summary>
    TextAfterQuote,

    /// <summary>A quoted value that is not closed.</summary>
    UnclosedQuote,

    /// <summary>More or fewer values than the header.</summary>
    WrongFieldCount,

    /// <summary>A line longer than a row may be.</summary>
    TooLong,

    /// <summary>A NUL character, which text does not have.</summary>
    NulCharacter,

    /// <summary>Bytes that are not UTF-8 in a file that is UTF-8 elsewhere.</summary>
    NotUtf8,

    /// <summary>A warning: spaces between a separator and a quote, which are ignored.</summary>
    SpaceBeforeQuote,

    /// <summary>A warning: <c>="…"</c>; only the text in quotes is checked.</summary>
    FormulaOfText,

    /// <summary>A warning: an earlier row has a person with the same name and birth date.</summary>
    SamePerson,

    /// <summary>A warning: a date in the column has the month first, so others may, too.</summary>
    MonthFirstColumn,
}

/// <summary>Facts about <see cref="RowDamage"/>.</summary>
internal static class RowDamageFacts
{
    /// <summary>Whether the row is read anyway.</summary>
    public static bool IsWarning(this RowDamage damage) =>
        damage is RowDamage.SpaceBeforeQuote or RowDamage.FormulaOfText or RowDamage.SamePerson
            or RowDamage.MonthFirstColumn;

    /// <summary>The step that repairs a row that is read with this warning.</summary>
    public static RepairSteps Repair(this RowDamage damage) => damage switch
    {
        RowDamage.SpaceBeforeQuote => RepairSteps.SurroundingSpaces,
        RowDamage.FormulaOfText => RepairSteps.SpreadsheetFormula,
        _ => RepairSteps.None,
    };
}
