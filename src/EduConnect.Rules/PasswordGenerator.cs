using System.Numerics;
using System.Security.Cryptography;

namespace EduConnect.Rules;

/// <summary>
/// Makes passwords that a school can print on paper: random, valid under the policy, without the characters that are mistaken most.
/// The policy is <see cref="PasswordPolicy.EduConnectStrict"/> unless one is given.
/// </summary>
/// <example><code>
/// PasswordGenerator.Generate();                                 // 12 characters
/// PasswordGenerator.Generate(PasswordPolicy.EduConnect, 16);
/// Span&lt;char&gt; password = stackalloc char[12];
/// PasswordGenerator.Fill(password);                             // to be cleared by the caller after use
/// PasswordGenerator.EntropyBits(12);                            // 71.08…
/// </code></example>
/// <remarks>
/// <para>The alphabet has 61 characters: <c>a-z</c> without <c>l o</c>, <c>A-Z</c> without <c>I O</c>, <c>2-9</c>, and of the special
/// characters that are certain <c>%+-=@</c>, those that the policy has. Left out are <c>0 O o</c>, <c>1 l I</c>, the vertical bar,
/// and <c>_</c>, which a ruled line hides and of which two look like one.</para>
/// <para>Each password of the alphabet and length that satisfies the policy is equally likely: characters come from
/// <see cref="RandomNumberGenerator"/>, and a whole that the policy refuses is drawn anew. At least one in a hundred
/// satisfies it, whatever the policy, and nearly all do at 12 characters.</para>
/// <para>Not checked: that a password holds no word. Two passwords may be equal, by chance only.</para>
/// <para>Source: docs/sources.md#generator.</para>
/// </remarks>
public static class PasswordGenerator
{
    /// <summary>How many characters a password has unless the caller says otherwise: 71 bits, chosen by the library.</summary>
    public const int DefaultLength = 12;

    private const string LookAlikes = "0Oo1lI|_";

    private static readonly char[] _lettersAndDigits = CertainAndClear(CharacterClasses.Lowercase | CharacterClasses.Uppercase | CharacterClasses.Digit);
    private static readonly char[] _specialCharacters = CertainAndClear(CharacterClasses.Special);

    /// <summary>A password that satisfies <see cref="PasswordPolicy.EduConnectStrict"/>.</summary>
    /// <param name="length">How many characters; 8 or more.</param>
    /// <exception cref="ArgumentException">The length is less than 8.</exception>
    public static string Generate(int length = DefaultLength) => Generate(PasswordPolicy.EduConnectStrict, length);

    /// <summary>A password that satisfies the policy. It stays in memory until it is collected: <see cref="Fill(Span{char})"/> leaves none.</summary>
    /// <param name="policy">The rule.</param>
    /// <param name="length">How many characters, within the bounds of the policy.</param>
    /// <exception cref="ArgumentException">
    /// No password of the alphabet and of this length satisfies the policy; the message says what to write instead.
    /// </exception>
    public static string Generate(PasswordPolicy policy, int length = DefaultLength)
    {
        var alphabet = AlphabetOf(policy, length);
        return string.Create(length, (policy, alphabet), static (destination, given) => Draw(destination, given.policy, given.alphabet));
    }

    /// <summary>Fills the span with a password that satisfies <see cref="PasswordPolicy.EduConnectStrict"/>; no copy is made of it.</summary>
    /// <param name="destination">8 characters or more, all of which are written.</param>
    /// <exception cref="ArgumentException">The span is shorter than 8.</exception>
    public static void Fill(Span<char> destination) => Fill(destination, PasswordPolicy.EduConnectStrict);

    /// <summary>Fills the span with a password that satisfies the policy; no copy is made of it.</summary>
    /// <param name="destination">As many characters as the password shall have, all of which are written.</param>
    /// <param name="policy">The rule.</param>
    /// <inheritdoc cref="Generate(PasswordPolicy, int)"/>
    public static void Fill(Span<char> destination, PasswordPolicy policy) => Draw(destination, policy, AlphabetOf(policy, destination.Length));

    /// <summary>The bits of entropy of a password that <see cref="Generate(int)"/> gives.</summary>
    /// <inheritdoc cref="Generate(int)"/>
    public static double EntropyBits(int length = DefaultLength) => EntropyBits(PasswordPolicy.EduConnectStrict, length);

    /// <summary>
    /// The bits of entropy of a password that <see cref="Generate(PasswordPolicy, int)"/> gives: the binary logarithm of how many
    /// different ones there are.
    /// </summary>
    /// <inheritdoc cref="Generate(PasswordPolicy, int)"/>
    public static double EntropyBits(PasswordPolicy policy, int length = DefaultLength)
    {
        var alphabet = AlphabetOf(policy, length);

        // Of all strings, the share that has every class of a group and no other, by inclusion and exclusion; then summed over the groups that suffice.
        var share = 0.0;
        for (var group = 0; group < 16; group++)
        {
            if (BitOperations.PopCount((uint)group) >= policy.RequiredClasses)
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

        return length * Math.Log2(alphabet.Length) + Math.Log2(share);
    }

    private static void Draw(Span<char> destination, PasswordPolicy policy, ReadOnlySpan<char> alphabet)
    {
        do
        {
            RandomNumberGenerator.GetItems(alphabet, destination);
        }
        while (!policy.IsValid(destination));
    }

    /// <summary>The characters to draw from, once it is sure that passwords of this length can be made of them.</summary>
    private static char[] AlphabetOf(PasswordPolicy policy, int length)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var special = Array.FindAll(_specialCharacters, policy.SpecialCharacters.Contains);
        if (policy.RequiredClasses > (special.Length > 0 ? 4 : 3))
        {
            throw new ArgumentException(
                "The generator has no special character of this policy, which requires all 4 classes: "
                    + "give the policy one of %+-=@ as special character, or require 3 classes or less.",
                nameof(policy));
        }

        return length >= policy.ShortestLength && length <= policy.MaximumLength
            ? [.. _lettersAndDigits, .. special]
            : throw new ArgumentException(
                policy.MaximumLength == int.MaxValue
                    ? $"No password of this policy has {length} characters: write a length of {policy.ShortestLength} or more."
                    : $"No password of this policy has {length} characters: write a length from {policy.ShortestLength} to {policy.MaximumLength}.",
                nameof(length));
    }

    private static char[] CertainAndClear(CharacterClasses classes) =>
        [.. Enumerable.Range(0, 128).Select(code => (char)code).Where(c => (PasswordPolicy.EduConnectStrict.ClassOf(c) & classes) != 0 && !LookAlikes.Contains(c))];
}
