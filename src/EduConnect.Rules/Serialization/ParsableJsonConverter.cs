using System.Text.Json;
using System.Text.Json.Serialization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// An identifier as a JSON string, and as the key of a dictionary. The identifiers name it in their attributes: nothing is to
/// be registered, source generation included. No <see cref="JsonException"/>
/// of it holds the value; but where an INE is a key, a failure elsewhere in its JSON shows the key in its path.
/// </summary>
/// <typeparam name="T">The identifier.</typeparam>
public sealed class ParsableJsonConverter<T> : JsonConverter<T> where T : struct, ISpanParsable<T>, IUtf8SpanFormattable
{
    // Each character as \uXXXX.
    private const int LongestEscaped = 6 * IdentifierText.MaxLength;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Refusal($"A {typeof(T).Name} is a JSON string.");
        }

        Span<char> text = stackalloc char[LongestEscaped];
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        return length <= LongestEscaped && T.TryParse(text[..reader.CopyString(text)], null, out var value)
            ? value
            : throw Refusal($"The string is no {typeof(T).Name}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> utf8 = stackalloc byte[IdentifierText.MaxLength];
        value.TryFormat(utf8, out var written, default, null);
        writer.WriteStringValue(utf8[..written]);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> utf8 = stackalloc byte[IdentifierText.MaxLength];
        value.TryFormat(utf8, out var written, default, null);
        writer.WritePropertyName(utf8[..written]);
    }

    // With a path of its own: the serializer would fill in the keys on the way to the value, or the refused key itself.
    private static JsonException Refusal(string message) => new(message, path: "$", lineNumber: null, bytePositionInLine: null);
}
