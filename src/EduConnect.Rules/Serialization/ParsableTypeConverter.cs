using System.ComponentModel;
using System.Globalization;

namespace EduConnect.Rules;

/// <summary>From and to text, for what asks by <see cref="TypeConverter"/>: the binding of configuration sections to options.</summary>
/// <typeparam name="T">The identifier.</typeparam>
public sealed class ParsableTypeConverter<T> : TypeConverter where T : struct, ISpanParsable<T>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, null) : base.ConvertFrom(context, culture, value);
}
