using System.Runtime.InteropServices;

namespace EduConnect.Rules.Cli;

/// <summary>
/// SIGINT, SIGTERM, SIGHUP and SIGQUIT raise <see cref="Ending"/> and then end the process. A command that can stop by
/// itself sees the first one as a cancelled token and has ten seconds to finish; a second signal, or SIGQUIT, ends the
/// process at once.
/// </summary>
internal static class Signals
{
    /// <summary>The exit code of a command that a signal cancelled.</summary>
    public const int Interrupted = 130;

    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(10);
    private static readonly Lock _lock = new();
    private static readonly List<PosixSignalRegistration> _registrations = [];
    private static CancellationTokenSource? _first;
    private static bool _isEnding;

    /// <summary>Raised before a signal ends the process. Handlers must be short and must not throw.</summary>
    public static event Action? Ending;

    public static void Handle()
    {
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
        _registrations.AddRange(signals.Select(signal => PosixSignalRegistration.Create(signal, Handle)));
    }

    /// <summary>A token that the next signal cancels.</summary>
    public static CancellationToken CancelOnFirst() => (_first = new CancellationTokenSource()).Token;

    /// <summary>
    /// Runs an action that changes <see cref="Ending"/>. A signal takes effect before it or after it, never in between.
    /// </summary>
    public static void InOneStep(Action act)
    {
        lock (_lock)
        {
            if (!_isEnding)
            {
                act();
                return;
            }
        }

        // The process is about to end.
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Handle(PosixSignalContext context)
    {
        if (context.Signal == PosixSignal.SIGQUIT)
        {
            // The system's default would write the memory, with the passwords in it, to a file.
            context.Cancel = true;
            End();
            Environment.Exit(128 + 3);
        }
        else if (Interlocked.Exchange(ref _first, null) is { } first)
        {
            context.Cancel = true;
            new Thread(EndAfterGrace) { IsBackground = true }.Start();
            _ = first.CancelAsync();
        }
        else
        {
            End();
        }
    }

    private static void EndAfterGrace()
    {
        Thread.Sleep(_grace);
        End();
        Environment.Exit(Interrupted);
    }

    private static void End()
    {
        lock (_lock)
        {
            if (!_isEnding)
            {
                _isEnding = true;
                Ending?.Invoke();
            }
        }
    }
}
