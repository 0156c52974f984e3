using System.Buffers.Binary;

namespace EduConnect.Rules.Tests;

/// <summary>Workbooks made to take time or memory, to lie, or to be something else: each is refused at once.</summary>
internal static class HostileWorkbooks
{
    private const string Row = "<row><c t=\"inlineStr\"><is><t>INE</t></is></c></row>";
    private const string Damaged = "this workbook is damaged or incomplete";

    /// <summary>Their names, how they are made, and what is said of each.</summary>
    public static IEnumerable<(string Name, Func<byte[]> Make, string Says)> All()
    {
        var names = Enumerable.Range(0, 20_000);
        return
        [
            ("entities", () => MadeWorkbook.Xlsx("", sheet:
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet>"
                    + "<sheetData>&b;</sheetData></worksheet>"), Damaged),
            ("external entity", () => MadeWorkbook.Xlsx("", strings: null, sheet:
                "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>&a;</sheetData>"
                    + "</worksheet>"), Damaged),
            ("entities in ods", () =>
                MadeWorkbook.Ods("", content: "<!DOCTYPE a [<!ENTITY a \"a\">]><a>&a;</a>"), Damaged),
            ("bomb", () => MadeWorkbook.Xlsx($"<row><c><v>{X(100_000_000)}</v></c></row>"),
                "compressed more than any real table"),
            ("bomb in the texts", () =>
                MadeWorkbook.Xlsx(Row, strings: $"<si><t>{X(100_000_000)}</t></si>"),
                    "compressed more than any real table"),
            ("bomb in ods", () => MadeWorkbook.Ods($"<!--{X(100_000_000)}-->"), "compressed more than any real table"),
            ("bomb that lies about its length", () =>
                LiesAboutLengths(MadeWorkbook.Xlsx($"{Row}<!--{X(100_000_000)}-->")), Damaged),
            ("long attribute", () => MadeWorkbook.Xlsx($"<row a=\"{X(3_000_000)}\"/>"), Damaged),
            ("long comment", () => MadeWorkbook.Xlsx($"<!--{X(3_000_000)}-->{Row}"), Damaged),
            ("deep", () => MadeWorkbook.Xlsx(string.Concat(Enumerable.Repeat("<row>", 200_000))), Damaged),
            ("many names", () => MadeWorkbook.Xlsx(string.Concat(names.Select(name => $"<a{name}/>"))), Damaged),
            ("long cell", () => MadeWorkbook.Xlsx($"<row>{MadeWorkbook.Cell(X(32_768))}</row>"),
                "longer than 32767 characters"),
            ("long cell in ods", () => MadeWorkbook.Ods(
                "<table:table-row><table:table-cell><text:p>a<text:s "
                + "text:c=\"2000000000\"/></text:p></table:table-cell></table:table-row>"),
                "longer than 32767 characters"),
            ("million columns", () =>
                MadeWorkbook.Xlsx($"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1_000_000))}</row>"),
                    "more than 16384 columns"),
            ("column beyond the last", () =>
                MadeWorkbook.Xlsx("<row><c r=\"ZZZZZZZZZ1\"><v>1</v></c></row>"), "more than 16384 columns"),
            ("row beyond the last", () =>
                MadeWorkbook.Xlsx("<row r=\"1048577\"><c><v>1</v></c></row>"), "more than 1048576 rows"),
            ("rows backwards", () => MadeWorkbook.Xlsx($"<row r=\"2\"/><row r=\"1\"/>"), Damaged),
            ("cells backwards", () =>
                MadeWorkbook.Xlsx("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"), Damaged),
            ("text that is not there", () =>
                MadeWorkbook.Xlsx("<row><c t=\"s\"><v>1</v></c></row>", strings: "<si><t>a</t></si>"), Damaged),
            ("text of a negative number", () =>
                MadeWorkbook.Xlsx("<row><c t=\"s\"><v>-1</v></c></row>", strings: "<si><t>a</t></si>"), Damaged),
            ("style that is not there", () =>
                MadeWorkbook.Xlsx("<row><c s=\"9\"><v>1</v></c></row>", styles: "<cellXfs><xf/></cellXfs>"), Damaged),
            ("sheet within itself", () => MadeWorkbook.Zip([("_rels/.rels",
                "<R><Relationship Type=\"/officeDocument\" Target=\"_rels/.rels\"/></R>")]), Damaged),
            ("texts that are the sheet", () => MadeWorkbook.Zip([
                ("_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"w.xml\"/></R>"),
                ("_rels/w.xml.rels", "<R><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"s.xml\"/>"
                    + "<Relationship Type=\"/sharedStrings\" Target=\"s.xml\"/>"
                    + "<Relationship Type=\"/styles\" Target=\"w.xml\"/></R>"),
                ("w.xml", "<workbook><sheets><sheet name=\"a\" id=\"1\"/></sheets></workbook>"),
                ("s.xml", "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>")]),
                Damaged),
            ("no sheet", () => MadeWorkbook.Zip([
                ("_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"../../x/../w.xml\"/></R>"),
                ("_rels/w.xml.rels", "<R/>"), ("w.xml", "<workbook/>")]), "this workbook has no worksheet"),
            ("repeated rows", () => MadeWorkbook.Ods(
                "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
                + "table:number-columns-repeated=\"16384\" office:value-type=\"string\">"
                + "<text:p>INE</text:p></table:table-cell></table:table-row>"),
                    "repeats its cells more than any real table"),
            ("repeated cells", () => MadeWorkbook.Ods(
                "<table:table-row><table:table-cell "
                + "table:number-columns-repeated=\"2147483647\"><text:p>INE</text:p></table:table-cell>"
                + "</table:table-row>"),
                "more than 16384 columns"),
            ("repeats that are no number", () => MadeWorkbook.Ods(
                "<table:table-row><table:table-cell table:number-columns-repeated=\"99999999999\"/>"
                    + "</table:table-row>"), Damaged),
            ("too many rows in ods", () => MadeWorkbook.Ods(
                "<table:table-row table:number-rows-repeated=\"2147483647\"/><table:table-row "
                + "table:number-rows-repeated=\"2147483647\"/>"
                + "<table:table-row><table:table-cell><text:p>INE</text:p></table:table-cell></table:table-row>"),
                    "more than 1048576 rows"),
            ("gaps", () => MadeWorkbook.Xlsx(string.Concat(Enumerable.Repeat("<row><c r=\"XFD1\"><v>1</v></c></row>",
                9_000))), "too many empty cells"),
            ("truncated", () => MadeWorkbook.Xlsx(Row)[..^40], Damaged),
            ("truncated in the middle", () => Cut(MadeWorkbook.Xlsx(Row)), Damaged),
            ("many parts", () => MadeWorkbook.Zip(names.Select(name => ($"{name}", ""))), "more than 10000 parts"),
            ("part that is no XML", () => MadeWorkbook.Xlsx("", sheet: "\0\u0001\u0002"), Damaged),
            ("encrypted ods", () =>
                MadeWorkbook.Ods("", manifest: "<file-entry><encryption-data/></file-entry>"),
                    "protected by a password"),
            ("encrypted ods of LibreOffice 24", () =>
                MadeWorkbook.Zip([("encrypted-package", "x")]), "protected by a password"),
            ("xlsb", () => MadeWorkbook.Zip([("xl/workbook.bin", "x"), ("_rels/.rels", "<R/>")]), ".xlsb"),
            ("numbers", () => MadeWorkbook.Zip([("Index/Document.iwa", "x")]), ".numbers"),
            ("docx", () => MadeWorkbook.Zip([("_rels/.rels", "<R/>"), ("word/document.xml", "<w/>")]),
                "a ZIP archive or another document"),
            ("zip", () => MadeWorkbook.Zip([("a.csv", "INE\n")]), "a ZIP archive or another document"),
        ];
    }

    private static string X(int count) => new('x', count);

    // The central directory and the local headers say that nothing is longer than 1,000 bytes.
    private static byte[] LiesAboutLengths(byte[] workbook)
    {
        for (var i = 0; i < workbook.Length - 30; i++)
        {
            if (workbook.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
            {
                var length = workbook.AsSpan(i + 24);
                BinaryPrimitives.WriteInt32LittleEndian(length, Math.Min(1_000,
                    BinaryPrimitives.ReadInt32LittleEndian(length)));
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
}
