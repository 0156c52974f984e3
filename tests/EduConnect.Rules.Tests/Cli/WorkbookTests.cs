using System.Diagnostics;
using System.Text;
using EduConnect.Rules.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Sheets of workbooks as CSV, and workbooks made to take time or memory.</summary>
public sealed class WorkbookTests
{
    public static readonly TheoryData<string> Made = [.. Workbooks.Made];

    public static readonly TheoryData<string> Hostile = [.. HostileWorkbooks.All().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Made))]
    public void The_cells_are_those_that_LibreOffice_shows(string name)
    {
        using var file = File.OpenRead(Workbooks.PathOf(name));
        var shown = File.ReadAllText(Workbooks.PathOf("libreoffice.csv"));
        Assert.Equal(Trimmed(shown), Trimmed(Read(file, Workbooks.Sheet)));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_workbook_is_refused_within_a_second(string name)
    {
        var (_, make, says) = HostileWorkbooks.All().Single(one => one.Name == name);
        var workbook = make();
        var time = TimeSpan.MaxValue;

        // Again if something else kept the machine busy.
        for (var run = 0; run < 3 && time > TimeSpan.FromSeconds(1); run++)
        {
            var clock = Stopwatch.StartNew();
            var refusal = Assert.Throws<InvalidDataException>(() => Read(workbook));
            time = clock.Elapsed;
            Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        }

        Assert.True(time <= TimeSpan.FromSeconds(1), $"{time}");
    }

    // Each cut and each damaged byte: an answer or a refusal, never another exception.
    [Fact]
    public void A_damaged_workbook_is_read_or_refused()
    {
        var random = new Random(1);
        foreach (var name in new[] { "xlsxwriter.xlsx", "libreoffice.ods" })
        {
            var whole = File.ReadAllBytes(Workbooks.PathOf(name));
            var refused = 0;
            for (var i = 0; i < 300; i++)
            {
                var damaged = whole.ToArray();
                for (var changes = 1 + random.Next(4); changes > 0; changes--)
                {
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 + random.Next(255));
                }

                refused += IsRefused(i % 2 == 0 ? damaged : whole[..random.Next(4, whole.Length)]) ? 1 : 0;
            }

            Assert.InRange(refused, 150, 300);
        }

        static bool IsRefused(byte[] workbook)
        {
            try
            {
                Read(workbook);
                return false;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void Rows_and_cells_are_where_the_sheet_has_them()
    {
        const string Cells = "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c><v>2</v></c><c r=\"F3\"/></row><row>"
            + "<c r=\"C4\"/></row><row r=\"6\"><c><v>3</v></c></row>"
            + "<row r=\"1048576\"/>";
        Assert.Equal("\n\n;1;2\n\n\n3;;\n", Read(MadeWorkbook.Xlsx(Cells)));
        const string Same = "<table:table-row table:number-rows-repeated=\"2\"/><table:table-row><table:table-cell/>"
            + "<table:table-cell><text:p>1</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p>"
            + "</table:covered-table-cell>"
            + "<table:table-cell table:number-columns-repeated=\"2\"><text:p>2</text:p></table:table-cell>"
            + "</table:table-row>"
            + "<table:table-header-rows><table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>"
            + "3</text:p></table:table-cell></table:table-row>"
            + "</table:table-header-rows><table:table-row table:number-rows-repeated=\"1048571\">"
            + "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        Assert.Equal("\n\n;1;;2;2\n3;;;;\n3;;;;\n", Read(MadeWorkbook.Ods(Same)));
    }

    [Fact]
    public void Texts_are_those_that_a_person_reads()
    {
        var rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"str\"><v>"
            + "a_x0041_</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>0</v></c>"
            + $"{MadeWorkbook.Cell(" ")}{MadeWorkbook.Cell("a\"b;")}<c t=\"d\"><v>2012-03-12</v></c><c t=\"d\"><v>"
            + "2012-03-12T01:02:03</v></c></row>";
        const string Strings = "<si><r><t>Du</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">ra </t></r>"
            + "<rPh sb=\"0\"><t>x</t></rPh><phoneticPr/></si>"
            + "<si><t/></si><si><t>_x005F_x0041__x000D_\n_x00ZZ_é\U0001F600</t></si>";
        Assert.Equal("Dura ;;\"_x0041_\r\n_x00ZZ_é\U0001F600\";aA;#N/A;FALSE; ;\"a\"\"b;\";12/03/2012;12/03/2012 01:02:03\n", Read(MadeWorkbook.Xlsx(rows, Strings)));
        const string Ods = "<table:table-row><table:table-cell><text:p>a <text:s text:c=\"2\"/>\n <text:span>"
            + "b</text:span> <text:a>c</text:a><text:tab/></text:p>"
            + "<office:annotation><text:p>x</text:p></office:annotation><text:p/><text:p>d<text:line-break/>"
            + "e</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>VRAI</text:p>"
            + "</table:table-cell>"
            + "<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#N/A</text:p>"
            + "</table:table-cell>"
            + "<table:table-cell office:value-type=\"date\" office:date-value=\"2012-03-12\"><text:p>"
            + "12 mars 2012</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"33639981234\" calcext:value-type=\"error\"><text:p>3,36E+10</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>007</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>0,5</text:p>"
            + "</table:table-cell></table:table-row>";
        Assert.Equal("\"a    b c\t\n\nd\ne\";TRUE;#N/A;12/03/2012;33639981234;007;0.5\n", Read(MadeWorkbook.Ods(Ods)));
    }

    // Other programs than spreadsheets write cells without the text that is shown.
    [Theory]
    [InlineData("string\" office:string-value=\"Zoé\"", "Zoé")]
    [InlineData("string\" office:string-value=\"x\"", "Zoé", "<text:p>Zoé</text:p>")]
    [InlineData("time\" office:time-value=\"PT08H30M00S\"", "PT08H30M00S")]
    [InlineData("date\" office:date-value=\"2012-12-01\"", "01/12/2012")]
    [InlineData("date\" office:date-value=\"2012-13-01\"", "2012-13-01")]
    [InlineData("float\" office:value=\"1E400\"", "1E400")]
    [InlineData("float\" office:value=\"NaN\"", "NaN")]
    [InlineData("float\" office:value=\"1E400\"", "∞", "<text:p>∞</text:p>")]
    [InlineData("currency\" office:value=\"5\"", "5")]
    public void A_cell_of_ods_has_its_value_where_no_text_is_shown(string type, string shown, string text = "")
    {
        var cell = $"<table:table-cell office:value-type=\"{type}>{text}</table:table-cell>";
        Assert.Equal(shown + "\n", Read(MadeWorkbook.Ods($"<table:table-row>{cell}</table:table-row>")));
    }

    [Theory]
    [InlineData("dd/mm/yyyy", "41244", "01/12/2012")]
    [InlineData("yyyy-mm-dd", "41244.75", "2012-12-01")]
    [InlineData("[$-40C]d mmmm yyyy;@", "41244", "01/12/2012")]
    [InlineData("dd/mm/yyyy\\ hh:mm", "41244.5", "01/12/2012 12:00:00")]
    [InlineData("dd/mm/yyyy hh:mm", "41244", "01/12/2012")]
    [InlineData("mmm-yy", "41244", "01/12/2012")]
    [InlineData("dd/mm/yyyy", "60", "60")]
    [InlineData("dd/mm/yyyy", "1", "01/01/1900")]
    [InlineData("dd/mm/yyyy", "-1", "-1")]
    [InlineData("dd/mm/yyyy", "99999999", "99999999")]
    [InlineData("hh:mm", "0.5", "12:00:00")]
    [InlineData("[h]:mm", "1.5", "1.5")]
    [InlineData("0000000000", "639981234", "0639981234")]
    [InlineData("00000000", "123456789012", "123456789012")]
    [InlineData("0#\" \"##\" \"##\" \"##\" \"##", "639981234", "06 39 98 12 34")]
    [InlineData("\"+\"00\\ #", "336", "+33 6")]
    [InlineData("000", "0", "000")]
    [InlineData("000", "-1", "-1")]
    [InlineData("000", "1.5", "002")]
    [InlineData("0.00E+00", "33639981234", "33639981234")]
    [InlineData("#,##0", "1234567", "1234567")]
    [InlineData("[<=9999999]000-0000;000", "1234567", "1234567")]
    [InlineData("General", "3.3639981234E+10", "33639981234")]
    [InlineData("General", "0.30000000000000004", "0.3")]
    [InlineData("General", "1E+300", "1E+300")]
    [InlineData("General", "1E400", "1E400")]
    [InlineData("000", "-1E400", "-1E400")]
    [InlineData("dd/mm/yyyy", "1E400", "1E400")]
    [InlineData("dd/mm/yyyy", "NaN", "NaN")]
    [InlineData("hh:mm", "Infinity", "Infinity")]
    [InlineData("dd/mm/yyyy hh:mm", "2958465.9999999", "2958465.9999999")]
    [InlineData("dd/mm/yyyy hh:mm", "2958465.5", "31/12/9999 12:00:00")]
    [InlineData("@", "12", "12")]
    [InlineData("\"", "12", "12")]
    [InlineData("[", "12", "12")]
    [InlineData("\\", "12", "12")]
    public void A_number_is_shown_by_its_format(string code, string value, string shown)
    {
        var styles = $"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{System.Net.WebUtility.HtmlEncode(code)}\"/>"
            + "</numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
            + "</cellXfs>";
        Assert.Equal(shown + "\n", Read(MadeWorkbook.Xlsx($"<row><c s=\"1\"><v>{value}</v></c></row>",
            styles: styles)));
    }

    [Fact]
    public void The_calendar_may_begin_in_1904()
    {
        const string Styles = "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"21\"/><xf numFmtId=\"22\"/></cellXfs>";
        const string Rows = "<row><c><v>39782</v></c><c><v>0</v></c><c s=\"1\"><v>0.25</v></c><c s=\"2\"><v>0.25</v>"
            + "</c></row>";
        Assert.Equal("01/12/2012;01/01/1904;06:00:00;01/01/1904 06:00:00\n", Read(MadeWorkbook.Xlsx(Rows,
            styles: Styles, properties: "date1904=\"1\"")));
        Assert.Equal("30/11/2008;0;06:00:00;0.25\n", Read(MadeWorkbook.Xlsx(Rows, styles: Styles)));
    }

    [Fact]
    public void A_row_that_is_too_long_is_one_line()
    {
        var cell = MadeWorkbook.Cell(string.Concat(Enumerable.Repeat("a\n", 16_000)));
        var text = Read(MadeWorkbook.Xlsx($"<row>{string.Concat(Enumerable.Repeat(cell, 50))}</row><row>"
            + $"{MadeWorkbook.Cell("b")}</row>"));
        Assert.Equal(2, text.Count('\n'));
        Assert.InRange(text.IndexOf('\n', StringComparison.Ordinal), RowBlocks.LongestRow, 2 * RowBlocks.LongestRow);
    }

    [Fact]
    public void A_wrong_sheet_is_named()
    {
        foreach (var name in new[] { "xlsxwriter.xlsx", "libreoffice.ods" })
        {
            using var file = File.OpenRead(Workbooks.PathOf(name));
            var message = Assert.Throws<InvalidDataException>(() => Read(file, "Elsewhere")).Message;
            Assert.Equal("--sheet names no sheet of this workbook: \"Cachée\", \"Élèves 6A\", \"Autre\".", message);
            Assert.StartsWith("INE;", Read(file, null), StringComparison.Ordinal);
            Assert.StartsWith("UAI;Nom\n", Read(file, "AUTRE"), StringComparison.Ordinal);
        }
    }

    // Empty cells at the end, of which a row of the first ones has as many as the widest of them.
    private static string[] Trimmed(string csv) => [.. csv.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd(';'))];

    private static string Read(byte[] workbook) => Read(new MemoryStream(workbook), null);

    private static string Read(Stream file, string? sheet)
    {
        using var workbook = Workbook.Open(file, sheet);
        using var text = new MemoryStream();
        workbook.CopyTo(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
