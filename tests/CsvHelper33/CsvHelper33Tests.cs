using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace EduConnect.Rules.CsvHelper33Tests;

/// <summary>A model, as a site would write it.</summary>
public class Pupil
{
    public string? Name { get; set; }

    public Uai School { get; set; }

    public Ine Ine { get; set; }

    public FrenchMobileNumber Mobile { get; set; }
}

/// <summary>CsvHelper 33 knows no way to read or write a struct but by its properties, and takes no hint from one.</summary>
public class CsvHelper33Tests
{
    private const string Valid = "Name,School,Ine,Mobile\nx,0860076R,1234567890V,+33639981234\n";

    // What it can be kept from: no row has a value that nobody wrote.
    [Fact]
    public void By_default_it_invents_nothing()
    {
        var pupils = Read(Valid + "y,0860076A,1234567890A,0139981234\n", register: false);
        Assert.Equal(["x", "y"], pupils.Select(pupil => pupil.Name));
        Assert.All(pupils, pupil => Assert.Equal((default, default, default), (pupil.School, pupil.Ine, pupil.Mobile)));
    }

    [Fact]
    public void With_the_recipe_rows_make_the_round_trip()
    {
        var pupil = Assert.Single(Read(Valid, register: true));
        Assert.Equal((Uai.Parse("0860076R"), Ine.Parse("1234567890V")), (pupil.School, pupil.Ine));
        Assert.Equal(Valid, Write(pupil));
        var empty = Assert.Single(Read(Write(new Pupil { Name = "x" }), register: true));
        Assert.Equal((default, default, default), (empty.School, empty.Ine, empty.Mobile));
    }

    [Theory]
    [InlineData("x,0860076A,1234567890V,+33639981234", "WrongCheckLetter")]
    [InlineData("x,0860076R,1234567890A,+33639981234", "WrongKey")]
    [InlineData("x,0860076R,1234567890V,0139981234", "Landline")]
    public void With_the_recipe_a_wrong_row_is_refused(string row, string issue)
    {
        var refusal = Assert.ThrowsAny<CsvHelperException>(() => Read($"Name,School,Ine,Mobile\n{row}\n", register: true));
        Assert.Contains(issue, Assert.IsType<FormatException>(refusal.InnerException).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", refusal.ToString(), StringComparison.Ordinal);
    }

    private static List<Pupil> Read(string text, bool register)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { ExceptionMessagesContainRawData = false };
        using var csv = new CsvReader(new StringReader(text), configuration);
        if (register)
        {
            AddAll(csv.Context);
        }

        return [.. csv.GetRecords<Pupil>()];
    }

    private static string Write(Pupil pupil)
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            AddAll(csv.Context);
            csv.WriteRecords([pupil]);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AddAll(CsvContext context)
    {
        CsvIdentifier<Uai>.AddTo(context);
        CsvIdentifier<Ine>.AddTo(context);
        CsvIdentifier<FrenchMobileNumber>.AddTo(context);
    }
}
