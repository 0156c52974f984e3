using System.Globalization;
using System.IO.Compression;

namespace EduConnect.Rules.Cli;

/// <summary>
/// A sheet of an .xlsx file (ECMA-376, transitional or strict), with its cells as a person sees them.
/// </summary>
internal sealed class XlsxSheet : SheetReader
{
    private const int MaxSheets = 1_000;
    private const int MaxFormats = 70_000;
    private readonly XlsxStrings _strings;
    private readonly NumberFormat[] _formats;
    private readonly bool _is1904;
    private int _row;
    private bool _inData;

    private XlsxSheet(string name, WorkbookXml xml, XlsxStrings strings, NumberFormat[] formats, bool is1904)
        : base(name, xml) =>
        (_strings, _formats, _is1904) = (strings, formats, is1904);

    /// <summary>Opens a sheet.</summary>
    /// <param name="parts">The parts of the archive.</param>
    /// <param name="wanted">The name of the sheet; null for the first one that is not hidden.</param>
    public static XlsxSheet Open(IReadOnlyDictionary<string, ZipArchiveEntry> parts, string? wanted)
    {
        var book = Related(parts, "").FirstOrDefault(part => part.Type == "officeDocument").Target
            ?? throw WorkbookXml.Damaged();
        var related = Related(parts, book);
        var sheets = new List<(string Name, bool IsHidden, string Part)>();
        var is1904 = false;
        using (var xml = new WorkbookXml(Part(parts, book), ignoreWhitespace: true))
        {
            while (xml.Read())
            {
                if (!xml.IsStart)
                {
                    continue;
                }

                if (xml.Name == "workbookPr")
                {
                    is1904 = xml.Attribute("date1904") is "1" or "true" or "on";
                }
                else if (xml.Name == "sheet" && xml.Depth == 2 && sheets.Count < MaxSheets)
                {
                    var (name, id, isHidden) = (xml.Attribute("name") ?? "", xml.Attribute("id"),
                        xml.Attribute("state") is "hidden" or "veryHidden");
                    var part = related.FirstOrDefault(part => part.Id == id);
                    if (part.Type == "worksheet")
                    {
                        sheets.Add((name, isHidden, part.Target));
                    }
                }
            }
        }

        var chosen = sheets[Workbook.Choose([.. sheets.Select(sheet => (sheet.Name, sheet.IsHidden))], wanted)];
        var formats = ReadFormats(PartOf("styles"));
        var texts = new XlsxStrings(PartOf("sharedStrings"));
        var content = new WorkbookXml(Part(parts, chosen.Part), ignoreWhitespace: true);
        return new XlsxSheet(chosen.Name, content, texts, formats, is1904);

        ZipArchiveEntry? PartOf(string type) =>
            parts.GetValueOrDefault(related.FirstOrDefault(part => part.Type == type).Target ?? "");
    }

    public override bool ReadRow(SheetText text)
    {
        while (Xml.Read())
        {
            if (Xml.Depth == 1)
            {
                if (_inData && Xml.IsEnd)
                {
                    break;
                }

                _inData = Xml.IsStart && Xml.Name == "sheetData" && !Xml.IsEmpty;
            }
            else if (_inData && Xml.IsStart && Xml.Depth == 2 && Xml.Name == "row")
            {
                ReadRow(text, Xml.Attribute("r"));
                return true;
            }
        }

        return false;
    }

    public override void Dispose()
    {
        _strings.Dispose();
        base.Dispose();
    }

    private void ReadRow(SheetText text, string? number)
    {
        _row = number is null ? _row + 1 : Integer(number);
        text.BeginRow(_row);
        var column = -1;
        if (!Xml.IsEmpty)
        {
            while (Xml.Read() && Xml.Depth > 2)
            {
                if (Xml.IsStart && Xml.Depth == 3 && Xml.Name == "c")
                {
                    ReadCell(text, ref column);
                }
            }
        }

        text.EndRow();
    }

    private void ReadCell(SheetText text, ref int column)
    {
        column++;
        var (style, type) = (0, CellType.Number);
        while (Xml.MoveToNextAttribute())
        {
            switch (Xml.Name)
            {
                case "r":
                    column = Column(Xml.Value());
                    break;
                case "s":
                    style = Integer(Xml.Value());
                    break;
                case "t":
                    type = Xml.Value() switch
                    {
                        "s" => CellType.Shared,
                        "b" => CellType.Boolean,
                        "d" => CellType.Date,
                        "n" => CellType.Number,
                        "inlineStr" => CellType.Inline,
                        _ => CellType.Text,
                    };
                    break;
                default:
                    break;
            }
        }

        Xml.MoveToElement();
        Xml.ClearText();
        if (Xml.IsEmpty)
        {
            return;
        }

        var (depth, inValue) = (Xml.Depth, false);
        while (Xml.Read() && Xml.Depth > depth)
        {
            if (Xml.IsText)
            {
                if (inValue && Xml.Depth == depth + 2)
                {
                    Xml.Append();
                }
            }
            else if (Xml.IsStart && Xml.Depth == depth + 1)
            {
                inValue = Xml.Name == "v" && type != CellType.Inline;
                if (type == CellType.Inline && Xml.Name == "is")
                {
                    XlsxStrings.ReadText(Xml);
                }
            }
        }

        var shown = type == CellType.Shared && Xml.Text.Length > 0 ? _strings[Integer(Xml.Text)]
            : Csv(Show(type, style));
        if (!shown.IsEmpty)
        {
            text.Cell(column, shown);
        }
    }

    private ReadOnlySpan<char> Show(CellType type, int style)
    {
        var value = Xml.Text;
        switch (type)
        {
            case CellType.Boolean:
                return value is "1" or "true" ? "TRUE" : value.IsEmpty ? "" : "FALSE";
            case CellType.Date when DateTime.TryParse(value, CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind, out var date):
                return NumberFormat.ShowDate(date, yearFirst: false, hasTime: true);
            case CellType.Text:
                Xml.Unescape();
                return Xml.Text;
            case CellType.Number:
                var format = style < _formats.Length ? _formats[style] : style == 0 ? NumberFormat.General
                    : throw WorkbookXml.Damaged();

                // At most 15 digits, which a double keeps: nearly every number.
                return (format.IsPlain && value.Length <= 15 && !value.ContainsAnyExceptInRange('0', '9'))
                    || !NumberFormat.TryRead(value, out var number)
                    ? value
                    : format.Show(number, _is1904);
            default:
                return value;
        }
    }

    private static NumberFormat[] ReadFormats(ZipArchiveEntry? part)
    {
        if (part is null)
        {
            return [];
        }

        var (codes, formats) = (new Dictionary<int, NumberFormat>(), new List<NumberFormat>());
        using var xml = new WorkbookXml(part, ignoreWhitespace: true);
        var inCells = false;
        while (xml.Read() && formats.Count < MaxFormats && codes.Count < MaxFormats)
        {
            if (xml.IsStart && xml.Depth == 1)
            {
                inCells = xml.Name == "cellXfs";
            }
            else if (xml.IsStart && xml.Depth == 2 && xml.Name == "numFmt")
            {
                codes[Integer(xml.Attribute("numFmtId"))] = NumberFormat.Parse(xml.Attribute("formatCode") ?? "");
            }
            else if (inCells && xml.IsStart && xml.Depth == 2 && xml.Name == "xf")
            {
                var id = xml.Attribute("numFmtId") is { } number ? Integer(number) : 0;
                formats.Add(codes.TryGetValue(id, out var format) ? format : NumberFormat.BuiltIn(id));
            }
        }

        return [.. formats];
    }

    // What a part refers to: the last word of the type, and the name of the other part.
    private static List<(string? Id, string Type, string Target)> Related(
        IReadOnlyDictionary<string, ZipArchiveEntry> parts, string of)
    {
        var slash = of.LastIndexOf('/') + 1;
        var related = new List<(string?, string, string)>();
        using var xml = new WorkbookXml(Part(parts, $"{of[..slash]}_rels/{of[slash..]}.rels"), ignoreWhitespace: true);
        while (xml.Read() && related.Count < MaxSheets)
        {
            if (xml.IsStart && xml.Name == "Relationship" && xml.Attribute("TargetMode") != "External")
            {
                var (type, target) = (xml.Attribute("Type") ?? "", xml.Attribute("Target") ?? "");
                related.Add((xml.Attribute("Id"), type[(type.LastIndexOf('/') + 1)..], Resolve(of[..slash], target)));
            }
        }

        return related;
    }

    private static string Resolve(string folder, string target)
    {
        var names = new List<string>();
        foreach (var name in (target.StartsWith('/') ? target : folder + target).Split('/', '\\'))
        {
            if (name == ".." && names.Count > 0)
            {
                names.RemoveAt(names.Count - 1);
            }
            else if (name is not ("" or "." or ".."))
            {
                names.Add(name);
            }
        }

        return string.Join('/', names);
    }

    private static int Integer(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw WorkbookXml.Damaged();

    // The column of a reference such as AB12. One with more than three letters is beyond the last column.
    private static int Column(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference[..Math.Min(reference.Length, 4)])
        {
            if (!char.IsAsciiLetter(c))
            {
                break;
            }

            column = (column * 26) + (c & 0x1F);
        }

        return column > 0 ? column - 1 : throw WorkbookXml.Damaged();
    }

    private enum CellType
    {
        Number,
        Shared,
        Boolean,
        Date,
        Inline,
        Text,
    }
}
