using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// The lines of a UTF-8 stream, with LF or CRLF, the last one with or without; no string is made of them.
/// Memory is that of the longest line, and while it waits it holds no line that was given out. A byte-order mark before the first
/// line is left out.
/// </summary>
/// <param name="input">The stream, read to its end.</param>
/// <param name="beforeWaiting">Called before each read, which may wait for whoever writes.</param>
internal sealed class LineReader(Stream input, Action beforeWaiting) : IPasswordSource
{
    // Pinned: the collector would leave what it holds where it was.
    private byte[] _buffer = GC.AllocateArray<byte>(1 << 16, pinned: true);
    private int _start;
    private int _end;
    private bool _ended;
    private bool _first = true;

    /// <summary>The lines of standard input as strings, for values that are no secret.</summary>
    public static IEnumerable<string> Texts(Action beforeWaiting)
    {
        using var reader = new LineReader(Console.OpenStandardInput(), beforeWaiting);
        while (TryRead(reader) is { } line)
        {
            yield return line;
        }

        static string? TryRead(LineReader reader) => reader.TryRead(out var line) ? Encoding.UTF8.GetString(line) : null;
    }

    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        int length;
        while ((length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n')) < 0 && !_ended)
        {
            searched = _end - _start;
            Fill();
        }

        var terminated = length >= 0;
        length = terminated ? searched + length : _end - _start;
        line = _buffer.AsSpan(_start, length);
        _start += length + (terminated ? 1 : 0);
        if (line.EndsWith("\r"u8))
        {
            line = line[..^1];
        }

        if (_first)
        {
            _first = false;
            if (line.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || line.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            {
                throw new InvalidDataException("standard input is UTF-16: convert it to UTF-8 (iconv -f UTF-16 -t UTF-8).");
            }

            if (line.StartsWith("\uFEFF"u8))
            {
                line = line[3..];
                length -= 3;
            }
        }

        return terminated || length > 0;
    }

    public void Dispose() => Array.Clear(_buffer);

    private void Fill()
    {
        var kept = _buffer.AsSpan(_start, _end - _start);
        if (kept.Length < _buffer.Length)
        {
            kept.CopyTo(_buffer);
            _buffer.AsSpan(kept.Length, _end - kept.Length).Clear();
        }
        else
        {
            if (kept.Length == Array.MaxLength)
            {
                throw new InvalidDataException($"a line is longer than {Array.MaxLength} bytes: write one value a line.");
            }

            var larger = GC.AllocateArray<byte>((int)Math.Min(2L * kept.Length, Array.MaxLength), pinned: true);
            kept.CopyTo(larger);
            kept.Clear();
            _buffer = larger;
        }

        _end -= _start;
        _start = 0;
        beforeWaiting();
        var read = input.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }
}
