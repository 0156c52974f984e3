namespace EduConnect.Rules.Tests;

/// <summary>Standard streams that are closed, full or gone, and a working folder that is.</summary>
[Trait("Category", "Long")]
public class CliStreamTests
{
    private const string Rows = "printf 'INE\\n1\\n'", NoFolder = "d=$(mktemp -d); cd $d; rmdir $d";

    [UnixFact]
    public void A_closed_or_full_standard_error_does_not_end_the_work()
    {
        const string Verdict = "2: INE: IneWrongLength: An INE has 11 characters. [*]\n1\n";
        foreach (var error in new[] { "2>&-", "2>/dev/full", "2> >(exec true)" })
        {
            Assert.Equal(Verdict, Cli.Shell($"{Rows} | educonnect-rules check - --lang en {error}; echo $?").Output);
            Assert.Equal("2\n", Cli.Shell($"educonnect-rules nonsense {error}; echo $?").Output);
            Assert.Equal("0\n", Cli.Shell(
                $"d=$(mktemp -d); educonnect-rules generate --sheet $d/a {error}; echo $?; rm $d/a; rmdir $d").Output);
        }
    }

    [UnixFact]
    public void A_closed_or_full_standard_output_is_an_error()
    {
        string[] commands = ["password", "generate", "policy", "--help", "--licences", "check -", "uai 0860076R"];
        foreach (var command in commands)
        {
            var run = Cli.Shell($"{Rows} | (educonnect-rules {command} >&-; echo $? >&2)");
            Assert.Equal("educonnect-rules: cannot write to standard output: is it closed?\n2\n", run.Error);
            if (File.Exists("/dev/full"))
            {
                run = Cli.Shell($"{Rows} | (educonnect-rules {command} >/dev/full; echo $? >&2)");
                Assert.EndsWith("\n2\n", run.Error, StringComparison.Ordinal);
            }
        }
    }

    [UnixFact]
    public void A_closed_standard_input_ends_at_once()
    {
        string[] commands = ["password", "check -", "check /dev/stdin", "uai", "ine", "generate --sheet $d/a --logins"];
        foreach (var command in commands)
        {
            var run = Cli.Shell($"d=$(mktemp -d); timeout 30 {Cli.ShellCommand} {command} <&-; echo $?; rmdir $d");
            Assert.Equal("2\n", run.Output);
            Assert.Contains("standard input is closed", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal("1: 0860076R: ok, department 86\n", Cli.Shell("educonnect-rules uai 0860076R <&-").Output);
    }

    [UnixFact]
    public void A_folder_as_standard_input_is_misuse() =>
        Assert.All(
            ["password", "uai"],
            command => Assert.Equal("2\n", Cli.Shell($"educonnect-rules {command} </; echo $?").Output));

    [UnixFact]
    public void A_deleted_working_folder_is_misuse()
    {
        foreach (var (command, says) in new[]
        {
            ("check - --output a --report b", "--report cannot be written"),
            ("check - --output a --report a", "--output and --report name the same file"),
            ("check - --output a", "--output cannot be written"), ("generate --sheet a", "--sheet cannot be written"),
            ("check a", "the file does not exist"),
        })
        {
            var run = Cli.Shell($"{NoFolder}; {Rows} | educonnect-rules {command}; echo $?");
            Assert.Equal("2\n", run.Output);
            Assert.Contains($"educonnect-rules: {says}", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal("1: ok\n", Cli.Shell($"{NoFolder}; echo Abcdefg1 | educonnect-rules password").Output);
    }
}
