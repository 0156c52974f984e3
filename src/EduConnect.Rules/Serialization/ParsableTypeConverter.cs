using System.ComponentModel;
using System.Globalization;

namespace EduConnect.Rules;

/// <summary>
/// Converts an identifier to and from text for anything that uses a <see cref="TypeConverter"/>: configuration,
/// Newtonsoft.Json, Blazor. <c>default</c> is empty text, in both directions.
/// </summary>
/// <typeparam name="T">The identifier.</typeparam>
public sealed class ParsableTypeConverter<T> : TypeConverter where T : struct, ISpanParsable<T>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is not string text ? base.ConvertFrom(context, culture, value)
            : text.Length == 0 ? default(T)
            : T.Parse(text, null);
}
