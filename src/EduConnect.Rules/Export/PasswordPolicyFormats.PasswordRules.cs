using System.Globalization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    /// <summary>
    /// The value of the attribute <c>passwordrules</c>, in Apple's syntax, from which password managers generate: whatever they
    /// generate by it, the policy accepts.
    /// </summary>
    /// <example><c>minlength: 8; required: lower; required: upper; required: digit; allowed: [-%+=@_];</c></example>
    /// <remarks>
    /// <para>The syntax cannot say "3 of 4". As many classes as the policy wants are required, the first of lowercase, uppercase,
    /// digit and special; the others are allowed. The rule is therefore stricter than the policy: it is for generating, never for
    /// checking.</para>
    /// <para>Characters of no class are not offered, even where the policy takes them. <c>max-consecutive</c> is not written:
    /// the policy has no such rule.</para>
    /// </remarks>
    public static string ToPasswordRules(this PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var names = policy.AvailableClasses.Each().Select(one => Named(one, policy)).ToArray();
        var allowed = string.Join(", ", names.Skip(policy.RequiredClasses));
        var minimum = policy.ShortestLength;
        string[] rules =
        [
            minimum > 0 ? string.Create(CultureInfo.InvariantCulture, $"minlength: {minimum};") : "",
            policy.MaximumLength < int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"maxlength: {policy.MaximumLength};") : "",
            .. names.Take(policy.RequiredClasses).Select(name => $"required: {name};"),
            allowed.Length > 0 ? $"allowed: {allowed};" : "",
        ];
        return string.Join(' ', rules.Where(rule => rule.Length > 0));
    }

    // Between Apple's brackets nothing can be escaped: - counts only in the first place and ] only in the last.
    private static string Named(CharacterClasses one, PasswordPolicy policy) => one switch
    {
        CharacterClasses.Lowercase => "lower",
        CharacterClasses.Uppercase => "upper",
        CharacterClasses.Digit => "digit",
        _ => $"[{string.Concat(policy.SpecialCharacters.OrderBy(c => c == '-' ? 0 : c == ']' ? 2 : 1))}]",
    };
}
