using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Writes a policy for other programs: an HTML pattern, a JSON Schema, the rules of password managers, attributes for client
/// validation.
/// </summary>
/// <example><code>
/// PasswordPolicy.EduConnectStrict.ToHtmlPattern();       // (?:(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])|…)[a-zA-Z0-9%+\-=@_]{8,}
/// PasswordPolicy.EduConnectStrict.ToPasswordRules();     // minlength: 8; required: lower; required: upper; required: digit; allowed: [-%+=@_];
/// </code></example>
/// <remarks>
/// <para>Each gives plain text: encode it for the place where it goes, as every template engine does for an attribute.</para>
/// <para>Every method throws <see cref="ArgumentNullException"/> for a null policy, and no other exception unless it says so.</para>
/// <para>Source: docs/sources.md#export.</para>
/// </remarks>
public static partial class PasswordPolicyFormats
{
    // What a regular expression has between the brackets. Rust's dialect knows no escaped slash, v wants one. The u flag lets nothing else be escaped than this, the v flag
    // wants all of it escaped; the doubled characters that v reserves cannot occur, because each stands there once.
    private static string Members(CharacterClasses one, PasswordPolicy policy) => one switch
    {
        CharacterClasses.Lowercase => "a-z",
        CharacterClasses.Uppercase => "A-Z",
        CharacterClasses.Digit => "0-9",
        _ => string.Concat(policy.SpecialCharacters.Select(
            c => c == '/' ? @"\x2F" : @"()[]{}-\|^".Contains(c) ? $@"\{c}" : $"{c}")),
    };

    private static string Allowed(PasswordPolicy policy) => $"[{string.Concat(policy.AvailableClasses.Each().Select(one => Members(one, policy)))}]";

    // "M of N" as the choice between all groups of M classes, each class looked for from the start, without backtracking.
    private static string Criteria(PasswordPolicy policy)
    {
        var groups = Groups(policy)
            .Select(group => string.Concat(group.Each().Select(one => $"(?=[^{Members(one, policy)}]*[{Members(one, policy)}])")))
            .ToArray();
        return groups.Length == 1 ? groups[0] : $"(?:{string.Join('|', groups)})";
    }

    private static IEnumerable<CharacterClasses> Groups(PasswordPolicy policy) => Enumerable.Range(0, 16)
        .Select(bits => (CharacterClasses)bits)
        .Where(group => (group & ~policy.AvailableClasses) == 0 && BitOperations.PopCount((uint)group) == policy.RequiredClasses);

    private static string Bounds(PasswordPolicy policy) => policy.MaximumLength == int.MaxValue
        ? FormattableString.Invariant($"{{{policy.MinimumLength},}}")
        : FormattableString.Invariant($"{{{policy.MinimumLength},{policy.MaximumLength}}}");
}
