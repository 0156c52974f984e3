using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EduConnect.Rules.BrowserTests;

namespace EduConnect.Rules.Benchmarks;

/// <summary>
/// Measures the cost of a keystroke in Chromium, with <c>-- checklist</c>. A page types passwords and times itself,
/// without and with the checklist, each without and with the browser's layout.
/// </summary>
internal static partial class ChecklistBenchmark
{
    public const string Command = "checklist";

    private const string Page = """
        <!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Keystrokes</title>
        <form><input id="password" type="password"><p id="place"></p></form>
        <script type="module">
        SCRIPT
        const passwords = PASSWORDS
        const input = document.getElementById("password"), place = document.getElementById("place")
        function keystroke(layout) {
          let keys = 0
          const start = performance.now()
          for (const password of passwords)
            for (let length = 1; length <= password.length; length++, keys++) {
              input.value = password.slice(0, length)
              input.dispatchEvent(new Event("input", { bubbles: true }))
              if (layout) void document.body.offsetHeight
            }
          return (performance.now() - start) / keys * 1000
        }
        function median(layout) {
          return Array.from({ length: 15 }, () => keystroke(layout)).sort((a, b) => a - b)[7]
        }
        const without = [median(false), median(true)]
        const list = document.createElement("educonnect-password-checklist")
        list.setAttribute("for", "password")
        list.setAttribute("policy", POLICY)
        place.append(list)
        const withList = [median(false), median(true)]
        input.value = "Abcdefg1"
        document.title = [...without, ...withList, Number(list.valid)].join(" ")
        </script>
        """;

    /// <summary>Measures and writes <c>results/checklist.md</c>; the exit code.</summary>
    public static int Run()
    {
        if (Chromium.OfThisMachine is not { Path: { } browser })
        {
            Console.Error.WriteLine(Chromium.OfThisMachine.Missing);
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var passwords = JsonSerializer.Serialize(RandomPasswords.Create(64, 12, 1, 4));
            var policy = JsonSerializer.Serialize(PasswordPolicy.EduConnect.ToJson());
            File.WriteAllText(page, Page
                .Replace("SCRIPT", PasswordChecklist.Script, StringComparison.Ordinal)
                .Replace("PASSWORDS", passwords, StringComparison.Ordinal)
                .Replace("POLICY", policy, StringComparison.Ordinal));
            var start = new ProcessStartInfo(
                browser,
                [
                    "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.FullName}/profile",
                    "--dump-dom", page,
                ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var title = Title().Match(process.StandardOutput.ReadToEnd()).Groups[1].Value;
            process.WaitForExit();
            double[] figures = [.. title.Split(' ').Select(one => double.Parse(one, CultureInfo.InvariantCulture))];
            if (figures is not [_, _, _, _, 1])
            {
                throw new InvalidOperationException("The checklist judged nothing.");
            }

            Write(figures);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(double[] figures)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            # The checklist in Chromium

            {DateTime.UtcNow:yyyy-MM-dd}, `dotnet run -c Release --project benchmarks/EduConnect.Rules.Benchmarks -- {Command}`

            Microseconds a keystroke, the median of 15 rounds of 768 keystrokes, with {Environment.ProcessorCount} processors.

            | | Script | Script and layout |
            |---|---|---|
            | the input alone | {figures[0]:0.0} | {figures[1]:0.0} |
            | with the checklist | {figures[2]:0.0} | {figures[3]:0.0} |

            """).ReplaceLineEndings("\n");
        Console.Write(text);
        File.WriteAllText(Path.Combine(ResultsFile.ProjectFolder, "results", "checklist.md"), text);
    }

    [GeneratedRegex("<title>([0-9. ]+)</title>")]
    private static partial Regex Title();
}
