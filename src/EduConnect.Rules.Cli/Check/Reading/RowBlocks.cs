using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Cuts UTF-8 into blocks of whole rows, so that several threads can read them. What a row is, CsvHelper says: a block that has a quote or
/// a carriage return is read by it once for that; in any other, each line is a row.
/// </summary>
/// <remarks>
/// A row that breaks the rules of quotes and spans lines, or a quote that is not closed within <see cref="LongestRow"/> bytes, would take
/// the rows behind it along: only its first line is taken to be it, and reading goes on with the next line.
/// </remarks>
internal sealed class RowBlocks : IDisposable
{
    public const int LongestRow = 1 << 20;
    private const int BlockLength = 1 << 18;
    private readonly Stream _input;
    private readonly bool _mayWait;

    // They hold personal data, and maybe passwords: they are in no pool of the process, and are cleared when the check ends.
    private readonly Stack<byte[]> _free = new();
    private byte[] _buffer = new byte[BlockLength];
    private int _length;
    private bool _ended;
    private bool _isLeft;
    private long _row = 1;

    /// <param name="input">UTF-8 without a byte-order mark.</param>
    /// <param name="mayWait">Whether a read may wait for somebody who writes, and so has to be left when the check is told to end.</param>
    public RowBlocks(Stream input, bool mayWait) => (_input, _mayWait) = (input, mayWait);

    /// <summary>Between the values; known when the header is.</summary>
    public char Separator { get; private set; }

    /// <summary>How CsvHelper reads a block: all rows, empty ones too, none skipped or mended in silence.</summary>
    public static CsvReader Read(ReadOnlyMemory<byte> text, char? separator, Action<CsvMalformedRecord>? onMalformed) => CsvReader.Create(text, new CsvReaderOptions
    {
        Separator = separator,
        HasHeader = false,
        SkipEmptyLines = false,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = onMalformed,
    });

    /// <summary>The header: the first row that is not empty, where the first line is not <c>sep=;</c>. Null if there is none.</summary>
    /// <exception cref="InvalidDataException">There is one and it cannot be read; the message is for the user.</exception>
    public async Task<string[]?> ReadHeaderAsync(char? separator, CancellationToken token)
    {
        await FillAsync(LongestRow, token).ConfigureAwait(false);
        var text = _buffer.AsMemory(0, _length);
        var isMalformed = false;
        using var reader = CsvReader.Create(text, new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true, OnMalformedRecord = _ => isMalformed = true });
        if (!reader.Read())
        {
            return null;
        }

        Separator = reader.Separator;
        if (reader.RawRecord.Contains((byte)0))
        {
            throw new InvalidDataException("this is no text. A workbook? Save it as CSV first.");
        }

        if (isMalformed || reader.RawRecord.Length == LongestRow)
        {
            throw new InvalidDataException("the header, which is the first row, cannot be read: its quotes are not closed, or it is longer than a row may be.");
        }

        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        var end = (int)reader.ByteOffset + reader.RawRecord.Length;
        var row = reader.LineNumber;
        end += text.Span[end..].StartsWith("\r\n"u8) ? 2 : end < text.Length ? 1 : 0;
        _row = row + 1;
        KeepFrom(end);
        return header;
    }

    /// <summary>The next rows, null behind the last. The caller disposes of the block.</summary>
    public async Task<RowBlock?> NextAsync(CancellationToken token)
    {
        await FillAsync(BlockLength, token).ConfigureAwait(false);
        while (_length > 0)
        {
            var end = _ended ? _length : EndOfLines(_buffer.AsSpan(0, _length));
            if (end == 0)
            {
                if (_length >= LongestRow)
                {
                    return await SkipLineAsync(RowDamage.TooLong, token).ConfigureAwait(false);
                }
            }
            else
            {
                var (rows, kept, isOpen) = CountRows(_buffer.AsMemory(0, end));
                if (rows > 0)
                {
                    return Take(kept, rows);
                }

                // The block begins with a row whose quotes are wrong. It may be closed by what follows.
                if (!isOpen || _ended || _length >= LongestRow)
                {
                    return await SkipLineAsync(RowDamage.UnclosedQuote, token).ConfigureAwait(false);
                }
            }

            await FillAsync(LongestRow, token).ConfigureAwait(false);
        }

        return null;
    }

    public void Dispose()
    {
        // A read that was left may still write into its buffer.
        if (!_isLeft)
        {
            TakeBack(_buffer);
        }

        _buffer = [];
        foreach (var buffer in _free)
        {
            Array.Clear(buffer);
        }
    }

    public void TakeBack(byte[] buffer)
    {
        // That of a row which is not kept is none.
        if (buffer.Length > 0)
        {
            _free.Push(buffer);
        }
    }

    // How many rows there are before the first one that would take others along, where that one begins, and whether it goes on.
    private (int Rows, int End, bool IsOpen) CountRows(ReadOnlyMemory<byte> text)
    {
        var span = text.Span;
        if (!span.ContainsAny((byte)'"', (byte)'\r'))
        {
            return (span.Count((byte)'\n') + (span[^1] == '\n' ? 0 : 1), text.Length, false);
        }

        var damage = RowDamage.None;
        using var reader = Read(text, Separator, malformed => damage = DamageOf(malformed.Reason));
        var rows = 0;
        while (reader.Read())
        {
            if (damage == RowDamage.UnclosedQuote || (damage != RowDamage.None && reader.RawRecord.ContainsAny((byte)'\n', (byte)'\r')))
            {
                return (rows, (int)reader.ByteOffset, damage == RowDamage.UnclosedQuote);
            }

            damage = RowDamage.None;
            rows++;
        }

        return (rows, text.Length, false);
    }

    public static RowDamage DamageOf(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => RowDamage.StrayQuote,
        CsvMalformedReason.TextAfterClosingQuote => RowDamage.TextAfterQuote,
        CsvMalformedReason.FieldCountMismatch => RowDamage.WrongFieldCount,
        _ => RowDamage.UnclosedQuote,
    };

    private RowBlock Take(int length, int rows)
    {
        var taken = new RowBlock(this, _buffer, length, _row, rows);
        _row += rows;
        var kept = _length - length;
        _buffer = BufferOf(kept);
        taken.Buffer.AsSpan(length, kept).CopyTo(_buffer);
        _length = kept;
        return taken;
    }

    // A line, however long: only its length is kept.
    private async Task<RowBlock> SkipLineAsync(RowDamage damage, CancellationToken token)
    {
        var length = 0L;
        while (true)
        {
            var end = _buffer.AsSpan(0, _length).IndexOfAny((byte)'\n', (byte)'\r');
            length += end < 0 ? _length : end;
            if (end >= 0 || _ended)
            {
                // The line feed behind a carriage return may not have been read yet.
                KeepFrom(end < 0 ? _length : end);
                await FillAsync(2, token).ConfigureAwait(false);
                KeepFrom(_buffer.AsSpan(0, _length).StartsWith("\r\n"u8) ? 2 : Math.Min(1, _length));
                return new RowBlock(this, [], 0, _row++, 1, damage, length);
            }

            _length = 0;
            await FillAsync(BlockLength, token).ConfigureAwait(false);
        }
    }

    // The last one taken back, if it is long enough: the processor has it at hand.
    private byte[] BufferOf(int length)
    {
        if (!_free.TryPop(out var buffer) || buffer.Length < length)
        {
            Array.Clear(buffer ?? []);
            buffer = new byte[Math.Max(BlockLength, length)];
        }

        return buffer;
    }

    private static int EndOfLines(ReadOnlySpan<byte> text)
    {
        // A carriage return at the very end may be half of a line end.
        var end = text.LastIndexOf((byte)'\n') + 1;
        return end > 0 ? end : text[..^1].LastIndexOf((byte)'\r') + 1;
    }

    private void KeepFrom(int start)
    {
        _buffer.AsSpan(start, _length - start).CopyTo(_buffer);
        _length -= start;
    }

    // Reads until there is so much, or no more.
    private async Task FillAsync(int length, CancellationToken token)
    {
        if (_buffer.Length < length)
        {
            var larger = BufferOf(length);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            TakeBack(_buffer);
            _buffer = larger;
        }

        while (!_ended && _length < length)
        {
            // A pipe that nobody writes to does not hear of the token. A file is read here and now: in the pool, the reading would stand
            // in line behind the checks that wait for it.
            _isLeft = true;
            var read = _mayWait ? await Task.Run(Read, CancellationToken.None).WaitAsync(token).ConfigureAwait(false) : Read();
            _isLeft = false;
            _ended = read == 0;
            _length += read;
        }

        int Read()
        {
            try
            {
                return _input.Read(_buffer, _length, _buffer.Length - _length);
            }
            catch (IOException)
            {
                // The system's own message would repeat the argument.
                throw new InvalidDataException("the input cannot be read to its end.");
            }
        }
    }
}
