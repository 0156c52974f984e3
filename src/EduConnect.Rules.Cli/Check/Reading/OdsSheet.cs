using System.Globalization;
using System.IO.Compression;

namespace EduConnect.Rules.Cli;

/// <summary>A sheet of an .ods file (OpenDocument), with its cells as a person sees them.</summary>
internal sealed class OdsSheet : SheetReader
{
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const int SheetDepth = 3;
    private const int MaxSheets = 1_000;
    private long _row = 1;
    private int _sheetsBefore;
    private bool _inSheet;
    private bool _isFirstParagraph;
    private bool _endsWithSpace;

    private OdsSheet(string name, WorkbookXml xml, int sheetsBefore) : base(name, xml) => _sheetsBefore = sheetsBefore;

    /// <summary>Opens a sheet.</summary>
    /// <param name="parts">The parts of the archive.</param>
    /// <param name="wanted">The name of the sheet; null for the first one that is not hidden.</param>
    public static OdsSheet Open(IReadOnlyDictionary<string, ZipArchiveEntry> parts, string? wanted)
    {
        if (parts.TryGetValue("META-INF/manifest.xml", out var manifest))
        {
            using var xml = new WorkbookXml(manifest, ignoreWhitespace: true);
            while (xml.Read())
            {
                if (xml.IsStart && xml.Name == "encryption-data")
                {
                    throw Encrypted();
                }
            }
        }

        // Only up to the sheet that is wanted: reading all of the content for the other names would double the work.
        var content = Part(parts, "content.xml");
        var sheets = ReadSheets(content, sheet => wanted is null ? !sheet.IsHidden : sheet.Name == wanted);
        var chosen = Workbook.Choose(sheets, wanted);
        return new OdsSheet(sheets[chosen].Name, new WorkbookXml(content, ignoreWhitespace: false), chosen);
    }

    public static UnreadableWorkbook Encrypted() => new(Say(
        "ce classeur est protégé par un mot de passe. Ouvrez-le et enregistrez-le sans mot de passe.",
        "this workbook is protected by a password. Open it and save it without one."));

    public override bool ReadRow(SheetText text)
    {
        while (Xml.Read())
        {
            if (Xml.Depth == SheetDepth && Xml.Name == "table")
            {
                if (_inSheet && Xml.IsEnd)
                {
                    break;
                }

                _inSheet = Xml.IsStart && _sheetsBefore-- == 0 && !Xml.IsEmpty;
            }
            else if (_inSheet && Xml.IsStart && Xml.Name == "table-row")
            {
                ReadRow(text, Repeats("number-rows-repeated"));
                return true;
            }
            else if (_inSheet && Xml.IsStart && Xml.Name is "shapes" or "forms")
            {
                Xml.Skip();
            }
        }

        return false;
    }

    private void ReadRow(SheetText text, int repeats)
    {
        text.BeginRow((int)Math.Min(_row, int.MaxValue));
        _row += repeats;
        var (depth, column) = (Xml.Depth, 0L);
        if (!Xml.IsEmpty)
        {
            while (Xml.Read() && Xml.Depth > depth)
            {
                if (Xml.IsStart && Xml.Depth == depth + 1 && Xml.Name is "table-cell" or "covered-table-cell")
                {
                    column += ReadCell(text, column);
                }
            }
        }

        text.EndRow();
        for (var i = 1; i < repeats && text.Columns > 0; i++)
        {
            text.RepeatRow();
        }
    }

    // Returns how many cells the element represents.
    private int ReadCell(SheetText text, long column)
    {
        var (repeats, isCovered) = (1, Xml.Name == "covered-table-cell");
        string? type = null, value = null, date = null, boolean = null, other = null;
        while (Xml.MoveToNextAttribute())
        {
            switch (Xml.Name)
            {
                case "number-columns-repeated":
                    repeats = Count(Xml.Value());
                    break;
                case "value-type" when Xml.Namespace == Office:
                    type = Xml.Value().ToString();
                    break;
                case "value":
                    value = Xml.Value().ToString();
                    break;
                case "date-value":
                    date = Xml.Value().ToString();
                    break;
                case "boolean-value":
                    boolean = Xml.Value().ToString();
                    break;
                case "string-value" or "time-value":
                    other = Xml.Value().ToString();
                    break;
                default:
                    break;
            }
        }

        Xml.MoveToElement();
        Xml.ClearText();
        _isFirstParagraph = true;
        ReadParagraphs(Xml.Depth);
        ReadOnlySpan<char> shown = isCovered ? ""
            : type switch
            {
                "date" when DateTime.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind,
                    out var day) =>
                    NumberFormat.ShowDate(day, IsYearFirst(Xml.Text), Xml.Text.Contains(':')),
                "boolean" => boolean == "true" ? "TRUE" : "FALSE",
                "float" or "currency" or "percentage"
                    when NumberFormat.TryRead(value, out var number) => Show(Xml.Text, number),
                _ when Xml.Text.IsEmpty => other ?? value ?? date,
                _ => Xml.Text,
            };
        if (!shown.IsEmpty)
        {
            text.Repeat((int)Math.Min(column, int.MaxValue), repeats, Csv(shown));
        }

        return repeats;
    }

    // Each paragraph is a line. Comments and drawings are not part of the cell.
    private void ReadParagraphs(int cell)
    {
        if (Xml.IsEmpty)
        {
            return;
        }

        while (Xml.Read() && Xml.Depth > cell)
        {
            if (!Xml.IsStart)
            {
                continue;
            }

            if (Xml.Name != "p")
            {
                Xml.Skip();
                continue;
            }

            if (!_isFirstParagraph)
            {
                Xml.Append('\n', 1);
            }

            (_isFirstParagraph, _endsWithSpace) = (false, true);
            ReadParagraph();
        }
    }

    private void ReadParagraph()
    {
        if (Xml.IsEmpty)
        {
            return;
        }

        var depth = Xml.Depth;
        while (Xml.Read() && Xml.Depth > depth)
        {
            if (Xml.IsText)
            {
                Xml.AppendCollapsed(ref _endsWithSpace);
            }
            else if (Xml.IsStart && Xml.Name is "annotation" or "ruby-text" or "note" or "frame")
            {
                Xml.Skip();
            }
            else if (Xml.IsStart && Xml.Name is "s" or "tab" or "line-break")
            {
                var (character, count) = Xml.Name switch
                {
                    "s" => (' ', Repeats("c")),
                    "tab" => ('\t', 1),
                    _ => ('\n', 1),
                };
                Xml.Append(character, count);
                _endsWithSpace = false;
            }
        }
    }

    // The text of a number is used if it has the zeros of a format such as 00000000, or no digit, as in TRUE.
    private static ReadOnlySpan<char> Show(ReadOnlySpan<char> text, double number)
    {
        if (!text.IsEmpty && !text.ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        var plain = NumberFormat.ShowPlain(number);
        if (text.Length < 2 || text[0] != '0' || text.Length > 64)
        {
            return plain;
        }

        Span<char> digits = stackalloc char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
            }
            else if (c is '.' or ',' or '%' or 'E')
            {
                return plain;
            }
        }

        return digits[..count].TrimStart('0').SequenceEqual(number == 0 ? "" : plain) ? text : plain;
    }

    private static bool IsYearFirst(ReadOnlySpan<char> text) =>
        text.Length > 4 && text[4] == '-' && !text[..4].ContainsAnyExceptInRange('0', '9');

    private static List<(string Name, bool IsHidden)> ReadSheets(
        ZipArchiveEntry content, Predicate<(string Name, bool IsHidden)> isEnough)
    {
        var (sheets, hidden) = (new List<(string, bool)>(), new HashSet<string>());
        using var xml = new WorkbookXml(content, ignoreWhitespace: true);
        string? style = null;
        while (xml.Read() && sheets.Count < MaxSheets)
        {
            if (!xml.IsStart)
            {
                continue;
            }

            if (xml.Depth == 2 && xml.Name == "style")
            {
                style = xml.Attribute("family") == "table" ? xml.Attribute("name") : null;
            }
            else if (style is not null && xml.Name == "table-properties" && xml.Attribute("display") == "false"
                && hidden.Count < MaxSheets)
            {
                hidden.Add(style);
            }
            else if (xml.Depth == SheetDepth && xml.Name == "table")
            {
                var isHidden = xml.Attribute("style-name") is { } name && hidden.Contains(name);
                var sheet = (xml.Attribute("name") ?? "", isHidden);
                sheets.Add(sheet);
                if (isEnough(sheet))
                {
                    return sheets;
                }
            }
        }

        return sheets;
    }

    private int Repeats(string attribute) => Xml.Attribute(attribute) is { } count ? Count(count) : 1;

    private static int Count(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
            : throw WorkbookXml.Damaged();
}
