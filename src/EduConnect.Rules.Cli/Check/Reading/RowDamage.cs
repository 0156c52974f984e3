namespace EduConnect.Rules.Cli;

/// <summary>Why a row cannot be read. The names are stable and serve as codes.</summary>
internal enum RowDamage
{
    None,

    /// <summary>A quote stands within a value that does not begin with one.</summary>
    StrayQuote,

    /// <summary>Behind the closing quote of a value, something other than a separator.</summary>
    TextAfterQuote,

    /// <summary>A quoted value is not closed.</summary>
    UnclosedQuote,

    /// <summary>More or fewer values than the header.</summary>
    WrongFieldCount,

    /// <summary>A line longer than a row may be.</summary>
    TooLong,

    /// <summary>A NUL: not a character of text.</summary>
    NulCharacter,

    /// <summary>Bytes that are not UTF-8 in a file that is UTF-8 elsewhere.</summary>
    NotUtf8,
}
