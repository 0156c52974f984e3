using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduConnect.Rules;

/// <summary>
/// A policy in System.Text.Json, in the form of <see cref="PasswordPolicy.ToJson"/> both ways. The policy names it in an
/// attribute: nothing is to be registered, source generation included.
/// </summary>
/// <remarks>A <see cref="JsonException"/> has the message of <see cref="PasswordPolicy.FromJson"/>.</remarks>
public sealed class PasswordPolicyJsonConverter : JsonConverter<PasswordPolicy>
{
    /// <inheritdoc/>
    public override PasswordPolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return PasswordPolicy.FromJson(document.RootElement.GetRawText());
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
