using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Why a name is refused. If a valid name is several steps away, the issue is the first of them, in the order of
/// <see cref="RepairSteps"/>; otherwise it is the first of <see cref="Empty"/> to <see cref="NoLetter"/>.
/// </summary>
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

    /// <summary>
    /// UTF-8 that was read as Windows-1252: <c>CÃ©line</c> for <c>Céline</c>. That is so if the text encoded as
    /// Windows-1252 is well-formed UTF-8 and that is a valid name. If the text itself would pass, as <c>ÃŽle</c>
    /// would, the name must also have no other accented letters than U+00C0 to U+017F: <c>MÍŠEK</c> is a name.
    /// </summary>
    BrokenEncoding,

    /// <summary>Valid inside a spreadsheet's <c>="…"</c>.</summary>
    SpreadsheetFormula,

    /// <summary>Valid except for spaces before or after it. In tables only a warning.</summary>
    SurroundingSpaces,

    /// <summary>Valid except for two or more spaces in a row. In tables only a warning.</summary>
    InnerSpaces,

    /// <summary>Valid if another kind of space, such as U+00A0, is a plain one.</summary>
    SpecialSpace,

    /// <summary>Valid if another hyphen, such as U+2011, is <c>-</c>.</summary>
    SpecialHyphen,

    /// <summary>Valid if another mark, such as U+2018, is <c>'</c>.</summary>
    SpecialApostrophe,
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
/// PersonNameRule.Check("CÃ©line");                // BrokenEncoding
/// PersonNameRule.Check("Jean\u2011Luc");          // SpecialHyphen: write -
/// PersonNameRule.Check("Élodie ");                // SurroundingSpaces
/// </code></example>
/// <remarks>
/// <para>Accepted: letters of any script (Unicode L*), combining marks (Mn, Mc) except in first place, space, <c>'</c>,
/// <c>’</c> (U+2019), <c>-</c> and <c>.</c>. This alphabet is inferred; no source gives one. Refused: <c>ª</c>,
/// <c>º</c>, <c>µ</c> and the accents without a letter U+02C6 to U+02D1, which Unicode counts as letters; digits of any script,
/// control and format characters (NUL, U+200B, U+200D), other spaces, other hyphens and apostrophes except the two that
/// are letters (U+02BB, U+02BC), lone surrogates and malformed UTF-8. Which other characters are letters depends on the
/// Unicode version of the running .NET.</para>
/// <para>The length is in Unicode code points, both bounds inclusive. Nothing is trimmed or normalised: <c>é</c>
/// written as two code points is valid too, and counts as 2. That spaces at the ends or in a row are refused is the library's
/// own choice: another program would not find the name. <see cref="Repair.TryPersonName"/> removes them.</para>
/// <para>Not checked: punctuation at the ends or in a row, mixed scripts, case, whether anyone has the name.
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

    /// <summary>The rule. It never reads much more than the maximum.</summary>
    internal static PersonNameIssue CheckCore<T>(ReadOnlySpan<T> name) where T : unmanaged, IBinaryInteger<T>
    {
        var issue = CheckForm(name, out var mayBeBroken);
        return mayBeBroken || issue is PersonNameIssue.IllegalCharacter or PersonNameIssue.TooLong
            ? Explain(name, issue)
            : issue;
    }

    /// <summary>Edits refused text until it is valid; false if it never is.</summary>
    internal static bool TryMend(ref Draft draft)
    {
        Span<char> repaired = stackalloc char[Draft.MaxLength];
        Span<char> before = stackalloc char[Draft.MaxLength];
        while (true)
        {
            // What broken UTF-8 says is certain if it is western letters. Anything else is tried if nothing else helps.
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
                draft.Restart(repaired[..length], steps | RepairSteps.BrokenEncoding);
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
            draft.Note(isDoubled ? RepairSteps.InnerSpaces : step);
            repaired[kept] = plain;
            kept += isDoubled ? 0 : 1;
        }

        draft.Replace(repaired[..kept], RepairSteps.None);
        return CheckForm<char>(draft.Text, out _) == PersonNameIssue.None;
    }

    private static bool IsBrokenWestern(ReadOnlySpan<char> text, Span<char> repaired, out int length) =>
        Windows1252.TryRepair(text, repaired, out length) && AreWesternLetters(repaired[..length]);

    // The first half of a broken letter whose second half was a space, or was trimmed: à is Ã and U+00A0.
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

    // The reason, if text is close to a valid name.
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

    // Text with one of the letters that begin a western letter in broken UTF-8 may be broken although it is valid.
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

            // Most letters of most names need no decoding.
            var plain = 0;
            while (plain < rest.Length && length + plain < MaximumLength && CodeUnits.IsLetter(rest[plain]))
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
            var isLetter = Rune.IsLetter(character) && !IsSignOnly(character);
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

    // Letters of Unicode that no name has: ordinals, the micro sign, accents without a letter.
    private static bool IsSignOnly(Rune character) =>
        character.Value is 'ª' or 'º' or 'µ' or (>= '\u02C6' and <= '\u02D1');

    private static bool IsMark(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
