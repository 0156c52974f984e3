namespace EduConnect.Rules.BrowserTests;

/// <summary>Passwords at the border of a rule, the same ones in each run: half of them valid with nothing to spare, half broken in exactly one way.</summary>
internal sealed class NearBorderPasswords(PasswordPolicy policy, int seed)
{
    // What people and programs put into an input: no class, astral, halves of a pair, line ends, look-alikes of ASCII.
    private static readonly string[] _strangers =
        [" ", "é", "\"", "~", "\0", "\n", "\r", "\t", "\u007F", "\u0080", "\u0661", "\uFF21", "\u212A", "\u017F", "\u200B", "\u2028", "\uFEFF", "\uFFFD", "😀", "𝐀", "\uD83D", "\uDE00"];

    private readonly Random _random = new(seed);
    private readonly string[] _classes = [.. new[] { "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", policy.SpecialCharacters }.Where(set => set.Length > 0)];
    private readonly string[] _others = [.. _strangers.Where(text => policy.ClassOf(text[0]) == CharacterClasses.None)];
    private readonly int _shortest = Math.Max(policy.MinimumLength, policy.RequiredClasses);

    // Where there is no maximum, some are far from the minimum.
    private int Longest => Math.Min(policy.MaximumLength, 40);

    public IEnumerable<string> Take(int count) => Enumerable.Range(0, count).Select(_ => Next());

    private string Next()
    {
        var issue = _random.Next(8) switch
        {
            0 or 1 when policy.MinimumLength > 0 => PasswordIssues.TooShort,
            2 when policy.MaximumLength < int.MaxValue => PasswordIssues.TooLong,
            2 or 3 when policy.RequiredClasses > 0 => PasswordIssues.TooFewClasses,
            _ when policy.RejectUnlistedCharacters && _random.Next(4) == 0 => PasswordIssues.ForbiddenCharacter,
            _ => PasswordIssues.None,
        };
        var classes = Shuffled(_classes)
            .Take(issue == PasswordIssues.TooFewClasses ? policy.RequiredClasses - 1 : _random.Next(policy.RequiredClasses, _classes.Length + 1))
            .ToArray();
        var length = issue switch
        {
            PasswordIssues.TooShort => policy.MinimumLength - 1,
            PasswordIssues.TooLong => policy.MaximumLength + 1,
            _ => Math.Min(Longest, _random.Next(3) == 0 ? Longest : Math.Max(_shortest, classes.Length) + _random.Next(3)),
        };
        return Make(classes, length, hasStranger: issue == PasswordIssues.ForbiddenCharacter || (!policy.RejectUnlistedCharacters && _random.Next(2) == 0));
    }

    // One of each class, then more of them; one or more strangers in the place of what is not needed.
    private string Make(string[] classes, int length, bool hasStranger)
    {
        var needed = classes.Take(length).Select(set => One(set)).ToList();
        var members = string.Concat(classes);
        while (needed.Count < length)
        {
            var isStranger = members.Length == 0 || (hasStranger && (needed.Count == length - 1 || _random.Next(3) == 0));
            needed.Add(isStranger ? _others[_random.Next(_others.Length)] : One(members));
        }

        return string.Concat(Shuffled(needed));
    }

    private string One(string set) => set[_random.Next(set.Length)].ToString();

    private string[] Shuffled(IEnumerable<string> texts)
    {
        var shuffled = texts.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }
}
