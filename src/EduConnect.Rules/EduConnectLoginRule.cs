using System.Diagnostics;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// What is unusual about a login. If several repair steps would give a usual login, the issue is the first of them in
/// the order of <see cref="RepairSteps"/>.
/// </summary>
public enum EduConnectLoginIssue
{
    /// <summary>The login has the usual form.</summary>
    None,

    /// <summary>The login does not have the usual form: ask the user to check it, but do not refuse it.</summary>
    UnusualForm,

    /// <summary>Usual once a spreadsheet's <c>="…"</c> is removed.</summary>
    SpreadsheetFormula,

    /// <summary>Usual except for spaces before or after it.</summary>
    SurroundingSpaces,

    /// <summary>Usual except for uppercase letters: <c>E.Durand</c>.</summary>
    Uppercase,
}

/// <summary>
/// Checks whether an EduConnect login has the usual form: the first letter of the first name, <c>.</c>, the last name
/// without accents, and up to four digits to tell namesakes apart: <c>^[a-z]\.[a-z]+(?:-[a-z]+)*[0-9]{0,4}$</c>. Any
/// other form is a warning, never a refusal, because old logins and parents' logins are not documented.
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
/// <para>Letters and digits are ASCII. Nothing is trimmed or lower-cased: EduConnect's clients do that before sending,
/// and so does <see cref="Repair.TryEduConnectLogin"/>. A null string counts as empty.</para>
/// <para>Not checked: whether the account exists, and the length, because no maximum is documented.</para>
/// <para>Source: docs/sources.md#login.</para>
/// </remarks>
public static class EduConnectLoginRule
{
    private const int MaxDigits = 4;

    /// <summary>Checks the login. An issue is a warning, never a refusal. Never throws; allocates nothing.</summary>
    public static EduConnectLoginIssue Check(ReadOnlySpan<char> login) => CheckCore(login);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static EduConnectLoginIssue Check(ReadOnlySpan<byte> utf8Login) => CheckCore(utf8Login);

    /// <summary>
    /// Whether the login has the usual form; an unusual one may still be right. Never throws; allocates nothing.
    /// </summary>
    public static bool HasUsualForm(ReadOnlySpan<char> login) => CheckCore(login) == EduConnectLoginIssue.None;

    /// <inheritdoc cref="HasUsualForm(ReadOnlySpan{char})"/>
    public static bool HasUsualForm(ReadOnlySpan<byte> utf8Login) => CheckCore(utf8Login) == EduConnectLoginIssue.None;

    /// <summary>
    /// Suggests the login that a person of this name would usually have, without digits; empty if either name has no
    /// letter that can be written with <c>a-z</c>. It is a guess: only EduConnect knows who has a namesake.
    /// </summary>
    /// <param name="firstName">The login begins with its first letter that can be written with <c>a-z</c>.</param>
    /// <param name="lastName">
    /// The login keeps all its letters that can be written with <c>a-z</c>, particles included, and one hyphen between
    /// them. Letters lose their accents and become lowercase; <c>œ</c> becomes <c>oe</c>, <c>ß</c> <c>ss</c>,
    /// <c>þ</c> <c>th</c>, <c>ø</c> <c>o</c>. Letters of other scripts are dropped, and so are some Latin ones, such
    /// as <c>ə</c>, because nobody knows how EduConnect writes them.
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

            // Keeps a hyphen only between two letters.
            hyphen = letter.Length == 0 && last.Length > 0 && (hyphen || c == '-');
        }

        return initial is null || last.Length == 0 ? "" : $"{initial[0]}.{last}";
    }

    /// <summary>Holds the rule; every public method calls it.</summary>
    internal static EduConnectLoginIssue CheckCore<T>(ReadOnlySpan<T> login) where T : unmanaged, IBinaryInteger<T> =>
        IsUsual(login) ? EduConnectLoginIssue.None : Explain(login);

    /// <summary>Tries to turn an unusual login into a usual one; returns false if it cannot.</summary>
    internal static bool TryMend(ref Draft draft)
    {
        draft.Open();
        draft.ToLower();
        return IsUsual(draft.Text);
    }

    // Gives a more specific reason if the login is close to a usual one.
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
