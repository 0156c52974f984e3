using System.Globalization;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Why a name is refused: the first issue found, in the order of this list.</summary>
public enum PersonNameIssue
{
    /// <summary>The name is valid.</summary>
    None,

    /// <summary>The name is empty.</summary>
    Empty,

    /// <summary>The name has more than <see cref="PersonNameRule.MaximumLength"/> characters.</summary>
    TooLong,

    /// <summary>A character does not belong in a name, or the name begins with a combining mark, or the text is malformed.</summary>
    IllegalCharacter,

    /// <summary>Every character may be part of a name, but none is a letter.</summary>
    NoLetter,
}

/// <summary>
/// Checks a last name or a first name as the sign-up form takes it: 1 to 100 characters, at least one of them a letter.
/// </summary>
/// <example><code>
/// PersonNameRule.IsValid("Élodie");               // true; so are "D'Été-Durand", "de La Tour", "Nguyễn", "Ольга", "O’Neill", "J."
/// PersonNameRule.Check("");                       // Empty
/// PersonNameRule.Check(new string('a', 101));     // TooLong
/// PersonNameRule.Check("Elodie2");                // IllegalCharacter: a digit
/// PersonNameRule.Check("Durand\n");               // IllegalCharacter: a line end
/// PersonNameRule.Check("\u0301Elodie");           // IllegalCharacter: a mark that comes first
/// PersonNameRule.Check("-");                      // NoLetter
/// </code></example>
/// <remarks>
/// <para>Accepted: letters of any script (Unicode L*), combining marks (Mn, Mc) except in first place, space, <c>'</c>,
/// <c>’</c> (U+2019), <c>-</c> and <c>.</c>. This alphabet is inferred; no source gives one. Refused: digits of any script, control
/// and format characters (NUL, U+200B, U+200D), other spaces, other hyphens and apostrophes except the two that are letters (U+02BB,
/// U+02BC), lone surrogates and malformed UTF-8. Which characters are letters depends on the Unicode version of the running .NET.</para>
/// <para>The length is in Unicode code points, both bounds inclusive. Nothing is trimmed or normalised: <c>é</c> written as two code
/// points is valid too, and counts as 2.</para>
/// <para>Not checked: leading, trailing or doubled spaces and punctuation, mixed scripts, case, whether anyone has the name.
/// A null string counts as empty.</para>
/// <para>Source: docs/sources.md#person-name.</para>
/// </remarks>
public static class PersonNameRule
{
    /// <summary>The maximum length in code points, inclusive.</summary>
    public const int MaximumLength = 100;

    /// <summary>Checks the name and reports the issue, if any. Never throws, allocates nothing.</summary>
    public static PersonNameIssue Check(ReadOnlySpan<char> name) => CheckCore(name);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static PersonNameIssue Check(ReadOnlySpan<byte> utf8Name) => CheckCore(utf8Name);

    /// <summary>Whether the name satisfies the rule. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> name) => CheckCore(name) == PersonNameIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Name) => CheckCore(utf8Name) == PersonNameIssue.None;

    /// <summary>The rule. It never reads more than one code point beyond the maximum.</summary>
    internal static PersonNameIssue CheckCore<T>(ReadOnlySpan<T> name) where T : unmanaged, IBinaryInteger<T>
    {
        var (length, illegal, letter) = (0, false, false);
        for (var rest = name; rest.Length > 0; length++)
        {
            if (length == MaximumLength)
            {
                return PersonNameIssue.TooLong;
            }

            // Most letters of most names need no decoding.
            var plain = 0;
            while (plain < rest.Length && length + plain < MaximumLength && CodeUnits.IsLetter(rest[plain]))
            {
                plain++;
            }

            if (plain > 0)
            {
                letter = true;
                length += plain - 1;
                rest = rest[plain..];
                continue;
            }

            var character = CodeUnits.First(rest, out var units);
            var isLetter = Rune.IsLetter(character);
            letter |= isLetter;
            illegal |= !(isLetter || IsPunctuation(character) || (length > 0 && IsMark(character)));
            rest = rest[units..];
        }

        return length == 0 ? PersonNameIssue.Empty
            : illegal ? PersonNameIssue.IllegalCharacter
            : letter ? PersonNameIssue.None
            : PersonNameIssue.NoLetter;
    }

    private static bool IsPunctuation(Rune character) => character.Value is ' ' or '\'' or '\u2019' or '-' or '.';

    private static bool IsMark(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
