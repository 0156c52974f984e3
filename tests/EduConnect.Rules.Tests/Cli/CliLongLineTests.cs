using System.Text.Json;

namespace EduConnect.Rules.Tests;

/// <summary>Lines that are longer than any value.</summary>
[Trait("Category", "Long")]
public class CliLongLineTests
{
    // Hard limits on the heap, at which the process would die.
    private const string Heap = "DOTNET_GCHeapHardLimit=2000000";
    private const string Line = "head -c 200000000 /dev/zero | tr '\\0' a";

    private const StringComparison Exactly = StringComparison.Ordinal;

    [UnixFact]
    public void A_line_of_200_MB_has_its_verdict_and_the_next_lines_theirs()
    {
        foreach (var (command, valid) in new[]
        {
            ("uai", "0860076R"), ("ine", "1234567890V"), ("mobile", "0639981234"), ("login", "e.durand3"),
            ("birthdate", "29/02/2012"),
        })
        {
            var run = Cli.Shell(
                $"(echo {valid}; {Line}; printf '\\n{valid}\\r\\n') | {Heap} educonnect-rules {command} --lang en; "
                + "echo $?");
            Assert.Equal(4, run.Lines.Length);
            Assert.Contains(": ok", run.Lines[0], StringComparison.Ordinal);
            Assert.Equal("2: LineTooLong: The line is longer than 65536 bytes: it was not checked.", run.Lines[1]);
            Assert.Equal("3" + run.Lines[0][1..], run.Lines[2]);
            Assert.Equal("1", run.Lines[3]);
        }
    }

    [UnixFact]
    public void An_endless_password_is_not_kept()
    {
        var run = Cli.Shell(
            $"({Line}; printf '\\nAbcdefg1\\n') | {Heap} educonnect-rules password --lang fr; echo $?");
        Assert.Equal(
            "1: LineTooLong: La ligne dépasse 1048576 octets : elle n'a pas été contrôlée.\n2: ok\n1\n", run.Output);
    }

    [Fact]
    public void The_limit_counts_bytes_without_the_line_end()
    {
        string[] ends = ["\n", "\r\n", ""];
        foreach (var end in ends)
        {
            var longest = new string('a', (1 << 20) - 2) + "A1";
            Assert.Equal((0, "1: ok\n"), Outcome(longest + end, "password"));
            Assert.Equal((0, "1: ok\n"), Outcome("\uFEFF" + longest + end, "password"));
            Assert.StartsWith("1: LineTooLong: ", Outcome(longest + "a" + end, "password").Output, Exactly);
            Assert.StartsWith("1: aaa", Outcome(new string('a', 1 << 16) + end, "login").Output, Exactly);
            Assert.StartsWith("1: LineTooLong", Outcome(new string('a', (1 << 16) + 1) + end, "login").Output, Exactly);
        }

        static (int, string Output) Outcome(string input, string command)
        {
            var run = Cli.Run(input, command);
            return (run.ExitCode, run.Output);
        }
    }

    [Fact]
    public void Json_says_that_it_was_not_checked()
    {
        var password = JsonDocument.Parse(Cli.Run(new string('a', 2_000_000), "password", "--json").Output).RootElement;
        Assert.False(password.GetProperty("valid").GetBoolean());
        Assert.Equal("LineTooLong", password.GetProperty("issues")[0].GetString());
        Assert.Equal(JsonValueKind.Null, password.GetProperty("length").ValueKind);
        var login = JsonDocument.Parse(Cli.Run(new string('a', 2_000_000), "login", "--json").Output).RootElement;
        Assert.Equal(JsonValueKind.Null, login.GetProperty("value").ValueKind);
        Assert.Equal("LineTooLong", login.GetProperty("issue").GetString());
    }

    [Fact]
    public void A_long_value_is_cut_where_people_read_it() =>
        Assert.InRange(Cli.Run(new string('a', 60_000), "login", "--lang", "en").Output.Length, 200, 400);

    [UnixFact]
    public void Endless_logins_make_no_sheet()
    {
        var run = Make($"yes e.durand3 2>/dev/null | {Heap} educonnect-rules");
        Assert.Equal("2\n", run.Output);
        Assert.StartsWith("educonnect-rules: some logins occur twice, so no sheet", run.Error, StringComparison.Ordinal);
        run = Make("seq 99999999 2>/dev/null | educonnect-rules");
        Assert.Equal(("2\n", "educonnect-rules: there are more than 1000000 logins.\n"), (run.Output, run.Error));
        run = Make("(echo a; head -c 1000 /dev/zero | tr '\\0' a) | educonnect-rules");
        Assert.Equal("2\n", run.Output);
        Assert.Equal("educonnect-rules: line 2 is longer than 256 bytes: write one login per line.\n", run.Error);

        static Cli.Result Make(string tool) =>
            Cli.Shell($"d=$(mktemp -d); {tool} generate --sheet $d/a --logins; echo $?; ls -A $d; rm -r $d");
    }
}
