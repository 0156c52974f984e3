using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace EduConnect.Rules.Tests
{
    /// <summary>
    /// Runs the command line many times in one process, where only its words matter: starting takes most of the time.
    /// </summary>
    internal static class InOneProcess
    {
        private const string Variable = "EDUCONNECT_RUNS";

        /// <summary>What each run wrote to standard output and standard error, together.</summary>
        public static string[] Run((string Input, string[] Arguments)[] runs, Dictionary<string, string> environment)
        {
            var folder = Directory.CreateTempSubdirectory();
            try
            {
                for (var i = 0; i < runs.Length; i++)
                {
                    File.WriteAllText($"{folder}/{i}.input", runs[i].Input);
                    File.WriteAllText($"{folder}/{i}.arguments", JsonSerializer.Serialize(runs[i].Arguments));
                }

                var run = Cli.Run(_ => { }, new(environment)
                {
                    ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
                    [Variable] = folder.FullName,
                });
                Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
                return [.. runs.Select((_, i) => File.ReadAllText($"{folder}/{i}.output"))];
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        /// <summary>In the other process: runs them all, and ends it.</summary>
        public static void RunAll()
        {
            var folder = Environment.GetEnvironmentVariable(Variable);
            var program = Assembly.Load("EduConnect.Rules.Cli").EntryPoint!;
            string arguments;
            for (var i = 0; File.Exists(arguments = $"{folder}/{i}.arguments"); i++)
            {
                using var input = File.OpenHandle($"{folder}/{i}.input");
                using var output = File.OpenHandle($"{folder}/{i}.output", FileMode.CreateNew, FileAccess.Write);
                Duplicate(input, 0);
                Duplicate(output, 1);
                Duplicate(output, 2);

                // The console's own writers have kept the first file.
                Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
                Console.SetError(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
                program.Invoke(null, [JsonSerializer.Deserialize<string[]>(File.ReadAllText(arguments))]);
            }

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
