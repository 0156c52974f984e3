using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EduConnect.Rules.Cli;

/// <summary>The standard streams, any of which may be closed, full or gone.</summary>
internal static class StandardStreams
{
    public static string OutputClosed => Say(
        "impossible d'écrire sur la sortie standard : est-elle fermée ?",
        "standard output cannot be written to: is it closed?");

    public static string OutputFull => Say(
        "impossible d'écrire sur la sortie standard : le disque est plein.",
        "standard output cannot be written to: the disk is full.");

    private static readonly bool _isInputClosed = Unix.IsClosed(0);

    public static bool IsOutputClosed { get; } = Unix.IsClosed(1);

    /// <summary>Makes <see cref="Console.Error"/> never fail: a message may be lost, but the work is not.</summary>
    public static void KeepErrorFromFailing() =>
        Console.SetError(Unix.IsClosed(2) ? TextWriter.Null : new Forgiving(Console.Error));

    /// <summary>Standard input.</summary>
    /// <exception cref="InvalidDataException">It is closed.</exception>
    public static Stream OpenInput()
    {
        RequireInput();
        return TryOpenItself(0, FileAccess.Read) ?? Console.OpenStandardInput();
    }

    /// <summary>Standard output.</summary>
    public static Stream OpenOutput() => TryOpenItself(1, FileAccess.Write) ?? Console.OpenStandardOutput();

    /// <summary>Makes sure that standard input is open.</summary>
    /// <exception cref="InvalidDataException">It is closed.</exception>
    public static void RequireInput()
    {
        if (_isInputClosed)
        {
            throw new InvalidDataException(Say(
                "l'entrée standard est fermée : il n'y a rien à lire.",
                "standard input is closed: there is nothing to read."));
        }
    }

    // On Unix a pipe or terminal is opened as itself, because the console's own stream hides that the reader of a pipe
    // has gone, and reads a terminal key by key, with an echo of its own. A file is not, because a second process that
    // has the same file would not see how far this one came.
    private static FileStream? TryOpenItself(int descriptor, FileAccess access)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var itself = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);
        return itself.CanSeek ? null : itself;
    }

    private sealed class Forgiving(TextWriter writer) : TextWriter
    {
        public override Encoding Encoding => writer.Encoding;

        public override void Write(char value) => Write([value], 0, 1);

        // The other methods of the base end here.
        public override void Write(char[] buffer, int index, int count)
        {
            try
            {
                writer.Write(buffer, index, count);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Nobody reads it.
            }
        }
    }
}
