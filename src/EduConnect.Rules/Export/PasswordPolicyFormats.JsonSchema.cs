using System.Text.Json;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    /// <summary>
    /// A JSON Schema of the password as a string, on one line: <c>type</c>, <c>format</c>, <c>minLength</c>,
    /// <c>maxLength</c> if there is a maximum, the classes as a choice (<c>anyOf</c>) between groups of patterns, and
    /// <c>not</c> with a pattern of the refused characters. No pattern uses look-ahead, so every validator can run
    /// them.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="singlePattern">
    /// Whether to write the classes and the refused characters as one <c>pattern</c> with look-aheads that matches the
    /// whole text, for tools that read nothing else. Go and Rust validators cannot run it.
    /// </param>
    /// <remarks>
    /// <para>JSON Schema counts code points, as the policy does. A validator that counts UTF-16 units in
    /// <c>minLength</c> differs from the policy only above U+FFFF. A class that a tool generates from the schema may
    /// keep only the lengths.</para>
    /// <para>Source: docs/sources.md#export.</para>
    /// </remarks>
    /// <example><code>
    /// new PasswordPolicy(8, 1, "").ToJsonSchema();
    /// // {"type":"string","format":"password","minLength":8,
    /// // "anyOf":[{"pattern":"[a-z]"},{"pattern":"[A-Z]"},{"pattern":"[0-9]"}]}
    /// </code></example>
    public static string ToJsonSchema(this PasswordPolicy policy, bool singlePattern = false)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return JsonText.Object(json =>
        {
            json.WriteString("type", "string");
            json.WriteString("format", "password");
            json.WriteNumber("minLength", policy.MinimumLength);
            if (policy.MaximumLength != int.MaxValue)
            {
                json.WriteNumber("maxLength", policy.MaximumLength);
            }

            if (singlePattern)
            {
                WritePattern(json, policy);
            }
            else
            {
                WriteChoice(json, policy);
            }
        });
    }

    // Ends with a look-ahead, because $ allows a line end in some dialects.
    private static void WritePattern(Utf8JsonWriter json, PasswordPolicy policy)
    {
        var others = policy.RejectUnlistedCharacters ? Allowed(policy) : @"[\s\S]";
        if (policy.RequiredClasses > 0 || policy.RejectUnlistedCharacters)
        {
            json.WriteString("pattern", $@"^{Criteria(policy, CodePoint)}{others}*(?![\s\S])");
        }
    }

    private static void WriteChoice(Utf8JsonWriter json, PasswordPolicy policy)
    {
        if (policy.RequiredClasses > 0)
        {
            json.WriteStartArray("anyOf");
            foreach (var group in Groups(policy))
            {
                json.WriteStartObject();
                string[] members = [.. group.Each().Select(one => Found(one, policy))];
                if (members is [var only])
                {
                    json.WriteString("pattern", only);
                }
                else
                {
                    json.WriteStartArray("allOf");
                    Array.ForEach(members, member => WritePatternObject(json, member));
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            if (policy.PassphraseLength < int.MaxValue)
            {
                json.WriteStartObject();
                json.WriteNumber("minLength", policy.PassphraseLength);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (policy.RejectUnlistedCharacters)
        {
            json.WriteStartObject("not");
            json.WriteString("pattern", $"[^{Allowed(policy)[1..]}");
            json.WriteEndObject();
        }
    }

    // A pattern may match anywhere.
    private static string Found(CharacterClasses one, PasswordPolicy policy)
    {
        var members = Members(one, policy);
        return policy.MinimumOf(one) is var minimum and > 1
            ? FormattableString.Invariant($"(?:[{members}][^{members}]*){{{minimum}}}")
            : $"[{members}]";
    }

    private static void WritePatternObject(Utf8JsonWriter json, string pattern)
    {
        json.WriteStartObject();
        json.WriteString("pattern", pattern);
        json.WriteEndObject();
    }
}
