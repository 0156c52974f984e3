using System.IO.Compression;
using System.Xml;

namespace EduConnect.Rules.Cli;

/// <summary>One sheet of an .xlsx or .ods file, read from start to end as CSV in UTF-8.</summary>
internal sealed class Workbook : ReadOnlyStream
{
    // A table may be wider than its first row: it may have a title, or first rows without their last cells.
    private const int RowsForWidth = 200;
    private const int MaxParts = 10_000;
    private const int MaxNamesShown = 10;
    private readonly ZipArchive _archive;
    private readonly SheetReader _sheet;
    private readonly SheetText _text = new();
    private byte[] _first = [];
    private int _taken;
    private bool _begun;
    private bool _ended;

    private Workbook(ZipArchive archive, SheetReader sheet, string format)
    {
        (_archive, _sheet, Format) = (archive, sheet, format);
    }

    /// <summary>The format: .xlsx or .ods.</summary>
    public string Format { get; }

    /// <summary>The name of the sheet.</summary>
    public string Sheet => _sheet.Name;

    /// <summary>Opens a sheet of a ZIP archive.</summary>
    /// <param name="file">The archive, which stays open.</param>
    /// <param name="sheet">The name of the sheet; null for the first one that is not hidden.</param>
    /// <exception cref="InvalidDataException">
    /// There is no such sheet, or the file is not a workbook; the message is for the user.
    /// </exception>
    public static Workbook Open(Stream file, string? sheet) => Guard(() =>
    {
        RequireFewParts(file);
        file.Position = 0;
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in archive.Entries)
            {
                parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
            }

            var format = FormatOf(parts);
            SheetReader reader = format == ".ods" ? OdsSheet.Open(parts, sheet) : XlsxSheet.Open(parts, sheet);
            return new Workbook(archive, reader, format);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    });

    /// <summary>The index of the sheet to read.</summary>
    /// <exception cref="UnreadableWorkbook">There is no such sheet.</exception>
    public static int Choose(IReadOnlyList<(string Name, bool IsHidden)> sheets, string? wanted)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            for (var i = 0; wanted is not null && i < sheets.Count; i++)
            {
                if (sheets[i].Name.Equals(wanted, comparison))
                {
                    return i;
                }
            }
        }

        if (wanted is null && sheets.Count > 0)
        {
            return Enumerable.Range(0, sheets.Count).FirstOrDefault(i => !sheets[i].IsHidden);
        }

        var shown = sheets.Take(MaxNamesShown)
            .Select(sheet => $"\"{Terminal.Printable(Terminal.Cut(sheet.Name, CheckWords.MaxHeaderLength))}\"");
        var names = string.Join(", ", shown)
            + (sheets.Count > MaxNamesShown ? ", …" : "");
        throw new UnreadableWorkbook(wanted is null
            ? Say("ce classeur ne contient aucune feuille de calcul.", "this workbook has no worksheet.")
            : Say(
                $"--sheet ne nomme aucune feuille de ce classeur : {names}.",
                $"--sheet names no sheet of this workbook: {names}."));
    }

    public override int Read(byte[] buffer, int offset, int count) => Guard(() =>
    {
        if (!_begun)
        {
            _begun = true;
            _first = ReadFirst();
        }

        var ready = _first.Length > 0 ? _first : _text.Text;
        while (_taken == ready.Length)
        {
            if (_ended)
            {
                return 0;
            }

            Array.Clear(_first);
            _first = [];
            _text.Clear();
            _taken = 0;
            while (_text.Length < count && !_ended)
            {
                _ended = !_sheet.ReadRow(_text);
            }

            ready = _text.Text;
        }

        var length = Math.Min(count, ready.Length - _taken);
        ready.Slice(_taken, length).CopyTo(buffer.AsSpan(offset));
        _taken += length;
        return length;
    });

    protected override void Dispose(bool disposing)
    {
        _text.Clear();
        _sheet.Dispose();
        _archive.Dispose();
        base.Dispose(disposing);
    }

    // The first rows, all as wide as the widest of them, so that the header has a name, perhaps empty, for each column.
    private byte[] ReadFirst()
    {
        _text.Ends = [];
        while (_text.Ends.Count < RowsForWidth && _text.Length < RowBlocks.LongestRow && !_ended)
        {
            _ended = !_sheet.ReadRow(_text);
        }

        var rows = _text.Ends.Take(RowsForWidth).ToArray();
        _text.Ends = null;
        var width = rows.Length == 0 ? 0 : rows.Max(row => row.Columns);
        var first = new byte[_text.Length + rows.Sum(row => width - row.Columns)];
        var (at, from) = (0, 0);
        foreach (var (end, columns) in rows)
        {
            _text.Text[from..(end - 1)].CopyTo(first.AsSpan(at));
            at += end - 1 - from;
            first.AsSpan(at, width - columns).Fill(SheetText.Separator);
            at += width - columns;
            first[at++] = (byte)'\n';
            from = end;
        }

        _text.Text[from..].CopyTo(first.AsSpan(at));
        _text.Clear();
        return first;
    }

    private static string FormatOf(Dictionary<string, ZipArchiveEntry> parts)
    {
        if (parts.TryGetValue("mimetype", out var type) && parts.ContainsKey("content.xml"))
        {
            using var text = type.Open();
            Span<byte> start = stackalloc byte[64];
            start = start[..text.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            if (start.StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8))
            {
                return ".ods";
            }
        }

        var advice = Say(
            "Ouvrez-le dans un tableur et enregistrez-le en .xlsx ou .ods.",
            "Open it in a spreadsheet program and save it as .xlsx or .ods.");
        return parts.ContainsKey("xl/workbook.bin")
            ? throw new UnreadableWorkbook(Say(
                $"ce classeur est au format .xlsb. {advice}",
                $"this workbook is in the .xlsb format. {advice}"))
            : parts.ContainsKey("Index/Document.iwa") || parts.ContainsKey("Index.zip")
            ? throw new UnreadableWorkbook(Say(
                "ce document vient d'une application d'Apple (.numbers). Exportez-le en .xlsx ou en CSV.",
                "this document is from an Apple application (.numbers). Export it as .xlsx or CSV."))
            : parts.ContainsKey("encrypted-package")
            ? throw OdsSheet.Encrypted()
            : parts.ContainsKey("_rels/.rels") && !parts.Keys.Any(name =>
                name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
            ? ".xlsx"
            : throw new UnreadableWorkbook(Say(
                "ce fichier est une archive ZIP ou un autre document, et non un classeur .xlsx ou .ods. Si c'est "
                + "une archive, extrayez-en le fichier.",
                "this file is a ZIP archive or another document, not an .xlsx or .ods workbook. If it is an "
                + "archive, extract the file from it."));
    }

    // ZipArchive makes an object for each entry of the directory, which is at the end of the file.
    private static void RequireFewParts(Stream file)
    {
        const int RecordLength = 22;
        var tail = new byte[Math.Min(file.Length, RecordLength + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < RecordLength)
        {
            throw WorkbookXml.Damaged();
        }

        var count = BitConverter.ToUInt16(tail, at + 10);
        long start = BitConverter.ToUInt32(tail, at + 16);
        var length = file.Length - tail.Length + at - start;
        if (count > MaxParts || length > 200L * MaxParts)
        {
            throw new UnreadableWorkbook(Say(
                $"ce fichier contient plus de {MaxParts} parties : ce n'est pas un classeur.",
                $"this file has more than {MaxParts} parts: it is not a workbook."));
        }
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableWorkbook unreadable)
        {
            throw new InvalidDataException(unreadable.Message);
        }
        catch (Exception failure)
            when (failure is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            // Their messages are about bytes, and may quote some of them.
            throw new InvalidDataException(WorkbookXml.Damaged().Message);
        }
    }
}
