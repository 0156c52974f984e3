using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace EduConnect.Rules.Tests
{
    /// <summary>
    /// Processes that run the command line again and again, each time with a pipe of its own as standard input and files as
    /// standard output and error: starting and compiling it takes most of the time of a test. .ci/native runs the same
    /// tests with a process for each run.
    /// </summary>
    internal sealed class WarmCli : IDisposable
    {
        private const string Variable = "EDUCONNECT_WARM";

        // By their environment. The test host ends them: they read its end of the pipe.
        private static readonly ConcurrentDictionary<string, ConcurrentBag<WarmCli>> _idle = new();

        private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
        private readonly Process _process;
        private int _runs;

        private WarmCli(Dictionary<string, string> environment)
        {
            var start = Cli.Describe();
            (start.RedirectStandardError, start.StandardErrorEncoding) = (false, null);
            start.StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            start.Environment[Variable] = _folder;
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            _process = Process.Start(start)!;
        }

        /// <summary>Whether it works here: Windows has no dup2, and a native program no hooks.</summary>
        public static bool IsSupported => !OperatingSystem.IsWindows() && !Cli.IsNative;

        public static Cli.Result Run(Action<Stream> write, Dictionary<string, string> environment, string[] arguments)
        {
            var idle = _idle.GetOrAdd(JsonSerializer.Serialize(environment), _ => []);
            if (!idle.TryTake(out var warm))
            {
                warm = new WarmCli(environment);
            }

            var result = warm.Run(write, arguments);
            idle.Add(warm);
            return result;
        }

        public void Dispose()
        {
            _process.Kill();
            _process.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        private Cli.Result Run(Action<Stream> write, string[] arguments)
        {
            var name = $"{_folder}/{_runs++}";
            Require(mkfifo(name, 0x180));
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(arguments));
            _process.StandardInput.Flush();
            var code = _process.StandardOutput.ReadLineAsync();

            // Opens when the other process opens its end.
            var opening = Task.Run(
                () => new FileStream(name, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
            try
            {
                if (Task.WaitAny(opening, code) == 0 || !code.IsCompleted)
                {
                    using var input = opening.Result;
                    write(input);
                }
            }
            catch (IOException)
            {
                // A run that refuses its arguments ends before it reads.
            }

            if (!code.Wait(TimeSpan.FromMinutes(1)) || code.Result is not { } ended)
            {
                Dispose();
                Assert.Fail("The command line did not end within a minute, or its process ended with it.");
                throw new UnreachableException();
            }

            var result = new Cli.Result(
                int.Parse(ended, CultureInfo.InvariantCulture), File.ReadAllText($"{name}.output"), File.ReadAllText($"{name}.error"));
            Array.ForEach([name, $"{name}.output", $"{name}.error"], File.Delete);
            return result;
        }

        /// <summary>
        /// In the other process: runs the program for each line of arguments, and answers with its exit code.
        /// </summary>
        public static void Serve(string folder)
        {
            var program = Assembly.Load("EduConnect.Rules.Cli").EntryPoint!;

            // These have their own copies of the descriptors.
            using var requests = new StreamReader(Console.OpenStandardInput());
            using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            using var nothing = File.OpenHandle("/dev/null");
            for (var run = 0; requests.ReadLine() is { } arguments; run++)
            {
                var name = $"{folder}/{run}";
                using (var input = File.OpenHandle(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
                using (var output = File.OpenHandle($"{name}.output", FileMode.CreateNew, FileAccess.Write))
                using (var error = File.OpenHandle($"{name}.error", FileMode.CreateNew, FileAccess.Write))
                {
                    Require(dup2(input.DangerousGetHandle().ToInt32(), 0));
                    Require(dup2(output.DangerousGetHandle().ToInt32(), 1));
                    Require(dup2(error.DangerousGetHandle().ToInt32(), 2));
                }

                // The console's own readers and writers have kept the first files.
                Console.SetIn(new StreamReader(Console.OpenStandardInput()));
                Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
                Console.SetError(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
                var code = program.Invoke(null, [JsonSerializer.Deserialize<string[]>(arguments)]);
                Require(dup2(nothing.DangerousGetHandle().ToInt32(), 0));
                answers.WriteLine(code);
            }

            Directory.Delete(folder, recursive: true);
            Environment.Exit(0);
        }

        private static void Require(int answer)
        {
            if (answer < 0)
            {
                throw new IOException($"Error {Marshal.GetLastPInvokeError()} of the system.");
            }
        }

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int dup2(int from, int to);

        [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int mkfifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

        /// <summary>What the hook does: nothing in an ordinary process.</summary>
        internal static void ServeIfAsked()
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
            {
                Serve(folder);
            }
        }
    }
}

/// <summary>What the runtime calls before the program, in an assembly that <c>DOTNET_STARTUP_HOOKS</c> names.</summary>
internal static class StartupHook
{
    public static void Initialize() => EduConnect.Rules.Tests.WarmCli.ServeIfAsked();
}
