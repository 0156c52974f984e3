using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Reads a line key by key without showing it, for the console of Windows. Backspace, Ctrl-W and Ctrl-U erase a
/// character, a word or the whole line.
/// </summary>
internal sealed class KeyReader(int maxLength) : IPasswordSource
{
    private const char CtrlD = '\u0004', CtrlH = '\b', CtrlU = '\u0015', CtrlW = '\u0017', Delete = '\u007F';

    // Pinned, because the garbage collector would leave old copies when it moves them. One character more than the
    // maximum number of bytes is always too long.
    private readonly char[] _typed = GC.AllocateArray<char>(maxLength + 1, pinned: true);
    private readonly byte[] _utf8 = GC.AllocateArray<byte>(3 * (maxLength + 1), pinned: true);

    public int MaxLength => maxLength;

    public bool IsTooLong { get; private set; }

    public bool TryRead(out ReadOnlySpan<byte> password)
    {
        Array.Clear(_utf8);
        var length = 0;
        IsTooLong = false;
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            switch (key.KeyChar)
            {
                case CtrlD:
                    Array.Clear(_typed);
                    password = default;
                    return false;
                case CtrlH or Delete:
                    length -= length > 1 && char.IsSurrogatePair(_typed[length - 2], _typed[length - 1]) ? 2
                        : Math.Min(1, length);
                    break;
                case CtrlU:
                    (length, IsTooLong) = (0, false);
                    break;
                case CtrlW:
                    length = _typed.AsSpan(0, _typed.AsSpan(0, length).TrimEnd(' ').Length).LastIndexOf(' ') + 1;
                    break;
                case var character when !char.IsControl(character):
                    IsTooLong |= length == _typed.Length;
                    if (!IsTooLong)
                    {
                        _typed[length++] = character;
                    }

                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(_typed.AsSpan(0, length), _utf8);
        Array.Clear(_typed);
        IsTooLong |= bytes > maxLength;
        password = IsTooLong ? default : _utf8.AsSpan(0, bytes);
        return true;
    }

    public void Dispose() => Array.Clear(_utf8);
}
