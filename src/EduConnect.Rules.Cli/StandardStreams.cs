using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EduConnect.Rules.Cli;

/// <summary>The standard streams. Any of them may be closed, full or gone.</summary>
internal static class StandardStreams
{
    public static string OutputClosed => Say(
        "impossible d'écrire sur la sortie standard : est-elle fermée ?",
        "cannot write to standard output: is it closed?");

    public static string OutputFull => Say(
        "impossible d'écrire sur la sortie standard : le disque est plein.",
        "cannot write to standard output: the disk is full.");

    private static readonly bool _isInputClosed = Unix.IsClosed(0);

    public static bool IsOutputClosed { get; } = Unix.IsClosed(1);

    /// <summary>
    /// Makes writing to <see cref="Console.Error"/> never fail: a lost message must not stop the work.
    /// </summary>
    public static void KeepErrorFromFailing() =>
        Console.SetError(Unix.IsClosed(2) ? TextWriter.Null : new Forgiving(Console.Error));

    /// <summary>Standard input.</summary>
    /// <exception cref="InvalidDataException">Standard input is closed.</exception>
    public static Stream OpenInput()
    {
        RequireInput();
        return TryOpenDirectly(0, FileAccess.Read) ?? Console.OpenStandardInput();
    }

    public static Stream OpenOutput() => TryOpenDirectly(1, FileAccess.Write) ?? Console.OpenStandardOutput();

    /// <summary>Makes sure that standard input is open.</summary>
    /// <exception cref="InvalidDataException">Standard input is closed.</exception>
    public static void RequireInput()
    {
        if (_isInputClosed)
        {
            throw new InvalidDataException(Say(
                "l'entrée standard est fermée : il n'y a rien à lire.",
                "standard input is closed: there is nothing to read."));
        }
    }

    // On Unix, pipes and terminals are opened directly: the console's stream hides that a pipe's reader has gone, and
    // reads a terminal key by key with its own echo. Files are not: another process that shares the file would not see
    // how far this one has read or written.
    private static FileStream? TryOpenDirectly(int descriptor, FileAccess access)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);
        return stream.CanSeek ? null : stream;
    }

    private sealed class Forgiving(TextWriter writer) : TextWriter
    {
        public override Encoding Encoding => writer.Encoding;

        public override void Write(char value) => Write([value], 0, 1);

        // The other methods of the base class call this one.
        public override void Write(char[] buffer, int index, int count)
        {
            try
            {
                writer.Write(buffer, index, count);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // There is nobody to read it.
            }
        }
    }
}
