using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// The rows of a sheet as CSV in UTF-8, each on the line with its number. Empty cells and rows at the end are left out.
/// </summary>
internal sealed class SheetText
{
    public const byte Separator = (byte)';';

    /// <summary>As many rows as a sheet of Excel or LibreOffice has.</summary>
    public const int MaxRows = 1 << 20;

    // A few bytes of a workbook can expand to many separators before a cell far to the right, or to many repeated
    // cells.
    private const long MaxGaps = 1L << 26;
    private const long MaxRepeated = 1L << 24;
    private byte[] _bytes = new byte[1 << 16];
    private int _rowStart;
    private int _lastRow;
    private int _column;
    private int _row;
    private long _gaps;
    private long _repeated;

    /// <summary>The text since it was last cleared; only whole rows after <see cref="EndRow"/>.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>How many cells the row has, up to the last one that is not empty.</summary>
    public int Columns => _column;

    /// <summary>Where each row ends and how many cells it has; not collected if null.</summary>
    public List<(int End, int Columns)>? Ends { get; set; }

    public void BeginRow(int row)
    {
        if (row <= _row || row > MaxRows)
        {
            throw row > MaxRows
                ? new UnreadableWorkbook(Say(
                    $"cette feuille dépasse {MaxRows} lignes.", $"this sheet has more than {MaxRows} rows."))
                : WorkbookXml.Damaged();
        }

        (_row, _column, _rowStart) = (row, 0, Length);
    }

    /// <summary>Writes a cell; cells come from left to right.</summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="utf8">Its text as <see cref="ToCsv"/> returns it, not empty.</param>
    public void Cell(int column, ReadOnlySpan<byte> utf8)
    {
        if (column >= RowBlocks.MaxColumns)
        {
            throw new UnreadableWorkbook(Say(
                $"cette feuille dépasse {RowBlocks.MaxColumns} colonnes.",
                $"this sheet has more than {RowBlocks.MaxColumns} columns."));
        }

        if (column < _column)
        {
            throw WorkbookXml.Damaged();
        }

        // A row that is too long is reported as such; the rest of it is not needed.
        if (Length - _rowStart > RowBlocks.LongestRow)
        {
            return;
        }

        if (_column == 0)
        {
            Fill((byte)'\n', _row - _lastRow - 1);
            (_rowStart, _lastRow) = (Length, _row);
        }

        var gap = column - _column + (_column > 0 ? 1 : 0);
        if ((_gaps += gap) > MaxGaps)
        {
            throw new UnreadableWorkbook(Say(
                "cette feuille contient trop de cellules vides entre ses valeurs.",
                "this sheet has too many empty cells between its values."));
        }

        Fill(Separator, gap);
        Append(utf8);
        _column = column + 1;
    }

    /// <summary>Writes the same cell several times.</summary>
    public void Repeat(int column, int count, ReadOnlySpan<byte> utf8)
    {
        Cell(column, utf8);
        for (var i = 1; i < count; i++)
        {
            CountRepeated(utf8.Length + 1);
            Cell(column + i, utf8);
        }
    }

    /// <summary>Ends the row, which is left out if it has no cells.</summary>
    public void EndRow()
    {
        if (_column == 0)
        {
            return;
        }

        // In a row that is too long, line breaks would make the rest look like other rows.
        if (Length - _rowStart > RowBlocks.LongestRow)
        {
            var row = _bytes.AsSpan(_rowStart, Length - _rowStart);
            row.Replace((byte)'\n', (byte)' ');
            row.Replace((byte)'\r', (byte)' ');
        }

        Fill((byte)'\n', 1);
        Ends?.Add((Length, _column));
    }

    /// <summary>Writes the row that just ended again, as the next row.</summary>
    public void RepeatRow()
    {
        var (start, columns) = (_rowStart, _column);
        BeginRow(_row + 1);
        if (columns > 0)
        {
            var length = _rowStart - start;
            CountRepeated(length);
            Reserve(length);
            _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(Length));
            Length += length;
            (_lastRow, _column) = (_row, columns);
            Ends?.Add((Length, _column));
        }
    }

    /// <summary>Forgets the text, which is personal data.</summary>
    public void Clear()
    {
        Array.Clear(_bytes, 0, Length);
        Length = 0;
    }

    /// <summary>The text of a cell as CSV, quoted if necessary, in a buffer that grows.</summary>
    public static ReadOnlySpan<byte> ToCsv(ReadOnlySpan<char> text, ref byte[] buffer)
    {
        var quotes = text.ContainsAny("\";\n\r") ? text.Count('"') + 2 : 0;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length) + quotes;
        if (buffer.Length < most)
        {
            buffer = new byte[2 * most];
        }

        if (quotes == 0)
        {
            return buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer));
        }

        var length = 0;
        buffer[length++] = (byte)'"';
        while (text.IndexOf('"') is >= 0 and var at)
        {
            length += Encoding.UTF8.GetBytes(text[..(at + 1)], buffer.AsSpan(length));
            buffer[length++] = (byte)'"';
            text = text[(at + 1)..];
        }

        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
        buffer[length++] = (byte)'"';
        return buffer.AsSpan(0, length);
    }

    private void CountRepeated(int length)
    {
        if ((_repeated += length) > MaxRepeated)
        {
            throw new UnreadableWorkbook(Say(
                "cette feuille répète ses cellules bien plus qu'un vrai tableau.",
                "this sheet repeats its cells more than any real table does."));
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    private void Fill(byte value, int count)
    {
        Reserve(count);
        _bytes.AsSpan(Length, count).Fill(value);
        Length += count;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            var larger = new byte[Math.Max(2 * _bytes.Length, Length + count)];
            Text.CopyTo(larger);
            Array.Clear(_bytes);
            _bytes = larger;
        }
    }
}
