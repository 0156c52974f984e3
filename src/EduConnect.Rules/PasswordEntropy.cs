namespace EduConnect.Rules;

/// <summary>How much a rule guarantees, in bits.</summary>
/// <example><code>
/// PasswordPolicy.EduConnect.EntropyBits(8);     // 47.63…: 8 characters of lowercase, uppercase and digits
/// PasswordPolicy.EduConnect.EntropyBits(9);     // 53.58…
/// </code></example>
/// <remarks>Source: docs/sources.md#entropy.</remarks>
public static class PasswordEntropy
{
    /// <summary>
    /// The bits of entropy, <c>length × log2(N)</c>, of a password drawn at random from N characters: those of the classes
    /// that the policy requires and no more, the first of lowercase (26), uppercase (26), digit (10) and special (as many as the
    /// policy has). Of a policy that requires no class, N is 26: lowercase letters satisfy it.
    /// </summary>
    /// <remarks>
    /// It is what somebody has who meets the rule with a random password and adds no class. It is no measure of a password
    /// that a person made up, which is worth less; nor of the choice of three other classes: digits, special and
    /// lowercase give <see cref="PasswordPolicy.EduConnect"/> 55 characters in place of 62.
    /// </remarks>
    /// <param name="policy">The rule.</param>
    /// <param name="length">How many characters, within the bounds of the policy.</param>
    /// <exception cref="ArgumentOutOfRangeException">The policy accepts no password of this length.</exception>
    public static double EntropyBits(this PasswordPolicy policy, int length)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, policy.ShortestLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, policy.MaximumLength);
        int[] sizes = [26, 26, 10, policy.SpecialCharacters.Length];
        return length * Math.Log2(sizes.Take(Math.Max(1, policy.RequiredClasses)).Sum());
    }
}
