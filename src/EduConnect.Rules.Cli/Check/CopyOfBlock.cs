using System.Buffers;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>A block with some of its cells replaced, and everything else byte for byte as it was.</summary>
internal sealed class CopyOfBlock(OriginalRows original, char separator) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _changed = new();
    private int _copied;

    // The cell that was replaced last; the search for the next one goes on there, or the copy would be quadratic.
    private int _row = -1;
    private int _column;
    private Range _cell;

    /// <summary>The bytes, when every cell was replaced that is to be.</summary>
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

    /// <summary>Replaces a cell; the next one is to its right or in a row below.</summary>
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
    /// Removes what precedes the quotes of cells: of those between the cell that was replaced last and this column.
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

    // It holds personal data, and maybe passwords.
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

        // A readable row has quotes around cells only, and pairs of them within.
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
