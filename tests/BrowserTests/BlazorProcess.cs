using System.Diagnostics;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.BrowserTests;

/// <summary>tests/BlazorSite as a process, because its script is found from where it was built.</summary>
internal sealed class BlazorProcess : IDisposable
{
    private readonly Process _process;

    private BlazorProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public static async Task<BlazorProcess> StartAsync()
    {
        // Built beside this project, in the same configuration.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Repository.Root, "tests", "BlazorSite");
        var program = Path.Combine(folder, "bin", output.Parent!.Name, output.Name, "BlazorSite.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        const string Listening = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(Listening, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, line.Split(Listening)[1]);
            }
        }

        throw new InvalidOperationException($"{program} did not start.");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
