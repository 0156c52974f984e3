namespace EduConnect.Rules.Cli;

/// <summary>
/// Asks for passwords at a terminal, on standard error, and shows nothing that is typed; an empty line or Ctrl-D ends
/// the input. On Unix the terminal edits the line, with the keys that the user is used to, while its <see cref="Echo"/>
/// is off.
/// </summary>
internal sealed class HiddenPrompt(Action beforeWaiting) : IPasswordSource
{
    // Linux silently drops the bytes of a line after the first 4,095, macOS after the first 1,024.
    private const int LongestLine = 1000;
    private const byte Delete = 0x7F;

    private readonly string _question = Say(
        "Mot de passe (rien ne s'affiche ; ligne vide ou Ctrl-D pour finir) : ",
        "Password (nothing is shown; empty line or Ctrl-D to end): ");

    private readonly string _again = Say(
        "Vous avez appuyé sur une touche qui n'est pas un caractère : retapez le mot de passe.",
        "You pressed a key that is not a character: type the password again.");

    private readonly byte[] _kept = GC.AllocateArray<byte>(LongestLine, pinned: true);
    private readonly IPasswordSource _line = OperatingSystem.IsWindows()
        ? new KeyReader(LongestLine)
        : new LineReader(StandardStreams.OpenInput(), LongestLine, beforeWaiting: () => { });

    public int MaxLength => _line.MaxLength;

    public bool IsTooLong => _line.IsTooLong;

    public bool TryRead(out ReadOnlySpan<byte> password)
    {
        beforeWaiting();
        while (true)
        {
            Console.Error.Write(_question);
            var isRead = _line.TryRead(out var typed);
            Console.Error.WriteLine();
            password = WithoutErased(typed);
            if (!password.ContainsAnyInRange((byte)0, (byte)0x1F))
            {
                return isRead && (IsTooLong || !password.IsEmpty);
            }

            Console.Error.WriteLine(_again);
        }
    }

    public void Dispose()
    {
        Array.Clear(_kept);
        _line.Dispose();
    }

    // The terminal handles only one of Backspace and Ctrl-H; the other one arrives as a character.
    private ReadOnlySpan<byte> WithoutErased(ReadOnlySpan<byte> typed)
    {
        const byte CtrlH = 8;
        Array.Clear(_kept);
        if (!typed.ContainsAny(CtrlH, Delete))
        {
            return typed;
        }

        var length = 0;
        foreach (var one in typed)
        {
            if (one is not (CtrlH or Delete))
            {
                _kept[length++] = one;
                continue;
            }

            // A character may have several bytes: remove them all.
            while (length > 0 && (_kept[--length] & 0xC0) == 0x80)
            {
            }
        }

        return _kept.AsSpan(0, length);
    }
}
