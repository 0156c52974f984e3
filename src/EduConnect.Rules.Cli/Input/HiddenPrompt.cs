using System.Globalization;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>Asks at a terminal, on standard error, and shows nothing of what is typed; an empty line or Ctrl-D ends.</summary>
internal sealed class HiddenPrompt(CultureInfo culture, Action beforeWaiting) : IPasswordSource
{
    private const char CtrlD = '\u0004';
    private readonly string _question = Options.IsFrench(culture)
        ? "Mot de passe (rien ne s'affiche ; ligne vide ou Ctrl-D pour finir) : "
        : "Password (nothing is shown; empty line or Ctrl-D to end): ";

    // Pinned: the collector would leave what they hold where it was.
    private char[] _typed = GC.AllocateArray<char>(256, pinned: true);
    private byte[] _utf8 = [];

    public bool TryRead(out ReadOnlySpan<byte> password)
    {
        beforeWaiting();
        Console.Error.Write(_question);
        var length = 0;
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.KeyChar == CtrlD)
            {
                length = 0;
                break;
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                length = length > 1 && char.IsSurrogatePair(_typed[length - 2], _typed[length - 1]) ? length - 2 : Math.Max(0, length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                if (length == _typed.Length)
                {
                    var larger = GC.AllocateArray<char>(2 * length, pinned: true);
                    _typed.CopyTo(larger, 0);
                    Array.Clear(_typed);
                    _typed = larger;
                }

                _typed[length++] = key.KeyChar;
            }
        }

        Console.Error.WriteLine();
        Array.Clear(_utf8);
        _utf8 = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(_typed, 0, length), pinned: true);
        Encoding.UTF8.GetBytes(_typed, 0, length, _utf8, 0);
        Array.Clear(_typed);
        password = _utf8;
        return length > 0;
    }

    public void Dispose() => Array.Clear(_utf8);
}
