namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// The rule a second time, as sentences over a list of code points. It shares no code with the library and no care for speed.
/// "La valeur du champ « Mot de passe » doit comporter au moins 8 caractères et respecter 3 des 4 critères suivants : au moins
/// une minuscule, au moins une majuscule, au moins un chiffre, au moins un caractère spécial, parmi ( … )."
/// </summary>
internal sealed record PasswordSpecification(int Minimum, int Required, string Special, bool RejectUnlistedCharacters = false, int Maximum = int.MaxValue)
{
    public static PasswordSpecification EduConnect { get; } = new(8, 3, "!#$%&+,-;<=>?@[]^_|");

    public static PasswordSpecification Certain { get; } = new(8, 3, "%+-=@_", RejectUnlistedCharacters: true);

    public PasswordPolicy Policy => new(Minimum, Required, Special, RejectUnlistedCharacters, Maximum);

    public (PasswordIssues Issues, int Length, CharacterClasses Classes, int FirstOther) Judge(string password)
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
        var met = criteria.Where(criterion => read.Any(character => criterion.Members.Contains(character, StringComparison.Ordinal))).ToList();
        var firstUnlisted = read.FindIndex(character => !criteria.Any(criterion => criterion.Members.Contains(character, StringComparison.Ordinal)));
        var issues = new (PasswordIssues Issue, bool Holds)[]
        {
            (PasswordIssues.TooShort, read.Count < Minimum),
            (PasswordIssues.TooLong, read.Count > Maximum),
            (PasswordIssues.TooFewClasses, met.Count < Required),
            (PasswordIssues.ForbiddenCharacter, RejectUnlistedCharacters && firstUnlisted >= 0),
        };
        if (read.Count > Maximum)
        {
            issues = [.. issues.Where(pair => pair.Issue == PasswordIssues.TooLong)];
        }

        return (
            issues.Where(pair => pair.Holds).Aggregate(PasswordIssues.None, (all, pair) => all | pair.Issue),
            read.Count,
            met.Aggregate(CharacterClasses.None, (all, criterion) => all | criterion.Class),
            firstUnlisted);
    }
}
