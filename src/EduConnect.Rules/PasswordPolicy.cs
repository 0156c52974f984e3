using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// A password policy: a length, and M of the four classes lowercase, uppercase, digit and special. Immutable, safe to
/// share between threads; never holds a password.
/// </summary>
/// <example><code>
/// PasswordPolicy.EduConnect.IsValid("Abcdefg1");            // true: 8 characters, 3 of 4 classes
/// PasswordPolicy.EduConnect.Check("motdepasse").Issues;     // TooFewClasses
/// PasswordPolicy.EduConnect.Check("Abc1").Issues;           // TooShort
/// PasswordPolicy.EduConnectStrict.Check("Abcdef 1").Issues; // ForbiddenCharacter, at FirstUnlistedIndex 6
/// </code></example>
/// <remarks>
/// <para>Length is counted in Unicode code points; both bounds are inclusive. Lowercase, uppercase and digit are ASCII.
/// Any other character (accented letter, space, control character, NUL) counts towards the length but towards no class;
/// it is refused only if <see cref="RejectUnlistedCharacters"/> is set.</para>
/// <para>Not checked: leaked passwords, and what <see cref="PasswordWeakness"/> finds. Nothing is trimmed or
/// normalised: <c>é</c> written as two code points counts as 2. A null string counts as empty.</para>
/// <para>The <see langword="char"/> and UTF-8 overloads give equal reports for the same text. Only the first
/// <see cref="MaximumLength"/> + 1 code points of an over-long password are read and reported on.</para>
/// <para>Source: docs/sources.md#password.</para>
/// </remarks>
public sealed partial class PasswordPolicy : IEquatable<PasswordPolicy>
{
    /// <summary>
    /// An extra bit next to those of <see cref="CharacterClasses"/>: the text has a character of no class.
    /// </summary>
    internal const CharacterClasses Unlisted = (CharacterClasses)16;

    // The class of each ASCII character, and the kernel that avoids looking them up one by one; both follow from
    // ClassOf.
    private readonly CharacterClasses[] _classes;
    private readonly AsciiKernel _kernel;

    // How many characters of each class count as having it, by the number of the class's bit.
    private readonly int[] _minimums;
    private readonly bool _needsMore;
    private readonly bool _listsSpace;

    /// <summary>
    /// The policy of the EduConnect sign-up form as printed in a school's leaflet: at least 8 characters, 3 of 4
    /// classes. The special characters are reconstructed from a damaged scan; docs/sources.md#special-characters grades
    /// each of them.
    /// </summary>
    public static PasswordPolicy EduConnect { get; } = new(8, 3, "!#$%&+,-;<=>?@[]^_|");

    /// <summary>
    /// The same policy with only the special characters that are beyond doubt in the leaflet, <c>%+-=@_</c>, and with
    /// every character of no class refused. However the scan is read, the real form accepts every password that this
    /// policy accepts.
    /// </summary>
    public static PasswordPolicy EduConnectStrict { get; } = new(8, 3, "%+-=@_", rejectUnlistedCharacters: true);

    /// <summary>Creates a policy, unless no password could satisfy it.</summary>
    /// <param name="minimumLength">The minimum length in code points, inclusive; 0 or more.</param>
    /// <param name="requiredClasses">
    /// How many classes a password must have, 0 to 4 (0 to 3 without special characters).
    /// </param>
    /// <param name="specialCharacters">ASCII punctuation or space, in any order, each once; may be empty.</param>
    /// <param name="rejectUnlistedCharacters">Whether a character of no class is refused.</param>
    /// <param name="maximumLength">The maximum length in code points, inclusive; no maximum by default.</param>
    /// <param name="maximumUtf8Bytes">The maximum length in UTF-8 bytes, inclusive; no maximum by default.</param>
    /// <param name="passphraseLength">
    /// The length in code points from which no class is required, above the shortest length with the classes; never
    /// by default.
    /// </param>
    /// <param name="minimumLowercase">How many lowercase letters a password needs to have that class.</param>
    /// <param name="minimumUppercase">How many uppercase letters a password needs to have that class.</param>
    /// <param name="minimumDigits">How many digits a password needs to have that class.</param>
    /// <param name="minimumSpecial">How many special characters a password needs to have that class.</param>
    /// <exception cref="ArgumentException">
    /// No password could satisfy the policy, a passphrase length or the minimum of a class has no effect, or
    /// <paramref name="specialCharacters"/> contains a letter, digit, control or non-ASCII character. The message says
    /// what to write instead.
    /// </exception>
    public PasswordPolicy(
        int minimumLength,
        int requiredClasses,
        string specialCharacters,
        bool rejectUnlistedCharacters = false,
        int maximumLength = int.MaxValue,
        int maximumUtf8Bytes = int.MaxValue,
        int passphraseLength = int.MaxValue,
        int minimumLowercase = 1,
        int minimumUppercase = 1,
        int minimumDigits = 1,
        int minimumSpecial = 1)
    {
        ArgumentNullException.ThrowIfNull(specialCharacters);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumLength);
        ArgumentOutOfRangeException.ThrowIfNegative(requiredClasses);
        MinimumLength = minimumLength;
        MaximumLength = maximumLength;
        MaximumUtf8Bytes = maximumUtf8Bytes;
        PassphraseLength = passphraseLength;
        RequiredClasses = requiredClasses;
        SpecialCharacters = InAsciiOrder(specialCharacters);
        RejectUnlistedCharacters = rejectUnlistedCharacters;
        _minimums = [minimumLowercase, minimumUppercase, minimumDigits, minimumSpecial];
        HasMinimums = _minimums.Any(minimum => minimum > 1);

        AvailableClasses = CharacterClasses.Lowercase | CharacterClasses.Uppercase | CharacterClasses.Digit
            | (SpecialCharacters.Length > 0 ? CharacterClasses.Special : CharacterClasses.None);

        var minimums = AvailableClasses.Each().Select(one => (long)MinimumOf(one));
        var characters = minimums.Order().Take(requiredClasses).Sum();
        ShortestLength = Math.Max(minimumLength, (int)Math.Min(int.MaxValue, characters));
        ThrowIfImpossible();
        _classes =
        [
            .. Enumerable.Range(0, 128).Select(c =>
                ClassOf((char)c) is var known and not CharacterClasses.None ? known : Unlisted),
        ];

        // The kernel knows a text by the classes in it and its length in units. Any other rule is left to Check.
        _needsMore = HasMinimums || maximumUtf8Bytes < int.MaxValue || passphraseLength < int.MaxValue;
        _listsSpace = SpecialCharacters.Contains(' ');
        _kernel = new AsciiKernel(
            minimumLength,
            _needsMore ? -1 : maximumLength,
            ClassOf,
            seen => IssuesOf(ShortestLength, seen) == PasswordIssues.None);
    }

    /// <summary>The minimum length in code points, inclusive.</summary>
    public int MinimumLength { get; }

    /// <summary>
    /// The maximum length in code points, inclusive; <see cref="int.MaxValue"/> if there is no maximum.
    /// </summary>
    public int MaximumLength { get; }

    /// <summary>
    /// The maximum length in UTF-8 bytes, inclusive; <see cref="int.MaxValue"/> if there is no maximum. bcrypt, for
    /// one, ignores everything after 72 bytes.
    /// </summary>
    /// <remarks>
    /// A lone surrogate takes 3 bytes, like the U+FFFD that an encoder writes for it. Malformed UTF-8 takes the bytes
    /// that it has.
    /// </remarks>
    public int MaximumUtf8Bytes { get; }

    /// <summary>
    /// The length in code points from which no class is required, so that a passphrase of plain words is valid;
    /// <see cref="int.MaxValue"/> if classes are always required.
    /// </summary>
    public int PassphraseLength { get; }

    /// <summary>The length of the shortest valid password.</summary>
    internal int ShortestLength { get; }

    /// <summary>How many of the classes a password must have.</summary>
    public int RequiredClasses { get; }

    /// <summary>The special characters, in ASCII order.</summary>
    public string SpecialCharacters { get; }

    /// <summary>Whether a character of no class is refused.</summary>
    public bool RejectUnlistedCharacters { get; }

    /// <summary>How many lowercase letters a password needs to have that class; 1 by default.</summary>
    public int MinimumLowercase => MinimumOf(CharacterClasses.Lowercase);

    /// <summary>How many uppercase letters a password needs to have that class; 1 by default.</summary>
    public int MinimumUppercase => MinimumOf(CharacterClasses.Uppercase);

    /// <summary>How many digits a password needs to have that class; 1 by default.</summary>
    public int MinimumDigits => MinimumOf(CharacterClasses.Digit);

    /// <summary>How many special characters a password needs to have that class; 1 by default.</summary>
    public int MinimumSpecial => MinimumOf(CharacterClasses.Special);

    /// <summary>Whether a class needs more than one character.</summary>
    internal bool HasMinimums { get; }

    /// <summary>The classes that a password can have: all four, or three if there are no special characters.</summary>
    public CharacterClasses AvailableClasses { get; }

    /// <summary>The class of a character; <see cref="CharacterClasses.None"/> if it counts towards no class.</summary>
    public CharacterClasses ClassOf(char c) =>
        char.IsAsciiLetterLower(c) ? CharacterClasses.Lowercase
        : char.IsAsciiLetterUpper(c) ? CharacterClasses.Uppercase
        : char.IsAsciiDigit(c) ? CharacterClasses.Digit
        : SpecialCharacters.Contains(c) ? CharacterClasses.Special
        : CharacterClasses.None;

    /// <summary>Whether the password satisfies the policy. Never throws; allocates nothing.</summary>
    public bool IsValid(ReadOnlySpan<char> password) => IsValidCore(password);

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public bool IsValid(ReadOnlySpan<byte> utf8Password) => IsValidCore(utf8Password);

    /// <summary>Checks the password and reports every issue. Never throws; allocates nothing.</summary>
    public PasswordReport Check(ReadOnlySpan<char> password) => CheckCore(password);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public PasswordReport Check(ReadOnlySpan<byte> utf8Password) => CheckCore(utf8Password);

    /// <summary>
    /// Counts the lines of UTF-8 text, and how many of them are valid passwords. Never throws; allocates nothing.
    /// </summary>
    /// <param name="utf8Lines">One password per line; an empty line is an empty password.</param>
    /// <example><code>
    /// PasswordPolicy.EduConnect.CountValid("motdepasse\r\nAbcdefg1\n"u8); // ValidCount 1, LineCount 2
    /// </code></example>
    /// <remarks>
    /// Lines end with LF, which is optional after the last one. A CR before an LF and a byte-order mark before the
    /// first line are not part of a password; nothing else is removed. If you read a file in pieces, cut it after an
    /// LF. UTF-16 is not recognised.
    /// </remarks>
    public PasswordCount CountValid(ReadOnlySpan<byte> utf8Lines)
    {
        var (valid, lines) = (0, 0);
        foreach (var line in new Utf8Lines(utf8Lines))
        {
            lines++;
            valid += IsValidCore(line) ? 1 : 0;
        }

        return new PasswordCount(valid, lines);
    }

    /// <summary>
    /// The nominal entropy in bits of a password of this length, <c>length × log2(N)</c>. N is the number of
    /// characters in the classes that the policy requires, in the order lowercase (26), uppercase (26), digit (10),
    /// special (the policy's own). If the policy requires no class, N is 26, because lowercase letters satisfy it.
    /// </summary>
    /// <remarks>
    /// <para>It is right for a random password that satisfies the policy with those classes and no other. It does not
    /// measure a password that a person made up, which is weaker, or one made of other classes: digits, special
    /// characters and lowercase letters give <see cref="EduConnect"/> 55 characters instead of 62. The minimum of a
    /// class, which leaves fewer passwords, is not taken into account. For generated passwords, see
    /// <see cref="PasswordGenerator.EntropyBits(PasswordPolicy, int)"/>.</para>
    /// <para>Source: docs/sources.md#entropy.</para>
    /// </remarks>
    /// <example><code>
    /// PasswordPolicy.EduConnect.NominalEntropyBits(8);     // 47.63…: 8 lowercase, uppercase and digit characters
    /// PasswordPolicy.EduConnect.NominalEntropyBits(9);     // 53.58…
    /// </code></example>
    /// <param name="length">The length in characters, within the bounds of the policy.</param>
    /// <exception cref="ArgumentOutOfRangeException">The policy accepts no password of this length.</exception>
    public double NominalEntropyBits(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, ShortestLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Math.Min(MaximumLength, MaximumUtf8Bytes));
        int[] sizes = [26, 26, 10, SpecialCharacters.Length];
        var required = length < PassphraseLength ? RequiredClasses : 0;
        return length * Math.Log2(sizes.Take(Math.Max(1, required)).Sum());
    }

    /// <summary>Whether both policies have the same rule.</summary>
    public bool Equals(PasswordPolicy? other) =>
        other is not null
        && MinimumLength == other.MinimumLength && MaximumLength == other.MaximumLength
        && MaximumUtf8Bytes == other.MaximumUtf8Bytes && PassphraseLength == other.PassphraseLength
        && _minimums.AsSpan().SequenceEqual(other._minimums)
        && RequiredClasses == other.RequiredClasses && RejectUnlistedCharacters == other.RejectUnlistedCharacters
        && SpecialCharacters == other.SpecialCharacters;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PasswordPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(
            MinimumLength,
            MaximumLength,
            MaximumUtf8Bytes,
            PassphraseLength,
            RequiredClasses,
            RejectUnlistedCharacters,
            SpecialCharacters,
            HashCode.Combine(_minimums[0], _minimums[1], _minimums[2], _minimums[3]));

    /// <summary>The policy in one line, for debugging.</summary>
    public override string ToString()
    {
        var maximum = MaximumLength == int.MaxValue ? "" : FormattableString.Invariant($", at most {MaximumLength}");
        var bytes = MaximumUtf8Bytes == int.MaxValue
            ? "" : FormattableString.Invariant($", at most {MaximumUtf8Bytes} bytes");
        var passphrase = PassphraseLength == int.MaxValue
            ? "" : FormattableString.Invariant($" below {PassphraseLength} characters");
        var minimums = HasMinimums ? FormattableString.Invariant(
            $" ({MinimumLowercase}, {MinimumUppercase}, {MinimumDigits}, {MinimumSpecial} characters)") : "";
        var others = RejectUnlistedCharacters ? "refused" : "allowed";
        var classes = BitOperations.PopCount((uint)AvailableClasses);
        return FormattableString.Invariant(
            $"at least {MinimumLength} characters{maximum}{bytes}, {RequiredClasses} of {classes} classes")
            + $"{minimums}{passphrase}, special \"{SpecialCharacters}\", others {others}";
    }

    /// <summary>How many characters of this one class count as having it.</summary>
    internal int MinimumOf(CharacterClasses one) => _minimums[BitOperations.TrailingZeroCount((uint)one)];

    /// <summary>Holds the rule. A password that is too long is not read to its end, so it has no other issue.</summary>
    private PasswordIssues IssuesOf(int length, CharacterClasses seen) =>
        length > MaximumLength ? PasswordIssues.TooLong
        : (length < MinimumLength ? PasswordIssues.TooShort : 0)
        | (BitOperations.PopCount((uint)(seen & AvailableClasses)) < RequiredClasses && length < PassphraseLength
            ? PasswordIssues.TooFewClasses
            : 0)
        | (RejectUnlistedCharacters && (seen & Unlisted) != 0 ? PasswordIssues.ForbiddenCharacter : 0);

    // Same result as the report, without building one if the kernel can read the text. Code points never outnumber
    // units.
    private bool IsValidCore<T>(ReadOnlySpan<T> password) where T : unmanaged, IBinaryInteger<T> =>
        _kernel.TryCheck(password, out var isValid)
            ? isValid
            : password.Length >= MinimumLength && CheckCore(password).IsValid;

    /// <summary>Checks a password in either encoding.</summary>
    internal PasswordReport CheckCore<T>(ReadOnlySpan<T> password) where T : unmanaged, IBinaryInteger<T>
    {
        var length = password.Length;
        if (length > MaximumLength || !_kernel.TryRead(password, out var seen))
        {
            seen = Read(password, out length);
        }

        var firstUnlisted = (seen & Unlisted) != 0 ? IndexOfUnlisted(password) : -1;
        var hints = (firstUnlisted >= 0 || _listsSpace) && length <= MaximumLength
            ? HintFinder.Find(password, firstUnlisted)
            : PasswordHints.None;
        var more = PasswordIssues.None;
        if (_needsMore)
        {
            seen &= HasMinimums ? ~Rare(password, length) : seen;
            more = length <= MaximumLength && HasMoreBytes(password) ? PasswordIssues.TooManyBytes : 0;
        }

        var missing = length > MaximumLength ? CharacterClasses.None : AvailableClasses & ~seen;
        return new PasswordReport(
            IssuesOf(length, seen) | more, length, seen & AvailableClasses, missing, firstUnlisted, hints);
    }

    /// <summary>The classes with fewer characters than their minimum, among the code points that are read.</summary>
    private CharacterClasses Rare<T>(ReadOnlySpan<T> password, int length) where T : unmanaged, IBinaryInteger<T>
    {
        Span<int> lacking = stackalloc int[_minimums.Length];
        _minimums.CopyTo(lacking);
        for (; length > 0; length--)
        {
            CodeUnits.First(password, out var units);
            if (ClassOf((char)ushort.CreateTruncating(password[0])) is var one and not CharacterClasses.None)
            {
                lacking[BitOperations.TrailingZeroCount((uint)one)]--;
            }

            password = password[units..];
        }

        var rare = CharacterClasses.None;
        for (var i = 0; i < lacking.Length; i++)
        {
            rare |= lacking[i] > 0 ? (CharacterClasses)(1 << i) : 0;
        }

        return rare;
    }

    private bool HasMoreBytes<T>(ReadOnlySpan<T> password) where T : unmanaged =>
        password.Length > MaximumUtf8Bytes
        || (typeof(T) == typeof(char)
            && Encoding.UTF8.GetByteCount(MemoryMarshal.Cast<T, char>(password)) > MaximumUtf8Bytes);

    /// <summary>Reads the classes of all code points; stops counting one beyond the maximum.</summary>
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
                seen |= Unlisted;
                CodeUnits.First(password[i..], out var units);
                i += units;
            }
        }

        return seen;
    }

    private int IndexOfUnlisted<T>(ReadOnlySpan<T> password) where T : unmanaged, IBinaryInteger<T>
    {
        var index = 0;
        while (ClassOf((char)ushort.CreateTruncating(password[index])) != CharacterClasses.None)
        {
            index++;
        }

        return index;
    }

    private void ThrowIfImpossible()
    {
        var available = BitOperations.PopCount((uint)AvailableClasses);
        if (RequiredClasses > available)
        {
            throw new ArgumentException(
                $"{RequiredClasses} classes are required and there are only {available}: "
                    + $"write {available} or less, or list special characters.",
                "requiredClasses");
        }

        string[] names = ["minimumLowercase", "minimumUppercase", "minimumDigits", "minimumSpecial"];
        for (var i = 0; i < names.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(_minimums[i], 1, names[i]);
            if (_minimums[i] > 1 && (RequiredClasses == 0 || i >= available))
            {
                throw new ArgumentException(
                    $"The policy lacks this class, or requires no class: leave out {names[i]}.", names[i]);
            }
        }

        var most = Math.Min(MaximumLength, MaximumUtf8Bytes);
        if (PassphraseLength < int.MaxValue
            && (RequiredClasses == 0 || PassphraseLength <= ShortestLength || PassphraseLength > most))
        {
            throw new ArgumentException(
                $"A passphrase length of {PassphraseLength} has no effect: leave it out"
                    + (RequiredClasses > 0 && most > ShortestLength
                        ? $", or write a length from {ShortestLength + 1} to {most}." : "."),
                "passphraseLength");
        }

        if (most < ShortestLength)
        {
            throw new ArgumentException(
                $"The shortest password has {ShortestLength} characters: write a maximum of {ShortestLength} or more.",
                MaximumLength < ShortestLength ? "maximumLength" : "maximumUtf8Bytes");
        }
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
                : !char.IsAscii(c) || char.IsControl(c)
                    ? FormattableString.Invariant($"U+{(int)c:X4} is not a printable ASCII character")
                : i > 0 && c == sorted[i - 1] ? $"'{c}' is listed twice"
                : null;
            if (trouble is not null)
            {
                throw new ArgumentException(
                    $"{trouble}: write each special character once, and only ASCII punctuation or the space, "
                        + "such as \"%+-=@_\".",
                    nameof(specialCharacters));
            }
        }

        return new string(sorted);
    }
}
