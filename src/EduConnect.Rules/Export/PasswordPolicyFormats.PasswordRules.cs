using System.Globalization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    /// <summary>
    /// The value of the attribute <c>passwordrules</c>, in Apple's syntax, which password managers generate passwords
    /// from. The policy accepts every password generated from it, unless it needs several characters of a class.
    /// </summary>
    /// <example><c>minlength: 8; required: lower; required: upper; required: digit; allowed: [-%+=@_];</c></example>
    /// <remarks>
    /// <para>The syntax has no "3 of 4" and no "2 digits". As many classes as the policy needs are required: those that
    /// need the fewest characters first, then in the order lowercase, uppercase, digit, special. The others are
    /// allowed. That is stricter than the policy, so use it to generate passwords, never to check them.</para>
    /// <para>Characters of no class are not offered, even if the policy accepts them. <c>max-consecutive</c> is not
    /// written, because the policy has no such rule.</para>
    /// </remarks>
    public static string ToPasswordRules(this PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var classes = policy.AvailableClasses.Each().OrderBy(policy.MinimumOf);
        var names = classes.Select(one => Named(one, policy)).ToArray();
        var maximum = Math.Min(policy.MaximumLength, policy.MaximumUtf8Bytes);
        var allowed = string.Join(", ", names.Skip(policy.RequiredClasses));
        var minimum = policy.ShortestLength;
        string[] rules =
        [
            minimum > 0 ? string.Create(CultureInfo.InvariantCulture, $"minlength: {minimum};") : "",
            maximum < int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"maxlength: {maximum};") : "",
            .. names.Take(policy.RequiredClasses).Select(name => $"required: {name};"),
            allowed.Length > 0 ? $"allowed: {allowed};" : "",
        ];
        return string.Join(' ', rules.Where(rule => rule.Length > 0));
    }

    // Apple's brackets have no escapes: - may only come first, and ] only last.
    private static string Named(CharacterClasses one, PasswordPolicy policy) => one switch
    {
        CharacterClasses.Lowercase => "lower",
        CharacterClasses.Uppercase => "upper",
        CharacterClasses.Digit => "digit",
        _ => $"[{string.Concat(policy.SpecialCharacters.OrderBy(c => c == '-' ? 0 : c == ']' ? 2 : 1))}]",
    };
}
