using EduConnect.Rules.Cli;
using static EduConnect.Rules.Tests.CheckedFiles;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>People who are in a table twice.</summary>
[Trait("Category", "Long")]
public sealed class CliPeopleTests
{
    private const string Table = """
        Nom d'usage élève;Nom élève;Prénom élève;Né(e) le;Nom responsable
        ;Durand;Élodie-Zoé;12/03/2012;Petit
        ;Durand;Jean;12/03/2012;Petit
        x;DURAND; elodie zoe ;2012-03-12;Petit
        ;Durand;Élodie-Zoé;13/03/2012;Petit
        ;Durand;;12/03/2012;Petit
        ;Durand;;12/03/2012;Petit
        ;Durand;Jean;30/02/2012;Petit
        ;Durand;Jean;30/02/2012;Petit
        ;Durand;Jean;12/03/2012
        ;L'Été;Œd;12/03/2012;
        ;LETE;OED;12/03/2012;
        ;dUrAnD;E'lodie ZOE;12/03/2012;Petit

        """;

    [Fact]
    public void A_person_who_occurs_twice_is_a_warning()
    {
        var run = Check(Table.Replace("Nom d'usage élève;", "", StringComparison.Ordinal).Replace("\n;", "\n",
            StringComparison.Ordinal)
            .Replace("x;D", "D", StringComparison.Ordinal));
        Assert.Equal([(4, 2), (12, 11), (13, 2)], Twice(run));
        Assert.All(Lines(run).Where(line => line.TryGetProperty("firstRow", out _)), line =>
            Assert.True(line.GetProperty("warning").GetBoolean()));
        Assert.Contains("duplicate people: Nom élève + Prénom élève + Né(e) le", run.Error, StringComparison.Ordinal);
        var message = Lines(run).First(line =>
            line.GetProperty("code").GetString() == "SamePerson").GetProperty("message").GetString();
        Assert.Equal("Row 2 already has a person with the same name and birth date.", message);

        // Neither on nor off looks for people.
        Assert.DoesNotContain("SamePerson", Cli.Run(Table, "check", "-", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_name_is_preferred_to_a_name_in_use() =>
        Assert.Contains("duplicate people: Nom élève + Prénom élève + Né(e) le", Check(Table).Error,
            StringComparison.Ordinal);

    [Fact]
    public void Two_columns_of_names_are_enough()
    {
        var run = Check("a;b;c\nDurand;Jean;12/03/2012\nJean;Durand;12/03/2012\nDurand;Jean;12/03/2012\n", "--map",
            "1=name", "--map", "2=name", "--map", "3=birthdate");
        Assert.Equal([(4, 2)], Twice(run));
        AssertMisuse(Check("INE;Nom;Né(e) le\n"), "--duplicates people needs a column of last names");
        AssertMisuse(Check("Nom;Prénom\n"), "--duplicates people needs a column of last names");
    }

    [Fact]
    public void Blocks_keep_the_rows_in_order()
    {
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(row =>
            $"Durand{Name(row % 59_990)};Jean;12/03/2012\n"));
        Assert.Equal(Enumerable.Range(59_992, 10).Select(row =>
            (row, row - 59_990)), Twice(Check("Nom;Prénom;Né(e) le\n" + rows)));

        static string Name(int number) => string.Concat(number.ToString(null as IFormatProvider).Select(digit =>
            (char)('a' + digit - '0')));
    }

    [Theory]
    [InlineData("Élodie-Zoé", "elodiezoe")]
    [InlineData("D’Œuvre", "doeuvre")]
    [InlineData("Jose\u0301 42", "jose")]
    [InlineData("Ωμέγα", "ωμέγα")]
    [InlineData("", "")]
    public void Names_are_compared_by_their_letters(string name, string letters) =>
        Assert.Equal(letters, PeopleSearch.Letters(name));

    private static List<(int Row, int FirstRow)> Twice(Cli.Result run) =>
    [
        .. Lines(run).Where(line => line.TryGetProperty("code", out var code) && code.GetString() == "SamePerson")
            .Select(line => (line.GetProperty("row").GetInt32(), line.GetProperty("firstRow").GetInt32())),
    ];

    private static Cli.Result Check(string table, params string[] options) =>
        Cli.Run(table, ["check", "-", "--json", "--lang", "en", "--duplicates", "people", "--separator", ";",
            .. options]);
}
