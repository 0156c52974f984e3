using System.Numerics;
using System.Runtime.Intrinsics;

namespace EduConnect.Rules.Internal;

/// <summary>
/// The lines of UTF-8 text, for <see langword="foreach"/>, without line ends or a byte-order mark at the beginning. It
/// looks for line feeds in 64 bytes at a time, because searching for each line's end takes longer than checking the
/// line.
/// </summary>
internal ref struct Utf8Lines(ReadOnlySpan<byte> text)
{
    private const int Block = 64;
    private readonly ReadOnlySpan<byte> _text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
    private int _start = 0;
    private int _read = 0;
    private ulong _ends = 0;

    public ReadOnlySpan<byte> Current { get; private set; } = default;

    public readonly Utf8Lines GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_ends == 0 && _read < _text.Length)
        {
            var block = _text.Slice(_read, Math.Min(Block, _text.Length - _read));
            _ends = EndsIn(block);
            _read += block.Length;
        }

        if (_start == _text.Length)
        {
            return false;
        }

        var blockStart = (_read - 1) & -Block;
        var end = _ends == 0 ? _text.Length : blockStart + BitOperations.TrailingZeroCount(_ends);
        _ends &= _ends - 1;
        var line = _text[_start..end];
        Current = line is [.. var password, (byte)'\r'] ? password : line;
        _start = end == _text.Length ? end : end + 1;
        return true;
    }

    /// <summary>A bit for each line feed in up to 64 bytes.</summary>
    private static ulong EndsIn(ReadOnlySpan<byte> block)
    {
        if (block.Length == Block)
        {
            return Vector512.Equals(Vector512.Create(block), Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
        }

        var ends = 0ul;
        for (var i = 0; i < block.Length; i++)
        {
            ends |= block[i] == '\n' ? 1ul << i : 0;
        }

        return ends;
    }
}
