using System.Numerics;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>What is noticed of a login.</summary>
public enum EduConnectLoginIssue
{
    /// <summary>Nothing: the login has the usual shape.</summary>
    None,

    /// <summary>The login has not the usual shape: a reason to ask the user to look again, none to refuse it.</summary>
    UnusualShape,
}

/// <summary>
/// The usual shape of an EduConnect login: first letter of the first name, <c>.</c>, last name without accents, and up to four digits
/// where namesakes need them: <c>^[a-z]\.[a-z]+(?:-[a-z]+)*[0-9]{0,4}$</c>. Another shape is a warning, never a refusal:
/// old logins and those of parents are not documented.
/// </summary>
/// <example><code>
/// EduConnectLogin.HasUsualShape("e.durand3");               // true; so is "e.dete-durand"
/// EduConnectLogin.HasUsualShape("elodie.durand");           // false: one letter before the dot
/// EduConnectLogin.HasUsualShape("E.Durand");                // false: upper case
/// EduConnectLogin.HasUsualShape("e.durand-");               // false: a hyphen stands between letters
/// EduConnectLogin.HasUsualShape("e.durand12345");           // false: more than four digits
/// EduConnectLogin.HasUsualShape("e.durand\n");              // false: a line end
/// EduConnectLogin.Suggest("Élodie", "D'Été-Durand");        // "e.dete-durand"
/// EduConnectLogin.Suggest("Jean", "de La Tour");            // "j.delatour"
/// </code></example>
/// <remarks>
/// <para>Letters and digits are ASCII. Nothing is trimmed or lower-cased: that is what clients do before they send, in sight of the caller.
/// A null string counts as empty.</para>
/// <para>Not checked: whether the account exists. No maximum length is stated, and none is checked.</para>
/// <para>Source: docs/sources.md#login.</para>
/// </remarks>
public static class EduConnectLogin
{
    private const int MostDigits = 4;

    /// <summary>What is noticed of the login: a warning, never a refusal. Never throws, allocates nothing.</summary>
    public static EduConnectLoginIssue Check(ReadOnlySpan<char> login) => Notice(login);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static EduConnectLoginIssue Check(ReadOnlySpan<byte> utf8Login) => Notice(utf8Login);

    /// <summary>Whether the login has the usual shape; one that has not may still be right. Never throws, allocates nothing.</summary>
    public static bool HasUsualShape(ReadOnlySpan<char> login) => Notice(login) == EduConnectLoginIssue.None;

    /// <inheritdoc cref="HasUsualShape(ReadOnlySpan{char})"/>
    public static bool HasUsualShape(ReadOnlySpan<byte> utf8Login) => Notice(utf8Login) == EduConnectLoginIssue.None;

    /// <summary>
    /// The login that a person of that name would usually have, without digits; empty if either name has no letter that can be written with <c>a-z</c>.
    /// The result is a guess: only EduConnect knows who has a namesake.
    /// </summary>
    /// <param name="firstName">Its first letter that can be written with <c>a-z</c> is taken.</param>
    /// <param name="lastName">
    /// All its letters that can be written with <c>a-z</c> are taken, particles too; a hyphen between them stays, once. Everything else is left out.
    /// Letters lose their accents and become lower case; <c>œ</c> gives <c>oe</c>, <c>ß</c> <c>ss</c>, <c>þ</c> <c>th</c>, <c>ø</c> <c>o</c>.
    /// Left out are letters of other scripts and some Latin ones, such as <c>ə</c>: how they are written is not known.
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

            // A hyphen waits for the letter after it, and needs one before it.
            hyphen = letter.Length == 0 && last.Length > 0 && (hyphen || c == '-');
        }

        return initial is null || last.Length == 0 ? "" : $"{initial[0]}.{last}";
    }

    /// <summary>The shape itself.</summary>
    private static EduConnectLoginIssue Notice<T>(ReadOnlySpan<T> login) where T : unmanaged, IBinaryInteger<T>
    {
        var end = login.Length;
        while (end > 0 && CodeUnits.IsDigit(login[end - 1]))
        {
            end--;
        }

        return login.Length - end <= MostDigits
            && end > 2 && CodeUnits.IsLowercase(login[0]) && CodeUnits.Is(login[1], '.') && AreHyphenatedWords(login[2..end])
            ? EduConnectLoginIssue.None
            : EduConnectLoginIssue.UnusualShape;
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
