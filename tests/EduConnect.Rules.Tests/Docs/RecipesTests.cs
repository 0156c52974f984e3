using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using YamlDotNet.Serialization;

namespace EduConnect.Rules.Tests.Docs;

/// <summary>What docs/frameworks.md shows is the code of Recipes.cs, and it does what the page says; the site is in
/// TypedFieldsTests.</summary>
public class RecipesTests
{
    private const string Whole = "1234567890V";
    private static readonly LoggedPupil _pupil = new("Durand", Ine.Parse(Whole), Uai.Parse("0860076R"));

    [Fact]
    public void The_page_shows_the_code_that_is_run()
    {
        var code = Lines(Repository.Read("tests", "EduConnect.Rules.Tests", "Docs", "Recipes.cs")
            + Repository.Read("tests", "CsvHelper33", "Recipe.cs")
            + Repository.Read("tests", "OpenApiRecipes", "Recipes.cs")
            + Repository.Read("tests", "OpenApiRecipes", "OpenApiRecipesTests.cs")
            + Repository.Read("tests", "EduConnect.Rules.Tests", "Adapters", "EntityFramework", "SchoolContext.cs")
            + Repository.Read("tests", "EduConnect.Rules.Tests", "Messages", "CultureTests.cs")
            + Repository.Read("samples", "EduConnectSignIn", "Site.cs"));
        var blocks = Repository.Read(
            "docs", "frameworks.md").Split("```csharp\n")[1..].Select(block => block.Split("```")[0]).ToList();
        Assert.Equal(15, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(Lines(block), code, StringComparison.Ordinal));

        static string Lines(string text) =>
            string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [Fact]
    public void A_record_with_an_INE_logs_itself_masked()
    {
        using var logs = new LogCapture();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var logger = factory.CreateLogger("test");
#pragma warning disable CA1848, CA1873 // As a reader writes it.
        logger.LogInformation("{Pupil} {Ine:M}", _pupil, _pupil.Ine);
#pragma warning restore CA1848, CA1873
        var line = Assert.Single(logs.Lines);
        Assert.Contains("Pupil 12********V of 0860076R 12********V", line, StringComparison.Ordinal);

        // The state of a record keeps the value itself, so that a formatter that writes states needs the recipe too.
        Assert.DoesNotContain("Durand", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Whole, line.Split("Ine=")[0], StringComparison.Ordinal);
        Assert.Equal("Pupil 12********V of 0860076R", $"{_pupil}");
    }

    [Fact]
    public void Yaml_with_the_recipe_makes_the_round_trip()
    {
        var serializer = new SerializerBuilder().WithTypeConverter(new YamlIdentifier<Uai>()).Build();
        var deserializer = new DeserializerBuilder().WithTypeConverter(new YamlIdentifier<Uai>()).Build();
        Assert.All([Uai.Parse("0860076R"), Uai.FromNumber(0), default], school =>
        {
            var yaml = serializer.Serialize(new UaiRow { Name = "x", Value = school });
            Assert.Contains(
                $"Value: {(school.IsEmpty ? "''" : school.ToString())}\n",
                yaml.ReplaceLineEndings("\n"),
                StringComparison.Ordinal);
            Assert.Equal(school, deserializer.Deserialize<UaiRow>(yaml).Value);
        });
        Assert.ThrowsAny<Exception>(() => deserializer.Deserialize<UaiRow>("Value: 0860076A"));
    }

    [Fact]
    public void Keys_of_a_configuration_are_read_by_hand()
    {
        var configuration = With("0860076R");
        Assert.Equal(24, Keys.Of(configuration)[Uai.Parse("0860076R")]);
        Assert.Throws<FormatException>(() => Keys.Of(With("0860076A")));

        // The reason for the recipe: the framework passes over keys of a type that it does not know.
        Assert.Empty(configuration.GetSection("Places").Get<Dictionary<Uai, int>>() ?? []);

        static IConfiguration With(string key) =>
            new ConfigurationBuilder().AddInMemoryCollection([new($"Places:{key}", "24")]).Build();
    }

    // As it does for every type.
    [Fact]
    public void A_list_of_a_configuration_loses_wrong_elements_unless_it_is_strict()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Schools:0", "0860076R"), new("Schools:1", "0860076A")]).Build()
            .GetSection("Schools");
        Assert.Equal([Uai.Parse("0860076R")], configuration.Get<List<Uai>>());
        Assert.Throws<InvalidOperationException>(
            () => configuration.Get<List<Uai>>(options => options.ErrorOnUnknownConfiguration = true));
    }
}
