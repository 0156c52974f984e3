using System.Text.Json;
using System.Text.Json.Serialization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

[JsonConverter(typeof(PasswordPolicyJsonConverter))]
public sealed partial class PasswordPolicy
{
    private const string Expected =
        "write {\"minimumLength\":8,\"maximumLength\":null,\"requiredClasses\":3,\"specialCharacters\":\"%+-=@_\","
        + "\"rejectUnlistedCharacters\":true}.";

    /// <summary>
    /// Writes the policy as a JSON object on one line, which <see cref="FromJson"/> and scripts read. The names are
    /// those of the properties; <c>maximumLength</c> is null if there is no maximum.
    /// </summary>
    public string ToJson() => JsonText.Object(WriteMembers);

    internal void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber("minimumLength", MinimumLength);
        if (MaximumLength == int.MaxValue)
        {
            json.WriteNull("maximumLength");
        }
        else
        {
            json.WriteNumber("maximumLength", MaximumLength);
        }

        json.WriteNumber("requiredClasses", RequiredClasses);
        json.WriteString("specialCharacters", SpecialCharacters);
        json.WriteBoolean("rejectUnlistedCharacters", RejectUnlistedCharacters);
    }

    /// <summary>
    /// Reads a policy from a JSON object such as <see cref="ToJson"/> writes. The properties may come in any order;
    /// <c>maximumLength</c> and <c>rejectUnlistedCharacters</c> may be omitted, which means no maximum and false.
    /// </summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">
    /// The text is not such an object, has an unknown or repeated property, or states a rule that the constructor
    /// refuses. The message says what to write instead.
    /// </exception>
    public static PasswordPolicy FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            // The constructor's messages say what to write. Anything else is not JSON, or not text (a lone surrogate).
            throw new FormatException(
                problem is ArgumentException
                {
                    ParamName: "minimumLength" or "maximumLength" or "requiredClasses" or "specialCharacters"
                }
                    ? $"The JSON states an impossible rule. {problem.Message}"
                    : $"This is not a JSON object: {Expected}",
                problem);
        }
    }

    private static PasswordPolicy Read(JsonElement rule)
    {
        if (rule.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The JSON is not an object: {Expected}");
        }

        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in rule.EnumerateObject())
        {
            if (property.Name is not
                    ("minimumLength" or "maximumLength" or "requiredClasses" or "specialCharacters"
                        or "rejectUnlistedCharacters")
                || !seen.TryAdd(property.Name, property.Value))
            {
                throw new FormatException($"The JSON has an unknown or repeated property: {Expected}");
            }
        }

        return new PasswordPolicy(
            Number("minimumLength"),
            Number("requiredClasses"),
            Value("specialCharacters") is { ValueKind: JsonValueKind.String } special
                ? special.GetString()!
                : throw Wrong("specialCharacters", "a string"),
            Value("rejectUnlistedCharacters") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                null or { ValueKind: JsonValueKind.False } => false,
                _ => throw Wrong("rejectUnlistedCharacters", "true or false"),
            },
            Value("maximumLength") is null or { ValueKind: JsonValueKind.Null }
                ? int.MaxValue
                : Number("maximumLength"));

        JsonElement? Value(string name) => seen.TryGetValue(name, out var value) ? value : null;

        int Number(string name) =>
            Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
                ? number
                : throw Wrong(name, "a whole number");

        static FormatException Wrong(string name, string what) => new($"{name} must be {what}: {Expected}");
    }
}
