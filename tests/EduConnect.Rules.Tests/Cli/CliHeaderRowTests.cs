using static EduConnect.Rules.Tests.CheckedFiles;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Tables with titles, without a header, and with rows that are not quite as wide as it.</summary>
[Trait("Category", "Long")]
public sealed class CliHeaderRowTests
{
    private const string Titles = "Collège, liste\n\"sur deux\nlignes\"\n\nINE;Nom\n";

    [Fact]
    public void Titles_may_precede_the_header()
    {
        var run = Check(Titles + "1234567890A;Durand\n", "--header-row", "4");
        Assert.Equal([(5, "INE", "IneWrongKey")], Problems(run));
        Assert.Contains("separator ;", run.Error, StringComparison.Ordinal);
        Assert.Equal([(3, "INE", "IneWrongKey")], Problems(Check("x\rINE;Nom\r1234567890A;Durand\r", "--header-row",
            "2")));
        Assert.Equal([(2, "INE", "IneWrongKey")], Problems(Check("INE\n1234567890A\n", "--header-row", "1")));

        // A quote that is never closed is part of its line only.
        Assert.Equal([(3, "INE", "IneWrongKey")], Problems(Check("Écrans 15\"\nINE\n1234567890A\n", "--header-row",
            "2")));
    }

    [Fact]
    public void A_header_further_down_is_named()
    {
        AssertMisuse(Check(Titles + "1;2\n"), "row 4 looks like the header: use --header-row 4");
        AssertMisuse(Check(string.Concat(Enumerable.Repeat("x\n", 20)) + "INE\n1\n"),
            "names nothing that is checked (1 column(s))");
        var book = MadeWorkbook.Xlsx($"<row>{MadeWorkbook.Cell("Liste")}</row><row r=\"4\">{MadeWorkbook.Cell("INE")}{MadeWorkbook.Cell("Nom")}</row>"
            + $"<row>{MadeWorkbook.Cell("1234567890A")}</row>");
        AssertMisuse(Cli.Run(book, "check", "-", "--lang", "en"), "--header-row 4");
        Assert.Equal([(5, "INE", "IneWrongKey")], Problems(Cli.Run(book, "check", "-", "--header-row", "4", "--json")));

        // With --map the first row may be meant.
        Assert.Contains("--header-row 4", Check(Titles + "1;2\n", "--map", "1=ine").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_header_are_all_checked()
    {
        var run = Check("\n1234567890A;Durand\n1234567890V;Dur4nd\n", "--no-header", "--map", "1=ine", "--map",
            "2=name");
        Assert.Equal([(2, "column 1", "IneWrongKey"), (3, "column 2", "PersonNameIllegalCharacter")], Problems(run));
        AssertSummary(run, rows: 2, unreadable: 0);
        Assert.DoesNotContain("looks like", run.Error, StringComparison.Ordinal);

        // What is taken out before a quote of the first row is taken out once.
        var odd = Check("1234567890A; \"Durand\"\n1234567890V;x\n", "--no-header", "--map", "1=ine");
        Assert.Equal([(1, "", "SpaceBeforeQuote"), (1, "column 1", "IneWrongKey")], Problems(odd));
        AssertMisuse(Check("1234567890A;Durand\n", "--no-header"), "--map");
    }

    // The first pupil, as damaged as the others.
    [Theory]
    [InlineData("Dupont;1/9/2012\nDurand;12/03/2012\n", "2=birthdate")]
    [InlineData("Nom;1234567890v\nDurand;1234567890V\n", "1=name")]
    [InlineData("12345678 9 0v;Dupont\n1234567890V;Durand\n", "1=ine")]
    public void A_first_row_of_damaged_data_is_reported_but_not_shown(string data, string map)
    {
        var run = Check(data, "--map", map);
        Assert.Contains("--no-header", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890v", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_first_row_of_data_is_reported_but_not_shown()
    {
        var data = $"{ValidIne};{Marker}\n{ValidIne};x\n";
        AssertMisuse(Check(data),
            "the first row looks like data, not a header, so it is not checked. If there is no header, use "
            + "--no-header");
        var run = Check(data, "--map", "1=ine");
        Assert.Contains("--no-header", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_header_row_that_is_not_there_is_misuse()
    {
        AssertMisuse(Check("INE\n", "--header-row", "3"), "--header-row names a row after the end of the file");
        AssertMisuse(Check("INE\n\nx\n", "--header-row", "2"), "row 2, which --header-row names, has no values");
        foreach (var table in new[] { "\n\nINE\n1\n", "sep=;\nINE;Nom\n", "\n", "" })
        {
            AssertMisuse(Check(table, "--header-row", "1"), "row 1, which --header-row names, has no values");
        }

        var book = MadeWorkbook.Xlsx($"<row r=\"3\">{MadeWorkbook.Cell("INE")}</row>");
        AssertMisuse(Cli.Run(book, "check", "-", "--header-row", "1", "--lang", "en"), "row 1, which --header-row");
        AssertMisuse(Check("INE\n", "--header-row", "0"), "--header-row takes a number from 1 to 1000");
        AssertMisuse(Check("INE\n", "--header-row", "1", "--no-header"),
            "--header-row and --no-header cannot be used together");
    }

    [Fact]
    public void A_separator_that_the_first_line_names_counts_for_every_header()
    {
        Assert.Equal([(4, "INE", "IneWrongKey")], Problems(Check("sep=|\na;b;c\nINE|Note;1;2\n1234567890A|x\n",
            "--header-row", "3")));
    }

    // A sentence names the row that is meant.
    [Theory]
    [InlineData("x\ny;z\n1;2\n", "the header, which is row 2, names nothing that is checked (2 column(s))",
        "--header-row", "2")]
    [InlineData("\n\nx\n1\n", "the header, which is row 3, names nothing that is checked")]
    [InlineData("x\n1\n", "the header, which is the first row, names nothing that is checked")]
    [InlineData("x;y\n", "without a header, no column is recognised (2 column(s)). Specify what is in them",
        "--no-header")]
    [InlineData("x\n\"y\n", "the header, which is row 2, cannot be read: its quotes", "--header-row", "2")]
    [InlineData("\"y\n", "the first row cannot be read: its quotes", "--no-header", "--map", "1=ine")]
    [InlineData("\n\"y\n", "row 2 cannot be read: its quotes", "--no-header", "--map", "1=ine")]
    [InlineData("a\nx\nINE;Nom\n", "row 2 has no known header; row 3 looks like the header: use --header-row 3",
        "--header-row", "2")]
    [InlineData("x\n1234567890V\n", "row 2 looks like data, not a header", "--header-row", "2")]
    [InlineData("", "the file is empty.", "--no-header", "--map", "1=ine")]
    public void Messages_name_the_row_that_they_are_about(string table, string says, params string[] options)
    {
        var run = Check(table, options);
        AssertMisuse(run, says);
        Assert.Equal(says.Contains("first row", StringComparison.Ordinal),
            run.Error.Contains("first row", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_columns_name_their_row()
    {
        var table = "x\n" + string.Join(';', Enumerable.Repeat("INE", 20_000)) + "\n";
        AssertMisuse(Check(table, "--header-row", "2"), "the header, which is row 2, has 20000 columns");
    }

    // School years and the date of the file are in the headers of real exports.
    [Theory]
    [InlineData("Classe 2012")]
    [InlineData("Élèves au 01/09/2026")]
    [InlineData("Effectif 41153")]
    [InlineData("Collège 0860076R")]
    public void A_date_in_a_header_hides_nothing(string title)
    {
        var run = Check($"INE;Nom;{title}\n1234567890A;Dur4nd;x\n");
        Assert.Equal([(2, "INE", "IneWrongKey"), (2, "Nom", "PersonNameIllegalCharacter")], Problems(run));
        Assert.Contains($"not checked: {title}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("looks like", run.Error, StringComparison.Ordinal);
        Assert.Contains("--header-row 2", Check($"x\nINE;Nom;{title}\n1;2;3\n").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12/03/2012")]
    [InlineData("1/9/2012")]
    [InlineData("1234567890v")]
    [InlineData("INE 1234567890V")]
    [InlineData("639981234")]
    [InlineData("Mère 0639981234")]
    public void A_header_that_is_data_is_not_shown_and_the_others_are(string data)
    {
        var run = Check($"INE;Nom;{data}\n1234567890A;x;y\n", "--map", "3=none");
        Assert.Equal([(2, "INE", "IneWrongKey")], Problems(run));
        Assert.Contains("not checked: column 3", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(data, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_too_few_or_too_many_are_counted()
    {
        var run = Check($"INE;Nom;;\n{ValidIne};a\n{ValidIne};a;;;;\n{ValidIne};a;;;x\n{ValidIne}\n;;;;;;;\n;\n",
            "--duplicates", "off");
        Assert.Equal([(4, "", "WrongFieldCount"), (5, "", "WrongFieldCount")], Problems(run));
        Assert.Equal(
            ["This row has 5 value(s); 4 were expected.", "This row has 1 value(s); 4 were expected."],
            Lines(run)[..2].Select(line => line.GetProperty("message").GetString()));
        var summary = Lines(run)[^1].GetProperty("summary");
        Assert.Equal((4, 2, 2), (summary.GetProperty("rows").GetInt32(), summary.GetProperty("ok").GetInt32(),
            summary.GetProperty("blankLines").GetInt32()));
        Assert.Contains(
            "2: WrongFieldCount: Cette ligne contient 1 valeur(s) ; 2 étaient attendues.",
            Cli.Run("INE;Nom\nx\n", "check", "-", "--lang", "fr").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_or_equals_sign_before_a_quote_is_a_warning()
    {
        var run = Check(
            $"\"INE\"; \"Nom\";Classe\n\"{ValidIne}\";  \"Du;rand\";x\n=\"1234567890A\";Petit;=\"\"\n "
            + $"{ValidIne};=Petit;\"a\nb\"\n"
            + "1;=x\"a\";b\n=\"1\"x;y;z\n", "--duplicates", "off", "--map", "2=none");
        Assert.Equal(
            [
                (2, "", "SpaceBeforeQuote"), (3, "", "FormulaOfText"), (3, "INE", "IneWrongKey"),
                (4, "INE", "IneSurroundingSpaces"),
                (5, "", "StrayQuote"), (6, "", "TextAfterQuote"),
            ],
            Problems(run));
        Assert.Equal([true, true, false, false, false, false], Lines(run)[..^1].Select(line =>
            line.GetProperty("warning").GetBoolean()));
        AssertSummary(run, rows: 5, unreadable: 2);
        Assert.Equal(2, Lines(run)[^1].GetProperty("summary").GetProperty("warnings").GetInt32());
        Assert.Equal("2: SpaceBeforeQuote: A space precedes a quote: the value is read without the space.", Cli.Run(
            $"INE;Nom\n{ValidIne}; \"a\"\n", "check", "-", "--lang", "en").Output.TrimEnd());
    }

    private static Cli.Result Check(string table, params string[] options) =>
        Cli.Run(table, ["check", "-", "--json", "--lang", "en", .. options]);
}
