using System.Diagnostics;
using System.Globalization;
using EduConnect.Rules.Internal;
using EduConnect.Rules.Internal.Weakness;

namespace EduConnect.Rules;

/// <summary>
/// What others know or can find out about the person who chooses a password, for <see cref="PasswordWeakness"/>.
/// </summary>
/// <remarks>
/// <para>It holds personal data, and gives nothing back: no property, no text, no JSON. Nothing of it gets into a
/// report or a message. Create one for each check, or for each user.</para>
/// <para>Names are compared without case, accents and disguises such as <c>@</c> for <c>a</c>.
/// <c>Jean-Pierre D'Arc</c> gives <c>jean</c>, <c>pierre</c>, <c>arc</c>, <c>jeanpierre</c> and <c>darc</c>. A word
/// has at least 3 letters, one of a school 4. Words of 4 letters or more are also found in reverse.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class PasswordContext
{
    private const int ShortestName = 3;
    private const int ShortestWord = 4;

    // Digits that a random password may have too: found, they only make the rest cheaper.
    private const int LongestHint = 5;

    private static readonly string[] _wordsOfEverySchool = ["college", "ecole", "lycee"];

    // By their first character, those that are found in reverse twice.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string[]?[] _words = new string[128][];

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly int _wordCount;

    /// <summary>Every argument may be missing.</summary>
    /// <param name="login">The login, or an e-mail address, where everything from <c>@</c> on is ignored.</param>
    /// <param name="firstName">First names.</param>
    /// <param name="lastName">Last names.</param>
    /// <param name="school">The name of the school.</param>
    /// <param name="birthDate">
    /// A date of birth, found in any usual form: <c>01022010</c>, <c>1/2/10</c>, <c>fev2010</c>.
    /// </param>
    /// <param name="mobileNumber">A mobile number: its last 6 digits or more are found, and 4 as a weaker hint.</param>
    /// <param name="uai">The code of the school, found with its letter or without.</param>
    /// <param name="otherWords">Other words, such as the names of the service.</param>
    public PasswordContext(
        string? login = null,
        string? firstName = null,
        string? lastName = null,
        string? school = null,
        DateOnly? birthDate = null,
        FrenchMobileNumber mobileNumber = default,
        Uai uai = default,
        IEnumerable<string?>? otherWords = null)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        AddWords(words, login?.Split('@')[0], ShortestName);
        AddWords(words, firstName, ShortestName);
        AddWords(words, lastName, ShortestName);
        AddWords(words, school, ShortestWord);
        words.ExceptWith(_wordsOfEverySchool);
        foreach (var word in otherWords ?? [])
        {
            AddWords(words, word, ShortestName);
        }

        if (birthDate is { } birth)
        {
            words.Add(birth.ToString("yyyy", CultureInfo.InvariantCulture));
            words.Add(birth.ToString("ddMM", CultureInfo.InvariantCulture));
        }

        var digits = string.Concat(mobileNumber.ToString("N").Where(char.IsAsciiDigit));
        foreach (var length in (ReadOnlySpan<byte>)[4, 6, 8, 10])
        {
            if (length <= digits.Length)
            {
                words.Add(digits[^length..]);
            }
        }

        if (!uai.IsEmpty)
        {
            words.UnionWith([uai.ToString().ToLowerInvariant(), uai.ToString()[..^1]]);
        }

        _wordCount = words.Count;
        var reversed = words.Where(word => word.Length >= ShortestWord).Select(word => string.Concat(word.Reverse()));
        foreach (var group in words.Union(reversed).GroupBy(word => word[0]))
        {
            _words[group.Key] = [.. group.OrderByDescending(word => word.Length)];
        }

        BirthDate = birthDate;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal DateOnly? BirthDate { get; }

    /// <summary>How many words there are, for debugging.</summary>
    public override string ToString() => $"{_wordCount} words";

    /// <summary>The length of the longest word at this place of a password; 0 if there is none.</summary>
    /// <param name="password">The password.</param>
    /// <param name="at">The place.</param>
    /// <param name="isSure">
    /// Whether it is weak whatever is around it; false for short numbers and parts of other words.
    /// </param>
    internal int LengthAt(in FoldedPassword password, int at, out bool isSure)
    {
        var (letter, otherLetter, key) = (password.Letters[at], password.OtherLetters[at], password.Keys[at]);
        var word = Longest(password, at, letter);
        word = otherLetter == letter ? word : Longer(word, Longest(password, at, otherLetter));
        word = key == letter || key >= _words.Length ? word : Longer(word, Longest(password, at, key));
        isSure = word.Length > 0 && IsSure(password, at, word);
        return word.Length;
    }

    private static string Longer(string one, string other) => other.Length > one.Length ? other : one;

    private string Longest(in FoldedPassword password, int at, char first)
    {
        foreach (var word in _words[first] ?? [])
        {
            if (IsAt(password, at, word))
            {
                return word;
            }
        }

        return "";
    }

    private static bool IsAt(in FoldedPassword password, int at, string word)
    {
        if (word.Length > password.Count - at)
        {
            return false;
        }

        var i = 1;
        while (i < word.Length && Is(password, at + i, word[i]))
        {
            i++;
        }

        return i == word.Length;
    }

    private static bool Is(in FoldedPassword password, int at, char c) =>
        password.Keys[at] == c || password.Letters[at] == c || password.OtherLetters[at] == c;

    // Three letters within other letters are there by chance.
    private static bool IsSure(in FoldedPassword password, int at, string word) => char.IsAsciiDigit(word[0])
        ? word.Length > LongestHint
        : word.Length >= ShortestWord || !(IsLetter(password, at - 1) || IsLetter(password, at + word.Length));

    private static bool IsLetter(in FoldedPassword password, int at) =>
        at >= 0 && at < password.Count && char.IsLetter(password.Keys[at]);

    // The words of a text without accents, and all of them as one.
    private static void AddWords(HashSet<string> words, string? text, int shortest)
    {
        var (whole, word) = ("", "");
        foreach (var c in $"{text} ")
        {
            var letter = LatinLetters.Plain(c);
            (whole, word) = (whole + letter, word + letter);
            if (letter.Length == 0)
            {
                Add(words, word, shortest);
                word = "";
            }
        }

        Add(words, whole, shortest);
    }

    private static void Add(HashSet<string> words, string word, int shortest)
    {
        if (word.Length >= shortest)
        {
            words.Add(word[..Math.Min(word.Length, FoldedPassword.Capacity)]);
        }
    }
}
