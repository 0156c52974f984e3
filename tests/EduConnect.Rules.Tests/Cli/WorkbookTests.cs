using System.Buffers.Binary;
using System.Text;
using EduConnect.Rules.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Sheets of workbooks as CSV, and workbooks made to take time or memory.</summary>
public sealed class WorkbookTests
{
    public static readonly TheoryData<string> Made = [.. Workbooks.Made];

    private const string Row = "<row><c t=\"inlineStr\"><is><t>INE</t></is></c></row>";
    private const string Damaged = "this workbook is damaged or incomplete";

    /// <summary>A workbook that is refused, and what is said of it.</summary>
    public static IEnumerable<object[]> Hostile()
    {
        var (bomb, names) = (new string('x', 100_000_000), Enumerable.Range(0, 20_000));
        (string, Func<byte[]>, string)[] all =
        [
            ("entities", () => MadeWorkbook.Xlsx("", sheet:
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData>&b;</sheetData></worksheet>"), Damaged),
            ("external entity", () => MadeWorkbook.Xlsx("", strings: null, sheet:
                "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>&a;</sheetData></worksheet>"), Damaged),
            ("entities in ods", () => MadeWorkbook.Ods("", content: "<!DOCTYPE a [<!ENTITY a \"a\">]><a>&a;</a>"), Damaged),
            ("bomb", () => MadeWorkbook.Xlsx($"<row><c><v>{bomb}</v></c></row>"), "compressed more than any real table"),
            ("bomb in the texts", () => MadeWorkbook.Xlsx(Row, strings: $"<si><t>{bomb}</t></si>"), "compressed more than any real table"),
            ("bomb in ods", () => MadeWorkbook.Ods($"<!--{bomb}-->"), "compressed more than any real table"),
            ("bomb that lies about its length", () => LiesAboutLengths(MadeWorkbook.Xlsx($"{Row}<!--{bomb}-->")), Damaged),
            ("long attribute", () => MadeWorkbook.Xlsx($"<row a=\"{bomb[..3_000_000]}\"/>"), Damaged),
            ("long comment", () => MadeWorkbook.Xlsx($"<!--{bomb[..3_000_000]}-->{Row}"), Damaged),
            ("deep", () => MadeWorkbook.Xlsx(string.Concat(Enumerable.Repeat("<row>", 200_000))), Damaged),
            ("many names", () => MadeWorkbook.Xlsx(string.Concat(names.Select(name => $"<a{name}/>"))), Damaged),
            ("long cell", () => MadeWorkbook.Xlsx($"<row>{MadeWorkbook.Cell(bomb[..32_768])}</row>"), "longer than 32767 characters"),
            ("long cell in ods", () => MadeWorkbook.Ods(
                "<table:table-row><table:table-cell><text:p>a<text:s text:c=\"2000000000\"/></text:p></table:table-cell></table:table-row>"),
                "longer than 32767 characters"),
            ("million columns", () => MadeWorkbook.Xlsx($"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1_000_000))}</row>"), "more than 16384 columns"),
            ("column beyond the last", () => MadeWorkbook.Xlsx("<row><c r=\"ZZZZZZZZZ1\"><v>1</v></c></row>"), "more than 16384 columns"),
            ("row beyond the last", () => MadeWorkbook.Xlsx("<row r=\"1048577\"><c><v>1</v></c></row>"), "more than 1048576 rows"),
            ("rows backwards", () => MadeWorkbook.Xlsx($"<row r=\"2\"/><row r=\"1\"/>"), Damaged),
            ("cells backwards", () => MadeWorkbook.Xlsx("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"), Damaged),
            ("text that is not there", () => MadeWorkbook.Xlsx("<row><c t=\"s\"><v>1</v></c></row>", strings: "<si><t>a</t></si>"), Damaged),
            ("text of a negative number", () => MadeWorkbook.Xlsx("<row><c t=\"s\"><v>-1</v></c></row>", strings: "<si><t>a</t></si>"), Damaged),
            ("style that is not there", () => MadeWorkbook.Xlsx("<row><c s=\"9\"><v>1</v></c></row>", styles: "<cellXfs><xf/></cellXfs>"), Damaged),
            ("sheet within itself", () => MadeWorkbook.Zip([("_rels/.rels",
                "<R><Relationship Type=\"/officeDocument\" Target=\"_rels/.rels\"/></R>")]), Damaged),
            ("no sheet", () => MadeWorkbook.Zip([
                ("_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"../../x/../w.xml\"/></R>"),
                ("_rels/w.xml.rels", "<R/>"), ("w.xml", "<workbook/>")]), "this workbook has no worksheet"),
            ("repeated rows", () => MadeWorkbook.Ods(
                "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\">"
                + "<text:p>INE</text:p></table:table-cell></table:table-row>"), "repeats its cells more than any real table"),
            ("repeated cells", () => MadeWorkbook.Ods(
                "<table:table-row><table:table-cell table:number-columns-repeated=\"2147483647\"><text:p>INE</text:p></table:table-cell></table:table-row>"),
                "more than 16384 columns"),
            ("repeats that are no number", () => MadeWorkbook.Ods(
                "<table:table-row><table:table-cell table:number-columns-repeated=\"99999999999\"/></table:table-row>"), Damaged),
            ("too many rows in ods", () => MadeWorkbook.Ods(
                "<table:table-row table:number-rows-repeated=\"2147483647\"/><table:table-row table:number-rows-repeated=\"2147483647\"/>"
                + "<table:table-row><table:table-cell><text:p>INE</text:p></table:table-cell></table:table-row>"), "more than 1048576 rows"),
            ("gaps", () => MadeWorkbook.Xlsx(string.Concat(Enumerable.Repeat("<row><c r=\"XFD1\"><v>1</v></c></row>", 9_000))), "too many empty cells"),
            ("truncated", () => MadeWorkbook.Xlsx(Row)[..^40], Damaged),
            ("truncated in the middle", () => Cut(MadeWorkbook.Xlsx(Row)), Damaged),
            ("many parts", () => MadeWorkbook.Zip(names.Select(name => ($"{name}", ""))), "more than 10000 parts"),
            ("part that is no XML", () => MadeWorkbook.Xlsx("", sheet: "\0\u0001\u0002"), Damaged),
            ("encrypted ods", () => MadeWorkbook.Ods("", manifest: "<file-entry><encryption-data/></file-entry>"), "protected by a password"),
            ("encrypted ods of LibreOffice 24", () => MadeWorkbook.Zip([("encrypted-package", "x")]), "protected by a password"),
            ("xlsb", () => MadeWorkbook.Zip([("xl/workbook.bin", "x"), ("_rels/.rels", "<R/>")]), ".xlsb"),
            ("numbers", () => MadeWorkbook.Zip([("Index/Document.iwa", "x")]), ".numbers"),
            ("docx", () => MadeWorkbook.Zip([("_rels/.rels", "<R/>"), ("word/document.xml", "<w/>")]), "a ZIP archive or another document"),
            ("zip", () => MadeWorkbook.Zip([("a.csv", "INE\n")]), "a ZIP archive or another document"),
        ];
        return all.Select(one => new object[] { one.Item1, one.Item2, one.Item3 });
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void The_cells_are_those_that_LibreOffice_shows(string name)
    {
        using var file = File.OpenRead(Workbooks.PathOf(name));
        var shown = File.ReadAllText(Workbooks.PathOf("libreoffice.csv"));
        Assert.Equal(Trimmed(shown), Trimmed(Read(file, Workbooks.Sheet)));
    }

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void A_hostile_workbook_is_refused(string name, Func<byte[]> make, string says)
    {
        Assert.NotEmpty(name);
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => Read(make())).Message, StringComparison.Ordinal);
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
        const string Cells = "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c><v>2</v></c><c r=\"F3\"/></row><row><c r=\"C4\"/></row><row r=\"6\"><c><v>3</v></c></row>"
            + "<row r=\"1048576\"/>";
        Assert.Equal("\n\n;1;2\n\n\n3;;\n", Read(MadeWorkbook.Xlsx(Cells)));
        const string Same = "<table:table-row table:number-rows-repeated=\"2\"/><table:table-row><table:table-cell/>"
            + "<table:table-cell><text:p>1</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>"
            + "<table:table-cell table:number-columns-repeated=\"2\"><text:p>2</text:p></table:table-cell></table:table-row>"
            + "<table:table-header-rows><table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row>"
            + "</table:table-header-rows><table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        Assert.Equal("\n\n;1;;2;2\n3;;;;\n3;;;;\n", Read(MadeWorkbook.Ods(Same)));
    }

    [Fact]
    public void Texts_are_those_that_a_person_reads()
    {
        var rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"str\"><v>a_x0041_</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>0</v></c>"
            + $"{MadeWorkbook.Cell(" ")}{MadeWorkbook.Cell("a\"b;")}<c t=\"d\"><v>2012-03-12</v></c><c t=\"d\"><v>2012-03-12T01:02:03</v></c></row>";
        const string Strings = "<si><r><t>Du</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">ra </t></r><rPh sb=\"0\"><t>x</t></rPh><phoneticPr/></si>"
            + "<si><t/></si><si><t>_x005F_x0041__x000D_\n_x00ZZ_é\U0001F600</t></si>";
        Assert.Equal("Dura ;;\"_x0041_\r\n_x00ZZ_é\U0001F600\";aA;#N/A;FALSE; ;\"a\"\"b;\";12/03/2012;12/03/2012 01:02:03\n", Read(MadeWorkbook.Xlsx(rows, Strings)));
        const string Ods = "<table:table-row><table:table-cell><text:p>a <text:s text:c=\"2\"/>\n <text:span>b</text:span> <text:a>c</text:a><text:tab/></text:p>"
            + "<office:annotation><text:p>x</text:p></office:annotation><text:p/><text:p>d<text:line-break/>e</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>VRAI</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"date\" office:date-value=\"2012-03-12\"><text:p>12 mars 2012</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"33639981234\" calcext:value-type=\"error\"><text:p>3,36E+10</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>007</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>0,5</text:p></table:table-cell></table:table-row>";
        Assert.Equal("\"a    b c\t\n\nd\ne\";TRUE;#N/A;12/03/2012;33639981234;007;0.5\n", Read(MadeWorkbook.Ods(Ods)));
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
    [InlineData("@", "12", "12")]
    [InlineData("\"", "12", "12")]
    [InlineData("[", "12", "12")]
    [InlineData("\\", "12", "12")]
    public void A_number_is_shown_by_its_format(string code, string value, string shown)
    {
        var styles = $"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{System.Net.WebUtility.HtmlEncode(code)}\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";
        Assert.Equal(shown + "\n", Read(MadeWorkbook.Xlsx($"<row><c s=\"1\"><v>{value}</v></c></row>", styles: styles)));
    }

    [Fact]
    public void The_calendar_may_begin_in_1904()
    {
        const string Styles = "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"21\"/><xf numFmtId=\"22\"/></cellXfs>";
        const string Rows = "<row><c><v>39782</v></c><c><v>0</v></c><c s=\"1\"><v>0.25</v></c><c s=\"2\"><v>0.25</v></c></row>";
        Assert.Equal("01/12/2012;01/01/1904;06:00:00;01/01/1904 06:00:00\n", Read(MadeWorkbook.Xlsx(Rows, styles: Styles, properties: "date1904=\"1\"")));
        Assert.Equal("30/11/2008;0;06:00:00;0.25\n", Read(MadeWorkbook.Xlsx(Rows, styles: Styles)));
    }

    [Fact]
    public void A_row_that_is_too_long_is_one_line()
    {
        var cell = MadeWorkbook.Cell(string.Concat(Enumerable.Repeat("a\n", 16_000)));
        var text = Read(MadeWorkbook.Xlsx($"<row>{string.Concat(Enumerable.Repeat(cell, 50))}</row><row>{MadeWorkbook.Cell("b")}</row>"));
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

    // The central directory and the local headers say that nothing is longer than 1,000 bytes.
    private static byte[] LiesAboutLengths(byte[] workbook)
    {
        for (var i = 0; i < workbook.Length - 30; i++)
        {
            if (workbook.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
            {
                var length = workbook.AsSpan(i + 24);
                BinaryPrimitives.WriteInt32LittleEndian(length, Math.Min(1_000, BinaryPrimitives.ReadInt32LittleEndian(length)));
            }
        }

        return workbook;
    }

    // The last part loses bytes of its content.
    private static byte[] Cut(byte[] workbook)
    {
        var last = workbook.AsSpan().LastIndexOf("PK\u0003\u0004"u8) + 60;
        workbook.AsSpan(last, 20).Clear();
        return workbook;
    }

    private static string Read(byte[] workbook) => Read(new MemoryStream(workbook), null);

    private static string Read(Stream file, string? sheet)
    {
        using var workbook = Workbook.Open(file, sheet);
        using var text = new MemoryStream();
        workbook.CopyTo(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
