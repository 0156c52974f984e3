using System.Text.Json;
using System.Text.Json.Serialization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

[JsonConverter(typeof(PasswordPolicyJsonConverter))]
public sealed partial class PasswordPolicy
{
    private const string Expected =
        "write {\"minimumLength\":8,\"maximumLength\":null,\"requiredClasses\":3,\"specialCharacters\":\"%+-=@_\","
        + "\"rejectUnlistedCharacters\":true}; maximumUtf8Bytes, passphraseLength, minimumLowercase, minimumUppercase, "
        + "minimumDigits and minimumSpecial may be added.";

    private static readonly string[] _names =
    [
        "minimumLength",
        "maximumLength",
        "requiredClasses",
        "specialCharacters",
        "rejectUnlistedCharacters",
        "maximumUtf8Bytes",
        "passphraseLength",
        "minimumLowercase",
        "minimumUppercase",
        "minimumDigits",
        "minimumSpecial",
    ];

    /// <summary>
    /// Writes the policy as a JSON object on one line, which <see cref="FromJson"/> and scripts read. The names are
    /// those of the properties. <c>maximumLength</c> is null if there is no maximum; a bytes maximum, a passphrase
    /// length and the minimum of a class are left out unless they are set.
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
        WriteUnless("maximumUtf8Bytes", MaximumUtf8Bytes, int.MaxValue);
        WriteUnless("passphraseLength", PassphraseLength, int.MaxValue);
        WriteUnless("minimumLowercase", MinimumLowercase, 1);
        WriteUnless("minimumUppercase", MinimumUppercase, 1);
        WriteUnless("minimumDigits", MinimumDigits, 1);
        WriteUnless("minimumSpecial", MinimumSpecial, 1);

        void WriteUnless(string name, int value, int unset)
        {
            if (value != unset)
            {
                json.WriteNumber(name, value);
            }
        }
    }

    /// <summary>
    /// Reads a policy from a JSON object such as <see cref="ToJson"/> writes. The properties may come in any order; all
    /// but <c>minimumLength</c>, <c>requiredClasses</c> and <c>specialCharacters</c> may be omitted, with the meaning
    /// that they have in the constructor. <c>null</c> means no maximum, and no passphrase length.
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
            return ReadChecked(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw NotAnObject(problem);
        }
    }

    internal static PasswordPolicy ReadChecked(JsonElement rule)
    {
        try
        {
            return Read(rule);
        }
        catch (ArgumentException problem)
        {
            // The constructor's messages say what to write.
            throw new FormatException($"The JSON states an impossible rule. {problem.Message}", problem);
        }
        catch (InvalidOperationException problem)
        {
            // A lone surrogate.
            throw NotAnObject(problem);
        }
    }

    private static FormatException NotAnObject(Exception problem) =>
        new($"This is not a valid JSON object: {Expected}", problem);

    private static PasswordPolicy Read(JsonElement rule)
    {
        if (rule.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The JSON is not an object: {Expected}");
        }

        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in rule.EnumerateObject())
        {
            if (Array.IndexOf(_names, property.Name) < 0 || !seen.TryAdd(property.Name, property.Value))
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
            Maximum("maximumLength"),
            Maximum("maximumUtf8Bytes"),
            Maximum("passphraseLength"),
            Minimum("minimumLowercase"),
            Minimum("minimumUppercase"),
            Minimum("minimumDigits"),
            Minimum("minimumSpecial"));

        JsonElement? Value(string name) => seen.TryGetValue(name, out var value) ? value : null;

        int Maximum(string name) =>
            Value(name) is null or { ValueKind: JsonValueKind.Null } ? int.MaxValue : Number(name);

        int Minimum(string name) => Value(name) is null ? 1 : Number(name);

        int Number(string name) =>
            Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
                ? number
                : throw Wrong(name, "a whole number");

        static FormatException Wrong(string name, string what) => new($"{name} must be {what}: {Expected}");
    }
}
