using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Xml;
using System.Xml.Schema;
using System.Xml.Serialization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

// The interfaces that .NET expects of a value with a text form. Each member is one line on top of the rule in
// Ine.cs. No member depends on a culture, so the overloads with an IFormatProvider are only for generic
// code, as in System.Net.IPAddress.
[JsonConverter(typeof(ParsableJsonConverter<Ine>))]
[TypeConverter(typeof(ParsableTypeConverter<Ine>))]
[XmlSchemaProvider(nameof(AddSchema))]
public readonly partial record struct Ine :
    ISpanParsable<Ine>, IUtf8SpanParsable<Ine>, ISpanFormattable, IUtf8SpanFormattable,
    IComparable<Ine>, IXmlSerializable, IIdentifier
{
    /// <summary>Parses an INE.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">
    /// The text is not valid; the message names the <see cref="IneIssue"/>.
    /// </exception>
    public static Ine Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Ine Parse(ReadOnlySpan<char> text) => Require(CheckCore(text, out var value), value);

    /// <inheritdoc cref="Parse(string)"/>
    public static Ine Parse(ReadOnlySpan<byte> utf8Text) =>
        Require(CheckCore(utf8Text, out var value), value);

    /// <summary>Parses an INE if the text is valid.</summary>
    public static bool TryParse(string? text, out Ine result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out Ine)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Ine result) =>
        Accept(CheckCore(text, out result), ref result);

    /// <inheritdoc cref="TryParse(string, out Ine)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Ine result) =>
        Accept(CheckCore(utf8Text, out result), ref result);

    /// <summary>Compares two values in the order of their texts.</summary>
    public static bool operator <(Ine left, Ine right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(Ine left, Ine right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(Ine left, Ine right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(Ine left, Ine right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Compares two values in the order of their texts: negative if this one comes first, positive if it comes last, 0
    /// if they are equal.
    /// </summary>
    public int CompareTo(Ine other) => _valuePlusOne.CompareTo(other._valuePlusOne);

    /// <summary>The canonical text, the whole INE, not for logs; empty if there is no value.</summary>
    public override string ToString() => ToString(null);

    /// <summary>The text in one of the formats of the type; empty if there is no value.</summary>
    /// <exception cref="FormatException">The format is unknown; the message lists the known ones.</exception>
    public string ToString(string? format)
    {
        Span<char> text = stackalloc char[IdentifierText.MaxLength];
        TryWrite(text, out var written, format);
        return new string(text[..written]);
    }

    /// <summary>Writes the text; returns false and writes nothing if the span is too short.</summary>
    /// <exception cref="FormatException">The format is unknown; the message lists the known ones.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default) =>
        TryWrite(destination, out charsWritten, format);

    /// <inheritdoc cref="TryFormat(Span{char}, out int, ReadOnlySpan{char})"/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default) =>
        TryWrite(utf8Destination, out bytesWritten, format);

    static Ine IParsable<Ine>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Ine ISpanParsable<Ine>.Parse(
        ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static Ine IUtf8SpanParsable<Ine>.Parse(
        ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => Parse(utf8Text);

    static bool IParsable<Ine>.TryParse(
        string? s, IFormatProvider? provider, out Ine result) => TryParse(s, out result);

    static bool ISpanParsable<Ine>.TryParse(
        ReadOnlySpan<char> s, IFormatProvider? provider, out Ine result) => TryParse(s, out result);

    static bool IUtf8SpanParsable<Ine>.TryParse(
        ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Ine result) =>
        TryParse(utf8Text, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryWrite(destination, out charsWritten, format);

    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryWrite(utf8Destination, out bytesWritten, format);

    /// <summary>
    /// For XML serializers: adds the schema of the text, which may be empty, and returns the schema's name.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static XmlQualifiedName AddSchema(XmlSchemaSet schemas) =>
        XmlText.AddSchema(schemas, nameof(Ine), Pattern);

    XmlSchema? IXmlSerializable.GetSchema() => null;

    void IXmlSerializable.ReadXml(XmlReader reader) => Unsafe.AsRef(in this) = XmlText.Read<Ine>(reader);

    void IXmlSerializable.WriteXml(XmlWriter writer) => writer.WriteString(ToString());

    ColumnRule IIdentifier.Rule => ColumnRule.Ine;

    int IIdentifier.IssueOf(ReadOnlySpan<char> text) => (int)Check(text);

    private static Ine Require(IneIssue issue, Ine value) =>
        issue == IneIssue.None ? value : throw Refusal(issue, value);

    private static bool Accept(IneIssue issue, ref Ine value)
    {
        value = issue == IneIssue.None ? value : default;
        return issue == IneIssue.None;
    }
}
