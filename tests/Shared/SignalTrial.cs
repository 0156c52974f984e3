using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace EduConnect.Rules.Tests;

/// <summary>
/// Sends a signal to the command line while it writes files, and says what it left that it should not have. Linux only.
/// </summary>
/// <param name="writesSheet">Whether passwords are written on slips; else a file of the constructor's making is
/// checked.</param>
/// <param name="isNamed">Whether files have a temporary name until they are whole, as on other systems.</param>
internal sealed class SignalTrial(bool writesSheet, bool isNamed) : IDisposable
{
    public static readonly (string Name, int Number)[] Signals =
        [("TERM", 15), ("INT", 2), ("HUP", 1), ("QUIT", 3), ("KILL", 9)];

    private const int Slips = 100_000, Rows = 400_000;
    private static readonly string _cli = Path.Combine(AppContext.BaseDirectory, "EduConnect.Rules.Cli.dll");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string InputFile => Path.Combine(_folder.FullName, "input.csv");

    private string Written => Path.Combine(_folder.FullName, "written");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>How long it takes undisturbed.</summary>
    public TimeSpan Measure()
    {
        var watch = Stopwatch.StartNew();
        using var process = Start();
        process.WaitForExit();
        return watch.Elapsed;
    }

    /// <summary>Sends the signal after a while; null if all is well, else what is wrong.</summary>
    public string? Run((string Name, int Number) signal, TimeSpan delay)
    {
        using var process = Start();
        Thread.Sleep(delay);
        Send(process, signal.Name);
        return Judge(process, signal);
    }

    /// <summary>Sends the signal as soon as a file is open; null if all is well, else what is wrong.</summary>
    public string? RunWhenOpen((string Name, int Number) signal)
    {
        using var process = Start();
        while (!process.HasExited && !HasOpenFile(process))
        {
            Thread.Sleep(1);
        }

        Send(process, signal.Name);
        return process.HasExited && process.ExitCode is 0 or 1 ? "It ended before the signal." : Judge(process, signal);
    }

    private Process Start()
    {
        if (Directory.Exists(Written))
        {
            Directory.Delete(Written, recursive: true);
        }

        Directory.CreateDirectory(Written);
        if (!writesSheet && !File.Exists(InputFile))
        {
            // A row in two has a problem.
            var rows = Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? ";0860076R" : ";0860076A");
            File.WriteAllLines(InputFile, rows.Prepend("INE;UAI"));
        }

        string[] command = writesSheet
            ? ["generate", "--count", Slips.ToString(CultureInfo.InvariantCulture), "--sheet", $"{Written}/sheet.html"]
            : ["check", InputFile, "--output", $"{Written}/problems.csv", "--report", $"{Written}/report.html"];
        string[] arguments = ["exec", "--runtimeconfig", RuntimeConfig(), _cli, .. command];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private string RuntimeConfig()
    {
        var file = Path.Combine(_folder.FullName, "runtimeconfig.json");
        var config = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(_cli, "runtimeconfig.json")))!;
        config["runtimeOptions"]!["configProperties"]!["EduConnect.Rules.Cli.NamedTemporaryFiles"] = isNamed;
        File.WriteAllText(file, config.ToJsonString());
        return file;
    }

    private bool HasOpenFile(Process process)
    {
        try
        {
            return Directory.GetFiles($"/proc/{process.Id}/fd")
                .Select(name => File.ResolveLinkTarget(name, returnFinalTarget: false))
                .Any(target => target?.FullName.StartsWith(Written, StringComparison.Ordinal) == true);
        }
        catch (IOException)
        {
            // It closed a file, or has ended.
            return false;
        }
    }

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public static void Send(Process process, string signal)
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])!;
            kill.WaitForExit();
        }
    }

    private string? Judge(Process process, (string Name, int Number) signal)
    {
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill();
            return "It did not end within a minute.";
        }

        if (process.ExitCode is not (0 or 1 or 130) && process.ExitCode != 128 + signal.Number)
        {
            return $"The exit code is {process.ExitCode}.";
        }

        foreach (var file in Directory.GetFiles(Written))
        {
            if (Path.GetFileName(file) is not ("sheet.html" or "problems.csv" or "report.html"))
            {
                if (signal.Name != "KILL" || !isNamed)
                {
                    return $"A temporary file of {new FileInfo(file).Length} bytes is left.";
                }
            }
            else if (!IsWhole(file))
            {
                return $"{Path.GetFileName(file)} is not whole.";
            }
        }

        return null;
    }

    private static bool IsWhole(string file)
    {
        var text = File.ReadAllText(file);
        return Path.GetFileName(file) switch
        {
            "sheet.html" => text.EndsWith("</html>\n", StringComparison.Ordinal)
                && text.Split("<section>").Length == Slips + 1,
            "report.html" => text.EndsWith("</html>\n", StringComparison.Ordinal),
            _ => text.EndsWith('\n')
                && text.TrimEnd('\r', '\n').Split('\n').All(line => line.Count(c => c == ';') == 8),
        };
    }
}
