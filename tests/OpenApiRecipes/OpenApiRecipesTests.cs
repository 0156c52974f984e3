using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.OpenApiRecipes;

/// <summary>A model, as a site would write it.</summary>
public sealed class Pupil
{
    public Uai School { get; set; }

    public Uai? Former { get; set; }

    public Ine Ine { get; set; }

    public List<FrenchMobileNumber> Mobiles { get; set; } = [];
}

/// <summary>The documents that real sites serve.</summary>
public class OpenApiRecipesTests
{
    private static readonly string[] _notInJson = ["number", "checkLetter", "department", "kind", "countryCode"];

    [Fact]
    public async Task Swashbuckle_with_the_recipe_shows_texts() => ShowsTexts(
        await SwashbuckleAsync(withRecipe: true), inParameters: false);

    [Fact]
    public async Task NSwag_with_the_recipe_shows_texts() => ShowsTexts(
        await NSwagAsync(withRecipe: true), inParameters: true);

    // The reason for the recipes.
    [Fact]
    public async Task Alone_both_show_objects()
    {
        Assert.Contains("\"checkLetter\"", await SwashbuckleAsync(withRecipe: false), StringComparison.Ordinal);
        Assert.Contains("\"checkLetter\"", await NSwagAsync(withRecipe: false), StringComparison.Ordinal);
    }

    private static void ShowsTexts(string text, bool inParameters)
    {
        using var document = JsonDocument.Parse(text);
        JsonElement At(params string[] path) =>
            path.Aggregate(document.RootElement, (element, name) => element.GetProperty(name));
        var properties = At("components", "schemas", "Pupil", "properties");
        IsText(properties.GetProperty("school"), Uai.Pattern, "0860076R");
        IsText(properties.GetProperty("former"), Uai.Pattern, "0860076R");
        Assert.Contains("null", properties.GetProperty("former").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("null", properties.GetProperty("school").GetRawText(), StringComparison.Ordinal);
        IsText(properties.GetProperty("ine"), Ine.Pattern, "1234567890V");
        IsText(properties.GetProperty("mobiles").GetProperty("items"), FrenchMobileNumber.Pattern, "+33639981234");
        Assert.All(_notInJson, name => Assert.DoesNotContain($"\"{name}\"", text, StringComparison.Ordinal));
        var parameter = At("paths", "/schools/{school}", "get", "parameters")[0].GetProperty("schema");
        if (inParameters)
        {
            IsText(parameter, Uai.Pattern, "0860076R");
        }
        else
        {
            Assert.Equal("""{"type":"string"}""", JsonSerializer.Serialize(parameter));
        }
    }

    private static void IsText(JsonElement schema, string pattern, string example)
    {
        Assert.Equal("string", schema.GetProperty("type").GetString());
        Assert.Equal($"^(?:{pattern})$", schema.GetProperty("pattern").GetString());
        Assert.Equal(example, schema.GetProperty("example").GetString());
    }

    private static Task<string> SwashbuckleAsync(bool withRecipe) => DocumentAsync(
        services => _ = withRecipe ? services.AddSwaggerGen(SwashbuckleIdentifiers.Add) : services.AddSwaggerGen(),
        site => site.UseSwagger());

    private static Task<string> NSwagAsync(bool withRecipe) => DocumentAsync(
        services => _ = withRecipe
            ? services.AddOpenApiDocument(options => NSwagIdentifiers.Add(options.SchemaSettings))
            : services.AddOpenApiDocument(),
        site => site.UseOpenApi());

    private static async Task<string> DocumentAsync(Action<IServiceCollection> add, Action<WebApplication> use)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddEndpointsApiExplorer();
        add(builder.Services);
        await using var site = builder.Build();
        use(site);
        site.MapPost("/pupils", (Pupil pupil) => pupil);
        site.MapGet("/schools/{school}", (Uai school) => Results.NoContent());
        await site.StartAsync();
        var features = site.Services.GetRequiredService<IServer>().Features;
        var address = features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri($"{address}/swagger/v1/swagger.json"));
    }
}
