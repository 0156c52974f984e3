using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;

namespace EduConnect.Rules.CsvHelper33Tests;

// The recipe of docs/frameworks.md: RecipesTests compares.
internal sealed class CsvIdentifier<T> : DefaultTypeConverter where T : struct, IParsable<T>
{
    public static void AddTo(CsvContext context) => context.TypeConverterCache.AddConverter<T>(new CsvIdentifier<T>());

    public override object ConvertFromString(string? text, IReaderRow row, MemberMapData data) =>
        string.IsNullOrEmpty(text) ? default : T.Parse(text, null);
}
