using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>A model with everything that a document can describe.</summary>
public sealed class DescribedPupil
{
    [Uai]
    public Uai School { get; set; }

    public Uai? Former { get; set; }

    public Ine Ine { get; set; }

    public List<FrenchMobileNumber> Mobiles { get; set; } = [];

    public List<Uai?> Formers { get; set; } = [];

    public Dictionary<string, Uai> Schools { get; set; } = [];

    // The second one has nothing to describe.
    [EduConnectPassword(Strict = true), NotWeak]
    public string? Password { get; set; }

    [Uai]
    public string? SchoolText { get; set; }

    [FrenchMobileNumber]
    public string? MobileText { get; set; }

    [SmsCode(Length = 4)]
    public string? Code { get; set; }

    [BirthDate]
    public string? BornOn { get; set; }

    [PersonName]
    public string? LastName { get; set; }

    [FourDigits]
    public string? Pin { get; set; }

    public List<string> Others { get; set; } = [];

    public Dictionary<string, int> Marks { get; set; } = [];
}

public sealed class FourDigitsAttribute() : EduConnectPasswordAttribute(new PasswordPolicy(4, 1, "", rejectUnlistedCharacters: true, maximumLength: 4));

public sealed record DescribedRecord([Uai] string School, [property: Ine] string Ine);

public sealed class DescribedParameters
{
    public Uai School { get; set; }

    [Uai]
    public string? Text { get; set; }
}

public sealed class DescribedQuery
{
    public Uai School { get; set; }

    [Uai]
    public string? Text { get; set; }

    public string? Plain { get; set; }
}

[ApiController, Route("described")]
public sealed class DescribedController : ControllerBase
{
    [HttpGet]
    public IActionResult Get([FromQuery] DescribedQuery query) => Ok(query.Plain);
}

/// <summary>The document of a real site.</summary>
[Trait("Category", "Site")]
public class OpenApiTests
{
    [Fact]
    public async Task The_document_describes_types_and_attributes()
    {
        using var document = await DocumentAsync(services => services.AddEduConnectRules());
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        JsonElement Property(string name) => schemas.GetProperty("DescribedPupil").GetProperty("properties").GetProperty(name);

        Assert.Equal("#/components/schemas/Uai", Property("school").GetProperty("$ref").GetString());
        Assert.Equal("null", Property("former").GetProperty("oneOf")[0].GetProperty("type").GetString());
        var uai = schemas.GetProperty("Uai");
        Assert.Equal(
            """{"examples":["0860076R"],"maxLength":8,"minLength":8,"pattern":"^(?:[0-9]{7}[A-HJ-NPR-Z])$","type":"string","description":"","format":"uai"}""",
            JsonSerializer.Serialize(uai).Replace(RuleMessages.For(UaiIssue.IllegalCharacter, culture: new("en")), ""));
        Assert.Equal("ine", schemas.GetProperty("Ine").GetProperty("format").GetString());
        Assert.Equal("+33639981234", Property("mobiles").GetProperty("items").GetProperty("examples")[0].GetString());
        Assert.Equal(
            ["null", "string"],
            Property("formers").GetProperty("items").GetProperty("type").EnumerateArray().Select(one => one.GetString()).Order());
        Assert.Equal("uai", Property("schools").GetProperty("additionalProperties").GetProperty("format").GetString());

        var password = Property("password");
        Assert.Equal(("password", 8), (password.GetProperty("format").GetString(), password.GetProperty("minLength").GetInt32()));
        Assert.Equal(RuleMessages.Describe(PasswordPolicy.EduConnectStrict, new("en")), password.GetProperty("description").GetString());
        Assert.Equal(4, Property("pin").GetProperty("maxLength").GetInt32());
        Assert.Equal("uai", Property("schoolText").GetProperty("format").GetString());
        Assert.False(Property("mobileText").TryGetProperty("pattern", out _));
        Assert.Equal("^(?:[0-9]{4})$", Property("code").GetProperty("pattern").GetString());
        Assert.False(Property("marks").GetProperty("additionalProperties").TryGetProperty("examples", out _));
        Assert.Equal(100, Property("lastName").GetProperty("maxLength").GetInt32());

        // What a document gives as an example is valid, and its pattern has it.
        var example = Property("bornOn");
        Assert.Matches(new Regex(example.GetProperty("pattern").GetString()!), example.GetProperty("examples")[0].GetString()!);
        Assert.True(BirthDateRule.IsValid(example.GetProperty("examples")[0].GetString()!));

        var parameters = document.RootElement.GetProperty("paths").GetProperty("/schools/{school}").GetProperty("get").GetProperty("parameters");
        Assert.Equal(
            ["uai", "phone", "uai"],
            parameters.EnumerateArray().Select(one => one.GetProperty("schema").GetProperty("format").GetString()));

        // Of [AsParameters], with attributes and without, and of a record.
        Assert.Equal(["uai", "uai"], Formats("/parameters"));
        var properties = schemas.GetProperty("DescribedRecord").GetProperty("properties").EnumerateObject();
        Assert.Equal(["uai", "ine"], properties.Select(one => FormatOf(one.Value)));

        // The properties of a model that MVC reads from the query.
        Assert.Equal(["uai", "uai", null], Formats("/described"));

        IEnumerable<string?> Formats(string path) => document.RootElement.GetProperty("paths").GetProperty(path)
            .GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Select(one => FormatOf(one.GetProperty("schema")));

        static string? FormatOf(JsonElement schema) =>
            schema.TryGetProperty("format", out var format) ? format.GetString() : null;
    }

    // The reason for the transformer.
    [Fact]
    public async Task Without_our_transformer_the_document_says_nothing()
    {
        using var document = await DocumentAsync(_ => { });
        Assert.Equal("{ }", document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("Uai").GetRawText());
    }

    private static async Task<JsonDocument> DocumentAsync(Action<IServiceCollection> add)
    {
        await using var site = await Sites.StartAsync(
            builder =>
            {
                builder.Services.AddOpenApi();
                builder.Services.AddControllers().ConfigureApplicationPartManager(
                    parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(DescribedController).Assembly)));
                add(builder.Services);
            },
            site =>
            {
                site.MapOpenApi();
                site.MapControllers();
                site.MapGet("/pupils", () => new DescribedPupil());
                site.MapPost("/pupils", (DescribedPupil pupil) => Results.NoContent());
                site.MapPost("/records", (DescribedRecord record) => Results.NoContent());
                site.MapGet("/parameters", ([AsParameters] DescribedParameters all) => Results.NoContent());
                site.MapGet("/schools/{school}", (Uai school, FrenchMobileNumber? mobile, [Uai] string? other) => Results.NoContent());
            });
        using var client = site.Client("en");
        return JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
    }
}
