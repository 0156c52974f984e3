using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Writes a policy for other programs: an HTML pattern, a JSON Schema, rules for password managers, attributes for
/// client validation.
/// </summary>
/// <example><code>
/// PasswordPolicy.EduConnectStrict.ToHtmlPattern();
/// // (?:(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])|…)[a-zA-Z0-9%+\-=@_]{8,}
/// PasswordPolicy.EduConnectStrict.ToPasswordRules();
/// // minlength: 8; required: lower; required: upper; required: digit; allowed: [-%+=@_];
/// </code></example>
/// <remarks>
/// <para>Each method returns plain text: encode it for where it goes, as template engines do for attributes.</para>
/// <para>Every method throws <see cref="ArgumentNullException"/> for a null policy, and nothing else unless it says
/// so.</para>
/// <para>None of these formats can count bytes: under a policy with <see cref="PasswordPolicy.MaximumUtf8Bytes"/> they
/// accept more than the policy does, so the server still has to check.</para>
/// <para>Source: docs/sources.md#export.</para>
/// </remarks>
public static partial class PasswordPolicyFormats
{
    // The members of a character class in brackets. Rust cannot escape a slash, which the v flag requires, so it is
    // \x2F.
    // The u flag allows no other escapes than these, and the v flag requires all of them. The doubled characters that v
    // reserves cannot occur, because each character is listed once.
    private static string Members(CharacterClasses one, PasswordPolicy policy) => one switch
    {
        CharacterClasses.Lowercase => "a-z",
        CharacterClasses.Uppercase => "A-Z",
        CharacterClasses.Digit => "0-9",
        _ => string.Concat(policy.SpecialCharacters.Select(
            c => c == '/' ? @"\x2F" : @"()[]{}-\|^".Contains(c) ? $@"\{c}" : $"{c}")),
    };

    private static string Allowed(PasswordPolicy policy) =>
        $"[{string.Concat(policy.AvailableClasses.Each().Select(one => Members(one, policy)))}]";

    // "M of N" as a choice between all groups of M classes, and a passphrase. Looks for each class from the start,
    // without backtracking.
    private static string Criteria(PasswordPolicy policy, string codePoint)
    {
        string[] choices =
        [
            .. Groups(policy).Select(group => string.Concat(group.Each().Select(one => $"(?={Some(one, policy)})"))),
            .. policy.PassphraseLength < int.MaxValue
                ? [FormattableString.Invariant($"(?={codePoint}{{{policy.PassphraseLength}}})")]
                : Array.Empty<string>(),
        ];
        return choices is [var only] ? only : $"(?:{string.Join('|', choices)})";
    }

    // As many characters of the class as it takes.
    private static string Some(CharacterClasses one, PasswordPolicy policy)
    {
        var members = Members(one, policy);
        return policy.MinimumOf(one) is var minimum and > 1
            ? FormattableString.Invariant($"(?:[^{members}]*[{members}]){{{minimum}}}")
            : $"[^{members}]*[{members}]";
    }

    private static IEnumerable<CharacterClasses> Groups(PasswordPolicy policy) => Enumerable.Range(0, 16)
        .Select(bits => (CharacterClasses)bits)
        .Where(group => (group & ~policy.AvailableClasses) == 0
            && BitOperations.PopCount((uint)group) == policy.RequiredClasses);

    private static string Bounds(PasswordPolicy policy) => policy.MaximumLength == int.MaxValue
        ? FormattableString.Invariant($"{{{policy.MinimumLength},}}")
        : FormattableString.Invariant($"{{{policy.MinimumLength},{policy.MaximumLength}}}");
}
