using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EduConnect.Rules.Tests.Adapters.EntityFramework;

/// <summary>
/// The PostgreSQL of this machine, as a server of these tests on the loopback address and in a temporary folder.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    public const string RequireVariable = "EDUCONNECT_REQUIRE_POSTGRESQL";
    private static readonly string? _programs = Find();

    // Root may not start it.
    private static readonly bool _isRoot = Environment.UserName == "root";
    private readonly Lazy<string> _connection;
    private string? _folder;
    private int _databases;

    public PostgreSqlServer() => _connection = new(Start);

    /// <summary>
    /// Why the tests are not run. Null where it is found, and where it is required: then they fail without it.
    /// </summary>
    public static string? ReasonToSkip { get; } =
        _programs is null && Environment.GetEnvironmentVariable(RequireVariable) is null or "" or "0"
            ? $"needs initdb and pg_ctl of PostgreSQL; with {RequireVariable} it fails" : null;

    /// <summary>A connection string of a database that does not exist yet.</summary>
    public string NewDatabase() => $"{_connection.Value};Database=test{++_databases}";

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            Run("pg_ctl", "stop", "-D", _folder!, "-m", "immediate");
        }

        if (_folder is not null)
        {
            Run("rm", "-r", _folder);
        }
    }

    // Debian keeps them off the PATH.
    private static string? Find() => !OperatingSystem.IsLinux() ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Concat(Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin") : [])
            .FirstOrDefault(folder => File.Exists($"{folder}/initdb") && File.Exists($"{folder}/pg_ctl"));

    private string Start()
    {
        Assert.True(_programs is not null, $"{RequireVariable} is set, but there is no initdb");
        _folder = Run("mktemp", "-d", "/tmp/educonnect-postgresql-XXXXXX").Trim();
        Run("initdb", "-D", _folder, "-U", "test", "--auth=trust", "--encoding=UTF8", "--no-sync");
        var port = FreePort();
        Run("pg_ctl", "start", "-w", "-D", _folder, "-l", $"{_folder}/log", "-o", $"-h 127.0.0.1 -p {port} -k '' -F");
        return $"Host=127.0.0.1;Port={port};Username=test;Pooling=false";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Run(string program, params string[] arguments)
    {
        string[] command = [File.Exists($"{_programs}/{program}") ? $"{_programs}/{program}" : program, .. arguments];
        command = _isRoot ? ["runuser", "-u", "postgres", "--", .. command] : command;
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} failed: {output}");
        return output;
    }
}
