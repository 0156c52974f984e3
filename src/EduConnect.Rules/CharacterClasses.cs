namespace EduConnect.Rules;

/// <summary>The four kinds of character that a password policy counts.</summary>
/// <remarks>Source: docs/sources.md#password (letters and digits are ASCII: an accented letter has no class).</remarks>
[Flags]
public enum CharacterClasses
{
    /// <summary>
    /// No class: <c>é</c>, a space, <c>€</c>, and anything else that the policy does not list as special.
    /// </summary>
    None = 0,

    /// <summary><c>a</c> to <c>z</c>.</summary>
    Lowercase = 1,

    /// <summary><c>A</c> to <c>Z</c>.</summary>
    Uppercase = 2,

    /// <summary><c>0</c> to <c>9</c>.</summary>
    Digit = 4,

    /// <summary>One of the policy's <see cref="PasswordPolicy.SpecialCharacters"/>.</summary>
    Special = 8,
}
