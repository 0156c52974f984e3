using System.Globalization;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.StressTests;

/// <summary>
/// Signals at random moments while the command line writes files: no file is cut, and no temporary one is left.
/// </summary>
internal static class Signals
{
    public static int Run(int count, int seed)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("signals needs Linux.");
            return 2;
        }

        var random = new Random(seed);
        SignalTrial[] trials = [new(true, false), new(true, true), new(false, false), new(false, true)];
        var durations = Array.ConvertAll(trials, trial => trial.Measure());
        var wrong = 0;
        for (var i = 0; i < count; i++)
        {
            var kind = random.Next(trials.Length);
            var signal = SignalTrial.Signals[random.Next(SignalTrial.Signals.Length)];
            var delay = durations[kind] * (1.1 * random.NextDouble());
            if (trials[kind].Run(signal, delay) is { } fault)
            {
                wrong++;
                var after = delay.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
                Console.WriteLine($"signal {i}, kind {kind}, SIG{signal.Name} after {after} ms: {fault}");
            }
        }

        Array.ForEach(trials, trial => trial.Dispose());
        Console.WriteLine($"signals: {count} at random moments, {wrong} left something");
        return wrong == 0 ? 0 : 1;
    }
}
