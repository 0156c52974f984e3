namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// The rule a second time, as sentences over a list of code points. It shares no code with the library and no care for speed.
/// "La valeur du champ « Mot de passe » doit comporter au moins 8 caractères et respecter 3 des 4 critères suivants : au moins
/// une minuscule, au moins une majuscule, au moins un chiffre, au moins un caractère spécial, parmi ( … )."
/// </summary>
internal sealed record PasswordSpecification(
    int Minimum,
    int Required,
    string Special,
    bool RejectUnlistedCharacters = false,
    int Maximum = int.MaxValue,
    int MaximumBytes = int.MaxValue,
    int Passphrase = int.MaxValue,
    int Lowercase = 1,
    int Uppercase = 1,
    int Digits = 1,
    int Specials = 1)
{
    public static PasswordSpecification EduConnect { get; } = new(8, 3, "!#$%&+,-;<=>?@[]^_|");

    public static PasswordSpecification Certain { get; } = new(8, 3, "%+-=@_", RejectUnlistedCharacters: true);

    public static PasswordSpecification Of(PasswordPolicy policy) => new(
        policy.MinimumLength,
        policy.RequiredClasses,
        policy.SpecialCharacters,
        policy.RejectUnlistedCharacters,
        policy.MaximumLength,
        policy.MaximumUtf8Bytes,
        policy.PassphraseLength,
        policy.MinimumLowercase,
        policy.MinimumUppercase,
        policy.MinimumDigits,
        policy.MinimumSpecial);

    public PasswordPolicy Policy => new(
        Minimum, Required, Special, RejectUnlistedCharacters, Maximum, MaximumBytes, Passphrase, Lowercase, Uppercase, Digits, Specials);

    /// <summary>The length of the shortest valid password.</summary>
    public int Shortest
    {
        get
        {
            int[] minimums = [Lowercase, Uppercase, Digits, .. Special.Length > 0 ? [Specials] : Array.Empty<int>()];
            return Math.Max(Minimum, minimums.Order().Take(Required).Sum());
        }
    }

    /// <summary>How many characters the criterion with these members takes.</summary>
    public int MinimumOf(string members) =>
        members == Special ? Specials : char.IsAsciiDigit(members[0]) ? Digits : char.IsAsciiLetterUpper(members[0]) ? Uppercase : Lowercase;

    public (PasswordIssues Issues, int Length, CharacterClasses Classes, int FirstOther, PasswordHints Hints) Judge(string password, int? utf8Length = null)
    {
        // A lone surrogate enumerates as U+FFFD.
        var read = password.EnumerateRunes().Take(Maximum == int.MaxValue ? int.MaxValue : Maximum + 1).Select(rune => rune.ToString()).ToList();
        var criteria = new (CharacterClasses Class, string Members)[]
        {
            (CharacterClasses.Lowercase, "abcdefghijklmnopqrstuvwxyz"),
            (CharacterClasses.Uppercase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            (CharacterClasses.Digit, "0123456789"),
            (CharacterClasses.Special, Special),
        };
        var met = criteria.Where(criterion => criterion.Members.Length > 0
            && read.Count(character => criterion.Members.Contains(character, StringComparison.Ordinal)) >= MinimumOf(criterion.Members)).ToList();
        var firstUnlisted = read.FindIndex(character => !criteria.Any(criterion => criterion.Members.Contains(character, StringComparison.Ordinal)));
        var issues = new (PasswordIssues Issue, bool Holds)[]
        {
            (PasswordIssues.TooShort, read.Count < Minimum),
            (PasswordIssues.TooLong, read.Count > Maximum),
            (PasswordIssues.TooFewClasses, met.Count < Required && read.Count < Passphrase),
            (PasswordIssues.ForbiddenCharacter, RejectUnlistedCharacters && firstUnlisted >= 0),
            (PasswordIssues.TooManyBytes, (utf8Length ?? password.EnumerateRunes().Sum(rune => (long)rune.Utf8SequenceLength)) > MaximumBytes),
        };
        if (read.Count > Maximum)
        {
            issues = [.. issues.Where(pair => pair.Issue == PasswordIssues.TooLong)];
        }

        return (
            issues.Where(pair => pair.Holds).Aggregate(PasswordIssues.None, (all, pair) => all | pair.Issue),
            read.Count,
            met.Aggregate(CharacterClasses.None, (all, criterion) => all | criterion.Class),
            firstUnlisted,
            read.Count > Maximum ? PasswordHints.None : Hints(password));
    }

    private static PasswordHints Hints(string password) =>
        (password.Length > 0 && (char.IsWhiteSpace(password[0]) || char.IsWhiteSpace(password[^1])) ? PasswordHints.OuterSpace : 0)
        | (password.IndexOfAny(['\u00A0', '\u202F']) >= 0 ? PasswordHints.NoBreakSpace : 0)
        | (password.IndexOfAny(['\u00AD', '\u200B', '\u2060', '\uFEFF']) >= 0 ? PasswordHints.InvisibleCharacter : 0);
}
