using System.Text.Json;
using EduConnect.Rules.Tests;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.StressTests;

/// <summary>Policies with both of their JSON Schemas and judged passwords, a line each, for the validators of other languages.</summary>
internal static class Schemas
{
    private static readonly PasswordSpecification[] _rules =
    [
        PasswordSpecification.EduConnect,
        PasswordSpecification.Certain,
        new(4, 4, "^]-[\\/&~", RejectUnlistedCharacters: true, Maximum: 10),
        new(0, 1, ""),
        new(6, 2, " \"$'", Maximum: 12),
        new(6, 3, "-+", Passphrase: 12, Lowercase: 2, Digits: 2, Specials: 2),
        new(4, 2, "!", RejectUnlistedCharacters: true, Maximum: 14, Passphrase: 10, Uppercase: 3),
    ];

    public static int Run(int passwords)
    {
        var values = new TestValues(seed: 1);
        using var output = Console.OpenStandardOutput();
        foreach (var rule in _rules)
        {
            var policy = rule.Policy;
            using var json = new Utf8JsonWriter(output);
            json.WriteStartObject();
            json.WritePropertyName("schema");
            json.WriteRawValue(policy.ToJsonSchema());
            json.WritePropertyName("single");
            json.WriteRawValue(policy.ToJsonSchema(singlePattern: true));
            json.WriteStartArray("cases");
            for (var i = 0; i < passwords; i++)
            {
                // A lone surrogate is no text in JSON.
                var password = string.Concat(values.NearPassword(rule).EnumerateRunes());
                json.WriteStartArray();
                json.WriteStringValue(password);
                json.WriteBooleanValue(policy.IsValid(password));
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            output.WriteByte((byte)'\n');
        }

        return 0;
    }
}
