using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace EduConnect.Rules.Tests
{
    /// <summary>
    /// Runs the command line many times in one process, where only its words matter: starting takes most of the time.
    /// </summary>
    internal static class InOneProcess
    {
        private const string Variable = "EDUCONNECT_RUNS";

        public static Cli.Result[] Run(Dictionary<string, string> environment, params (string Input, string[] Arguments)[] runs)
        {
            // Windows has no dup2, and a native program no hooks.
            if (OperatingSystem.IsWindows() || Cli.IsNative)
            {
                return [.. runs.Select(run => Cli.Run(
                    stream => stream.Write(Encoding.UTF8.GetBytes(run.Input)), environment, run.Arguments))];
            }

            var folder = Directory.CreateTempSubdirectory();
            try
            {
                for (var i = 0; i < runs.Length; i++)
                {
                    File.WriteAllText($"{folder}/{i}.input", runs[i].Input);
                    File.WriteAllText($"{folder}/{i}.arguments", JsonSerializer.Serialize(runs[i].Arguments));
                }

                var all = Cli.Run(_ => { }, new(environment)
                {
                    ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
                    [Variable] = folder.FullName,
                });
                Assert.Equal((0, ""), (all.ExitCode, all.Error));
                var codes = all.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(runs.Length, codes.Length);
                return [.. codes.Select((code, i) => new Cli.Result(
                    int.Parse(code, CultureInfo.InvariantCulture),
                    File.ReadAllText($"{folder}/{i}.output"),
                    File.ReadAllText($"{folder}/{i}.error")))];
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        /// <summary>Misuse, with what the message must say of each.</summary>
        public static void AssertMisuse(params (string Input, string[] Arguments, string Says)[] runs)
        {
            var results = Run([], [.. runs.Select(run => (run.Input, run.Arguments))]);
            Assert.All(runs.Zip(results), pair => Cli.AssertMisuse(pair.Second, pair.First.Says));
        }

        /// <summary>In the other process: runs them all, writes the exit code of each, and ends it.</summary>
        public static void RunAll()
        {
            var folder = Environment.GetEnvironmentVariable(Variable);
            var program = Assembly.Load("EduConnect.Rules.Cli").EntryPoint!;
            using var codes = new StreamWriter(Console.OpenStandardOutput());
            string arguments;
            for (var i = 0; File.Exists(arguments = $"{folder}/{i}.arguments"); i++)
            {
                using var input = File.OpenHandle($"{folder}/{i}.input");
                using var output = File.OpenHandle($"{folder}/{i}.output", FileMode.CreateNew, FileAccess.Write);
                using var error = File.OpenHandle($"{folder}/{i}.error", FileMode.CreateNew, FileAccess.Write);
                Duplicate(input, 0);
                Duplicate(output, 1);
                Duplicate(error, 2);

                // The console's own writers have kept the first file.
                Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
                Console.SetError(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
                codes.WriteLine(program.Invoke(null, [JsonSerializer.Deserialize<string[]>(File.ReadAllText(arguments))]));
            }

            codes.Flush();
            Environment.Exit(0);
        }

        private static void Duplicate(SafeHandle file, int descriptor)
        {
            if (dup2(file.DangerousGetHandle().ToInt32(), descriptor) < 0)
            {
                throw new IOException($"dup2: error {Marshal.GetLastPInvokeError()}.");
            }
        }

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int dup2(int from, int to);
    }
}

/// <summary>What the runtime calls before the program, in an assembly that <c>DOTNET_STARTUP_HOOKS</c> names.</summary>
internal static class StartupHook
{
    public static void Initialize() => EduConnect.Rules.Tests.InOneProcess.RunAll();
}
