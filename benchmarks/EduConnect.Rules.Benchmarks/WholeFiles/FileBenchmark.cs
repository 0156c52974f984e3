using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EduConnect.Rules.Benchmarks;

/// <summary>
/// Times the check of a whole file, <c>-- file --rows 10000000 --rounds 3</c>, also by a native program that EDUCONNECT_TOOL names. Each contender is a process of its own, so that its memory is
/// its own, and they take turns. The problems that each finds are compared with those that were put in, kind by kind.
/// </summary>
internal static class FileBenchmark
{
    public const string Command = "file";
    private const string Child = "file-child";

    /// <summary>The variable that names a native build of the command line, to measure it too.</summary>
    public const string NativeTool = "EDUCONNECT_TOOL";

    /// <summary>The native program's row in the results.</summary>
    public const string NativeName = "the native program, `--duplicates off`";

    private sealed record Contender(string Name, bool Checks, Func<string, string[]> Arguments, string Program = "dotnet");

    private sealed record Run(TimeSpan Elapsed, TimeSpan Processor, long Peak);

    private static readonly string _self = typeof(FileBenchmark).Assembly.Location;

    private static readonly Contender[] _contenders =
    [
        new("`educonnect-rules check --duplicates off`", true, path => [Path.Combine(AppContext.BaseDirectory, "EduConnect.Rules.Cli.dll"), "check", path, "--duplicates", "off", "--json", "--lang", "en"]),
        new("`educonnect-rules check`, duplicates found too", false, path => [Path.Combine(AppContext.BaseDirectory, "EduConnect.Rules.Cli.dll"), "check", path, "--json", "--lang", "en"]),
        new("CsvHelper and regular expressions in fields", true, path => [_self, Child, "regex", path]),
        new("CsvHelper and generated regular expressions", true, path => [_self, Child, "generated", path]),
        new("reading the file and counting its lines", false, path => [_self, Child, "plain", path]),
        .. Environment.GetEnvironmentVariable(NativeTool) is { Length: > 0 } tool
            ? new Contender[]
            {
                new(NativeName, true, path => ["check", path, "--duplicates", "off", "--json", "--lang", "en"], tool),
                new("the native program, duplicates found too", false, path => ["check", path, "--json", "--lang", "en"], tool),
            }
            : [],
    ];

    /// <summary>Whether the arguments ask for this and not for BenchmarkDotNet; the exit code if so.</summary>
    public static bool TryRun(string[] args, out int exitCode)
    {
        exitCode = 0;
        switch (args)
        {
            case [Command, .. var options]:
                exitCode = Compare(Number(options, "--rows", 1_000_000), (int)Number(options, "--rounds", 3));
                return true;
            case [Child, var kind, var path]:
                RunChild(kind, path);
                return true;
            default:
                return false;
        }
    }

    private static long Number(string[] options, string name, long otherwise) =>
        Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? long.Parse(options[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static void RunChild(string kind, string path)
    {
        using var output = Console.OpenStandardOutput();
        switch (kind)
        {
            case "regex":
                RegexProgram.Plain().Run(path, output);
                break;
            case "generated":
                RegexProgram.Generated().Run(path, output);
                break;
            default:
                using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan))
                {
                    var buffer = new byte[1 << 18];
                    var lines = 0L;
                    for (int read; (read = file.Read(buffer)) > 0;)
                    {
                        lines += buffer.AsSpan(0, read).Count((byte)'\n');
                    }

                    output.Write(Encoding.UTF8.GetBytes($"{{\"rows\":{lines - 1}}}\n"));
                }

                break;
        }
    }

    private static int Compare(long rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = ExportFile.Write(Path.Combine(folder.FullName, "export.csv"), rows);
            var bytes = new FileInfo(file.Path).Length;
            var runs = _contenders.ToDictionary(contender => contender, _ => new List<Run>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var contender in _contenders)
                {
                    runs[contender].Add(RunOnce(contender, file));
                    Console.Error.WriteLine($"{contender.Name}: {runs[contender][^1]}");
                }
            }

            Write(file, bytes, rounds, runs);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Run RunOnce(Contender contender, ExportFile file)
    {
        // Output goes to a file: reading a pipe would slow down only the program that uses all processors.
        var output = Path.Combine(Path.GetDirectoryName(file.Path)!, "output");
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c", "exec \"$0\" \"$@\" > \"$OUTPUT\" 2> /dev/null", contender.Program,
                .. contender.Arguments(file.Path),
            ])
        {
            Environment = { ["OUTPUT"] = output },
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (peak, processor) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            try
            {
                process.Refresh();
                (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It ended in between: what was read 20 ms ago stands.
            }
        }

        process.WaitForExit();
        var elapsed = clock.Elapsed;
        using var reader = File.OpenText(output);
        Confirm(contender, file, Tally(reader));
        return new Run(elapsed, processor, peak);
    }

    // The codes, counted, and the numbers of the last line.
    private static (Dictionary<string, long> Problems, string Last) Tally(StreamReader reader)
    {
        const string Code = "\"code\":\"";
        var problems = new Dictionary<string, long>(StringComparer.Ordinal);
        var last = "";
        while (reader.ReadLine() is { } line)
        {
            last = line;
            if (line.IndexOf(Code, StringComparison.Ordinal) is var at and >= 0)
            {
                var code = line[(at + Code.Length)..line.IndexOf('"', at + Code.Length)];
                problems[code] = problems.GetValueOrDefault(code) + 1;
            }
        }

        return (problems, last);
    }

    private static void Confirm(Contender contender, ExportFile file, (Dictionary<string, long> Problems, string Last) found)
    {
        if (!found.Last.Contains($"\"rows\":{file.Rows}", StringComparison.Ordinal)
            || (contender.Checks && !(file.Problems.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(found.Problems.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                && found.Last.Contains($"\"ok\":{file.Rows - file.Wrong}", StringComparison.Ordinal))))
        {
            throw new InvalidOperationException($"{contender.Name} found {string.Join(", ", found.Problems)} and {found.Last}; put in were {string.Join(", ", file.Problems)} in {file.Rows} rows.");
        }
    }

    private static void Write(ExportFile file, long bytes, int rounds, Dictionary<Contender, List<Run>> runs)
    {
        var ours = Least(runs[_contenders[0]], run => run.Elapsed.TotalSeconds);
        var text = new StringBuilder();
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            {DateTime.UtcNow:yyyy-MM-dd}, `dotnet run -c Release --project benchmarks/EduConnect.Rules.Benchmarks -- {Command} --rows {file.Rows} --rounds {rounds}`

            {file.Rows:#,0} rows of 6 columns, {bytes / 1e6:0} MB, {file.Wrong:#,0} problems of {file.Problems.Count} kinds, found exactly; {Environment.ProcessorCount} processors, .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}; the fastest of {rounds} runs in turn.

            | | Time | Against the first | Rows/s | MB/s | Processor time | Peak memory |
            |---|---|---|---|---|---|---|

            """).ReplaceLineEndings("\n"));
        foreach (var contender in _contenders)
        {
            var seconds = Least(runs[contender], run => run.Elapsed.TotalSeconds);
            text.Append(CultureInfo.InvariantCulture, $"| {contender.Name} | {seconds:0.00} s | {seconds / ours:0.0} | {file.Rows / seconds / 1e6:0.00} million | {bytes / seconds / 1e6:0} | {Least(runs[contender], run => run.Processor.TotalSeconds):0.00} s | {runs[contender].Max(run => run.Peak) / 1e6:0} MB |\n");
        }

        Console.Write(text);
        var path = Path.Combine(ResultsFile.ProjectFolder, "results", $"whole-files-{file.Rows / 1_000_000}-million.md");
        File.WriteAllText(path, $"# Whole files\n\nWritten by the benchmark; each contender is a process of its own.\n\n{text}");
    }

    // The fastest: whatever else the machine does only adds to it.
    private static double Least(List<Run> runs, Func<Run, double> figure) => runs.Min(figure);
}
