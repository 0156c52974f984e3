using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// A password rule: a minimum length and M of the four classes lowercase, uppercase, digit, special.
/// Immutable and safe to share between threads; it is a rule and never holds a password.
/// </summary>
/// <example><code>
/// PasswordPolicy.EduConnect.IsValid("Abcdefg1");            // true: 8 characters, 3 of 4 classes
/// PasswordPolicy.EduConnect.Check("motdepasse").Issues;     // TooFewClasses
/// PasswordPolicy.EduConnect.Check("Abc1").Issues;           // TooShort
/// PasswordPolicy.EduConnectCertain.Check("Abcdef 1").Issues // ForbiddenCharacter, at FirstOtherIndex 6
/// </code></example>
/// <remarks>
/// <para>Length is in Unicode code points, both bounds inclusive. Lowercase, uppercase and digit are ASCII.
/// Every other character (accented letters, spaces, control characters, NUL) counts for the length and for no class;
/// it is not refused unless <see cref="RefuseOthers"/>.</para>
/// <para>Not checked: dictionaries, leaked passwords, repetition, the user's name. Nothing is trimmed or normalised:
/// <c>é</c> as two code points counts 2. A null string counts as empty.</para>
/// <para>The <see langword="char"/> and UTF-8 overloads give equal reports for the same text.
/// Of an over-long password only the first <see cref="MaximumLength"/> + 1 code points are read: its report is theirs.</para>
/// <para>Source: docs/sources.md#password.</para>
/// </remarks>
public sealed class PasswordPolicy : IEquatable<PasswordPolicy>
{
    // The class of each ASCII character, and what spares looking them up one by one; all computed from ClassOf and Judge.
    private readonly CharacterClasses[] _classes;
    private readonly AsciiKernel _kernel;

    /// <summary>
    /// The rule of the EduConnect sign-up form as its leaflet prints it: at least 8 characters, 3 of 4 classes.
    /// The special characters are reconstructed from a damaged scan; how sure each one is: docs/sources.md#special-characters.
    /// </summary>
    public static PasswordPolicy EduConnect { get; } = new(8, 3, "!#$%&+,-;<=>?@[]^_|");

    /// <summary>
    /// The same rule with only the special characters that the scan shows beyond doubt, <c>%+-=@_</c>, and characters
    /// of no class refused. The form accepts whatever this policy accepts, whichever reading of the scan is right.
    /// </summary>
    public static PasswordPolicy EduConnectCertain { get; } = new(8, 3, "%+-=@_", refuseOthers: true);

    /// <summary>States a rule, and refuses one that no password could satisfy.</summary>
    /// <param name="minimumLength">Fewest code points, inclusive; 0 or more.</param>
    /// <param name="requiredClasses">How many classes a password must have, 0 to 4 (0 to 3 without special characters).</param>
    /// <param name="specialCharacters">ASCII punctuation or space, in any order, each once; may be empty.</param>
    /// <param name="refuseOthers">Whether a character of no class is refused.</param>
    /// <param name="maximumLength">Most code points, inclusive; no maximum unless given.</param>
    /// <exception cref="ArgumentException">Nothing could satisfy the rule, or a special character is none; the message says what to write instead.</exception>
    public PasswordPolicy(int minimumLength, int requiredClasses, string specialCharacters, bool refuseOthers = false, int maximumLength = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(specialCharacters);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumLength);
        ArgumentOutOfRangeException.ThrowIfNegative(requiredClasses);
        MinimumLength = minimumLength;
        MaximumLength = maximumLength;
        RequiredClasses = requiredClasses;
        SpecialCharacters = InAsciiOrder(specialCharacters);
        RefuseOthers = refuseOthers;

        AvailableClasses = CharacterClasses.Lowercase | CharacterClasses.Uppercase | CharacterClasses.Digit
            | (SpecialCharacters.Length > 0 ? CharacterClasses.Special : CharacterClasses.None);

        var available = BitOperations.PopCount((uint)AvailableClasses);
        if (requiredClasses > available)
        {
            throw new ArgumentException(
                $"{requiredClasses} classes are required and there are only {available}: write {available} or less, or list special characters.", nameof(requiredClasses));
        }

        if (maximumLength < ShortestLength)
        {
            throw new ArgumentException(
                $"No password has at least {ShortestLength} and at most {maximumLength} characters: write a maximum of {ShortestLength} or more.", nameof(maximumLength));
        }

        _classes = [.. Enumerable.Range(0, 128).Select(c => ClassOf((char)c) is var known and not CharacterClasses.None ? known : AsciiKernel.Other)];
        _kernel = new AsciiKernel(minimumLength, maximumLength, ClassOf, seen => Judge(ShortestLength, seen) == PasswordIssues.None);
    }

    /// <summary>Fewest code points, inclusive.</summary>
    public int MinimumLength { get; }

    /// <summary>Most code points, inclusive; <see cref="int.MaxValue"/> if there is no maximum.</summary>
    public int MaximumLength { get; }

    /// <summary>Fewest code points that a password can have: a class more takes a character more.</summary>
    internal int ShortestLength => Math.Max(MinimumLength, RequiredClasses);

    /// <summary>How many of the classes a password must have.</summary>
    public int RequiredClasses { get; }

    /// <summary>The special characters, in ASCII order.</summary>
    public string SpecialCharacters { get; }

    /// <summary>Whether a character of no class is refused.</summary>
    public bool RefuseOthers { get; }

    /// <summary>The classes that a password can have: all four, or three where no character is special.</summary>
    public CharacterClasses AvailableClasses { get; }

    /// <summary>The class of one character; <see cref="CharacterClasses.None"/> if it counts for no class.</summary>
    public CharacterClasses ClassOf(char c) =>
        char.IsAsciiLetterLower(c) ? CharacterClasses.Lowercase
        : char.IsAsciiLetterUpper(c) ? CharacterClasses.Uppercase
        : char.IsAsciiDigit(c) ? CharacterClasses.Digit
        : SpecialCharacters.Contains(c) ? CharacterClasses.Special
        : CharacterClasses.None;

    /// <summary>Whether the password satisfies the rule. Never throws, allocates nothing.</summary>
    public bool IsValid(ReadOnlySpan<char> password) => Accepts(password);

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public bool IsValid(ReadOnlySpan<byte> utf8Password) => Accepts(utf8Password);

    /// <summary>Everything that the rule has to say of the password. Never throws, allocates nothing.</summary>
    public PasswordReport Check(ReadOnlySpan<char> password) => Report(password);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public PasswordReport Check(ReadOnlySpan<byte> utf8Password) => Report(utf8Password);

    /// <summary>How many lines of a UTF-8 text are valid passwords, and how many lines there are. Never throws, allocates nothing.</summary>
    /// <param name="utf8Lines">One password a line; an empty line is an empty password.</param>
    /// <example><code>
    /// var (valid, lines) = PasswordPolicy.EduConnect.CountValid("motdepasse\r\nAbcdefg1\n"u8); // 1 of 2
    /// </code></example>
    /// <remarks>
    /// A line ends with LF; the last one may go without. One CR at its end and a byte-order mark before the first line are no part
    /// of a password; nothing else is taken off. A file read in parts is cut after an LF. UTF-16 is not recognised.
    /// </remarks>
    public (int Valid, int Lines) CountValid(ReadOnlySpan<byte> utf8Lines)
    {
        var (valid, lines) = (0, 0);
        foreach (var line in new Utf8Lines(utf8Lines))
        {
            lines++;
            valid += Accepts(line) ? 1 : 0;
        }

        return (valid, lines);
    }

    /// <summary>Policies are equal when they state the same rule.</summary>
    public bool Equals(PasswordPolicy? other) =>
        other is not null
        && MinimumLength == other.MinimumLength && MaximumLength == other.MaximumLength
        && RequiredClasses == other.RequiredClasses && RefuseOthers == other.RefuseOthers
        && SpecialCharacters == other.SpecialCharacters;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PasswordPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MinimumLength, MaximumLength, RequiredClasses, RefuseOthers, SpecialCharacters);

    /// <summary>The rule in one line for a debugger.</summary>
    public override string ToString()
    {
        var maximum = MaximumLength == int.MaxValue ? "" : FormattableString.Invariant($", at most {MaximumLength}");
        var others = RefuseOthers ? "refused" : "allowed";
        return FormattableString.Invariant(
            $"at least {MinimumLength} characters{maximum}, {RequiredClasses} of {BitOperations.PopCount((uint)AvailableClasses)} classes, special \"{SpecialCharacters}\", others {others}");
    }

    /// <summary>The rule itself.</summary>
    private PasswordIssues Judge(int length, CharacterClasses seen) =>
        (length < MinimumLength ? PasswordIssues.TooShort : 0)
        | (length > MaximumLength ? PasswordIssues.TooLong : 0)
        | (BitOperations.PopCount((uint)(seen & AvailableClasses)) < RequiredClasses ? PasswordIssues.TooFewClasses : 0)
        | (RefuseOthers && (seen & AsciiKernel.Other) != 0 ? PasswordIssues.ForbiddenCharacter : 0);

    // The verdict of the report, without one being made where the kernel reads the text. Too few units are too few code points.
    private bool Accepts<T>(ReadOnlySpan<T> password) where T : unmanaged, IBinaryInteger<T> =>
        _kernel.TryJudge(password, out var isValid) ? isValid : password.Length >= MinimumLength && Report(password).IsValid;

    private PasswordReport Report<T>(ReadOnlySpan<T> password) where T : unmanaged, IBinaryInteger<T>
    {
        var length = password.Length;
        if (length > MaximumLength || !_kernel.TryRead(password, out var seen))
        {
            seen = Read(password, out length);
        }

        var firstOther = (seen & AsciiKernel.Other) != 0 ? IndexOfOther(password) : -1;
        return new PasswordReport(Judge(length, seen), length, seen & AvailableClasses, AvailableClasses & ~seen, firstOther);
    }

    /// <summary>The classes of all code points, which are counted up to one beyond the maximum: that says all that is to say.</summary>
    private CharacterClasses Read<T>(ReadOnlySpan<T> password, out int length) where T : unmanaged, IBinaryInteger<T>
    {
        var seen = CharacterClasses.None;
        length = 0;
        for (var i = 0; i < password.Length && length <= MaximumLength; length++)
        {
            var unit = uint.CreateTruncating(password[i]);
            if (unit < (uint)_classes.Length)
            {
                seen |= _classes[unit];
                i++;
            }
            else
            {
                seen |= AsciiKernel.Other;
                CodeUnits.First(password[i..], out var units);
                i += units;
            }
        }

        return seen;
    }

    private int IndexOfOther<T>(ReadOnlySpan<T> password) where T : unmanaged, IBinaryInteger<T>
    {
        var index = 0;
        while (ClassOf((char)ushort.CreateTruncating(password[index])) != CharacterClasses.None)
        {
            index++;
        }

        return index;
    }

    private static string InAsciiOrder(string specialCharacters)
    {
        var sorted = specialCharacters.ToCharArray();
        Array.Sort(sorted);
        for (var i = 0; i < sorted.Length; i++)
        {
            var c = sorted[i];
            var trouble =
                char.IsAsciiLetter(c) ? $"'{c}' is a letter and has a class already"
                : char.IsAsciiDigit(c) ? $"'{c}' is a digit and has a class already"
                : !char.IsAscii(c) || char.IsControl(c) ? FormattableString.Invariant($"U+{(int)c:X4} is not a printable ASCII character")
                : i > 0 && c == sorted[i - 1] ? $"'{c}' stands there twice"
                : null;
            if (trouble is not null)
            {
                throw new ArgumentException(
                    $"{trouble}: write each special character once, and only ASCII punctuation or the space, such as \"%+-=@_\".", nameof(specialCharacters));
            }
        }

        return new string(sorted);
    }
}
