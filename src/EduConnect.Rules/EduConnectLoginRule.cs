using System.Diagnostics;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// What is unusual about a login. If a usual login is several steps away, the issue is the first of them, in the order
/// of <see cref="RepairSteps"/>.
/// </summary>
public enum EduConnectLoginIssue
{
    /// <summary>The login has the usual form.</summary>
    None,

    /// <summary>The login does not have the usual form: ask the user to check it, but do not refuse it.</summary>
    UnusualForm,

    /// <summary>Usual inside a spreadsheet's <c>="…"</c>.</summary>
    SpreadsheetFormula,

    /// <summary>Usual except for spaces before or after it.</summary>
    SurroundingSpaces,

    /// <summary>Usual except for uppercase letters: <c>E.Durand</c>.</summary>
    Uppercase,
}

/// <summary>
/// Checks whether an EduConnect login has the usual form: first letter of the first name, <c>.</c>, last name without accents,
/// and up to four digits to tell namesakes apart: <c>^[a-z]\.[a-z]+(?:-[a-z]+)*[0-9]{0,4}$</c>. Any other form is a warning,
/// never a refusal: old logins and those of parents are not documented.
/// </summary>
/// <example><code>
/// EduConnectLoginRule.HasUsualForm("e.durand3");               // true; so is "e.dete-durand"
/// EduConnectLoginRule.HasUsualForm("elodie.durand");           // false: one letter before the dot
/// EduConnectLoginRule.HasUsualForm("E.Durand");                // false: Uppercase
/// EduConnectLoginRule.HasUsualForm("e.durand-");               // false: a hyphen goes between letters
/// EduConnectLoginRule.HasUsualForm("e.durand12345");           // false: more than four digits
/// EduConnectLoginRule.HasUsualForm("e.durand\n");              // false: a line end
/// EduConnectLoginRule.Suggest("Élodie", "D'Été-Durand");        // "e.dete-durand"
/// EduConnectLoginRule.Suggest("Jean", "de La Tour");            // "j.delatour"
/// </code></example>
/// <remarks>
/// <para>Letters and digits are ASCII. Nothing is trimmed or lower-cased: EduConnect's clients do that before they
/// send, and so does <see cref="Repair.TryEduConnectLogin"/>. A null string counts as empty.</para>
/// <para>Not checked: whether the account exists, and the length: no maximum is documented.</para>
/// <para>Source: docs/sources.md#login.</para>
/// </remarks>
public static class EduConnectLoginRule
{
    private const int MaxDigits = 4;

    /// <summary>Checks the login. An issue is a warning, never a refusal. Never throws, allocates nothing.</summary>
    public static EduConnectLoginIssue Check(ReadOnlySpan<char> login) => CheckCore(login);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static EduConnectLoginIssue Check(ReadOnlySpan<byte> utf8Login) => CheckCore(utf8Login);

    /// <summary>Whether the login has the usual form; one without it may still be right. Never throws, allocates nothing.</summary>
    public static bool HasUsualForm(ReadOnlySpan<char> login) => CheckCore(login) == EduConnectLoginIssue.None;

    /// <inheritdoc cref="HasUsualForm(ReadOnlySpan{char})"/>
    public static bool HasUsualForm(ReadOnlySpan<byte> utf8Login) => CheckCore(utf8Login) == EduConnectLoginIssue.None;

    /// <summary>
    /// The login that a person of this name would usually have, without digits; empty if either name has no letter that can be
    /// written with <c>a-z</c>. It is a guess: only EduConnect knows who has a namesake.
    /// </summary>
    /// <param name="firstName">The login begins with its first letter that can be written with <c>a-z</c>.</param>
    /// <param name="lastName">
    /// The login keeps all its letters that can be written with <c>a-z</c>, particles included, and one hyphen between them.
    /// Letters lose their accents and become lowercase; <c>œ</c> becomes <c>oe</c>, <c>ß</c> <c>ss</c>, <c>þ</c> <c>th</c>,
    /// <c>ø</c> <c>o</c>. Letters of other scripts and some Latin ones, such as <c>ə</c>, are dropped: how EduConnect writes them
    /// is not known.
    /// </param>
    /// <exception cref="ArgumentNullException">A name is null. No text throws, not even a lone surrogate.</exception>
    public static string Suggest(string firstName, string lastName)
    {
        ArgumentNullException.ThrowIfNull(firstName);
        ArgumentNullException.ThrowIfNull(lastName);
        var initial = firstName.Select(LatinLetters.Plain).FirstOrDefault(letter => letter.Length > 0);
        var last = new StringBuilder(lastName.Length);
        var hyphen = false;
        foreach (var c in lastName)
        {
            var letter = LatinLetters.Plain(c);
            if (letter.Length > 0)
            {
                last.Append(hyphen ? "-" : "").Append(letter);
            }

            // A hyphen is kept only between two letters.
            hyphen = letter.Length == 0 && last.Length > 0 && (hyphen || c == '-');
        }

        return initial is null || last.Length == 0 ? "" : $"{initial[0]}.{last}";
    }

    /// <summary>The rule.</summary>
    internal static EduConnectLoginIssue CheckCore<T>(ReadOnlySpan<T> login) where T : unmanaged, IBinaryInteger<T> =>
        IsUsual(login) ? EduConnectLoginIssue.None : Explain(login);

    /// <summary>Edits an unusual login until it is usual; false if it never is.</summary>
    internal static bool TryMend(ref Draft draft)
    {
        draft.Open();
        draft.ToLower();
        return IsUsual(draft.Text);
    }

    // What is unusual, if a login is close to a usual one.
    private static EduConnectLoginIssue Explain<T>(ReadOnlySpan<T> login) where T : unmanaged, IBinaryInteger<T>
    {
        var draft = Draft.Of(login, stackalloc char[Draft.Capacity]);
        return !TryMend(ref draft) ? EduConnectLoginIssue.UnusualForm : draft.FirstStep switch
        {
            RepairSteps.SpreadsheetFormula => EduConnectLoginIssue.SpreadsheetFormula,
            RepairSteps.SurroundingSpaces => EduConnectLoginIssue.SurroundingSpaces,
            RepairSteps.Uppercase => EduConnectLoginIssue.Uppercase,
            _ => throw new UnreachableException(),
        };
    }

    private static bool IsUsual<T>(ReadOnlySpan<T> login) where T : unmanaged, IBinaryInteger<T>
    {
        var end = login.Length;
        while (end > 0 && CodeUnits.IsDigit(login[end - 1]))
        {
            end--;
        }

        return login.Length - end <= MaxDigits && end > 2
            && CodeUnits.IsLowercase(login[0]) && CodeUnits.Is(login[1], '.') && AreHyphenatedWords(login[2..end]);
    }

    private static bool AreHyphenatedWords<T>(ReadOnlySpan<T> text) where T : unmanaged, IBinaryInteger<T>
    {
        var afterLetter = false;
        foreach (var unit in text)
        {
            if (!CodeUnits.IsLowercase(unit) && !(afterLetter && CodeUnits.Is(unit, '-')))
            {
                return false;
            }

            afterLetter = CodeUnits.IsLowercase(unit);
        }

        return afterLetter;
    }
}
