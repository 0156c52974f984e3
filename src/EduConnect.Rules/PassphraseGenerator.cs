using System.Security.Cryptography;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Generates random passphrases of French words, which are easier to remember and to type than random characters, and
/// valid under the policy. The default policy is <see cref="PasswordPolicy.EduConnectStrict"/>.
/// </summary>
/// <example><code>
/// PassphraseGenerator.Generate();                               // such as Cheval-lampe-orage-violet
/// PassphraseGenerator.Generate(PasswordPolicy.EduConnect, 5);
/// Span&lt;char&gt; passphrase = stackalloc char[PassphraseGenerator.MaximumLength()];
/// var length = PassphraseGenerator.Fill(passphrase);            // the caller clears it after use
/// PassphraseGenerator.EntropyBits(4);                           // 51.69…
/// </code></example>
/// <remarks>
/// <para>There are 7,776 words of 4 to 8 letters <c>a-z</c>, without accents, plurals and names. Between them is a
/// hyphen, or a special character of the policy if the policy refuses the hyphen or needs another: without one, two
/// choices of words could give the same text.</para>
/// <para>All passphrases of a policy and number of words have the same form, the first of these that the policy accepts
/// for every choice of words: <c>cheval-lampe-orage</c>, <c>Cheval-lampe-orage</c>, <c>Cheval-lampe-orage7</c> with up
/// to 8 digits, <c>Cheval-Lampe-Orage</c>, and that with digits. The digits are random, from 2 to 9. Every choice of
/// words and digits is equally likely, and comes from <see cref="RandomNumberGenerator"/>.</para>
/// <para>Not checked: whether the words make sense together. A word can occur twice, but only by chance.</para>
/// <para>Source: docs/sources.md#passphrases.</para>
/// </remarks>
public static class PassphraseGenerator
{
    /// <summary>The number of words by default, which gives 51.7 bits; the library's own choice.</summary>
    public const int DefaultWordCount = 4;

    private const int MaximumWordCount = 32;
    private const int MaximumDigitCount = 8;

    // Those of PasswordGenerator.
    private const string Digits = "23456789";

    private const string HardToRead = " !\"',.`_|~";

    /// <summary>Generates a passphrase that satisfies <see cref="PasswordPolicy.EduConnectStrict"/>.</summary>
    /// <param name="wordCount">The number of words, from 2 to 32.</param>
    /// <exception cref="ArgumentException">The number is less than 2 or more than 32.</exception>
    public static string Generate(int wordCount = DefaultWordCount) =>
        Generate(PasswordPolicy.EduConnectStrict, wordCount);

    /// <summary>
    /// Generates a passphrase that satisfies the policy. It stays in memory until it is garbage-collected; use
    /// <see cref="Fill(Span{char}, PasswordPolicy, int)"/> to avoid that.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="wordCount">The number of words, from 1 to 32.</param>
    /// <exception cref="ArgumentException">
    /// The policy accepts no form with this number of words for every choice of them; the message says what to write
    /// instead.
    /// </exception>
    public static string Generate(PasswordPolicy policy, int wordCount = DefaultWordCount)
    {
        var form = FormOf(policy, wordCount);
        Span<char> passphrase = stackalloc char[form.LongestLength];
        var text = new string(passphrase[..Draw(passphrase, form)]);
        passphrase.Clear();
        return text;
    }

    /// <summary>
    /// Writes a passphrase that satisfies <see cref="PasswordPolicy.EduConnectStrict"/> to the beginning of the span,
    /// without making a copy of it.
    /// </summary>
    /// <param name="destination"><see cref="MaximumLength(int)"/> characters or more.</param>
    /// <param name="wordCount">The number of words, from 2 to 32.</param>
    /// <returns>How many characters were written; the others are left as they were.</returns>
    /// <exception cref="ArgumentException">
    /// The number is less than 2 or more than 32, or the span is too short for the longest words.
    /// </exception>
    public static int Fill(Span<char> destination, int wordCount = DefaultWordCount) =>
        Fill(destination, PasswordPolicy.EduConnectStrict, wordCount);

    /// <summary>
    /// Writes a passphrase that satisfies the policy to the beginning of the span, without making a copy of it.
    /// </summary>
    /// <param name="destination"><see cref="MaximumLength(PasswordPolicy, int)"/> characters or more.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="wordCount">The number of words, from 1 to 32.</param>
    /// <returns>How many characters were written; the others are left as they were.</returns>
    /// <exception cref="ArgumentException">
    /// The policy accepts no form with this number of words for every choice of them, or the span is too short for the
    /// longest words; the message says what to write instead.
    /// </exception>
    public static int Fill(Span<char> destination, PasswordPolicy policy, int wordCount = DefaultWordCount)
    {
        var form = FormOf(policy, wordCount);
        var longest = form.LongestLength;
        return destination.Length >= longest
            ? Draw(destination, form)
            : throw new ArgumentException(
                $"The longest words do not fit into {destination.Length} characters: pass {longest} or more.",
                nameof(destination));
    }

    /// <summary>
    /// The length of the longest passphrase that satisfies <see cref="PasswordPolicy.EduConnectStrict"/>.
    /// </summary>
    /// <inheritdoc cref="Generate(int)"/>
    public static int MaximumLength(int wordCount = DefaultWordCount) =>
        MaximumLength(PasswordPolicy.EduConnectStrict, wordCount);

    /// <summary>The length of the longest passphrase from <see cref="Generate(PasswordPolicy, int)"/>.</summary>
    /// <inheritdoc cref="Generate(PasswordPolicy, int)"/>
    public static int MaximumLength(PasswordPolicy policy, int wordCount = DefaultWordCount) =>
        FormOf(policy, wordCount).LongestLength;

    /// <summary>The entropy in bits of a passphrase from <see cref="Generate(int)"/>.</summary>
    /// <inheritdoc cref="Generate(int)"/>
    public static double EntropyBits(int wordCount = DefaultWordCount) =>
        EntropyBits(PasswordPolicy.EduConnectStrict, wordCount);

    /// <summary>
    /// The entropy in bits of a passphrase from <see cref="Generate(PasswordPolicy, int)"/>: the binary logarithm of
    /// the number of different ones, for a guesser who knows the words and the form.
    /// </summary>
    /// <inheritdoc cref="Generate(PasswordPolicy, int)"/>
    public static double EntropyBits(PasswordPolicy policy, int wordCount = DefaultWordCount)
    {
        var form = FormOf(policy, wordCount);
        return (form.WordCount * Math.Log2(FrenchWords.Count)) + (form.DigitCount * Math.Log2(Digits.Length));
    }

    private static int Draw(Span<char> destination, Form form)
    {
        var written = 0;
        for (var index = 0; index < form.WordCount; index++)
        {
            if (index > 0)
            {
                destination[written++] = form.Separator;
            }

            var word = FrenchWords.At(RandomNumberGenerator.GetInt32(FrenchWords.Count));
            Encoding.ASCII.GetChars(word, destination[written..]);
            if (index < form.CapitalCount)
            {
                destination[written] = char.ToUpperInvariant(destination[written]);
            }

            written += word.Length;
        }

        RandomNumberGenerator.GetItems(Digits, destination.Slice(written, form.DigitCount));
        return written + form.DigitCount;
    }

    /// <summary>The form of the passphrases; throws if the policy accepts none.</summary>
    private static Form FormOf(PasswordPolicy policy, int wordCount)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (wordCount is >= 1 and <= MaximumWordCount && FindForm(policy, wordCount) is { WordCount: > 0 } form)
        {
            return form;
        }

        var closest = Enumerable.Range(1, MaximumWordCount)
            .OrderBy(count => Math.Abs((long)count - wordCount))
            .FirstOrDefault(count => FindForm(policy, count).WordCount > 0);
        throw new ArgumentException(
            closest > 0
                ? $"The policy does not accept all passphrases of {wordCount} words: write {closest} words."
                : "No number of words suits the policy: give it the hyphen as a special character, a minimum length of "
                    + "100 or less, and a maximum of 40 or more.",
            nameof(wordCount));
    }

    /// <summary>The plainest form that always satisfies the policy; a form without words if no form does.</summary>
    private static Form FindForm(PasswordPolicy policy, int wordCount)
    {
        // Digits are for the classes; words are for the length.
        var plain = new Form(wordCount, '-', 0, 0);
        if (policy.Check(plain.Sample(FrenchWords.ShortestWord)).Issues.HasFlag(PasswordIssues.TooShort))
        {
            return default;
        }

        char[] separators = ['-', .. policy.SpecialCharacters.OrderBy(HardToRead.Contains)];
        int[] digitCounts = [.. Enumerable.Range(0, MaximumDigitCount + 1)];
        return new[] { plain }
            .Concat(digitCounts.Select(count => plain with { CapitalCount = 1, DigitCount = count }))
            .Concat(digitCounts.Select(count => plain with { CapitalCount = wordCount, DigitCount = count }))
            .SelectMany(_ => separators, (form, separator) => form with { Separator = separator })
            .FirstOrDefault(form => form.IsAlwaysValid(policy));
    }

    /// <summary>What all passphrases of a policy and a number of words have in common.</summary>
    private readonly record struct Form(int WordCount, char Separator, int CapitalCount, int DigitCount)
    {
        public int LongestLength => Sample(FrenchWords.LongestWord).Length;

        // Whatever the words are, the characters are of the same classes and, except for the number of lowercase
        // letters, as many of each. So only the length varies.
        public bool IsAlwaysValid(PasswordPolicy policy) =>
            policy.IsValid(Sample(FrenchWords.ShortestWord)) && policy.IsValid(Sample(FrenchWords.LongestWord));

        /// <summary>A passphrase of words that are all as long as this.</summary>
        public string Sample(int letters)
        {
            var word = new string('e', letters);
            var words = Enumerable.Repeat('E' + word[1..], CapitalCount)
                .Concat(Enumerable.Repeat(word, WordCount - CapitalCount));
            return string.Join(Separator, words) + new string('2', DigitCount);
        }
    }
}
