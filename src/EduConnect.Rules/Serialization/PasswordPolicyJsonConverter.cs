using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduConnect.Rules;

/// <summary>
/// Converts a policy in System.Text.Json, to and from the form of <see cref="PasswordPolicy.ToJson"/>. The policy names
/// this converter in an attribute, so there is nothing to register, even with source generation.
/// </summary>
/// <remarks>The message of a <see cref="JsonException"/> is that of <see cref="PasswordPolicy.FromJson"/>.</remarks>
public sealed class PasswordPolicyJsonConverter : JsonConverter<PasswordPolicy>
{
    /// <inheritdoc/>
    public override PasswordPolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return PasswordPolicy.ReadChecked(document.RootElement);
        }
        catch (FormatException refusal)
        {
            throw new JsonException(refusal.Message, refusal);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PasswordPolicy value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        value.WriteMembers(writer);
        writer.WriteEndObject();
    }
}
