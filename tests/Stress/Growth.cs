using System.Diagnostics;
using System.Globalization;
using System.Text;
using EduConnect.Rules.Cli;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.StressTests;

/// <summary>
/// Checks files of one hostile shape, repeated: a file twice as long may take about twice the processor time and memory,
/// and one of 1 MiB may take 2 seconds.
/// </summary>
internal static class Growth
{
    // Both shorter than the longest row: a longer file of one row becomes many rows, which cost more.
    private const int Length = 1 << 18;
    private const int LongLength = 1 << 20;
    private const int Tries = 3;

    // Below these, a difference says nothing: starting threads, a collection that comes now or later.
    private const long LeastMemory = 48 << 20;
    private static readonly TimeSpan _leastTime = TimeSpan.FromMilliseconds(150);
    private const double MostGrowth = 2.5;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);

    private sealed record Cost(TimeSpan Time, long Memory);

    /// <summary>1 if any shape costs too much in each of its tries.</summary>
    /// <param name="oneOf">Of how many shapes one is taken: 1 for all.</param>
    public static int Run(int oneOf)
    {
        var folder = Directory.CreateTempSubdirectory();
        var (standardError, watch) = (Console.Error, Stopwatch.StartNew());
        var (failures, slowest, most) = (0, TimeSpan.Zero, 0L);
        string[] shapes = [.. Shapes().Where((_, index) => index % oneOf == 0)];
        try
        {
            Console.SetError(TextWriter.Null);
            CostOf(folder, "a;\n", Length);
            foreach (var shape in shapes)
            {
                var failure = "";
                for (var attempt = 0; attempt < Tries; attempt++)
                {
                    var (once, twice) = (CostOf(folder, shape, Length), CostOf(folder, shape, 2 * Length));
                    var whole = CostOf(folder, shape, LongLength);
                    failure = Failure(once, twice, whole);
                    if (failure.Length == 0)
                    {
                        (slowest, most) = (Max(slowest, whole.Time), Math.Max(most, whole.Memory));
                        break;
                    }
                }

                if (failure.Length > 0)
                {
                    failures++;
                    Console.WriteLine($"{Escaped(shape)}: {failure}");
                }
            }
        }
        finally
        {
            Console.SetError(standardError);
            folder.Delete(recursive: true);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"growth: {shapes.Length} shapes, {failures} failures; 1 MiB took at most {slowest.TotalSeconds:F2} s "
            + $"of processor time and {most >> 20} MiB of heap; {watch.Elapsed.TotalSeconds:F0} s"));
        return failures == 0 ? 0 : 1;
    }

    /// <summary>All strings of up to three characters of the alphabet, longer ones drawn from it, and known ones.</summary>
    private static IEnumerable<string> Shapes()
    {
        const string Alphabet = "a\";\n\r";
        var random = new Random(1);
        IEnumerable<string> all = [""];
        for (var length = 1; length <= 3; length++)
        {
            all = [.. all.SelectMany(start => Alphabet.Select(next => start + next))];
            foreach (var shape in all)
            {
                yield return shape;
            }
        }

        var drawn = Enumerable.Range(0, 200)
            .Select(_ => new string(random.GetItems<char>(Alphabet, 4 + random.Next(6))));
        string[] known =
        [
            "\"a\"b;\"\n", "x;\"\n", "\"a\n", "x;\"a\n", "\"\"\";\"\"a\n", "sep=;\n", "\uFEFF", "\n\uFEFF", "\"\nsep=;",
            "\"\"\n\"", "1234567890V\n", "\0\n", " \"a\n", "; \"", "=\"a\"b\n", "; =\"\"\n", " \"a\" \"\n", ";\n", " ",
            "1234567890v;\n", "=\"1234567890v\"; \"a\"\n", "\" 1234567890v\";a\n",
        ];
        foreach (var shape in drawn.Distinct().Concat(known))
        {
            yield return shape;
        }
    }

    private static string Failure(Cost once, Cost twice, Cost whole) =>
        whole.Time > _longest ? $"1 MiB {whole.Time.TotalSeconds:F2} s"
        : twice.Time > MostGrowth * Max(once.Time, _leastTime)
            ? $"{once.Time.TotalSeconds:F2} s, twice as long {twice.Time.TotalSeconds:F2} s"
        : twice.Memory > MostGrowth * Math.Max(once.Memory, LeastMemory)
            ? $"{once.Memory >> 20} MiB, twice as long {twice.Memory >> 20} MiB"
        : "";

    // The command as the tool runs it, with all that it writes.
    private static Cost CostOf(DirectoryInfo folder, string shape, int length)
    {
        var file = Path.Combine(folder.FullName, "a.csv");
        var (output, report, copy) = (file + ".output.csv", file + ".report.html", file + ".repaired.csv");
        var bytes = Encoding.UTF8.GetBytes(shape);
        using (var stream = File.Create(file))
        {
            stream.Write("INE;Nom\n"u8);
            for (var written = 0; written < length; written += bytes.Length)
            {
                stream.Write(bytes);
            }
        }

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var ended = new CancellationTokenSource();
        var most = before;
        var watcher = new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(1);
            }
        });
        watcher.Start();
        var started = Environment.CpuUsage.TotalTime;
        string[] arguments = [file, "--separator", ";", "--output", output, "--report", report, "--repair", copy];
        var exitCode = CheckCommand.Create().Parse(arguments).Invoke();
        var time = Environment.CpuUsage.TotalTime - started;
        ended.Cancel();
        watcher.Join();
        File.Delete(output);
        File.Delete(report);
        File.Delete(copy);
        return exitCode is 0 or 1
            ? new Cost(time, most - before)
            : throw new InvalidOperationException($"{Escaped(shape)}: exit code {exitCode}");
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Escaped(string shape) => TinyBlocks.Escaped(Encoding.UTF8.GetBytes(shape));
}
