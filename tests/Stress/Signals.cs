using System.Globalization;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.StressTests;

/// <summary>Signals at random moments while the command line writes files: no file is cut, and no temporary one is left.</summary>
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
        var trials = new[] { (true, false), (true, true), (false, false), (false, true) }.Select(kind => new SignalTrial(kind.Item1, kind.Item2)).ToArray();
        var durations = Array.ConvertAll(trials, trial => trial.Measure());
        var wrong = 0;
        for (var i = 0; i < count; i++)
        {
            var (kind, signal) = (random.Next(trials.Length), SignalTrial.Signals[random.Next(SignalTrial.Signals.Length)]);
            var delay = durations[kind] * (1.1 * random.NextDouble());
            if (trials[kind].Run(signal, delay) is { } fault)
            {
                wrong++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"signal {i}, kind {kind}, SIG{signal.Name} after {delay.TotalMilliseconds:F0} ms: {fault}"));
            }
        }

        Array.ForEach(trials, trial => trial.Dispose());
        Console.WriteLine($"signals: {count} at random moments, {wrong} left something");
        return wrong == 0 ? 0 : 1;
    }
}
