namespace EduConnect.Rules.Tests;

/// <summary>
/// Every identifier through every serializer: it makes the round trip, is no value, or is refused; it is never invented
/// and never lost in silence. The outcomes are the table of docs/frameworks.md.
/// </summary>
public class SerializerMatrixTests
{
    private static readonly string[] _bad = [Outcome.Lost, Outcome.Invented];

    private static readonly Serializer[] _serializers =
    [
        new SystemTextJson(), new GeneratedJson(), new PlainXml(), new DataContract(), new DataContractJson(),
        new Newtonsoft(),
        new Csv(), new Configuration(), new Converter(), new Yaml(),
    ];

    public static TheoryData<string> Names => [.. _serializers.Select(serializer => serializer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_invented_or_lost(string name)
    {
        var serializer = _serializers.Single(one => one.Name == name);
        Assert.All(Outcomes(serializer).SelectMany(row => row), outcome => Assert.DoesNotContain(outcome, _bad));
    }

    [Fact]
    public void The_table_of_the_docs_is_the_matrix()
    {
        // CsvHelper 33 has a project of its own, which compares its rows.
        var lines = Repository.Read("docs", "frameworks.md").Split('\n').SkipWhile(line => line != Header).Skip(2)
            .TakeWhile(line => line.Length > 0)
            .Where(line => !line.StartsWith("| CsvHelper 33", StringComparison.Ordinal));
        var (expected, table) = (string.Join('\n', _serializers.Select(Row)), string.Join('\n', lines));
        Assert.True(expected == table, $"The table of docs/frameworks.md should be:\n{expected}");
    }

    [Fact]
    public void An_outcome_that_is_wrong_is_noticed()
    {
        var (uai, other) = (Uai.Parse("0860076R"), Uai.FromNumber(0));
        Assert.Equal(Outcome.Invented, Outcome.Of(() => other, uai, "", isSecret: false));
        Assert.Equal(Outcome.Invented, Outcome.Of(() => other, default, "", isSecret: false));
        Assert.Equal(Outcome.Lost, Outcome.Of(() => default, uai, "", isSecret: false));
        Assert.Equal(
            "refused, quotes the INE",
            Outcome.Of<Uai>(() => throw new FormatException("a b"), uai, "a b", isSecret: true));
    }

    private const string Header =
        "| Serializer | written and read back | valid text | wrong text | missing | null | empty text "
        + "| no value, written and read back |";

    private static string Row(Serializer serializer) =>
        Outcomes(serializer) is [var uai, var ine, var mobile] ? Outcome.Row(serializer.Name, uai, ine, mobile) : "";

    private static string[][] Outcomes(Serializer serializer) =>
    [
        Outcomes<UaiRow, Uai>(serializer, "0860076R", "0860076A"),
        Outcomes<IneRow, Ine>(serializer, "1234567890V", "1234567890A"),
        Outcomes<MobileRow, FrenchMobileNumber>(serializer, "+33639981234", "0139981234"),
    ];

    private static string[] Outcomes<TRow, T>(Serializer serializer, string valid, string wrong)
        where TRow : class, IRow<T>, new()
        where T : struct, ISpanParsable<T>
    {
        var (value, isSecret) = (T.Parse(valid, null), typeof(T) == typeof(Ine));
        return
        [
            Written(value),
            Read(serializer.Document<TRow>(Sent.Text, valid), value, valid),
            Read(serializer.Document<TRow>(Sent.Text, wrong), default, wrong),
            Read(serializer.Document<TRow>(Sent.Missing, ""), default, wrong),
            Read(serializer.Document<TRow>(Sent.Null, ""), default, wrong),
            Read(serializer.Document<TRow>(Sent.Text, ""), default, wrong),
            Written(default),
        ];

        string Written(T one) => serializer.Write(new TRow { Name = "x", Value = one }) is { } document
            ? Outcome.Of(() => serializer.Read<TRow>(document).Value, one, valid, isSecret)
            : "–";

        string Read(string? document, T expected, string text) =>
            document is null
                ? "–"
                : Outcome.Of(() => serializer.Read<TRow>(document).Value, expected, text, isSecret);
    }
}
