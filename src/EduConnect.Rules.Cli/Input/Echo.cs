using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Turns off the echo of a Unix terminal, before the prompt appears, because what is typed ahead of it is a password
/// too. The echo comes back however the process ends, except on SIGKILL. Windows has no need of this: reading a key
/// there shows nothing.
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

        // A shell turns the echo on while the process is stopped; without this, the process would continue with the
        // echo on.
        _continuing = PosixSignalRegistration.Create(PosixSignal.SIGCONT, context =>
        {
            context.Cancel = true;
            TurnOff();
        });
    }

    /// <summary>Turns the echo off until disposed; null if standard input is not a terminal.</summary>
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
