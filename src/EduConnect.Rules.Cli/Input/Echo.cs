using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EduConnect.Rules.Cli;

/// <summary>
/// The echo of a Unix terminal, off from the first moment: what is typed ahead of the prompt is a password too. It
/// comes back however the process ends, other than by SIGKILL. On Windows reading a key shows nothing by itself.
/// </summary>
internal sealed class Echo : IDisposable
{
    private readonly byte[] _settings;
    private readonly byte[] _silent;
    private readonly PosixSignalRegistration _continuing;

    [UnsupportedOSPlatform("windows")]
    private Echo(byte[] settings)
    {
        (_settings, _silent) = (settings, Unix.WithoutEcho(settings));
        Signals.InOneStep(() =>
        {
            Signals.Ending += Restore;
            TurnOff();
        });

        // A shell shows its own input while the process is stopped; the runtime would then continue with the echo on.
        _continuing = PosixSignalRegistration.Create(PosixSignal.SIGCONT, context =>
        {
            context.Cancel = true;
            TurnOff();
        });
    }

    /// <summary>Turns it off until disposed of; null if standard input is no terminal.</summary>
    public static Echo? TryTurnOff() =>
        !OperatingSystem.IsWindows() && Unix.GetTerminal() is { } settings ? new Echo(settings) : null;

    public void Dispose()
    {
        _continuing.Dispose();
        Signals.InOneStep(() =>
        {
            Restore();
            Signals.Ending -= Restore;
        });
    }

    private void TurnOff() => Unix.SetTerminal(_silent);

    private void Restore() => Unix.SetTerminal(_settings);
}
