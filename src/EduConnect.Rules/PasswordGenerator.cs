using System.Numerics;
using System.Security.Cryptography;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Generates random passwords that a school can print on paper: valid under the policy, without the characters that are
/// most often misread. The default policy is <see cref="PasswordPolicy.EduConnectStrict"/>.
/// </summary>
/// <example><code>
/// PasswordGenerator.Generate();                                 // 12 characters
/// PasswordGenerator.Generate(PasswordPolicy.EduConnect, 16);
/// Span&lt;char&gt; password = stackalloc char[12];
/// PasswordGenerator.Fill(password);                             // the caller clears it after use
/// PasswordGenerator.EntropyBits(12);                            // 71.08…
/// </code></example>
/// <remarks>
/// <para>The alphabet has at most 61 characters: <c>a-z</c> without <c>l o</c>, <c>A-Z</c> without <c>I O</c>,
/// <c>2-9</c>, and those of the special characters <c>%+-=@</c>, which are certain, that the policy has. It leaves out
/// <c>0 O o</c>, <c>1 l I</c>, the vertical bar, and <c>_</c>, because a ruled line hides it and two in a row look like
/// one. If a policy without any of <c>%+-=@</c> needs a special character, its own are drawn, the clear ones if there
/// are any.</para>
/// <para>Every password of the alphabet and length that satisfies the policy is equally likely: characters come from
/// <see cref="RandomNumberGenerator"/>, and a candidate that the policy refuses is drawn again from scratch. At least
/// one candidate in a hundred is valid; at 12 characters nearly all are. If a class needs several characters and 64
/// candidates were refused, how many of each class there are is drawn first, which takes time with the square of the
/// length. So does <see cref="EntropyBits(PasswordPolicy, int)"/> if a class needs several.</para>
/// <para>Not checked: whether a password contains a word. Two passwords can be equal, but only by chance.</para>
/// <para>Source: docs/sources.md#generator.</para>
/// </remarks>
public static class PasswordGenerator
{
    /// <summary>The number of characters by default, which gives 71 bits; the library's own choice.</summary>
    public const int DefaultLength = 12;

    // After this many refused draws, the classes are drawn first.
    private const int MaximumDraws = 64;

    private const string LookAlikes = "0Oo1lI|_";

    private static readonly char[] _lettersAndDigits =
        CertainAndClear(CharacterClasses.Lowercase | CharacterClasses.Uppercase | CharacterClasses.Digit);
    private static readonly char[] _specialCharacters = CertainAndClear(CharacterClasses.Special);

    /// <summary>Generates a password that satisfies <see cref="PasswordPolicy.EduConnectStrict"/>.</summary>
    /// <param name="length">The number of characters; 8 or more.</param>
    /// <exception cref="ArgumentException">The length is less than 8.</exception>
    public static string Generate(int length = DefaultLength) => Generate(PasswordPolicy.EduConnectStrict, length);

    /// <summary>
    /// Generates a password that satisfies the policy. It stays in memory until it is garbage-collected; use
    /// <see cref="Fill(Span{char})"/> to avoid that.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="length">The number of characters, within the bounds of the policy.</param>
    /// <exception cref="ArgumentException">
    /// No password of this length satisfies the policy; the message says what to write instead.
    /// </exception>
    public static string Generate(PasswordPolicy policy, int length = DefaultLength)
    {
        var alphabet = AlphabetOf(policy, length);
        return string.Create(
            length,
            (policy, alphabet),
            static (destination, given) => Draw(destination, given.policy, given.alphabet));
    }

    /// <summary>
    /// Fills the span with a password that satisfies <see cref="PasswordPolicy.EduConnectStrict"/>, without making a
    /// copy of it.
    /// </summary>
    /// <param name="destination">8 characters or more, all of which are written.</param>
    /// <exception cref="ArgumentException">The span is shorter than 8 characters.</exception>
    public static void Fill(Span<char> destination) => Fill(destination, PasswordPolicy.EduConnectStrict);

    /// <summary>Fills the span with a password that satisfies the policy, without making a copy of it.</summary>
    /// <param name="destination">As many characters as the password should have, all of which are written.</param>
    /// <param name="policy">The policy.</param>
    /// <inheritdoc cref="Generate(PasswordPolicy, int)"/>
    public static void Fill(Span<char> destination, PasswordPolicy policy) =>
        Draw(destination, policy, AlphabetOf(policy, destination.Length));

    /// <summary>The entropy in bits of a password from <see cref="Generate(int)"/>.</summary>
    /// <inheritdoc cref="Generate(int)"/>
    public static double EntropyBits(int length = DefaultLength) =>
        EntropyBits(PasswordPolicy.EduConnectStrict, length);

    /// <summary>
    /// The entropy in bits of a password from <see cref="Generate(PasswordPolicy, int)"/>: the binary logarithm of the
    /// number of different ones.
    /// </summary>
    /// <inheritdoc cref="Generate(PasswordPolicy, int)"/>
    public static double EntropyBits(PasswordPolicy policy, int length = DefaultLength)
    {
        var alphabet = AlphabetOf(policy, length);
        return policy.HasMinimums
            ? CountsOf(policy, alphabet, length).Bits
            : (length * Math.Log2(alphabet.Length)) + Math.Log2(ShareWithClasses(policy, alphabet, length));
    }

    // By inclusion and exclusion: the share of strings with exactly the classes of a group, summed over the groups that
    // satisfy the policy.
    private static double ShareWithClasses(PasswordPolicy policy, char[] alphabet, int length)
    {
        var share = 0.0;
        for (var group = 0; group < 16; group++)
        {
            if (BitOperations.PopCount((uint)group) >= RequiredClasses(policy, length))
            {
                for (var part = 0; part < 16; part++)
                {
                    if ((part & ~group) == 0)
                    {
                        var sign = BitOperations.PopCount((uint)(group ^ part)) % 2 == 0 ? 1 : -1;
                        var members = alphabet.Count(c => ((int)policy.ClassOf(c) & part) != 0);
                        share += sign * Math.Pow((double)members / alphabet.Length, length);
                    }
                }
            }
        }

        return share;
    }

    private static void Draw(Span<char> destination, PasswordPolicy policy, ReadOnlySpan<char> alphabet)
    {
        var draws = 0;
        do
        {
            if (policy.HasMinimums && draws++ == MaximumDraws)
            {
                DrawByClass(destination, policy, alphabet.ToArray());
                return;
            }

            RandomNumberGenerator.GetItems(alphabet, destination);
        }
        while (!policy.IsValid(destination));
    }

    private static void DrawByClass(Span<char> destination, PasswordPolicy policy, char[] alphabet)
    {
        var classes = ByClass(policy, alphabet);
        Span<int> counts = stackalloc int[classes.Length];
        CountsOf(policy, alphabet, destination.Length).Draw(counts);
        var rest = destination;
        for (var i = 0; i < counts.Length; i++)
        {
            RandomNumberGenerator.GetItems(classes[i].Members, rest[..counts[i]]);
            rest = rest[counts[i]..];
        }

        RandomNumberGenerator.Shuffle(destination);
    }

    private static ClassCounts CountsOf(PasswordPolicy policy, char[] alphabet, int length)
    {
        var classes = ByClass(policy, alphabet);
        return new(
            Array.ConvertAll(classes, one => one.Members.Length),
            Array.ConvertAll(classes, one => policy.MinimumOf(one.Class)),
            RequiredClasses(policy, length),
            length);
    }

    private static (CharacterClasses Class, char[] Members)[] ByClass(PasswordPolicy policy, char[] alphabet) =>
        [.. alphabet.GroupBy(policy.ClassOf).Select(group => (group.Key, group.ToArray()))];

    private static int RequiredClasses(PasswordPolicy policy, int length) =>
        length < policy.PassphraseLength ? policy.RequiredClasses : 0;

    /// <summary>The characters to draw from; throws if no password of this length can be made from them.</summary>
    private static char[] AlphabetOf(PasswordPolicy policy, int length)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var longest = Math.Min(policy.MaximumLength, policy.MaximumUtf8Bytes);
        return length >= policy.ShortestLength && length <= longest
            ? [.. _lettersAndDigits, .. SpecialCharactersOf(policy)]
            : throw new ArgumentException(
                longest == int.MaxValue
                    ? $"No password of this policy has {length} characters: "
                        + $"write a length of {policy.ShortestLength} or more."
                    : $"No password of this policy has {length} characters: "
                        + $"write a length from {policy.ShortestLength} to {longest}.",
                nameof(length));
    }

    private static char[] SpecialCharactersOf(PasswordPolicy policy)
    {
        var certain = Array.FindAll(_specialCharacters, policy.SpecialCharacters.Contains);
        if (certain.Length > 0 || (policy.RequiredClasses < 4 && !policy.HasMinimums))
        {
            return certain;
        }

        char[] clear = [.. policy.SpecialCharacters.Where(c => !LookAlikes.Contains(c))];
        return clear.Length > 0 ? clear : policy.SpecialCharacters.ToCharArray();
    }

    private static char[] CertainAndClear(CharacterClasses classes) =>
    [
        .. Enumerable.Range(0, 128).Select(code => (char)code).Where(c =>
            (PasswordPolicy.EduConnectStrict.ClassOf(c) & classes) != 0 && !LookAlikes.Contains(c)),
    ];
}
