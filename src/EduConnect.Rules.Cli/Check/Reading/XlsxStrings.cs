using System.Buffers.Binary;
using System.IO.Compression;

namespace EduConnect.Rules.Cli;

/// <summary>The texts that the cells of an .xlsx file share, as CSV, in pages.</summary>
internal sealed class XlsxStrings : IDisposable
{
    private const int PageLength = 1 << 20;
    private const int MaxPages = 128;
    private const int MaxCount = 1 << 23;
    private readonly List<byte[]> _pages = [];

    // Where each text begins in the pages: its length in four bytes, then the text. -1 is an empty text.
    private readonly List<int> _starts = [];
    private int _used = PageLength;

    /// <summary>Reads the part; null if the workbook has none.</summary>
    public XlsxStrings(ZipArchiveEntry? part)
    {
        if (part is null)
        {
            return;
        }

        using var xml = new WorkbookXml(part, ignoreWhitespace: true);
        var csv = new byte[1 << 10];
        while (xml.Read())
        {
            if (xml.IsStart && xml.Depth == 1 && xml.Name == "si")
            {
                ReadText(xml);
                Add(SheetText.ToCsv(xml.Text, ref csv));
            }
        }
    }

    /// <summary>A text by its number.</summary>
    /// <exception cref="UnreadableWorkbook">There is no such text.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = (uint)index < (uint)_starts.Count ? _starts[index] : throw WorkbookXml.Damaged();
            if (start < 0)
            {
                return default;
            }

            var text = _pages[start / PageLength].AsSpan(start % PageLength);
            return text.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(text));
        }
    }

    /// <summary>Collects the text of an element: all its runs except the phonetic ones.</summary>
    public static void ReadText(WorkbookXml xml)
    {
        xml.ClearText();
        if (xml.IsEmpty)
        {
            return;
        }

        var (depth, text) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.IsStart && xml.Name == "rPh")
            {
                xml.Skip();
            }
            else if (xml.IsStart)
            {
                text = xml.Name == "t" ? xml.Depth : 0;
            }
            else if (xml.IsText && text > 0 && xml.Depth == text + 1)
            {
                xml.Append();
            }
        }

        xml.Unescape();
    }

    public void Dispose()
    {
        foreach (var page in _pages)
        {
            Array.Clear(page);
        }
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        if (_starts.Count == MaxCount)
        {
            throw new UnreadableWorkbook(Say(
                $"ce classeur contient plus de {MaxCount} textes différents.",
                $"this workbook has more than {MaxCount} different texts."));
        }

        if (text.IsEmpty)
        {
            _starts.Add(-1);
            return;
        }

        if (PageLength - _used < sizeof(int) + text.Length)
        {
            if (_pages.Count == MaxPages)
            {
                throw new UnreadableWorkbook(Say(
                    $"les textes de ce classeur dépassent {MaxPages} Mio.",
                    $"the texts of this workbook are longer than {MaxPages} MiB."));
            }

            _pages.Add(new byte[PageLength]);
            _used = 0;
        }

        var page = _pages[^1].AsSpan(_used);
        _starts.Add(((_pages.Count - 1) * PageLength) + _used);
        BinaryPrimitives.WriteInt32LittleEndian(page, text.Length);
        text.CopyTo(page[sizeof(int)..]);
        _used += sizeof(int) + text.Length;
    }
}
