using System.Text;
using System.Text.Json;

namespace EduConnect.Rules.Tests;

/// <summary>A refused JSON value names its field and its reason, and never an INE.</summary>
public class JsonErrorTests
{
    private const string ValidIne = "1234567890V";
    private const string WrongIne = "1234567890A";

    [Theory]
    [InlineData(
        "en", """{"School":"0860076A"}""", "$.School",
        "UaiWrongCheckLetter: 0860076A: wrong check letter, did you mean 0860076R?")]
    [InlineData(
        "fr", """{"School":"0860076A"}""", "$.School",
        "UaiWrongCheckLetter: 0860076A : lettre de contrôle fausse, vouliez-vous dire 0860076R ?")]
    [InlineData(
        "en", """{"Others":[null,"x"]}""", "$.Others[1]",
        "UaiWrongLength: A UAI has 8 characters: 7 digits and a letter.")]
    [InlineData(
        "en", """{"School":860076}""", "$.School",
        "UaiIllegalCharacter: This JSON value must be a string or null.")]
    [InlineData(
        "fr", """{"School":true}""", "$.School",
        "UaiIllegalCharacter: Cette valeur JSON doit être une chaîne ou null.")]
    [InlineData(
        "fr", """{"Mobile":639981234}""", "$.Mobile",
        "FrenchMobileNumberIllegalCharacter: Cette valeur JSON doit être une chaîne ou null.")]
    [InlineData(
        "en", """{"Pupils":{"0860076A":1}}""", "$.Pupils.0860076A",
        "UaiWrongCheckLetter: 0860076A: wrong check letter, did you mean 0860076R?")]
    [InlineData(
        "en", """{"Mobiles":{"0139981234":"0860076R"}}""", "$.Mobiles.0139981234",
        "FrenchMobileNumberLandline: This is a landline number: a mobile is needed (06 or 07).")]
    public void The_path_the_code_and_the_sentence(string language, string json, string path, string message)
    {
        using var culture = new CultureScope(language);
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Model>(json));
        Assert.Equal((path, message), (refusal.Path, refusal.Message));
    }

    [Fact]
    public void An_INE_is_in_no_message()
    {
        var refusal = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<Model>($$"""{"Ine":"{{WrongIne}}"}"""));
        Assert.Equal("$.Ine", refusal.Path);
        Assert.StartsWith("IneWrongKey: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(WrongIne, refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Schools":{"1234567890A":"0860076R"}}""")]
    [InlineData("""{"Schools":{"1234567890V":"0860076A"}}""")]
    [InlineData("""{"Schools":{"1234567890V":1}}""")]
    [InlineData("""{"ByIne":{"1234567890V":{"Others":["0860076A"]}}}""")]
    [InlineData("""{"ByIne":{"1234567890V":{"Ine":"1234567890A"}}}""")]
    public void An_INE_as_a_key_is_in_no_path(string json)
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Model>(json));
        Assert.Equal("$", refusal.Path);
        Assert.DoesNotContain("1234567", refusal.ToString(), StringComparison.Ordinal);
    }

    // The last key comes long before the wrong value, in another piece of the stream and perhaps on another thread.
    [Fact]
    public async Task An_INE_as_a_key_is_in_no_path_of_a_stream()
    {
        var many = string.Join(',', Enumerable.Repeat("\"0860076R\"", 50_000));
        var json = "{\"ByIne\":{\"" + ValidIne + "\":{\"Others\":[" + many + ",\"0860076A\"]}}}";
        await using var stream = new Trickle(Encoding.UTF8.GetBytes(json));
        var refusal = await Assert.ThrowsAsync<JsonException>(
            async () => await JsonSerializer.DeserializeAsync<Model>(stream));
        Assert.Equal("$", refusal.Path);
        Assert.StartsWith("UaiWrongCheckLetter: ", refusal.Message, StringComparison.Ordinal);
        Assert.True(stream.Reads > 10);

        // What the stream's reader remembered is not ours.
        Assert.Equal(
            "$.ByIne", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Model>("""{"ByIne":1}""")).Path);
        Assert.Equal(
            "$.Others[0]",
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Model>("""{"Others":["x"]}""")).Path);
    }

    [Fact]
    public void A_path_above_the_key_stays()
    {
        var refusal = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<Model>($$"""{"ByIne":{"{{ValidIne}}":null},"School":"x"}"""));
        Assert.Equal("$.School", refusal.Path);
    }

    // Hidden once too often rather than shown once: nothing tells a converter that another document has begun.
    [Fact]
    public void A_path_after_a_document_with_an_INE_as_a_key_may_stay_hidden()
    {
        Assert.Single(JsonSerializer.Deserialize<Model>($$$"""{"Schools":{"{{{ValidIne}}}":null}}""")!.Schools!);
        Assert.Equal("$", PathOf("""{"Others":["x"]}"""));
        Assert.Equal("$.School", PathOf("""{"School":"x"}"""));

        static string? PathOf(string json) =>
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Model>(json)).Path;
    }

    [Fact]
    public void Source_generation_reads_nullable_values_and_keys()
    {
        Assert.Null(JsonSerializer.Deserialize("null", IdentifierContext.Default.NullableUai));
        Assert.Equal("null", JsonSerializer.Serialize(default(Uai), IdentifierContext.Default.NullableUai));
        var json = $$"""{"0860076R":"{{ValidIne}}","0000000A":null}""";
        var read = JsonSerializer.Deserialize(json, IdentifierContext.Default.DictionaryUaiIne)!;
        Assert.Equal([Ine.Parse(ValidIne), default], [read[Uai.Parse("0860076R")], read[Uai.FromNumber(0)]]);
        Assert.Equal(json, JsonSerializer.Serialize(read, IdentifierContext.Default.DictionaryUaiIne));
    }

    [Fact]
    public void No_value_is_null_and_cannot_be_a_key()
    {
        Assert.Equal(
            "[null,null,\"0860076R\"]",
            JsonSerializer.Serialize(new Uai?[] { null, default(Uai), Uai.Parse("0860076R") }));
        Assert.Equal([null, Uai.Parse("0860076R")], JsonSerializer.Deserialize<Uai?[]>("[null,\"0860076R\"]"));
        Assert.Equal(default, JsonSerializer.Deserialize<Uai>("null"));
        var keyed = new Dictionary<Uai, int> { [default] = 1 };
        Assert.Equal(
            "Uai without a value cannot be the key of a dictionary.",
            Assert.Throws<JsonException>(() => JsonSerializer.Serialize(keyed)).Message);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<Uai, int>>("""{"":1}"""));
    }

    [Fact]
    public void The_converter_is_for_identifiers() =>
        Assert.Throws<InvalidCastException>(() => new ParsableJsonConverter<Guid>());

    private sealed record Model
    {
        public Uai School { get; init; }

        public Ine Ine { get; init; }

        public FrenchMobileNumber? Mobile { get; init; }

        public Uai[]? Others { get; init; }

        public Dictionary<Uai, int>? Pupils { get; init; }

        public Dictionary<FrenchMobileNumber, Uai>? Mobiles { get; init; }

        public Dictionary<Ine, Uai>? Schools { get; init; }

        public Dictionary<Ine, Model?>? ByIne { get; init; }
    }

    /// <summary>Gives a kilobyte at a time, and each time later.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            Reads++;
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1_024)], cancellationToken);
        }
    }
}
