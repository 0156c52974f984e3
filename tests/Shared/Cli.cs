using System.Diagnostics;
using System.Text;

namespace EduConnect.Rules.Tests;

/// <summary>Runs the command line as its users do, as another process.</summary>
internal static class Cli
{
    /// <summary>A password, or an argument in its place, that nothing may repeat.</summary>
    public const string Marker = "Xq7_markerZ";

    /// <summary>An INE of the documentation's.</summary>
    public const string ValidIne = "1234567890V";

    /// <summary>What starts the program: a native one that EDUCONNECT_TOOL names, else the assembly of the
    /// tests.</summary>
    public static readonly string[] Command =
        Environment.GetEnvironmentVariable("EDUCONNECT_TOOL") is { Length: > 0 } tool ? [tool]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "EduConnect.Rules.Cli.dll")];

    public static bool IsNative => Command is [_];

    /// <summary>The same in a line of a shell.</summary>
    public static readonly string ShellCommand = string.Join(' ', Command.Select(word => $"'{word}'"));

    public static Result Run(string input, params string[] arguments) => Run(Encoding.UTF8.GetBytes(input), arguments);

    public static Result Run(byte[] input, params string[] arguments) => RunWarm(input, [], arguments);

    /// <summary>In a process of its own.</summary>
    public static Result Run(Action<Stream> write, Dictionary<string, string> environment, params string[] arguments) =>
        Start(Describe(arguments), write, environment);

    /// <summary>In a process that may have run it before.</summary>
    public static Result RunWarm(byte[] input, Dictionary<string, string> environment, params string[] arguments) =>
        WarmCli.IsSupported
            ? WarmCli.Run(stream => stream.Write(input), environment, arguments)
            : Run(stream => stream.Write(input), environment, arguments);

    /// <summary>A shell line, with <c>educonnect-rules</c> in it as if the tool were installed.</summary>
    public static Result Shell(string line) =>
        Start(Describe("bash", ["-c", $"educonnect-rules() {{ {ShellCommand} \"$@\"; }}; {line}"]), _ => { }, []);

    /// <summary>Writes the input, leaves it open, waits until all of it was taken and for a text on standard output, if any, and sends SIGINT, as Ctrl-C does.</summary>
    public static Result Interrupt(byte[] input, string untilOutputHas, params string[] arguments)
    {
        using var process = Process.Start(Describe(arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        var writing = process.StandardInput.BaseStream.WriteAsync(input).AsTask().ContinueWith(_ => process.StandardInput.BaseStream.Flush(), TaskScheduler.Default);
        var output = new StringBuilder();
        while (!output.ToString().Contains(untilOutputHas, StringComparison.Ordinal))
        {
            output.Append(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The command line ended by itself.")).Append('\n');
        }

        writing.Wait();
        SignalTrial.Send(process, "INT");
        var rest = process.StandardOutput.ReadToEndAsync();
        AssertEnds(process);
        return new Result(process.ExitCode, output.Append(rest.Result).ToString(), error.Result);
    }

    /// <summary>Exit code 2, nothing but a sentence that says what to write, and no word of the marker.</summary>
    public static void AssertMisuse(Result run, string says)
    {
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.DoesNotContain(Marker, run.Error, StringComparison.Ordinal);
    }

    /// <summary>The same of several runs, with what the message must say of each.</summary>
    public static void AssertMisuse(params (string Input, string[] Arguments, string Says)[] runs) =>
        Assert.All(runs, run => AssertMisuse(Run(run.Input, run.Arguments), run.Says));

    /// <summary>The program with redirected streams.</summary>
    public static ProcessStartInfo Describe(params string[] arguments) =>
        Describe(Command[0], [.. Command[1..], .. arguments]);

    private static Result Start(ProcessStartInfo start, Action<Stream> write, Dictionary<string, string> environment)
    {
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            write(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A process that refuses its arguments ends before it reads.
        }

        AssertEnds(process);
        return new Result(process.ExitCode, output.Result, error.Result);
    }

    private static void AssertEnds(Process process)
    {
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The command line did not end within a minute.");
        }
    }

    private static ProcessStartInfo Describe(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = null;

        // The program compiles hot code well at once, for long files: in a short run, that is a third of its time.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "64";
        return start;
    }

    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        public string[] Lines => Output.TrimEnd('\n').Split('\n');
    }
}
