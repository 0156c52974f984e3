using System.ComponentModel;
using System.Globalization;

namespace EduConnect.Rules;

/// <summary>
/// From and to text, for what asks by <see cref="TypeConverter"/>: configuration, Newtonsoft.Json, Blazor. No value is
/// the empty text, in both directions.
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
