using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.CsvHelper33Tests;

/// <summary>A model, as a site would write it.</summary>
public class Pupil
{
    public string? Name { get; set; }

    public Uai School { get; set; }

    public Ine Ine { get; set; }

    public FrenchMobileNumber Mobile { get; set; }
}

/// <summary>A model with one identifier, as in the matrix of the other serializers.</summary>
public class Row<T>
{
    public string? Name { get; set; }

    public T Value { get; set; } = default!;
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

    // SerializerMatrixTests compares the other rows.
    [Theory]
    [InlineData("CsvHelper 33", false)]
    [InlineData("CsvHelper 33, with the converter below", true)]
    public void The_table_of_the_docs_has_its_rows(string name, bool register)
    {
        var row = Outcome.Row(
            name,
            Outcomes<Uai>("0860076R", "0860076A", register),
            Outcomes<Ine>("1234567890V", "1234567890A", register),
            Outcomes<FrenchMobileNumber>("+33639981234", "0139981234", register));
        Assert.Contains(row, Repository.Read("docs", "frameworks.md").Split('\n'));
    }

    private static string[] Outcomes<T>(string valid, string wrong, bool register) where T : struct, IParsable<T>
    {
        var value = T.Parse(valid, null);
        return
        [
            Of(Written(value), value, valid), Of($"Name,Value\nx,{valid}\n", value, valid),
            Of($"Name,Value\nx,{wrong}\n", default, wrong), Of("Name\nx\n", default, wrong), "–",
            Of("Name,Value\nx,\n", default, wrong), Of(Written(default), default, valid),
        ];

        string Of(string document, T expected, string text) =>
            Outcome.Of(() => ReadRow(document), expected, text, typeof(T) == typeof(Ine));

        T ReadRow(string document)
        {
            using var csv = new CsvReader(new StringReader(document), CultureInfo.InvariantCulture);
            Register(csv.Context);
            return csv.GetRecords<Row<T>>().Single().Value;
        }

        string Written(T one)
        {
            using var text = new StringWriter();
            using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
            {
                Register(csv.Context);
                csv.WriteRecords([new Row<T> { Name = "x", Value = one }]);
            }

            return text.ToString();
        }

        void Register(CsvContext context)
        {
            if (register)
            {
                CsvIdentifier<T>.AddTo(context);
            }
        }
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
