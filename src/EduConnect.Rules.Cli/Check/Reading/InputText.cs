using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Reads the file, or standard input, as a stream of UTF-8 without a byte-order mark; a sheet of a workbook as CSV. The
/// file is opened for reading only.
/// </summary>
internal sealed class InputText : IDisposable
{
    // How much of a pipe, which cannot be read twice, is kept to detect its encoding.
    private const int SampleLength = 1 << 20;
    private const int FirstBytes = 512;

    // A workbook is read from its end, so one that comes through a pipe is kept in memory.
    private const int LongestPipedWorkbook = 1 << 26;
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

    /// <summary>The workbook, if the input is one; its content is CSV.</summary>
    public Workbook? Workbook => _content as Workbook;

    /// <summary>The length in bytes; null if it is not known.</summary>
    public long? Length { get; }

    /// <summary>
    /// Whether all of the content is known to be well-formed UTF-8, because the file was read to its end or was
    /// converted.
    /// </summary>
    public bool IsKnownToBeUtf8 => Workbook is not null || Encoding.Encoding is not null || (Length is not null
        && Encoding.Certainty is TextEncoding.Evidence.Ascii or TextEncoding.Evidence.Utf8);

    public Stream Content => _content;

    /// <summary>How many bytes of the file have been read; meaningful only with a <see cref="Length"/>.</summary>
    public long Position => Length is null ? 0 : _raw.Position;

    /// <summary>Opens the file, or standard input for <c>-</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="specified">The encoding that the user specified.</param>
    /// <param name="sheet">The sheet that the user named.</param>
    /// <param name="isStrict">Whether reading malformed text fails, in encodings other than UTF-8.</param>
    /// <exception cref="InvalidDataException">The file cannot be read; the message is for the user.</exception>
    public static InputText Open(string path, TextEncoding? specified, string? sheet = null, bool isStrict = false)
    {
        try
        {
            if (path == "-")
            {
                return OfPipe(Console.OpenStandardInput(), specified, sheet, isStrict);
            }

            var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });

            // A device such as /dev/zero can seek but never ends; its length is 0.
            return file.CanSeek && file.Length > 0
                ? OfFile(file, specified, sheet, isStrict)
                : OfPipe(file, specified, sheet, isStrict);
        }
        catch (Exception failure) when (failure is AggregateException || FileFailure.IsOne(failure))
        {
            throw new InvalidDataException(path == "-"
                ? Say("l'entrée standard ne peut pas être lue.", "standard input cannot be read.")
                : FileFailure.Reading(path, failure));
        }
    }

    public void Dispose()
    {
        _content.Dispose();
        _raw.Dispose();
    }

    private static InputText OfFile(FileStream file, TextEncoding? specified, string? sheet, bool isStrict)
    {
        var start = new byte[FirstBytes];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (IsWorkbook(start.AsSpan(0, read), specified, sheet))
        {
            return OfWorkbook(file, file, sheet, file.Length);
        }

        file.Position = 0;
        var encoding = Choose(start.AsSpan(0, read), specified, () => TextEncoding.Detect(file, isWhole: true));
        file.Position = encoding.MarkLength;
        return new InputText(file, ToUtf8(file, encoding, isStrict), encoding, file.Length);
    }

    private static InputText OfPipe(Stream pipe, TextEncoding? specified, string? sheet, bool isStrict)
    {
        var start = new byte[SampleLength];
        var read = pipe.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var sample = new MemoryStream(start, 0, read);
        if (IsWorkbook(start.AsSpan(0, read), specified, sheet))
        {
            var whole = Whole(new Concatenated(sample, pipe));
            return OfWorkbook(pipe, whole, sheet, length: null);
        }

        var encoding = Choose(
            start.AsSpan(0, read), specified, () => TextEncoding.Detect(sample, isWhole: read < SampleLength));
        sample.Position = encoding.MarkLength;
        var content = ToUtf8(new Concatenated(sample, pipe), encoding, isStrict);
        return new InputText(pipe, content, encoding, length: null);
    }

    private static bool IsWorkbook(ReadOnlySpan<byte> start, TextEncoding? specified, string? sheet)
    {
        start = start[..Math.Min(start.Length, FirstBytes)];
        if (!FileKind.IsZip(start))
        {
            FileKind.RequireText(start);
            return sheet is null ? false : throw new InvalidDataException(Say(
                "--sheet ne concerne que les classeurs .xlsx et .ods.",
                "--sheet is for .xlsx and .ods workbooks only."));
        }

        return specified is null ? true : throw new InvalidDataException(Say(
            "--encoding ne concerne que les fichiers texte : celui-ci est un classeur ou une archive.",
            "--encoding is for text files only: this is a workbook or an archive."));
    }

    // A copy gets a byte-order mark, because spreadsheet programs misread UTF-8 without one.
    private static InputText OfWorkbook(Stream raw, Stream seekable, string? sheet, long? length) =>
        new(raw, Cli.Workbook.Open(seekable, sheet), TextEncoding.Utf8 with { MarkLength = 3 }, length);

    private static MemoryStream Whole(Stream pipe)
    {
        var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = pipe.Read(buffer)) > 0; whole.Write(buffer, 0, read))
        {
            if (whole.Length + read > LongestPipedWorkbook)
            {
                throw new InvalidDataException(Say(
                    $"un classeur de plus de {LongestPipedWorkbook >> 20} Mio ne peut pas venir de l'entrée "
                    + "standard : indiquez le nom du fichier.",
                    $"a workbook of more than {LongestPipedWorkbook >> 20} MiB cannot come from standard input: "
                    + "name the file."));
            }
        }

        return whole;
    }

    // A byte-order mark overrides the specified encoding. "UTF-16" may be in either byte order.
    private static TextEncoding Choose(ReadOnlySpan<byte> start, TextEncoding? specified, Func<TextEncoding> detect)
    {
        var ofNuls = TextEncoding.OfNuls(start[..Math.Min(start.Length, FirstBytes)]);
        return TextEncoding.OfMark(start)
            ?? (specified == TextEncoding.Utf16 ? ofNuls ?? specified : specified ?? ofNuls ?? detect());
    }

    private static Stream ToUtf8(Stream stream, TextEncoding encoding, bool isStrict) =>
        encoding.Encoding is not { } other ? stream
        : System.Text.Encoding.CreateTranscodingStream(
            stream, isStrict ? encoding.Strict! : other, new UTF8Encoding(false), leaveOpen: true);

    private sealed class Concatenated(Stream first, Stream second) : ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            first.Read(buffer, offset, count) is var read and > 0 ? read : second.Read(buffer, offset, count);
    }
}
