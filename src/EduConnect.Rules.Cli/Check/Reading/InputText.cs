using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>The file, or standard input, as a stream of UTF-8 without a byte-order mark. It is opened for reading only.</summary>
internal sealed class InputText : IDisposable
{
    // Of what cannot be read twice, so much tells the encoding.
    private const int Foretaste = 1 << 20;
    private readonly Stream _raw;
    private readonly Stream _content;

    private InputText(Stream raw, Stream content, TextEncoding encoding, long? length)
    {
        _raw = raw;
        _content = content;
        Encoding = encoding;
        Length = length;
    }

    public TextEncoding Encoding { get; }

    /// <summary>How many bytes there are; null if nobody knows.</summary>
    public long? Length { get; }

    /// <summary>Whether all of the content is well-formed: a file that was read to its end for that, or was converted.</summary>
    public bool IsKnownToBeUtf8 => Encoding.Encoding is not null || (Length is not null && Encoding.Certainty is TextEncoding.Evidence.Ascii or TextEncoding.Evidence.Utf8);

    public Stream Content => _content;

    /// <summary>How many bytes have been taken from the file; meaningful with <see cref="Length"/> only.</summary>
    public long Position => Length is null ? 0 : _raw.Position;

    /// <summary>Opens the file, or standard input for <c>-</c>.</summary>
    /// <exception cref="InvalidDataException">It cannot be read; the message is for the user.</exception>
    public static InputText Open(string path, TextEncoding? told)
    {
        try
        {
            if (path == "-")
            {
                return OfPipe(Console.OpenStandardInput(), told);
            }

            var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });

            // A device such as /dev/zero can seek and never ends: its length is 0.
            return file.CanSeek && file.Length > 0 ? OfFile(file, told) : OfPipe(file, told);
        }
        catch (Exception failure) when (failure is IOException or AggregateException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The system's own message would repeat the argument.
            throw new InvalidDataException(path == "-" ? "standard input cannot be read." : "the file cannot be read: does it exist, is it a file, and may you read it? Standard input is written -.");
        }
    }

    public void Dispose()
    {
        _content.Dispose();
        _raw.Dispose();
    }

    private static InputText OfFile(FileStream file, TextEncoding? told)
    {
        var start = new byte[4];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var encoding = Choose(start.AsSpan(0, read), told, () => TextEncoding.Detect(file, isWhole: true));
        file.Position = encoding.MarkLength;
        return new InputText(file, ToUtf8(file, encoding), encoding, file.Length);
    }

    private static InputText OfPipe(Stream pipe, TextEncoding? told)
    {
        var start = new byte[Foretaste];
        var read = pipe.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var foretaste = new MemoryStream(start, 0, read);
        var encoding = Choose(start.AsSpan(0, read), told, () => TextEncoding.Detect(foretaste, isWhole: read < Foretaste));
        foretaste.Position = encoding.MarkLength;
        return new InputText(pipe, ToUtf8(new Concatenated(foretaste, pipe), encoding), encoding, length: null);
    }

    // A mark goes before all: who says "Windows-1252" of a file that has one is wrong.
    private static TextEncoding Choose(ReadOnlySpan<byte> start, TextEncoding? told, Func<TextEncoding> detect) => TextEncoding.OfMark(start) ?? told ?? detect();

    private static Stream ToUtf8(Stream stream, TextEncoding encoding) =>
        encoding.Encoding is null ? stream : System.Text.Encoding.CreateTranscodingStream(stream, encoding.Encoding, new UTF8Encoding(false), leaveOpen: true);

    private sealed class Concatenated(Stream first, Stream second) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => first.Read(buffer, offset, count) is var read and > 0 ? read : second.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
