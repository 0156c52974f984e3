using EduConnect.Rules.Internal.Weakness;

namespace EduConnect.Rules;

/// <summary>
/// Checks whether a password is easy to guess although it may satisfy a <see cref="PasswordPolicy"/>: common
/// passwords and words, what others know of the user, sequences of keys, repetitions, dates. It is advice: no policy
/// asks for it, and a site decides whether to refuse.
/// </summary>
/// <example><code>
/// PasswordWeakness.Check("Soleil2010").Weaknesses;             // Common, Date
/// PasswordWeakness.Check("M0tdep@sse!").Weaknesses;            // Common
/// PasswordWeakness.Check("1qaz2wsx").Weaknesses;               // Sequence
/// PasswordWeakness.Check("Xk7Xk7Xk7").Weaknesses;              // Repetition
/// PasswordWeakness.Check("Xk9$azertyPm").Weaknesses;           // None: what is around azerty is enough
/// var context = new PasswordContext(lastName: "Le Goff", birthDate: new DateOnly(2010, 2, 1));
/// PasswordWeakness.Check("ffogeL-Xk9$2pm", context).Weaknesses; // ContainsContext: LeGoff, in reverse
/// PasswordWeakness.Check("1/2/10-Xk9$pm", context).Weaknesses; // ContainsContext
/// </code></example>
/// <remarks>
/// <para>The password is read as the parts that a guesser tries: words, sequences, repetitions, dates and other
/// characters. It is weak if about 100 million guesses or fewer find the whole of it.
/// <see cref="PasswordWeaknesses.ContainsContext"/> does not depend on that: a name, a number or a date of birth is
/// reported whatever is around it.</para>
/// <para>Letters count without case and accents, and digits and marks also as the letters that they resemble:
/// <c>@ 4</c> a, <c>8</c> b, <c>(</c> c, <c>3 €</c> e, <c>6 9</c> g, <c>1 ! |</c> i or l, <c>0</c> o, <c>$ 5</c> s,
/// <c>+ 7</c> t, <c>2</c> z. At least half of a word must be written as it is.</para>
/// <para>The common words are about 30,000, kept as hashes: those of French and English lists of passwords, French
/// words and names. A random password of 8 characters is taken for a weak one about 3 times in 100,000.</para>
/// <para>The first 64 characters are read. A longer password is weak only if it contains a word of the context there,
/// or repeats at most 8 characters from its beginning to its end.</para>
/// <para>The <see langword="char"/> and UTF-8 overloads give equal reports for the same text. A null string counts as
/// empty, and an empty password has no weakness.</para>
/// <para>Not checked: lists of leaked passwords; words of other languages; words that are mirrored, except those of the
/// context. No weakness does not mean that the password is strong.</para>
/// <para>Source: docs/sources.md#password-weakness.</para>
/// </remarks>
public static class PasswordWeakness
{
    /// <summary>Checks the password and reports every weakness. Never throws, allocates nothing.</summary>
    /// <param name="password">The password.</param>
    /// <param name="context">What others know of the user; null if nothing is known.</param>
    public static PasswordWeaknessReport Check(ReadOnlySpan<char> password, PasswordContext? context = null) =>
        CheapestReading.Of(password, context);

    /// <inheritdoc cref="Check(ReadOnlySpan{char}, PasswordContext)"/>
    /// <param name="utf8Password">The password in UTF-8.</param>
    /// <param name="context">What others know of the user; null if nothing is known.</param>
    public static PasswordWeaknessReport Check(ReadOnlySpan<byte> utf8Password, PasswordContext? context = null) =>
        CheapestReading.Of(utf8Password, context);
}
