using System.Buffers;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>A copy of a block with some cells replaced and everything else byte for byte the same.</summary>
internal sealed class CopyOfBlock(OriginalRows original, char separator) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _changed = new();
    private int _copied;

    // The cell that was replaced last. The search for the next one continues from it, or copying would take quadratic
    // time.
    private int _row = -1;
    private int _column;
    private Range _cell;

    /// <summary>The bytes of the copy, once all replacements have been made.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            if (_copied == 0)
            {
                return original.Bytes;
            }

            CopyUpTo(original.Length);
            return _changed.WrittenMemory;
        }
    }

    /// <summary>Replaces a cell; the next one must be to its right or in a row below.</summary>
    public void Replace(int row, int column, string cell)
    {
        MoveTo(row, column);
        CopyUpTo(_cell.Start.Value);
        var needsQuotes = cell.AsSpan().ContainsAny([separator, '"', '\n', '\r']);
        var written = needsQuotes ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
        Encoding.UTF8.GetBytes(written, _changed);
        _copied = _cell.End.Value;
    }

    /// <summary>
    /// Removes what precedes the quotes of the cells between the one that was replaced last and this column.
    /// </summary>
    public void RemovePrefixes(int row, int column)
    {
        for (var next = row == _row ? _column + 1 : 0; next < column; next++)
        {
            MoveTo(row, next);
            var quote = original.Bytes.Span[_cell].IndexOf((byte)'"');
            if (quote > 0)
            {
                CopyUpTo(_cell.Start.Value);
                _copied = _cell.Start.Value + quote;
            }
        }
    }

    // The bytes are personal data, and may include passwords.
    public void Dispose() => _changed.Clear();

    private void MoveTo(int row, int column)
    {
        var (rowStart, rowEnd) = (original.At(row).Start.Value, original.At(row).End.Value);
        if (row != _row)
        {
            (_row, _column, _cell) = (row, 0, CellFrom(rowStart));
        }

        for (; _column < column; _column++)
        {
            _cell = CellFrom(_cell.End.Value + 1);
        }

        // In a readable row, quotes only enclose cells, and are doubled inside them.
        Range CellFrom(int start)
        {
            var bytes = original.Bytes.Span[..rowEnd];
            var (end, inQuotes) = (start, false);
            for (; end < rowEnd && (inQuotes || !IsEnd(bytes[end])); end++)
            {
                inQuotes ^= bytes[end] == '"';
            }

            return start..end;
        }

        bool IsEnd(byte one) => one == separator || one is (byte)'\n' or (byte)'\r';
    }

    private void CopyUpTo(int end)
    {
        _changed.Write(original.Bytes.Span[_copied..end]);
        _copied = end;
    }
}
