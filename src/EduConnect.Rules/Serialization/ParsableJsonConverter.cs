using System.Text.Json;
using System.Text.Json.Serialization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Converts an identifier to and from a JSON string or the key of a dictionary; <c>default</c> is null. The identifiers
/// name this converter in an attribute, so there is nothing to register, even with source generation.
/// </summary>
/// <remarks>
/// <para>The message of a <see cref="JsonException"/> is the code and the sentence, in the current UI culture:
/// <c>UaiWrongCheckLetter: 0860076A: wrong check letter, did you mean 0860076R?</c> It never contains a value except a
/// UAI. Its <see cref="JsonException.Path"/> is that of the value. A number, an object or the like has the code
/// <c>…IllegalCharacter</c>.</para>
/// <para>If an INE is a key, the path is <c>$</c>, so that it does not show the key. Later errors in the same flow of
/// execution may have the path <c>$</c> too. Values of other types fail with the serializer's own message, which does
/// show the key.</para>
/// <para>An identifier without a value cannot be a key: writing it throws a <see cref="JsonException"/>.</para>
/// </remarks>
/// <typeparam name="T">An identifier of this library.</typeparam>
// Public because source-generated code in another assembly has to name it.
public sealed class ParsableJsonConverter<T> : JsonConverter<T> where T : struct, ISpanParsable<T>, IUtf8SpanFormattable
{
    // If every character is written as \uXXXX.
    private const int LongestEscaped = 6 * IdentifierText.MaxLength;

    // Refused like any text that does not fit in the buffer.
    private static readonly string _tooLong = new('0', IdentifierText.MaxLength + 1);

    private readonly IIdentifier _identifier = (IIdentifier)default(T);

    /// <summary>True, because null means <c>default</c>.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String => ReadText(ref reader, isName: false),
            _ => throw Refusal(
                $"{typeof(T).Name}{nameof(UaiIssue.IllegalCharacter)}: {RuleMessages.ForJsonToken()}",
                HiddenPath.Covers(reader.CurrentDepth)),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (IsEmpty(value))
        {
            writer.WriteNullValue();
            return;
        }

        Span<byte> utf8 = stackalloc byte[IdentifierText.MaxLength];
        writer.WriteStringValue(Format(value, utf8));
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadText(ref reader, isName: true);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (IsEmpty(value))
        {
            throw new JsonException($"{typeof(T).Name} without a value cannot be the key of a dictionary.");
        }

        Span<byte> utf8 = stackalloc byte[IdentifierText.MaxLength];
        writer.WritePropertyName(Format(value, utf8));
    }

    private static bool IsEmpty(T value) => EqualityComparer<T>.Default.Equals(value, default);

    private static ReadOnlySpan<byte> Format(T value, Span<byte> utf8)
    {
        value.TryFormat(utf8, out var written, default, null);
        return utf8[..written];
    }

    private static JsonException Refusal(string message, bool hidesPath) =>
        hidesPath
            ? new JsonException(message, path: "$", lineNumber: null, bytePositionInLine: null)
            : new JsonException(message);

    private T ReadText(ref Utf8JsonReader reader, bool isName)
    {
        Span<char> buffer = stackalloc char[LongestEscaped];
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;

        ReadOnlySpan<char> text = length <= LongestEscaped ? buffer[..reader.CopyString(buffer)] : _tooLong;
        var isSecretName = isName && ColumnRules.Of(_identifier.Rule).Secrecy != Secrecy.Open;
        if (isSecretName)
        {
            HiddenPath.Begin(reader.CurrentDepth);
        }

        return T.TryParse(text, null, out var value)
            ? value
            : throw Refusal(Explain(text), HiddenPath.Covers(reader.CurrentDepth));
    }

    private string Explain(ReadOnlySpan<char> text)
    {
        var (row, issue) = (ColumnRules.Of(_identifier.Rule), _identifier.IssueOf(text));
        return $"{row.Codes[issue]}: {row.Describe(issue, text.ToString(), PasswordPolicy.EduConnect, null)}";
    }
}
