using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace EduConnect.Rules.Benchmarks;

/// <summary>
/// How long does the command line take for one value, with .NET and, if EDUCONNECT_TOOL names it, as a native program?
/// </summary>
public class StartUpBenchmarks
{
    private static readonly string _native = Environment.GetEnvironmentVariable(FileBenchmark.NativeTool) ?? "";

    public static IEnumerable<string> Forms => _native.Length > 0 ? ["portable", "native"] : ["portable"];

    [ParamsSource(nameof(Forms))]
    public string Form { get; set; } = "";

    [Benchmark]
    public int Uai()
    {
        var start = Form == "native"
            ? new ProcessStartInfo(_native)
            : new ProcessStartInfo("dotnet") { ArgumentList = { Path.Combine(AppContext.BaseDirectory, "EduConnect.Rules.Cli.dll") } };
        start.ArgumentList.Add("uai");
        start.ArgumentList.Add("0860076R");
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Contains("0860076R: ok", StringComparison.Ordinal)
            ? output.Length
            : throw new InvalidOperationException("The command line did not check the value.");
    }
}
