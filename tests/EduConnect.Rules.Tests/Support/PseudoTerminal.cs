using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EduConnect.Rules.Tests;

/// <summary>
/// A terminal of its own, on which the command line runs as the leader of a session, as in a window of a user.
/// </summary>
internal sealed class PseudoTerminal : IDisposable
{
    private readonly FileStream _master;
    private readonly SafeFileHandle _slave;
    private readonly string _path;
    private readonly StringBuilder _shown = new();
    private readonly Process _process;

    public PseudoTerminal(params string[] arguments)
    {
        const int ReadWriteWithoutControl = 2 | 0x100;
        var master = posix_openpt(ReadWriteWithoutControl);
        var name = new byte[128];
        Assert.True(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
        Assert.Equal(0, ptsname_r(master, name, name.Length));
        _path = Encoding.ASCII.GetString(name).TrimEnd('\0');
        _master = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);

        // Kept open, so that the terminal outlives the process.
        _slave = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Set("iutf8");
        const string OnTerminal = "t=$1; shift; exec setsid --ctty \"$@\" <$t >$t 2>$t";
        _process = Process.Start("bash", ["-c", OnTerminal, "bash", _path, .. Cli.Command, .. arguments]);
        new Thread(Read) { IsBackground = true }.Start();
    }

    /// <summary>What the terminal shows so far.</summary>
    public string Shown
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    /// <summary>Whether the terminal shows what is typed.</summary>
    public bool HasEcho
    {
        get
        {
            var start = new ProcessStartInfo("stty", ["-a", "-F", _path]) { RedirectStandardOutput = true };
            using var stty = Process.Start(start)!;
            return stty.StandardOutput.ReadToEnd().Contains(" echo ", StringComparison.Ordinal);
        }
    }

    /// <summary>Changes a setting of the terminal, as another program on it would.</summary>
    public void Set(string setting)
    {
        using var stty = Process.Start("stty", ["-F", _path, setting]);
        stty.WaitForExit();
    }

    public int ProcessId => _process.Id;

    public void Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    public void Type(byte[] keys) => _master.Write(keys);

    public void WaitUntilShown(string text) => WaitUntil(() => Shown.Contains(text, StringComparison.Ordinal));

    public static void WaitUntil(Func<bool> holds) => Assert.True(SpinWait.SpinUntil(holds, TimeSpan.FromMinutes(1)));

    public void Signal(string name) => SignalTrial.Send(_process, name);

    /// <summary>Waits for the end of the command line, and gives its exit code.</summary>
    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(TimeSpan.FromMinutes(1)));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _slave.Dispose();

        // The thread that reads ends with the test program: closing a terminal does not wake it.
    }

    private void Read()
    {
        var buffer = new byte[1024];
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = new char[1024];
        try
        {
            for (int read; (read = _master.Read(buffer)) > 0;)
            {
                var count = decoder.GetChars(buffer, 0, read, characters, 0);
                lock (_shown)
                {
                    _shown.Append(characters, 0, count);
                }
            }
        }
        catch (IOException)
        {
            // The last user of the terminal has gone.
        }
    }

    [DllImport("libc")]
    private static extern int posix_openpt(int flags);

    [DllImport("libc")]
    private static extern int grantpt(int descriptor);

    [DllImport("libc")]
    private static extern int unlockpt(int descriptor);

    [DllImport("libc")]
    private static extern int ptsname_r(int descriptor, byte[] name, nint length);
}
