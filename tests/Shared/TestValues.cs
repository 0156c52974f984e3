using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>
/// Generated values: valid ones of every rule, and ones near the border of a rule. The same seed gives the same values.
/// Only the specification decides what is valid here; the library's own code is not used.
/// </summary>
internal sealed class TestValues(Random random)
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string DigitCharacters = "0123456789";
    private const string CheckLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string Specials = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private static readonly string[] _letters =
    [
        "a", "b", "c", "d", "A", "E", "é", "É", "è", "ô", "ü", "ç", "ñ", "ß", "œ", "Ł", "Ž", "Ж", "ж", "ω", "ا", "ب",
        "中", "李", "𠮷", "𝒜", "\u0130", "\u0131", "\u017F", "\u212A", "\uFF41",
    ];

    private static readonly string[] _betweenLetters = [" ", "'", "’", "-", ".", "\u0301", "\u0327"];

    private static readonly string[] _separators = ["", " ", ".", "-", "/", "\u00A0", "\u202F"];

    // A prefix that is not here belongs to the mainland.
    // Of national numbers; some of them are written with the country code of a territory.
    private static readonly string[] _mobilePrefixes =
    [
        "60", "61", "62", "638", "64", "68", "695", "699", "73", "79", "63998", "690", "691", "70904", "692", "693", "6390", "63997",
        "70923", "70935", "694", "70933", "696", "697", "70913", "70845", "70856",
    ];

    // Of territories with a plan of their own, whose numbers are always written with the country code.
    private static readonly (string Country, string Start, int Length)[] _ownPlans =
    [
        ("508", "40", 6), ("508", "44", 6), ("508", "55", 6), ("508", "56", 6), ("681", "72", 6), ("681", "83", 6),
        ("687", "5", 6), ("687", "87", 6), ("687", "89", 6), ("687", "9", 6), ("689", "87", 8), ("689", "89", 8),
    ];

    private static readonly string[] _intruders =
    [
        "\0", "\t", "\n", "\r", "\r\n", " ", "\u007F", "\u0080", "\u00A0", "²", "é", "e\u0301", "\u0130", "\u0131",
        "\u017F", "\u0301", "\u0660", "\u0661", "\u06F3", "\u0903", "\u200B", "\u2011", "\u202E", "\u202F", "\u2028",
        "\u20DD", "\u212A", "\u2160", "’", "\uFEFF", "\uFF10", "\uFF11", "\uFF21", "\uFF41", "\uFFFD", "\uFFFE",
        "\U0001D400", "\U0001D7D8", "😀",
        "\uD800", "\uD83D", "\uDC00", "\uDE00", "\uDE00\uD83D",
    ];

    // For where a character is counted, or may be in no class.
    private static readonly string[] _unlisted = [.. _intruders.Where(text => text.EnumerateRunes().Count() == 1)];

    public TestValues(int seed) : this(new Random(seed))
    {
    }

    /// <summary>What edits insert: look-alikes of ASCII, control characters, halves of a pair, marks.</summary>
    public static IReadOnlyList<string> Intruders => _intruders;

    public T OneOf<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public string Digits(int count) => Of(DigitCharacters, count);

    public string Uai()
    {
        var digits = Digits(7);
        return digits + IdentifierSpecification.LetterOf(digits);
    }

    /// <summary>Of the given kind, or of any.</summary>
    public string Ine(IneKind? kind = null)
    {
        switch (kind ?? OneOf(Enum.GetValues<IneKind>()))
        {
            case IneKind.Rnie:
                return Digits(9) + Of("ABCDEFGHJK", 2);
            case IneKind.Bea:
                var digits = Digits(10);
                return digits + IdentifierSpecification.LetterOf(digits);
            case IneKind.Base36:
                var ten = Of(DigitCharacters + Upper, 10);
                return ten + IdentifierSpecification.KeyOf(ten);
            case IneKind.Sifa:
                return $"{Digits(4)}A{Digits(5)}{Of(CheckLetters, 1)}";
            case IneKind.Provisional:
                return $"{Digits(4)}D{Digits(5)}{Of(CheckLetters, 1)}";
            case var other:
                throw new NotSupportedException($"No values of the kind {other}.");
        }
    }

    /// <summary>A mobile number of the mainland or overseas, in any written form.</summary>
    public string Mobile()
    {
        if (random.Next(8) == 0)
        {
            var (code, own, length) = OneOf(_ownPlans);
            var separated = OneOf(_separators);
            var number = (own + Digits(length - own.Length)).Chunk(2).Select(pair => new string(pair));
            return OneOf("+", "00") + code + separated + string.Join(separated, number);
        }

        var prefix = OneOf(_mobilePrefixes);
        var national = prefix + Digits(9 - prefix.Length);
        var country = IdentifierSpecification.Mobile("0" + national)![1..^9];
        var separator = OneOf(_separators);
        var pairs = national.Skip(1).Chunk(2).Select(pair => new string(pair));
        var digits = string.Join(separator, pairs.Prepend(national[..1]));
        var start = OneOf("+", "00", "00" + separator) + country;
        return random.Next(3) switch
        {
            0 => $"0{digits}",
            1 when country == "33" => $"{start}{OneOf("", separator)}(0){OneOf("", separator)}{digits}",
            _ => $"{start}{separator}{digits}",
        };
    }

    /// <summary>A number that the regulator keeps for fiction, in pairs.</summary>
    public string FictionalMobile() => $"06 39 98 {Digits(2)} {Digits(2)}";

    /// <summary>A name in any script, now and then as long as the rule allows.</summary>
    public string Name()
    {
        var name = OneOf(_letters) + NameCharacters(random.Next(10) == 0 ? random.Next(90, 100) : random.Next(12));
        return string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Short and with any beginning, or from 97 to 102 characters; then edited.</summary>
    public string NearName() => Edited(NameCharacters(random.Next(2) == 0 ? random.Next(7) : random.Next(97, 103)));

    /// <summary>One digit more or less now and then; then edited.</summary>
    public string NearCode(int length) =>
        Edited(Digits(random.Next(5) == 0 ? random.Next(length - 1, length + 2) : length));

    public DateOnly Day(DateOnly first, DateOnly last) =>
        first.AddDays(random.Next(last.DayNumber - first.DayNumber + 1));

    /// <summary>From 1900 until the day, or until 2020; in both formats.</summary>
    public string Date(DateOnly? last = null)
    {
        var day = Day(new(1900, 1, 1), last ?? new(2020, 12, 31));
        return Written(day.Year, day.Month, day.Day);
    }

    /// <summary>Valid, some days around 1900 or today, or with fields that may be out of range; then edited.</summary>
    public string NearDate(DateOnly today)
    {
        var border = OneOf(new DateOnly(1900, 1, 1), today).AddDays(random.Next(-3, 4));
        var anyYear = random.Next(5) == 0 ? random.Next(10_000) : random.Next(1890, 2102);
        return Edited(random.Next(3) switch
        {
            0 => Date(),
            1 => Written(border.Year, border.Month, border.Day),
            _ => Written(anyYear, random.Next(14), random.Next(33)),
        });
    }

    public string Login()
    {
        var more = Many(Math.Max(0, random.Next(-2, 3)), () => "-" + Of(Lower, random.Next(1, 7)));
        return $"{Of(Lower, 1)}.{Of(Lower, random.Next(1, 9))}{string.Concat(more)}{Digits(random.Next(5))}";
    }

    /// <summary>Now and then with more digits; then edited.</summary>
    public string NearLogin() => Edited(Login() + (random.Next(6) == 0 ? Digits(random.Next(1, 3)) : ""));

    public string Vector()
    {
        var profile = random.Next(1, 5);
        var names = profile < 3 ? $"{Name()}|{Name()}" : "|";
        return $"{profile}|{names}|{Digits(random.Next(1, 13))}|{Uai()}";
    }

    /// <summary>Any password rule that a password can satisfy, half of them with a maximum.</summary>
    public PasswordSpecification Policy()
    {
        var oneIn = random.Next(1, 12);
        var special = random.Next(6) == 0 ? "" : string.Concat(Specials.Where(_ => random.Next(oneIn) == 0));
        var minimum = random.Next(random.Next(4) == 0 ? 20 : 11);
        var required = random.Next(special.Length > 0 ? 5 : 4);
        var slack = random.Next(random.Next(4) == 0 ? 30 : 7);
        var several = required > 0 && random.Next(4) == 0;
        int[] minimums = [.. Many(4, () => several ? random.Next(1, 4) : 1)];
        minimums[3] = special.Length > 0 ? minimums[3] : 1;
        var shortest = Math.Max(minimum, minimums[..(special.Length > 0 ? 4 : 3)].Order().Take(required).Sum());
        var maximum = random.Next(2) == 0 ? int.MaxValue : shortest + slack;
        var bytes = random.Next(4) == 0 ? shortest + random.Next(30) : int.MaxValue;
        var most = Math.Min(Math.Min(maximum, bytes), 40);
        var passphrase = required > 0 && shortest < most && random.Next(4) == 0 ? random.Next(shortest + 1, most + 1) : int.MaxValue;
        return new(
            minimum, required, special, random.Next(2) == 0, maximum, bytes, passphrase, minimums[0], minimums[1], minimums[2], minimums[3]);
    }

    /// <summary>A password at the border of the rule, or of characters of every kind.</summary>
    public string NearPassword(PasswordSpecification rule)
    {
        var length = random.Next(5) == 0 ? random.Next(15, 71) : random.Next(15);
        return random.Next(2) == 0 ? BorderPassword(rule) : string.Concat(Many(length, () => PasswordCharacter(rule)));
    }

    /// <summary>Valid with nothing to spare, or broken in one way: about as many of each.</summary>
    public string BorderPassword(PasswordSpecification rule)
    {
        var issue = random.Next(8) switch
        {
            0 or 1 when rule.Minimum > 0 => PasswordIssues.TooShort,
            2 when rule.Maximum < int.MaxValue => PasswordIssues.TooLong,
            2 or 3 when rule.Required > 0 => PasswordIssues.TooFewClasses,
            _ when rule.RejectUnlistedCharacters && random.Next(4) == 0 => PasswordIssues.ForbiddenCharacter,
            _ when !rule.RejectUnlistedCharacters && rule.MaximumBytes is > 0 and < 99 && rule.MaximumBytes <= rule.Maximum
                && random.Next(4) == 0 => PasswordIssues.TooManyBytes,
            _ => PasswordIssues.None,
        };
        string[] all = [Lower, Upper, DigitCharacters, .. new[] { rule.Special }.Where(special => special.Length > 0)];
        random.Shuffle(all);
        var isPassphrase = rule.Passphrase < int.MaxValue && random.Next(2) == 0;
        var fewest = Math.Max(isPassphrase ? 0 : rule.Required, rule.RejectUnlistedCharacters ? 1 : 0);
        var count = issue == PasswordIssues.TooFewClasses ? rule.Required - 1 : random.Next(fewest, all.Length + 1);
        var classes = all[..count];

        // Where there is no maximum, some are far from the minimum.
        var needed = classes.SelectMany(members => Enumerable.Repeat(members, rule.MinimumOf(members))).ToList();
        var longest = Math.Min(Math.Min(rule.Maximum, rule.MaximumBytes), 40);
        var shortest = Math.Max(rule.Minimum, needed.Count);
        var length = issue switch
        {
            PasswordIssues.TooShort => rule.Minimum - 1,
            PasswordIssues.TooLong => rule.Maximum + 1,
            PasswordIssues.TooManyBytes => rule.MaximumBytes - 1,
            PasswordIssues.TooFewClasses when isPassphrase => rule.Passphrase - 1,
            _ when isPassphrase => rule.Passphrase,
            _ => random.Next(3) == 0 ? longest : Math.Min(longest, shortest + random.Next(3)),
        };

        // As many of each class as it takes, then more of them; one or more intruders in the place of what is not needed.
        var isTooManyBytes = issue == PasswordIssues.TooManyBytes;
        var hasIntruder = issue == PasswordIssues.ForbiddenCharacter
            || (!rule.RejectUnlistedCharacters && !isTooManyBytes && rule.MaximumBytes == int.MaxValue && random.Next(2) == 0);
        var characters = needed.Take(length).Select(members => Of(members, 1)).ToList();
        while (characters.Count < length)
        {
            var isLast = characters.Count == length - 1;
            var isIntruder = count == 0 || (hasIntruder && (isLast || random.Next(3) == 0));
            characters.Add(isIntruder ? isTooManyBytes ? " " : Unlisted(rule) : Of(OneOf(classes), 1));
        }

        // With a character of two bytes in the place of the last one that would fit.
        characters.AddRange(isTooManyBytes ? ["é"] : []);
        random.Shuffle(CollectionsMarshal.AsSpan(characters));
        return string.Concat(characters);
    }

    /// <summary>One character: mostly of a class, now and then of none.</summary>
    public string PasswordCharacter(PasswordSpecification rule) => random.Next(10) switch
    {
        < 3 => Of(Lower, 1),
        < 5 => Of(Upper, 1),
        < 7 => Of(DigitCharacters, 1),
        < 9 => Of(rule.Special.Length > 0 ? rule.Special : "-", 1),
        _ => Unlisted(rule),
    };

    /// <summary>
    /// A valid password whose parts a test can look for: no message, JSON or log is likely to have three of its
    /// characters in a row. It has 12 to 16 characters, first an upper-case letter, a lower-case letter and a digit.
    /// </summary>
    public string TraceablePassword() =>
        Of("KQWXZ", 1) + Of("kqwxz", 1) + Of("3579", 1) + Of("kqwxzKQWXZ3579", random.Next(9, 14));

    /// <summary>The text as it is, or one time in two with up to three edits.</summary>
    public string Edited(string text) =>
        Edited(text, random.Next(6) switch { < 3 => 0, < 5 => 1, _ => random.Next(2, 4) });

    /// <summary>With so many edits: something put in, left out, doubled, exchanged or cut off.</summary>
    public string Edited(string text, int edits)
    {
        if (edits == 0)
        {
            return text;
        }

        var edited = new StringBuilder(text);
        for (; edits > 0; edits--)
        {
            var at = random.Next(edited.Length + 1);
            switch (at < edited.Length ? random.Next(9) : 0)
            {
                case 0 or 1:
                    edited.Insert(at, Intruder());
                    break;
                case 2:
                    edited.Remove(at, 1);
                    break;
                case 3:
                    edited.Insert(at, edited[at]);
                    break;
                case 4:
                    edited.Length = at;
                    break;
                case 5:
                    var c = edited[at];
                    edited[at] = (char)(char.IsAsciiLetter(c) ? c ^ 0x20 : c + random.Next(-1, 2));
                    break;
                case 6:
                    var other = random.Next(edited.Length);
                    (edited[at], edited[other]) = (edited[other], edited[at]);
                    break;
                default:
                    edited.Remove(at, 1).Insert(at, Intruder());
                    break;
            }
        }

        return edited.ToString();
    }

    private static IEnumerable<T> Many<T>(int count, Func<T> next) =>
        Enumerable.Range(0, count).Select(_ => next());

    private string NameCharacters(int count) =>
        string.Concat(Many(count, () => OneOf(random.Next(4) == 0 ? _betweenLetters : _letters)));

    private string Written(int year, int month, int day) => random.Next(2) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{day:00}/{month:00}/{year:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    private string Intruder() => random.Next(8) switch
    {
        0 => ((char)random.Next(char.MaxValue + 1)).ToString(),
        < 4 => Of(Lower + Upper + DigitCharacters + Specials, 1),
        _ => OneOf(_intruders),
    };

    // One character that is in no class of the rule.
    private string Unlisted(PasswordSpecification rule)
    {
        while (true)
        {
            var text = random.Next(3) == 0 ? Of(Specials, 1) : OneOf(_unlisted);
            if (!rule.Special.Contains(text, StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    private string Of(string alphabet, int count) =>
        string.Create(count, (random, alphabet), static (span, given) => given.random.GetItems(given.alphabet, span));
}
