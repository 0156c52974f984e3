using System.Text.Json;

namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    private const string Expected =
        "write {\"minimumLength\":8,\"maximumLength\":null,\"requiredClasses\":3,\"specialCharacters\":\"%+-=@_\",\"refuseOthers\":true}.";

    /// <summary>
    /// The rule as a JSON object in one line, which <see cref="FromJson"/> and scripts read. The names are those of the properties;
    /// <c>maximumLength</c> is null if there is none.
    /// </summary>
    public static string ToJson(this PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Json(json =>
        {
            json.WriteNumber("minimumLength", policy.MinimumLength);
            if (policy.MaximumLength == int.MaxValue)
            {
                json.WriteNull("maximumLength");
            }
            else
            {
                json.WriteNumber("maximumLength", policy.MaximumLength);
            }

            json.WriteNumber("requiredClasses", policy.RequiredClasses);
            json.WriteString("specialCharacters", policy.SpecialCharacters);
            json.WriteBoolean("refuseOthers", policy.RefuseOthers);
        });
    }

    /// <summary>
    /// The rule that a JSON object states, of the form that <see cref="ToJson"/> writes. <c>maximumLength</c> and
    /// <c>refuseOthers</c> may be left out, meaning no maximum and not refused; the order is free.
    /// </summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">
    /// The text is no such object, has a property that is unknown or stands there twice, or states a rule that
    /// <see cref="PasswordPolicy"/> refuses. The message says what to write instead.
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
            // What the constructor refuses comes with its advice; all else is no JSON, or no text (a lone surrogate).
            throw new FormatException(
                problem is ArgumentException { ParamName: "minimumLength" or "maximumLength" or "requiredClasses" or "specialCharacters" }
                    ? $"The JSON states no possible rule. {problem.Message}"
                    : $"This is no JSON object: {Expected}",
                problem);
        }
    }

    private static PasswordPolicy Read(JsonElement rule)
    {
        if (rule.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The JSON is no object: {Expected}");
        }

        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in rule.EnumerateObject())
        {
            if (property.Name is not ("minimumLength" or "maximumLength" or "requiredClasses" or "specialCharacters" or "refuseOthers")
                || !seen.TryAdd(property.Name, property.Value))
            {
                throw new FormatException($"The JSON has a property that is unknown or stands there twice: {Expected}");
            }
        }

        return new PasswordPolicy(
            Number("minimumLength"),
            Number("requiredClasses"),
            Value("specialCharacters") is { ValueKind: JsonValueKind.String } special ? special.GetString()! : throw Wrong("specialCharacters", "a string"),
            Value("refuseOthers") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                null or { ValueKind: JsonValueKind.False } => false,
                _ => throw Wrong("refuseOthers", "true or false"),
            },
            Value("maximumLength") is null or { ValueKind: JsonValueKind.Null } ? int.MaxValue : Number("maximumLength"));

        JsonElement? Value(string name) => seen.TryGetValue(name, out var value) ? value : null;

        int Number(string name) =>
            Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number");

        static FormatException Wrong(string name, string what) => new($"{name} must be {what}: {Expected}");
    }
}
