using System.Text;
using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Cuts UTF-8 into blocks of whole rows, so that several threads can read them, and finds the rows with wrong quotes.
/// CsvHelper reads the values and never sees a wrong quote.
/// </summary>
/// <remarks>
/// <para>
/// A row that spans lines and has a wrong quote, or one that is not closed within the longest row, would swallow the
/// rows that follow. So only its first line counts as the row, and reading continues with the next line.
/// </para>
/// <para>
/// This takes linear time. The search through a row that spans lines stops at its first wrong quote; the lines between
/// its first line and that quote each have an even number of quotes, so no such line can begin another long search.
/// </para>
/// </remarks>
internal sealed class RowBlocks : IDisposable
{
    public const int LongestRow = 1 << 20;

    /// <summary>As many columns as a spreadsheet has.</summary>
    public const int MaxColumns = 1 << 14;

    // Each cell may become a problem, which takes far more memory than a cell of two bytes.
    private const int MaxCells = 3 << 13;
    private readonly Stream _input;
    private readonly bool _mayWait;
    private readonly int _blockLength;
    private readonly int _longestRow;
    private readonly bool _rowsMayBeShort;
    private readonly bool _keepsOriginal;

    // What precedes the quotes of the row that was searched last.
    private readonly List<(int Start, int End)> _prefixes = [];

    // They have personal data, and may have passwords: they never go to a shared pool, and are cleared at the end.
    private readonly Stack<byte[]> _free = new();
    private byte[] _buffer;
    private int _length;
    private int _columns;
    private bool _ended;
    private bool _isLeft;
    private long _row = 1;

    // How many bytes of a row that is too long have been skipped.
    private long _skipped;

    /// <param name="input">UTF-8 without a byte-order mark.</param>
    /// <param name="mayWait">Whether a read may wait for input; an interrupt then leaves it running.</param>
    /// <param name="blockLength">
    /// The approximate length of a block. The rows and their damage do not depend on it.
    /// </param>
    /// <param name="longestRow">The maximum length of a row, including its line end.</param>
    /// <param name="rowsMayBeShort">Whether values missing at the end of a row are empty cells.</param>
    /// <param name="keepsOriginal">Whether blocks also keep the original bytes: see <see cref="BeforeRows"/>.</param>
    public RowBlocks(
        Stream input, bool mayWait, int blockLength = 1 << 18, int longestRow = LongestRow,
        bool rowsMayBeShort = false, bool keepsOriginal = false)
    {
        (_input, _mayWait, _blockLength, _longestRow) = (input, mayWait, blockLength, longestRow);
        (_rowsMayBeShort, _keepsOriginal) = (rowsMayBeShort, keepsOriginal);
        _buffer = BufferOf(0);
    }

    /// <summary>The separator of the values; known once the header has been read.</summary>
    public char Separator { get; private set; }

    /// <summary>
    /// The bytes before the first block, if originals are kept. With the originals of all blocks, they are the input,
    /// byte for byte.
    /// </summary>
    public ReadOnlyMemory<byte> BeforeRows { get; private set; }

    private Span<byte> Unread => _buffer.AsSpan(1, _length);

    /// <summary>The row that was read as the header, or as the first one with values.</summary>
    public long HeaderRow { get; private set; }

    /// <summary>If no column is recognised, the row that looks like the header; null if there is none.</summary>
    public long? LikelyHeaderRow { get; private set; }

    /// <summary>
    /// Reads the header: by default the first row that is not empty, after a first line <c>sep=;</c> if there is one.
    /// Null if there is no header.
    /// </summary>
    /// <param name="separator">The separator of the values; null to detect it.</param>
    /// <param name="place">Where the header is.</param>
    /// <param name="token">Stops waiting for input.</param>
    /// <exception cref="InvalidDataException">The header cannot be read; the message is for the user.</exception>
    public async Task<string[]?> ReadHeaderAsync(char? separator, HeaderPlace place, CancellationToken token)
    {
        await FillAsync(_longestRow + 2, token).ConfigureAwait(false);
        if (place.Row is > 1 and var wanted)
        {
            separator ??= Unread.StartsWith("sep="u8) && Unread.Length > 4 ? (char)Unread[4] : null;
            Pass(HeaderPlace.StartOfRow(Unread, wanted));
            _row = wanted;
            await FillAsync(_longestRow + 2, token).ConfigureAwait(false);
        }

        using var reader = CsvReader.Create(_buffer.AsMemory(1, _length), new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => { },
        });
        if (!reader.Read())
        {
            place.RequireRow(null);
            return null;
        }

        Separator = reader.Separator;
        var start = (int)reader.ByteOffset;
        HeaderRow = _row + reader.LineNumber - 1;
        place.RequireRow(HeaderRow);
        var end = EndOfRow(Unread[start..], out var damage);
        if (Unread.Slice(start, end > 0 ? end : reader.RawRecord.Length).Contains((byte)0))
        {
            throw new InvalidDataException(Say(
                "ce n'est pas du texte : donnez un fichier CSV, .xlsx ou .ods.",
                "this is not text: specify a CSV, .xlsx or .ods file."));
        }

        if (end == 0 || !(damage == RowDamage.None || damage.IsWarning()))
        {
            throw new InvalidDataException(Say(
                $"{place.Subject(HeaderRow)} est illisible : ses guillemets ne sont pas fermés, ou la ligne est trop "
                    + "longue.",
                $"{place.Subject(HeaderRow)} cannot be read: its quotes are not closed, or it is too long."));
        }

        var header = HeaderPlace.Values(WithoutPrefixes(Unread.Slice(start, end).ToArray(), damage), Separator);
        _columns = header.Length;
        if (_columns > MaxColumns)
        {
            throw new InvalidDataException(Say(
                $"{place.Subject(HeaderRow)} a {_columns} colonnes ; {MaxColumns} au plus peuvent être contrôlées. "
                    + "Si le séparateur est faux, ajoutez --separator.",
                $"{place.Subject(HeaderRow)} has {_columns} columns; at most {MaxColumns} can be checked. "
                    + "If the separator is wrong, use --separator."));
        }

        _row = HeaderRow;
        if (place.IsAbsent)
        {
            Pass(start);
            return HeaderPlace.Numbers(_columns);
        }

        Pass(start + end);
        LikelyHeaderRow = HeaderPlace.IsHeader(header, least: 1) ? null : HeaderPlace.Find(Unread, _row + 1, separator);
        _row++;
        return header;
    }

    /// <summary>Reads the next rows; null after the last. The caller disposes of the block.</summary>
    public async Task<RowBlock?> NextAsync(CancellationToken token)
    {
        for (var wanted = _blockLength; ; wanted = Math.Min(2 * _length, _longestRow) + 1)
        {
            await FillAsync(wanted, token).ConfigureAwait(false);
            if (_length == 0 && _skipped == 0)
            {
                return null;
            }

            if (_skipped == 0 && Cut() is { } block)
            {
                return block;
            }

            if (_skipped > 0 || _length > _longestRow)
            {
                return await SkipLineAsync(token).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        // A read that was left running may still write to its buffer.
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
        // The block of a row that is too long has no buffer.
        if (buffer.Length > 0)
        {
            _free.Push(buffer);
        }
    }

    // Returns null if the first row is incomplete.
    private RowBlock? Cut()
    {
        var original = _keepsOriginal ? new OriginalRows(BufferOf(_length)) : null;
        var damaged = new List<(int, RowDamage)>();
        var (rows, cells) = (0, 0L);
        var read = original is null && !_rowsMayBeShort ? LengthOfPlainRows(out rows, out cells) : 0;
        var length = read;
        while (read < Math.Min(_length, _blockLength) && cells < MaxCells
            && EndOfRow(Unread[read..], out var damage) is > 0 and var end)
        {
            var row = Unread.Slice(read, end);
            original?.Add(row);
            if (damage != RowDamage.None)
            {
                damaged.Add((rows, damage));
                if (!damage.IsWarning())
                {
                    row.Replace((byte)'"', (byte)' ');
                }
            }

            // Moves the row to where the one before it now ends.
            var whole = WithoutPrefixes(row, damage);
            if (read != length || whole.Length < end)
            {
                whole.CopyTo(Unread[length..]);
            }

            // At most one value per byte. Missing values of a row that may be short count too, unless it is blank.
            cells += row[0] is (byte)'\n' or (byte)'\r' ? 1 : _rowsMayBeShort ? _columns : Math.Min(end, _columns);
            length += whole.Length;
            read += end;
            rows++;
        }

        if (rows == 0)
        {
            TakeBack(original?.Buffer ?? []);
            return null;
        }

        var block = new RowBlock(this, _buffer, length, _row, rows, damaged, Original: original);
        _row += rows;
        var kept = _length - read;
        _buffer = BufferOf(kept);
        block.Buffer.AsSpan(1 + read, kept).CopyTo(_buffer.AsSpan(1));
        _length = kept;
        return block;
    }

    // The length of the first rows that surely have no quote and fit into the block. It only saves time: the loop in
    // Cut finds the same rows.
    private int LengthOfPlainRows(out int rows, out long cells)
    {
        var text = Unread[..Math.Min(_length, Math.Min(_blockLength, _longestRow))];
        if (text.IndexOfAny((byte)'"', (byte)'\r') is >= 0 and var at)
        {
            var quote = text[at..].IndexOf((byte)'"');
            text = quote < 0 ? text : text[..(at + quote)];
            text = text.Count((byte)'\r') == text.Count("\r\n"u8) ? text : [];
        }

        while (true)
        {
            text = text[..(text.LastIndexOf((byte)'\n') + 1)];
            rows = text.Count((byte)'\n');
            cells = Math.Min((long)rows * _columns, text.Length);
            if (cells <= MaxCells)
            {
                return text.Length;
            }

            text = text[..(int)((long)text.Length * MaxCells / cells)];
        }
    }

    // The row as proper CSV, with nothing between a separator and the quote after it.
    private ReadOnlySpan<byte> WithoutPrefixes(Span<byte> row, RowDamage damage)
    {
        if (!damage.IsWarning())
        {
            return row;
        }

        var (from, to) = (0, 0);
        foreach (var (start, end) in _prefixes.Append((row.Length, row.Length)))
        {
            row[from..start].CopyTo(row[to..]);
            to += start - from;
            from = end;
        }

        return row[..to];
    }

    // The length of the first row, including its line end; 0 if more must be read, or if its first line is too long.
    private int EndOfRow(ReadOnlySpan<byte> text, out RowDamage damage)
    {
        _prefixes.Clear();
        var length = FindEndOfRow(text, out damage);
        if (damage == RowDamage.None && _prefixes.Count > 0)
        {
            damage = text[_prefixes[0].End - 1] == '=' ? RowDamage.FormulaOfText : RowDamage.SpaceBeforeQuote;
        }

        return length;
    }

    private int FindEndOfRow(ReadOnlySpan<byte> text, out RowDamage damage)
    {
        var row = text[..Math.Min(text.Length, _longestRow)];
        var isLast = _ended && row.Length == text.Length;
        damage = RowDamage.None;

        // After a wrong quote, all that matters is whether the row ends with its first line.
        var line = -1;
        for (var (at, inQuotes) = (0, false); damage == RowDamage.None || line < 0 || at <= line;)
        {
            var rest = row[at..];
            var next = inQuotes && damage == RowDamage.None ? rest.IndexOf((byte)'"')
                : rest.StartsWith((byte)'"') ? 0
                : rest.IndexOfAny((byte)'"', (byte)'\n', (byte)'\r');
            if (next < 0 && (isLast ? !inQuotes : text.Length <= _longestRow))
            {
                return isLast ? row.Length : 0;
            }

            if (next >= 0 && !inQuotes && rest[next] != '"')
            {
                return EndOfLine(text, at + next);
            }

            if (next < 0 || rest[next] != '"')
            {
                break;
            }

            at += next + 1;
            var wrong = RowDamage.None;
            if (!inQuotes)
            {
                inQuotes = at == 1 || row[at - 2] == Separator || IsAfterPrefix(row, at - 1);
                wrong = inQuotes ? RowDamage.None : RowDamage.StrayQuote;
            }
            else if (at == row.Length)
            {
                inQuotes = !isLast;
            }
            else if (row[at] == '"')
            {
                at++;
            }
            else
            {
                inQuotes = false;
                var isEnd = row[at] == Separator || row[at] is (byte)'\n' or (byte)'\r';
                wrong = isEnd ? RowDamage.None : RowDamage.TextAfterQuote;
            }

            if (damage == RowDamage.None && wrong != RowDamage.None)
            {
                damage = wrong;
                line = row.IndexOfAny((byte)'\n', (byte)'\r');
            }
        }

        line = row.IndexOfAny((byte)'\n', (byte)'\r');
        damage = line >= 0 || damage == RowDamage.None ? RowDamage.UnclosedQuote : damage;
        return line >= 0 ? EndOfLine(text, line) : isLast ? row.Length : 0;
    }

    // Whether there are only spaces and = between the quote and the separator before it; if so, they are remembered.
    private bool IsAfterPrefix(ReadOnlySpan<byte> row, int quote)
    {
        var start = row[..(row[quote - 1] == '=' ? quote - 1 : quote)].LastIndexOfAnyExcept((byte)' ') + 1;
        if (start > 0 && row[start - 1] != Separator)
        {
            return false;
        }

        _prefixes.Add((start, quote));
        return true;
    }

    // Where the next line begins; 0 if that is not known yet, because a line feed may follow a carriage return.
    private int EndOfLine(ReadOnlySpan<byte> text, int at) =>
        text[at] == '\n' ? at + 1
        : at + 1 == text.Length ? (_ended ? at + 1 : 0)
        : text[at + 1] == '\n' ? at + 2 : at + 1;

    // Skips a line of any length. Only its length is kept, or its original bytes in as many blocks as it takes.
    private async Task<RowBlock> SkipLineAsync(CancellationToken token)
    {
        int end;
        while ((end = Unread.IndexOfAny((byte)'\n', (byte)'\r')) < 0 && _length > 0)
        {
            _skipped += _length;
            if (_keepsOriginal)
            {
                return new RowBlock(this, [], 0, _row, 0, [], Original: TakeOriginal(_length));
            }

            _length = 0;
            await FillAsync(_blockLength, token).ConfigureAwait(false);
        }

        var lineEnd = 0;
        if (end >= 0)
        {
            _skipped += end;
            await FillAsync(end + 2, token).ConfigureAwait(false);
            lineEnd = EndOfLine(Unread, end);
        }

        var original = _keepsOriginal ? TakeOriginal(lineEnd) : null;
        KeepFrom(original is null ? lineEnd : 0);
        var block = new RowBlock(this, [], 0, _row++, 1, [], _skipped, original);
        _skipped = 0;
        return block;
    }

    // Takes the beginning of the unread bytes.
    private OriginalRows TakeOriginal(int length)
    {
        var original = new OriginalRows(BufferOf(length));
        original.Add(Unread[..length]);
        KeepFrom(length);
        return original;
    }

    // Reuses the buffer that was taken back last, if it is long enough: it is still in the processor's cache.
    private byte[] BufferOf(int length)
    {
        if (!_free.TryPop(out var buffer) || buffer.Length <= length)
        {
            Array.Clear(buffer ?? []);
            buffer = new byte[1 + Math.Max(_blockLength, length)];
        }

        buffer[0] = (byte)'\n';
        return buffer;
    }

    // Passes over what precedes the rows, titles and header: at most twice the length of the longest row.
    private void Pass(int length)
    {
        BeforeRows = _keepsOriginal ? (byte[])[.. BeforeRows.Span, .. Unread[..length]] : default;
        KeepFrom(length);
    }

    private void KeepFrom(int start)
    {
        Unread[start..].CopyTo(Unread);
        _length -= start;
    }

    // Reads until this many bytes are there, or the input ends.
    private async Task FillAsync(int length, CancellationToken token)
    {
        while (!_ended && _length < length)
        {
            if (1 + _length == _buffer.Length)
            {
                var full = _buffer;
                _buffer = BufferOf(Math.Min(2 * _length, length));
                full.CopyTo(_buffer, 0);
                TakeBack(full);
            }

            // Reading from an idle pipe cannot be cancelled. A file is read on this thread: on the pool, the read would
            // queue after the checks that wait for it.
            _isLeft = true;
            var read = _mayWait
                ? await Task.Run(Read, CancellationToken.None).WaitAsync(token).ConfigureAwait(false)
                : Read();
            _isLeft = false;
            _ended = read == 0;
            _length += read;
        }

        int Read()
        {
            try
            {
                return _input.Read(_buffer, 1 + _length, Math.Min(_buffer.Length - 1, length) - _length);
            }
            catch (DecoderFallbackException)
            {
                throw new InvalidDataException(Say(
                    "le fichier contient des caractères UTF-16 mal formés, qu'une copie ne peut pas garder : "
                        + "--repair n'est pas possible.",
                    "the file has malformed UTF-16, which a copy cannot keep: --repair is not possible."));
            }
            catch (IOException)
            {
                // The system's own message is in English.
                throw new InvalidDataException(Say(
                    "le fichier ne peut pas être lu jusqu'au bout.", "the input cannot be read to the end."));
            }
        }
    }
}
