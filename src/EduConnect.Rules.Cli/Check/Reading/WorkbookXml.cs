using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace EduConnect.Rules.Cli;

/// <summary>Why a workbook cannot be read; the message is for the user.</summary>
internal sealed class UnreadableWorkbook(string message) : Exception(message);

/// <summary>
/// Reads a part of a workbook as XML, with no DTD and no resolver, and with limits on its length, depth, names and
/// tokens.
/// </summary>
internal sealed class WorkbookXml : IDisposable
{
    /// <summary>The maximum number of characters in a cell, as in Excel.</summary>
    public const int MaxCellLength = 32_767;

    // 1,048,576 rows of 30 columns take about half of it.
    private const long MaxLength = 1L << 32;

    // Real sheets are compressed 5 to 40 times; deflate can reach 1,032.
    private const int MaxRatio = 200;
    private const long SmallLength = 1 << 22;
    private const int MaxDepth = 100;
    private readonly BoundedStream _stream;
    private readonly XmlReader _reader;
    private readonly char[] _text = new char[MaxCellLength + 1];
    private XmlNodeType _type;
    private int _length;

    public WorkbookXml(ZipArchiveEntry part, bool ignoreWhitespace)
    {
        if (part.Length > MaxLength || (part.Length > SmallLength && part.Length / MaxRatio > part.CompressedLength))
        {
            throw new UnreadableWorkbook(Say(
                "ce classeur est bien plus compressé qu'un vrai tableau, ou dépasse 4 Gio une fois décompressé.",
                "this workbook is compressed more than any real table is, or is larger than 4 GiB when expanded."));
        }

        _stream = new BoundedStream(part.Open(), part.Length);
        _reader = XmlReader.Create(_stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = ignoreWhitespace,
            NameTable = new BoundedNames(),
        });
    }

    public bool IsStart => _type == XmlNodeType.Element;

    public bool IsEnd => _type == XmlNodeType.EndElement;

    public bool IsText =>
        _type is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    /// <summary>Whether the element has no content and no end tag.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>The name of the element or attribute without its prefix.</summary>
    public string Name => _reader.LocalName;

    public string Namespace => _reader.NamespaceURI;

    public int Depth { get; private set; }

    public bool Read()
    {
        _stream.BeginToken();
        var isRead = _reader.Read();
        _type = _reader.NodeType;
        Depth = _reader.Depth;
        return isRead && (Depth <= MaxDepth ? true : throw Damaged());
    }

    /// <summary>Skips the element that has just begun, with its content.</summary>
    public void Skip()
    {
        if (!IsEmpty)
        {
            var depth = Depth;
            while (Read() && Depth > depth)
            {
            }
        }
    }

    public bool MoveToNextAttribute() => _reader.MoveToNextAttribute();

    public void MoveToElement() => _reader.MoveToElement();

    /// <summary>An attribute by its name without prefix; null if it is absent.</summary>
    public string? Attribute(string name)
    {
        string? value = null;
        while (_reader.MoveToNextAttribute())
        {
            value = _reader.LocalName == name ? _reader.Value : value;
        }

        _reader.MoveToElement();
        return value;
    }

    /// <summary>
    /// The text of the attribute, which can be read once and is valid until the next call. Strings would take 40 MB
    /// more.
    /// </summary>
    public ReadOnlySpan<char> Value()
    {
        _length = 0;
        Append();
        return Text;
    }

    /// <summary>What <see cref="Append()"/> has collected.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    public void ClearText() => _length = 0;

    /// <summary>Appends the text of the attribute or text node.</summary>
    public void Append()
    {
        int read;
        while ((read = _reader.ReadValueChunk(_text, _length, _text.Length - _length)) > 0)
        {
            _stream.BeginToken();
            _length += read;
            if (_length > MaxCellLength)
            {
                throw TooLong();
            }
        }
    }

    /// <summary>Appends the same, but with each run of white space as one space, and none after a space.</summary>
    public void AppendCollapsed(ref bool afterSpace)
    {
        var from = _length;
        Append();
        var to = from;
        for (; from < _length; from++)
        {
            var isSpace = _text[from] is ' ' or '\t' or '\n' or '\r';
            if (!isSpace || !afterSpace)
            {
                _text[to++] = isSpace ? ' ' : _text[from];
            }

            afterSpace = isSpace;
        }

        _length = to;
    }

    public void Append(char character, int count)
    {
        if (count > MaxCellLength - _length)
        {
            throw TooLong();
        }

        _text.AsSpan(_length, count).Fill(character);
        _length += count;
    }

    /// <summary>Replaces the escapes of .xlsx, such as <c>_x000D_</c>, with their characters.</summary>
    public void Unescape()
    {
        const int EscapeLength = 7;
        var next = Text.IndexOf("_x");
        for (var (from, to) = (Math.Max(next, 0), Math.Max(next, 0)); next >= 0; to++)
        {
            if (from == _length)
            {
                _length = to;
                return;
            }

            var rest = _text.AsSpan(from, _length - from);
            var isEscape = rest.Length >= EscapeLength && rest.StartsWith("_x") && rest[EscapeLength - 1] == '_';
            if (isEscape && ushort.TryParse(rest[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out var code))
            {
                _text[to] = (char)code;
                from += EscapeLength;
            }
            else
            {
                _text[to] = _text[from++];
            }
        }
    }

    public static UnreadableWorkbook Damaged() => new(Say(
        "ce classeur est endommagé ou incomplet. Ouvrez-le dans un tableur et enregistrez-le à nouveau.",
        "this workbook is damaged or incomplete. Open it in a spreadsheet program and save it again."));

    // The text is personal data.
    public void Dispose()
    {
        Array.Clear(_text);
        _reader.Dispose();
        _stream.Dispose();
    }

    private static UnreadableWorkbook TooLong() => new(Say(
        $"une cellule de ce classeur dépasse {MaxCellLength} caractères.",
        $"a cell of this workbook is longer than {MaxCellLength} characters."));

    // The reader keeps every name that it reads, so they are limited. The most common names are added first, as the
    // literals of this code, so that comparing them compares references.
    private sealed class BoundedNames : NameTable
    {
        private static readonly string[] _usual =
        [
            "row", "c", "r", "s", "t", "v", "is",
            "table-row", "table-cell", "p", "value-type", "number-columns-repeated",
        ];

        private const int MaxNames = 5_000;
        private const int MaxNameLength = 1_000;
        private int _count;

        public BoundedNames() => Array.ForEach(_usual, name => Add(name));

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? (_count++ < MaxNames && len <= MaxNameLength ? base.Add(key, start, len)
                : throw Damaged());
    }

    // The reader keeps a whole start tag in memory, so the bytes between two of its steps are limited.
    private sealed class BoundedStream(Stream content, long length) : ReadOnlyStream
    {
        private const int MaxToken = 1 << 20;
        private long _left = length;
        private int _token;

        public void BeginToken() => _token = 0;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = content.Read(buffer);
            _left -= read;
            _token += read;
            return _left >= 0 && _token <= MaxToken ? read : throw Damaged();
        }

        protected override void Dispose(bool disposing)
        {
            content.Dispose();
            base.Dispose(disposing);
        }
    }
}
