using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Why a name is refused. If several repair steps would make the name valid, the issue is the first of them in the
/// order of <see cref="RepairSteps"/>; otherwise it is the first of <see cref="Empty"/> to <see cref="NoLetter"/> that
/// applies.
/// </summary>
public enum PersonNameIssue
{
    /// <summary>The name is valid.</summary>
    None,

    /// <summary>The name is empty.</summary>
    Empty,

    /// <summary>The name has more than <see cref="PersonNameRule.MaximumLength"/> characters.</summary>
    TooLong,

    /// <summary>
    /// A character does not belong in a name, the name begins with a combining mark, or the text is malformed.
    /// </summary>
    IllegalCharacter,

    /// <summary>Every character is allowed in a name, but there is no letter.</summary>
    NoLetter,

    /// <summary>
    /// UTF-8 that was read as Windows-1252, such as <c>CÃ©line</c> for <c>Céline</c>: the text encoded as
    /// Windows-1252 is well-formed UTF-8 that reads as a valid name. If the text would itself pass, as <c>ÃŽle</c>
    /// would, that name must also have no accented letters other than U+00C0 to U+017F: <c>MÍŠEK</c> is a name.
    /// </summary>
    BrokenEncoding,

    /// <summary>Valid once a spreadsheet's <c>="…"</c> is removed.</summary>
    SpreadsheetFormula,

    /// <summary>Valid except for spaces before or after it. Only a warning in tables.</summary>
    SurroundingSpaces,

    /// <summary>Valid except for two or more spaces in a row. Only a warning in tables.</summary>
    InnerSpaces,

    /// <summary>Valid once a special space, such as U+00A0, becomes a plain one.</summary>
    SpecialSpace,

    /// <summary>Valid once a special hyphen, such as U+2011, becomes <c>-</c>.</summary>
    SpecialHyphen,

    /// <summary>Valid once a special apostrophe, such as U+2018, becomes <c>'</c>.</summary>
    SpecialApostrophe,
}

/// <summary>
/// Checks a last name or a first name as entered in the sign-up form: 1 to 100 characters, at least one of them a
/// letter.
/// </summary>
/// <example><code>
/// PersonNameRule.IsValid("Élodie");               // true; so are "D'Été-Durand", "de La Tour", "Nguyễn",
///                                                 // "Ольга", "O’Neill", "J."
/// PersonNameRule.Check("");                       // Empty
/// PersonNameRule.Check(new string('a', 101));     // TooLong
/// PersonNameRule.Check("Elodie2");                // IllegalCharacter: a digit
/// PersonNameRule.Check("Durand\n");               // IllegalCharacter: a line end
/// PersonNameRule.Check("\u0301Elodie");           // IllegalCharacter: a mark that comes first
/// PersonNameRule.Check("-");                      // NoLetter
/// PersonNameRule.Check("CÃ©line");                // BrokenEncoding
/// PersonNameRule.Check("Jean\u2011Luc");          // SpecialHyphen: write -
/// PersonNameRule.Check("Élodie ");                // SurroundingSpaces
/// </code></example>
/// <remarks>
/// <para>Accepted: letters of any script (Unicode L*), combining marks (Mn, Mc) except at the beginning, space,
/// <c>'</c>, <c>’</c> (U+2019), <c>-</c> and <c>.</c>. This alphabet is inferred; no source gives one. Refused:
/// <c>ª</c>, <c>º</c>, <c>µ</c> and the spacing accents U+02C6 to U+02D1, which Unicode counts as letters; digits of
/// any script, control and format characters (NUL, U+200B, U+200D), other spaces, other hyphens and apostrophes except
/// the two that are letters (U+02BB, U+02BC), lone surrogates and malformed UTF-8. Which other characters are letters
/// depends on the Unicode version of the running .NET.</para>
/// <para>The length is counted in Unicode code points; both bounds are inclusive. Nothing is trimmed or normalised:
/// <c>é</c> written as two code points is valid too, and counts as 2. Refusing spaces at the ends or in a row is the
/// library's own choice: another program would not find the name. <see cref="Repair.TryPersonName"/> removes
/// them.</para>
/// <para>Not checked: punctuation at the ends or in a row, mixed scripts, case, whether anyone has that name. A null
/// string counts as empty.</para>
/// <para>Source: docs/sources.md#person-name.</para>
/// </remarks>
public static class PersonNameRule
{
    /// <summary>The maximum length in code points, inclusive.</summary>
    public const int MaximumLength = 100;

    /// <summary>Checks the name and reports the issue, if any. Never throws; allocates nothing.</summary>
    public static PersonNameIssue Check(ReadOnlySpan<char> name) => CheckCore(name);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static PersonNameIssue Check(ReadOnlySpan<byte> utf8Name) => CheckCore(utf8Name);

    /// <summary>Whether the name satisfies the rule. Never throws; allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> name) => CheckCore(name) == PersonNameIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Name) => CheckCore(utf8Name) == PersonNameIssue.None;

    /// <summary>Holds the rule; reads little more than the maximum length.</summary>
    internal static PersonNameIssue CheckCore<T>(ReadOnlySpan<T> name) where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(byte) && WesternName.IsValid(MemoryMarshal.AsBytes(name)))
        {
            return PersonNameIssue.None;
        }

        var issue = CheckForm(name, out var mayBeBroken);
        return mayBeBroken || issue is PersonNameIssue.IllegalCharacter or PersonNameIssue.TooLong
            ? Explain(name, issue)
            : issue;
    }

    /// <summary>Tries to repair refused text; returns false if it cannot.</summary>
    internal static bool TryMend(ref Draft draft)
    {
        Span<char> repaired = stackalloc char[Draft.MaxLength];
        Span<char> before = stackalloc char[Draft.MaxLength];
        while (true)
        {
            // Broken UTF-8 that reads as Western letters is certain. Any other is tried only if nothing else works.
            int length;
            while (IsBrokenWestern(draft.Text, repaired, out length))
            {
                draft.Replace(repaired[..length], RepairSteps.BrokenEncoding);
            }

            draft.IsAmbiguous |= HasCutLetter(draft.Text);
            var (beforeLength, steps) = (draft.Text.Length, draft.Steps);
            draft.Text.CopyTo(before);
            if (TryMendCharacters(ref draft, repaired))
            {
                if (!IsBrokenWestern(draft.Text, repaired, out length))
                {
                    return true;
                }
            }
            else if (Windows1252.TryRepair(before[..beforeLength], repaired, out length))
            {
                draft.Steps = steps;
                draft.Replace(repaired[..length], RepairSteps.BrokenEncoding);
            }
            else
            {
                return false;
            }
        }
    }

    private static bool TryMendCharacters(ref Draft draft, scoped Span<char> repaired)
    {
        draft.Open();
        var kept = 0;
        foreach (var c in draft.Text)
        {
            var (plain, step) = Typography.PlainOf(c);
            var isDoubled = plain == ' ' && kept > 0 && repaired[kept - 1] == ' ';
            draft.Steps |= isDoubled ? RepairSteps.InnerSpaces : step;
            repaired[kept] = plain;
            kept += isDoubled ? 0 : 1;
        }

        draft.Replace(repaired[..kept], RepairSteps.None);
        return CheckForm<char>(draft.Text, out _) == PersonNameIssue.None;
    }

    private static bool IsBrokenWestern(ReadOnlySpan<char> text, Span<char> repaired, out int length) =>
        Windows1252.TryRepair(text, repaired, out length) && AreWesternLetters(repaired[..length]);

    // Finds half of a broken letter whose other half was a space, or was trimmed: à becomes Ã and U+00A0.
    private static bool HasCutLetter(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i - 1] is 'Â' or 'Ã' && Draft.IsSpace(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreWesternLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAscii(c) && c is not '\u00A0' and (< '\u00C0' or > '\u017F'))
            {
                return false;
            }
        }

        return true;
    }

    // Gives a more specific reason if the text is close to a valid name.
    private static PersonNameIssue Explain<T>(ReadOnlySpan<T> name, PersonNameIssue issue)
        where T : unmanaged, IBinaryInteger<T>
    {
        var draft = Draft.Of(name, stackalloc char[Draft.Capacity]);
        return !TryMend(ref draft) ? issue : draft.FirstStep switch
        {
            RepairSteps.None => PersonNameIssue.None,
            RepairSteps.BrokenEncoding => PersonNameIssue.BrokenEncoding,
            RepairSteps.SpreadsheetFormula => PersonNameIssue.SpreadsheetFormula,
            RepairSteps.SurroundingSpaces => PersonNameIssue.SurroundingSpaces,
            RepairSteps.InnerSpaces => PersonNameIssue.InnerSpaces,
            RepairSteps.SpecialSpace => PersonNameIssue.SpecialSpace,
            RepairSteps.SpecialHyphen => PersonNameIssue.SpecialHyphen,
            RepairSteps.SpecialApostrophe => PersonNameIssue.SpecialApostrophe,
            _ => throw new UnreachableException(),
        };
    }

    // A valid text may still be broken if it has one of the letters that start a Western letter in broken UTF-8.
    private static PersonNameIssue CheckForm<T>(ReadOnlySpan<T> name, out bool mayBeBroken)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (length, illegal, letter) = (0, false, false);
        var (wasSpace, doubled, startsWithSpace) = (false, false, false);
        mayBeBroken = false;
        for (var rest = name; rest.Length > 0; length++)
        {
            if (length == MaximumLength)
            {
                return PersonNameIssue.TooLong;
            }

            // Most letters of most names are ASCII and need no decoding.
            var (plain, limit) = (0, Math.Min(rest.Length, MaximumLength - length));
            while (plain < limit && CodeUnits.IsLetter(rest[plain]))
            {
                plain++;
            }

            if (plain > 0)
            {
                letter = true;
                wasSpace = false;
                length += plain - 1;
                rest = rest[plain..];
                continue;
            }

            var character = CodeUnits.First(rest, out var units);
            var isLetter = IsLetter(character);
            var isSpace = character.Value == ' ';
            letter |= isLetter;
            illegal |= !(isLetter || IsPunctuation(character) || (length > 0 && IsMark(character)));
            mayBeBroken |= character.Value is 'Ã' or 'Ä' or 'Å';
            startsWithSpace |= isSpace && length == 0;
            doubled |= isSpace && wasSpace;
            wasSpace = isSpace;
            rest = rest[units..];
        }

        return length == 0 ? PersonNameIssue.Empty
            : illegal ? PersonNameIssue.IllegalCharacter
            : !letter ? PersonNameIssue.NoLetter
            : startsWithSpace || wasSpace ? PersonNameIssue.SurroundingSpaces
            : doubled ? PersonNameIssue.InnerSpaces
            : PersonNameIssue.None;
    }

    private static bool IsPunctuation(Rune character) => character.Value is ' ' or '\'' or '\u2019' or '-' or '.';

    // From À to ſ all are letters, except for two signs.
    private static bool IsLetter(Rune character) =>
        character.Value is >= 'À' and <= 'ſ' ? character.Value is not ('×' or '÷')
            : Rune.IsLetter(character) && !IsSignOnly(character);

    // Unicode letters that are not letters of a name: ordinals, the micro sign, spacing accents.
    private static bool IsSignOnly(Rune character) =>
        character.Value is 'ª' or 'º' or 'µ' or (>= '\u02C6' and <= '\u02D1');

    private static bool IsMark(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
