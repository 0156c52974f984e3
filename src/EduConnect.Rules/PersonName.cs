using System.Globalization;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>What is wrong with a name; the first of this order that holds.</summary>
public enum PersonNameIssue
{
    /// <summary>Nothing: the name is valid.</summary>
    None,

    /// <summary>There is no character.</summary>
    Empty,

    /// <summary>There are more than <see cref="PersonName.MaximumLength"/> characters.</summary>
    TooLong,

    /// <summary>A character is outside the alphabet of names, or a combining mark comes first, or the text is malformed.</summary>
    IllegalCharacter,

    /// <summary>Every character is of the alphabet and none is a letter.</summary>
    NoLetter,
}

/// <summary>
/// A last name or a first name as the sign-up form takes it: 1 to 100 characters, at least one of them a letter.
/// </summary>
/// <example><code>
/// PersonName.IsValid("Élodie");               // true; so are "D'Été-Durand", "de La Tour", "Nguyễn", "Ольга", "O’Neill", "J."
/// PersonName.Check("");                       // Empty
/// PersonName.Check(new string('a', 101));     // TooLong
/// PersonName.Check("Elodie2");                // IllegalCharacter: a digit
/// PersonName.Check("Durand\n");               // IllegalCharacter: a line end
/// PersonName.Check("\u0301Elodie");           // IllegalCharacter: a mark that comes first
/// PersonName.Check("-");                      // NoLetter
/// </code></example>
/// <remarks>
/// <para>The alphabet: letters of any script (Unicode L*), combining marks (Mn, Mc) but not first, space, <c>'</c>, <c>’</c> (U+2019),
/// <c>-</c>, <c>.</c>; it is conjectural (C), no source gives one. All else is refused: digits of any script, control and format characters (NUL, U+200B, U+200D), other spaces,
/// hyphens and apostrophes but those that are letters (U+02BB, U+02BC), lone surrogates, malformed UTF-8. What is a letter is the Unicode version of the .NET at run time.</para>
/// <para>Length is in Unicode code points, both bounds inclusive. Nothing is trimmed or normalised: <c>é</c> as two code points
/// is as valid as <c>é</c>, and counts 2.</para>
/// <para>Not checked: spaces and punctuation at the ends or doubled, mixed scripts, upper and lower case, whether anyone has the name.
/// A null string counts as empty.</para>
/// <para>Source: docs/sources.md#person-name.</para>
/// </remarks>
public static class PersonName
{
    /// <summary>Most characters, in code points, inclusive.</summary>
    public const int MaximumLength = 100;

    /// <summary>What is wrong with the name. Never throws, allocates nothing.</summary>
    public static PersonNameIssue Check(ReadOnlySpan<char> name) => Judge(name);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static PersonNameIssue Check(ReadOnlySpan<byte> utf8Name) => Judge(utf8Name);

    /// <summary>Whether the name satisfies the rule. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> name) => Judge(name) == PersonNameIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Name) => Judge(utf8Name) == PersonNameIssue.None;

    /// <summary>The rule itself. It reads one code point beyond the maximum at most, however long the text is.</summary>
    private static PersonNameIssue Judge<T>(ReadOnlySpan<T> name) where T : unmanaged, IBinaryInteger<T>
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
