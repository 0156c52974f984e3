namespace EduConnect.Rules;

/// <summary>
/// What a user may not have meant to type: part of the password, never a reason to refuse it. Text that is copied from
/// a document often has such characters.
/// </summary>
[Flags]
public enum PasswordHints
{
    /// <summary>Nothing to point out.</summary>
    None = 0,

    /// <summary>The first or last character is white space.</summary>
    OuterSpace = 1,

    /// <summary>A no-break space, U+00A0 or U+202F.</summary>
    NoBreakSpace = 2,

    /// <summary>
    /// A character that takes no room: U+200B, U+2060, U+FEFF or a soft hyphen, U+00AD. The joiners U+200C and U+200D
    /// are part of words and emoji.
    /// </summary>
    InvisibleCharacter = 4,
}
