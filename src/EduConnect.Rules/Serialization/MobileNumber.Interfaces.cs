using System.ComponentModel;
using System.Text.Json.Serialization;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

// What .NET expects of a value with a text: each member is one line over the rule in MobileNumber.cs. No member depends on a culture,
// so the forms with an IFormatProvider are there for generic code only, as in System.Net.IPAddress.
[JsonConverter(typeof(ParsableJsonConverter<MobileNumber>))]
[TypeConverter(typeof(ParsableTypeConverter<MobileNumber>))]
public readonly partial record struct MobileNumber : ISpanParsable<MobileNumber>, IUtf8SpanParsable<MobileNumber>, ISpanFormattable, IUtf8SpanFormattable, IComparable<MobileNumber>
{
    /// <summary>Reads a mobile number in any of its written forms.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is none; the message names the <see cref="MobileNumberIssue"/>.</exception>
    public static MobileNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static MobileNumber Parse(ReadOnlySpan<char> text) => Require(Judge(text, out var value), value);

    /// <inheritdoc cref="Parse(string)"/>
    public static MobileNumber Parse(ReadOnlySpan<byte> utf8Text) => Require(Judge(utf8Text, out var value), value);

    /// <summary>Reads a mobile number in any of its written forms if the text is one.</summary>
    public static bool TryParse(string? text, out MobileNumber result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out MobileNumber)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out MobileNumber result) => Accept(Judge(text, out result), ref result);

    /// <inheritdoc cref="TryParse(string, out MobileNumber)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out MobileNumber result) => Accept(Judge(utf8Text, out result), ref result);

    /// <summary>The order of the texts.</summary>
    public static bool operator <(MobileNumber left, MobileNumber right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(MobileNumber left, MobileNumber right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(MobileNumber left, MobileNumber right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(MobileNumber left, MobileNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Negative if this one stands before the other in the order of their texts, positive if after, 0 if they are equal.</summary>
    public int CompareTo(MobileNumber other) => SortKey.CompareTo(other.SortKey);

    /// <summary>The canonical text, E.164.</summary>
    public override string ToString() => ToString(null);

    /// <summary>The text in one of the formats of the type.</summary>
    /// <exception cref="FormatException">The format is none of them; the message lists them.</exception>
    public string ToString(string? format)
    {
        Span<char> text = stackalloc char[Text.Longest];
        TryWrite(text, out var written, format);
        return new string(text[..written]);
    }

    /// <summary>Writes the text; false, with nothing written, if the span is too short.</summary>
    /// <exception cref="FormatException">The format is none of the type's; the message lists them.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default) =>
        TryWrite(destination, out charsWritten, format);

    /// <inheritdoc cref="TryFormat(Span{char}, out int, ReadOnlySpan{char})"/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default) =>
        TryWrite(utf8Destination, out bytesWritten, format);

    static MobileNumber IParsable<MobileNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static MobileNumber ISpanParsable<MobileNumber>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static MobileNumber IUtf8SpanParsable<MobileNumber>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => Parse(utf8Text);

    static bool IParsable<MobileNumber>.TryParse(string? s, IFormatProvider? provider, out MobileNumber result) => TryParse(s, out result);

    static bool ISpanParsable<MobileNumber>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MobileNumber result) => TryParse(s, out result);

    static bool IUtf8SpanParsable<MobileNumber>.TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out MobileNumber result) => TryParse(utf8Text, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryWrite(destination, out charsWritten, format);

    bool IUtf8SpanFormattable.TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryWrite(utf8Destination, out bytesWritten, format);

    private static MobileNumber Require(MobileNumberIssue issue, MobileNumber value) => issue == MobileNumberIssue.None ? value : throw Refusal(issue, value);

    private static bool Accept(MobileNumberIssue issue, ref MobileNumber value)
    {
        value = issue == MobileNumberIssue.None ? value : default;
        return issue == MobileNumberIssue.None;
    }
}
