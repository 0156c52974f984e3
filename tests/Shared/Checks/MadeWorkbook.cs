using System.IO.Compression;
using System.Text;

namespace EduConnect.Rules.Tests;

/// <summary>Workbooks made of their parts, with anything wrong in them that a test wants.</summary>
internal static class MadeWorkbook
{
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Xlsx1 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <summary>An .xlsx file with one sheet, whose rows are these.</summary>
    public static byte[] Xlsx(
        string rows, string? strings = null, string? styles = null, string properties = "", string? sheet = null) =>
            Zip(
    [
        ("_rels/.rels", $"{Xlsx1}<Relationships>"
            + $"<Relationship Id=\"r1\" Type=\"{Types}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"{Xlsx1}<workbook xmlns:r=\"{Types}\"><workbookPr {properties}/><sheets>"
            + "<sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"{Xlsx1}<Relationships>{Relation("r1", "worksheet", "worksheets/sheet1.xml")}"
            + $"{Relation("r2", "sharedStrings", "/xl/sharedStrings.xml")}{Relation("r3", "styles", "styles.xml")}</Relationships>"),
        .. strings is null ? [] : new[] { ("xl/sharedStrings.xml", $"{Xlsx1}<sst>{strings}</sst>") },
        .. styles is null ? [] : new[] { ("xl/styles.xml", $"{Xlsx1}<styleSheet>{styles}</styleSheet>") },
        ("xl/worksheets/sheet1.xml", sheet ?? $"{Xlsx1}<worksheet><sheetData>{rows}</sheetData></worksheet>"),
    ]);

    /// <summary>An .ods file with one sheet, whose rows are these.</summary>
    public static byte[] Ods(string rows, string? content = null, string manifest = "") => Zip(
    [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content ?? Xlsx1
            + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
            + "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
            + $"<office:body><office:spreadsheet><table:table table:name=\"One\">{rows}</table:table>"
            + "</office:spreadsheet></office:body></office:document-content>"),
        ("META-INF/manifest.xml", $"{Xlsx1}<manifest>{manifest}</manifest>"),
    ]);

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>A cell with a text of its own.</summary>
    public static string Cell(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";

    private static string Relation(string id, string type, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Types}/{type}\" Target=\"{target}\"/>";
}
