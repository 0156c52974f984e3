using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

/// <summary>Headers of real exports, and what must not change the answer for any header.</summary>
public class HeaderRowsTests
{
    // "any": the header is ambiguous, and either answer is right.
    private static readonly (string Header, string Expected)[] _rows = [.. Rows("headers.tsv")];
    private static readonly (string Header, string Expected)[] _moreRows = [.. Rows("more-headers.tsv")];
    private static readonly string[] _headers = [.. _rows.Concat(_moreRows).Select(row => row.Header).Distinct()];

    // Words of headers, to make headers that nobody has written yet.
    private static readonly string[] _words =
    [
        "nom", "prénom", "INE", "UAI", "Né", "le", "date", "de", "naissance", "élève", "responsable", "légal", "1",
        "commune", "téléphone", "portable", "Identifiant", "national", "mot", "passe", "modifié", "First", "name", "N°",
        "l'", "Œuvre", "ﬁche",
    ];

    [Fact]
    public void Each_header_of_real_exports_has_its_rule()
    {
        Assert.Equal((143, 59), (_rows.Length, _rows.Count(IsWanted)));
        Assert.Empty(Wrong(_rows));
    }

    [Fact]
    public void Each_header_collected_later_has_its_rule()
    {
        Assert.Equal((467, 303), (_moreRows.Length, _moreRows.Count(IsWanted)));
        Assert.Empty(Wrong(_moreRows));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Case_accents_and_remarks_change_nothing_in_real_headers() => Assert.All(_headers, header =>
    {
        foreach (var other in Variants(header, "obligatoire, voir (la) notice : nom de la classe"))
        {
            Assert.Equal(Answer(header), Answer(other));
        }
    });

    [Trait("Category", "Long")]
    [Property(MaxTest = 500)]
    public Property Case_accents_and_remarks_change_nothing() => Prop.ForAll(
        Headers().ToArbitrary(), Remarks().ToArbitrary(), (header, remark) =>
        Variants(header, remark).All(other => Answer(other) == Answer(header)).Label(header));

    [Trait("Category", "Long")]
    [Property(Arbitrary = [typeof(EduConnectArbitraries)])]
    public void No_text_throws(HostileText it) => Assert.All(
        [it.Text, "INE" + it.Text, it.Text + "Nom", $"Nom ({it.Text})"],
        header => Assert.Equal(Answer(header), Answer(header)));

    [Fact]
    [Trait("Category", "Long")]
    public void A_character_of_no_word_does_not_throw()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            Assert.Null(Record.Exception(() => Answer($"No{(char)c}m {(char)c}")));
        }
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("(")]
    [InlineData("()")]
    [InlineData("(a)")]
    [InlineData(")")]
    [InlineData("nom ")]
    [InlineData("date")]
    [InlineData("I.")]
    [InlineData("\u0301")]
    [InlineData("\uD835")]
    [InlineData("𝒙 ")]
    public void A_header_of_any_length_takes_linear_time(string part)
    {
        // Quadratic time would be many minutes for a million characters.
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var clock = Stopwatch.StartNew();
        Assert.Equal("", Answer(part == "\u0301" ? text + "x" : text));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void A_remark_may_be_long() => Assert.Equal("ine", Answer($"INE ({new string('x', 1_000_000)})"));

    private static IEnumerable<(string Header, string Expected)> Rows(string file) =>
        Repository.Read("tests", "EduConnect.Rules.Tests", "Tables", "Data", file).Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Skip(1)
            .Select(line => line.Split('\t')).Select(values => (values[^2], values[^1]));

    private static bool IsWanted((string Header, string Expected) row) => row.Expected is not ("none" or "any");

    private static IEnumerable<string> Wrong(IEnumerable<(string Header, string Expected)> rows) => rows
        .Where(row => row.Expected != "any")
        .Where(row => row.Expected != (TableColumn.For(row.Header).Rule?.ShortName() ?? "none"))
        .Select(row => $"{row.Header}: {row.Expected} expected");

    // The rule and what it could be, as one text.
    private static string Answer(string header) => TableColumn.For(header).Rule?.ShortName()
        + string.Concat(TableColumn.CandidatesFor(header).Select(rule => $"{rule.ShortName()}?"));

    private static IEnumerable<string> Variants(string header, string remark) =>
    [
        header.ToUpperInvariant(), header.ToLowerInvariant(),
        WithoutAccents(header), header.Normalize(NormalizationForm.FormD),
        $"{header} ({remark})", $"({remark}) {header}", $"* {header}*",
    ];

    private static string WithoutAccents(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark));

    private static Gen<string> Headers() =>
        from words in Gen.Elements(_words).NonEmptyListOf()
        from separator in Gen.Elements(" ", "_", "-", "", ". ")
        select string.Join(separator, words.Take(6));

    private static Gen<string> Remarks() => Gen.Elements(_words).ListOf().Select(words => string.Join(' ', words));
}
