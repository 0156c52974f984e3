using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// The repaired copy of the input: a new file with the same encoding, byte-order mark, separator, quotes and line ends.
/// </summary>
internal sealed class RepairedCopy : IDisposable
{
    private readonly NewFile _file;
    private Stream? _encoder;

    /// <param name="file">The new file.</param>
    /// <param name="encoding">The encoding of the input, with its mark.</param>
    /// <param name="before">What precedes the first row, such as the header, in UTF-8.</param>
    public RepairedCopy(NewFile file, TextEncoding encoding, ReadOnlyMemory<byte> before)
    {
        _file = file;
        file.Write(stream =>
        {
            stream.Write(encoding.Mark);
            _encoder = encoding.Encoding is { } other
                ? Encoding.CreateTranscodingStream(stream, other, new UTF8Encoding(false), leaveOpen: true)
                : null;
        });
        Write(before);
    }

    /// <summary>Writes the next rows.</summary>
    /// <exception cref="InvalidDataException">The file cannot be written; the message is for the user.</exception>
    public void Write(ReadOnlyMemory<byte> utf8) => _file.Write(stream => (_encoder ?? stream).Write(utf8.Span));

    /// <summary>Gives the file its name, once everything is written.</summary>
    /// <exception cref="InvalidDataException">The file cannot be written; the message is for the user.</exception>
    public void Complete()
    {
        _file.Write(_ => _encoder?.Dispose());
        _file.Complete();
    }

    // The encoder is not flushed: a file without a name yet is given up.
    public void Dispose() => _file.Dispose();
}
