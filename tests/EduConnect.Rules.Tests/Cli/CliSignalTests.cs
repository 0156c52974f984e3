using System.Diagnostics;
using System.Text;

namespace EduConnect.Rules.Tests;

/// <summary>Signals while files are written; 200 at random moments are in tests/Stress.</summary>
[Trait("Category", "Long")]
public class CliSignalTests
{
    [LinuxFact]
    public void No_signal_leaves_a_temporary_file_of_a_sheet() => AssertNothingLeft(writesSheet: true);

    [LinuxFact]
    public void No_signal_leaves_a_temporary_file_of_a_check() => AssertNothingLeft(writesSheet: false);

    [LinuxFact]
    public void A_file_has_no_name_before_it_is_whole()
    {
        foreach (var writesSheet in new[] { true, false })
        {
            using var trial = new SignalTrial(writesSheet, isNamed: false);
            Assert.Null(trial.RunWhenOpen(("KILL", 9)));
        }
    }

    [UnixFact]
    public void A_hang_up_ends_a_check_with_what_it_has_found()
    {
        foreach (var signal in new[] { "HUP", "TERM", "INT" })
        {
            // Only its first row has a problem.
            using var process = Begin(";a\n", "check", "-", "--lang", "en");
            Assert.StartsWith("2: INE: ", ReadLine(process), StringComparison.Ordinal);
            var rest = process.StandardOutput.ReadToEndAsync();
            SignalTrial.Send(process, signal);
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
            Assert.Equal(130, process.ExitCode);
            Assert.Equal("", rest.Result);
            var error = process.StandardError.ReadToEnd();
            Assert.Contains("educonnect-rules: interrupted after ", error, StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public void A_check_whose_output_nobody_takes_ends_at_the_second_signal_or_after_10_seconds()
    {
        foreach (var signals in new[] { 2, 1 })
        {
            // More problems than the pipe holds, of which only the first is read.
            using var process = Begin("1;\n", "check", "-", "--lang", "en");
            ReadLine(process);
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < signals; i++)
            {
                SignalTrial.Send(process, "INT");
                Thread.Sleep(300);
            }

            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
            Assert.Equal(130, process.ExitCode);
            Assert.InRange(watch.Elapsed.TotalSeconds, signals == 2 ? 0.3 : 9, signals == 2 ? 8 : 30);
        }
    }

    [UnixFact]
    public void An_ignored_hang_up_stays_ignored() =>
        Assert.Equal("1: ok\n", Cli.Shell(
            "(trap '' HUP; (echo Abcdefg1; sleep 2) | "
            + $"{Cli.ShellCommand} password & sleep 1; kill -HUP $!; wait)").Output);

    private static void AssertNothingLeft(bool writesSheet)
    {
        foreach (var isNamed in new[] { true, false })
        {
            using var trial = new SignalTrial(writesSheet, isNamed);
            foreach (var signal in SignalTrial.Signals.Where(signal => signal.Name != "KILL"))
            {
                Assert.Null(trial.RunWhenOpen(signal));
            }
        }
    }

    // A wrong INE and two million rows of a kind; the input does not end.
    private static Process Begin(string row, params string[] arguments)
    {
        var process = Process.Start(Cli.Describe(arguments))!;
        var input = new StringBuilder("INE;x\n1;\n");
        _ = process.StandardInput.WriteAsync(input.Insert(input.Length, row, 2_000_000))
            .ContinueWith(_ => process.StandardInput.Flush(), TaskScheduler.Default);
        return process;
    }

    private static string ReadLine(Process process) =>
        process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult()
        ?? throw new InvalidOperationException("The command line ended by itself.");
}
