using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EduConnect.Rules.Cli;

/// <summary>Calls to the C library, for closed standard streams, unnamed files and the echo of a terminal.</summary>
internal static class Unix
{
    private const int CloseOnExec = 1;
    private const int GetDescriptorFlags = 1;

    /// <summary>
    /// Whether the process was started without this standard stream. The runtime then uses the number for a file of its
    /// own, which is closed on exec; an inherited stream never is.
    /// </summary>
    public static bool IsClosed(int descriptor) =>
        !OperatingSystem.IsWindows() && fcntl(descriptor, GetDescriptorFlags) is < 0 or CloseOnExec;

    /// <summary>Opens an unnamed file that only its owner can read; null if the system does not support them.</summary>
    public static SafeFileHandle? TryOpenUnnamed(string folder)
    {
        const int WriteOnly = 1, Unnamed = 0x400000, CloseAtExec = 0x80000;
        if (!OperatingSystem.IsLinux()
            || (AppContext.TryGetSwitch("EduConnect.Rules.Cli.NamedTemporaryFiles", out var named) && named))
        {
            return null;
        }

        // O_DIRECTORY depends on the processor. If neither value is right, the system refuses and the result is null.
        var isIntel = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
        var directory = isIntel ? 0x10000 : 0x4000;
        var descriptor = open(Text(folder), WriteOnly | Unnamed | directory | CloseAtExec, Convert.ToInt32("600", 8));
        if (descriptor < 0)
        {
            return null;
        }

        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Path.Exists(PathOf(file)))
        {
            return file;
        }

        // Without /proc the file could never be named.
        file.Dispose();
        return null;
    }

    /// <summary>Names an unnamed file, unless a file of that name exists.</summary>
    /// <exception cref="IOException">The file cannot be named.</exception>
    public static void Name(SafeFileHandle file, string path)
    {
        const int CurrentFolder = -100, FollowLinks = 0x400;
        if (linkat(CurrentFolder, Text(PathOf(file)), CurrentFolder, Text(path), FollowLinks) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"A file cannot be named: error {error}.", error);
        }
    }

    /// <summary>The settings of the terminal on standard input; null if standard input is not a terminal.</summary>
    public static byte[]? GetTerminal()
    {
        var settings = new byte[256];
        return tcgetattr(0, settings) == 0 ? settings : null;
    }

    public static void SetTerminal(byte[] settings) => _ = tcsetattr(0, 0, settings);

    /// <summary>The same settings with the echo turned off.</summary>
    public static byte[] WithoutEcho(byte[] settings)
    {
        // Four numbers come first; the fourth is the local modes.
        const uint Echo = 8;
        var changed = (byte[])settings.Clone();
        var local = changed.AsSpan(OperatingSystem.IsMacOS() ? 3 * sizeof(ulong) : 3 * sizeof(uint));
        MemoryMarshal.Write(local, MemoryMarshal.Read<uint>(local) & ~Echo);
        return changed;
    }

    private static string PathOf(SafeFileHandle file) => $"/proc/self/fd/{file.DangerousGetHandle()}";

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags, int mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int linkat(int oldFolder, byte[] oldPath, int newFolder, byte[] newPath, int flags);

    [DllImport("libc")]
    private static extern int fcntl(int descriptor, int command);

    [DllImport("libc")]
    private static extern int tcgetattr(int descriptor, byte[] settings);

    [DllImport("libc")]
    private static extern int tcsetattr(int descriptor, int when, byte[] settings);
}
