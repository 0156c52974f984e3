using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Reads the lines of a UTF-8 stream without making strings of them. Lines end with LF or CRLF, which the last one may
/// lack. Memory grows with the longest line only, up to a limit, and lines that were returned are wiped before the
/// reader waits for more. A byte-order mark before the first line is skipped.
/// </summary>
/// <param name="input">The stream, read to its end.</param>
/// <param name="maxLength">The maximum length of a line in bytes; a longer line is skipped.</param>
/// <param name="beforeWaiting">Called before each read, which may have to wait for input.</param>
internal sealed class LineReader(Stream input, int maxLength, Action beforeWaiting) : IPasswordSource
{
    /// <summary>The code of a line that is too long.</summary>
    public const string TooLong = "LineTooLong";

    /// <summary>The limit for identifiers; real ones are far shorter.</summary>
    public const int LongestIdentifier = 1 << 16;

    /// <summary>The limit for passwords; the rule has no maximum.</summary>
    public const int LongestPassword = 1 << 20;

    // Pinned, because the garbage collector would leave an old copy when it moves it.
    private byte[] _buffer = GC.AllocateArray<byte>(1 << 16, pinned: true);
    private int _start;
    private int _end;
    private bool _ended;
    private bool _first = true;

    public int MaxLength => maxLength;

    public bool IsTooLong { get; private set; }

    /// <summary>
    /// The lines of standard input as strings, for values that are not secret; null for a line that is too long.
    /// </summary>
    public static IEnumerable<string?> Texts(int maxLength, Action beforeWaiting)
    {
        using var reader = new LineReader(StandardStreams.OpenInput(), maxLength, beforeWaiting);
        while (TryRead(reader, out var line))
        {
            yield return line;
        }

        static bool TryRead(LineReader reader, out string? line)
        {
            var isRead = reader.TryRead(out var bytes);
            line = reader.IsTooLong ? null : Encoding.UTF8.GetString(bytes);
            return isRead;
        }
    }

    /// <summary>The message for a line that is too long.</summary>
    public static string DescribeTooLong(int maxLength) => Say(
        $"La ligne dépasse {maxLength} octets : elle n'a pas été contrôlée.",
        $"The line is longer than {maxLength} bytes: it was not checked.");

    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        if (_first)
        {
            SkipMark();
            _first = false;
        }

        IsTooLong = false;
        var searched = 0;
        int length;
        while ((length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n')) < 0
            && !_ended)
        {
            searched = _end - _start;

            // A carriage return at the end may belong to the line end.
            if (searched > maxLength + 1)
            {
                IsTooLong = true;
                _start = _end;
                searched = 0;
            }

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

        IsTooLong |= line.Length > maxLength;
        line = IsTooLong ? default : line;
        return terminated || length > 0 || IsTooLong;
    }

    public void Dispose() => Array.Clear(_buffer);

    private void SkipMark()
    {
        ReadOnlySpan<byte> littleEndian = [0xFF, 0xFE], bigEndian = [0xFE, 0xFF];
        var mark = "\uFEFF"u8;
        while (!_ended && Start() is var start
            && ((start.Length < 3 && mark.StartsWith(start))
                || (start.Length < 2 && (littleEndian.StartsWith(start) || bigEndian.StartsWith(start)))))
        {
            Fill();
        }

        if (Start().StartsWith(littleEndian) || Start().StartsWith(bigEndian))
        {
            throw new InvalidDataException(Say(
                "l'entrée standard est en UTF-16 : convertissez-la en UTF-8 (iconv -f UTF-16 -t UTF-8).",
                "standard input is UTF-16: convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)."));
        }

        _start += Start().StartsWith(mark) ? mark.Length : 0;

        ReadOnlySpan<byte> Start() => _buffer.AsSpan(_start, _end - _start);
    }

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
            var larger = GC.AllocateArray<byte>(2 * kept.Length, pinned: true);
            kept.CopyTo(larger);
            kept.Clear();
            _buffer = larger;
        }

        _end -= _start;
        _start = 0;
        beforeWaiting();
        var read = Read();
        _ended = read == 0;
        _end += read;
    }

    private int Read()
    {
        try
        {
            return input.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(Say(
                "l'entrée standard ne peut pas être lue jusqu'au bout.",
                "standard input cannot be read to the end."));
        }
    }
}
