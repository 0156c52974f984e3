using System.IO.Compression;

namespace EduConnect.Rules.Cli;

/// <summary>Reads the rows of one sheet.</summary>
internal abstract class SheetReader(string name, WorkbookXml xml) : IDisposable
{
    private byte[] _csv = new byte[1 << 10];

    public string Name => name;

    protected WorkbookXml Xml => xml;

    /// <summary>Reads the next row into the text; false after the last.</summary>
    public abstract bool ReadRow(SheetText text);

    public virtual void Dispose()
    {
        Array.Clear(_csv);
        xml.Dispose();
    }

    protected ReadOnlySpan<byte> Csv(ReadOnlySpan<char> text) => SheetText.ToCsv(text, ref _csv);

    protected static ZipArchiveEntry Part(IReadOnlyDictionary<string, ZipArchiveEntry> parts, string name) =>
        parts.TryGetValue(name, out var part) ? part : throw WorkbookXml.Damaged();
}
