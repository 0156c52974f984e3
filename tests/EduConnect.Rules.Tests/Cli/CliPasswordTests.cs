using System.Text;
using System.Text.Json;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

[Trait("Category", "Long")]
public class CliPasswordTests
{
    [Fact]
    public void One_verdict_a_line_in_French()
    {
        var run = Cli.Run("motdepasse\nAbcdefg1\nabc-1234\n", "password", "--lang", "fr");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(3, run.Lines.Length);
        Assert.StartsWith(
            "1: PasswordTooFewClasses: Le mot de passe doit respecter 3 des 4 critères ; encore 2 critères, au choix : ",
            run.Lines[0],
            StringComparison.Ordinal);
        Assert.Equal(["2: ok", "3: ok"], run.Lines[1..]);
    }

    [Fact]
    public void Exit_0_when_all_are_valid()
    {
        var run = Cli.Run("Abcdefg1\nabc-1234", "password");
        Assert.Equal((0, "1: ok\n2: ok\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void The_language_is_English_unless_asked() =>
        Assert.Equal(
            "1: PasswordTooShort: The password must have at least 8 characters: 1 more character.\n",
            Cli.Run(stream => stream.Write("Abcde1-\n"u8), new() { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "" }, "password").Output);

    [Fact]
    public void French_works_under_invariant_globalization() =>
        Assert.Contains(
            "encore 1 caractère",
            Cli.Run(stream => stream.Write("Abcde1-\n"u8), new() { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" }, "password", "--lang", "fr").Output,
            StringComparison.Ordinal);

    [Fact]
    public void Advice_changes_no_verdict()
    {
        var run = Cli.Run("Soleil2010\nXk9$pQ-mW2\nazerty\n", "password", "--advise", "--lang", "fr");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["1: ok", "   PasswordWeaknessCommon: ", "   PasswordWeaknessDate: ", "2: ok",
                "3: PasswordTooShort+PasswordTooFewClasses: ", "   PasswordWeaknessSequence: "],
            run.Lines.Select(line => line.Split("Le mot")[0]));
        Assert.EndsWith("(caractères 7 à 10).", run.Lines[2], StringComparison.Ordinal);
        Assert.Equal(
            (0, "1: ok\n"), (Cli.Run("Soleil2010\n", "password").ExitCode, Cli.Run("Soleil2010\n", "password").Output));
        Assert.Equal(0, Cli.Run("Soleil2010\n", "password", "--advise").ExitCode);
        Assert.Contains(
            "   ✓ ", Cli.Run("Soleil2010\n", "password", "--advise", "--checklist").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_is_in_the_json()
    {
        var run = Cli.Run(
            "Soleil2010\nXk9$pQ-mW2\n" + new string('a', (1 << 20) + 1), "password", "--advise", "--json", "--lang",
                "en");
        var (weak, strong) = (
            JsonDocument.Parse(run.Lines[0]).RootElement, JsonDocument.Parse(run.Lines[1]).RootElement);
        Assert.Equal(
            ["PasswordWeaknessCommon", "PasswordWeaknessDate"],
                weak.GetProperty("weaknesses").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal(2, weak.GetProperty("advice").GetArrayLength());
        Assert.Equal(
            (0, 0), (strong.GetProperty("weaknesses").GetArrayLength(), strong.GetProperty("advice").GetArrayLength()));
        Assert.Contains("LineTooLong", run.Lines[2], StringComparison.Ordinal);
        run = Cli.Run(" Xk9$pQ-mW2\u200B\n", "password", "--advise", "--json");
        Assert.Equal(
            ["PasswordHintOuterSpace", "PasswordHintInvisibleCharacter"],
            JsonDocument.Parse(run.Lines[0]).RootElement.GetProperty("hints").EnumerateArray().Select(code => code.GetString()));
        run = Cli.Run(" Xk9$pQ-mW2\n", "password", "--advise", "--lang", "fr");
        Assert.Equal(
            (0, "   PasswordHintOuterSpace: Le mot de passe commence ou finit par un espace, qui en fait partie."),
            (run.ExitCode, run.Lines[1]));
    }

    [Fact]
    public void Json_is_one_object_a_line()
    {
        var run = Cli.Run("abcé1\nAbcdefg1\n", "password", "--json", "--policy", "strict", "--lang", "en");
        Assert.Equal(1, run.ExitCode);
        var refused = JsonDocument.Parse(run.Lines[0]).RootElement;
        Assert.Equal(1, refused.GetProperty("line").GetInt32());
        Assert.False(refused.GetProperty("valid").GetBoolean());
        Assert.Equal(
            ["PasswordTooShort", "PasswordTooFewClasses", "PasswordForbiddenCharacter"],
            refused.GetProperty("issues").EnumerateArray().Select(issue => issue.GetString()));
        Assert.Equal(3, refused.GetProperty("messages").GetArrayLength());
        Assert.Equal(5, refused.GetProperty("length").GetInt32());
        Assert.Equal(["Lowercase", "Digit"], refused.GetProperty("classes").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(["Uppercase", "Special"], refused.GetProperty("missingClasses").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(3, refused.GetProperty("firstUnlistedIndex").GetInt32());
        Assert.Equal(
            """{"line":2,"valid":true,"issues":[],"messages":[],"length":8,"classes":["Lowercase","Uppercase","Digit"],"missingClasses":["Special"],"firstUnlistedIndex":-1}""",
            run.Lines[1]);
    }

    [Fact]
    public void The_checklist_draws_the_criteria() => Assert.Equal(
        """
        1: PasswordTooShort: Le mot de passe doit comporter au moins 8 caractères : encore 4 caractères.
           ✗ au moins 8 caractères
           ✓ au moins une minuscule
           ✓ au moins une majuscule
           ✓ au moins un chiffre
           ✗ au moins un caractère spécial, parmi ( % + - = @ _ )

        """.ReplaceLineEndings("\n"),
        Cli.Run("aBc1\n", "password", "--checklist", "--lang", "fr", "--policy", "strict").Output);

    [Fact]
    public void Line_ends_and_a_byte_order_mark_are_not_part_of_a_password() => Assert.All(["Abcdefg1\r\nAbcde1-\r\n", "Abcdefg1\nAbcde1-", "\uFEFFAbcdefg1\nAbcde1-\n"], input =>
    {
        var run = Cli.Run(input, "password", "--json");
        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("\"length\":8,", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("\"length\":7,", run.Lines[1], StringComparison.Ordinal);
    });

    [Fact]
    public void Only_line_ends_are_removed() =>
        Assert.Equal([10, 9, 8], Lengths(Cli.Run(" Abcdefg1 \nAbcd\refg1\n\tAbcde1-\n", "password", "--json")));

    [Fact]
    public void An_empty_line_is_an_empty_password() => Assert.Equal([0, 8, 0], Lengths(Cli.Run("\nAbcdefg1\n\n", "password", "--json")));

    [Fact]
    public void Windows_1252_bytes_count_one_each() => Assert.Equal([9], Lengths(Cli.Run([.. "Abcdefg1"u8, 0xE9, (byte)'\n'], "password", "--json")));

    [Fact]
    public void Long_lines_are_read_whole() =>
        Assert.Equal([8, 300_000, 200_000], Lengths(Cli.Run($"Abcdefg1\n{new string('a', 300_000)}\n{new string('é', 200_000)}\n", "password", "--json")));

    [Fact]
    public void Utf16_is_refused_with_advice()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var run = Cli.Run([.. encoding.GetPreamble(), .. encoding.GetBytes("Abcdefg1\n")], "password");
            AssertMisuse(run, "UTF-16: convert it to UTF-8");
        }
    }

    [Fact]
    public void Nothing_to_read_is_misuse()
    {
        AssertMisuse(Cli.Run("", "password"), "nothing was read: write one password per line");
        AssertMisuse(Cli.Run("\uFEFF", "password"), "nothing was read: write one password per line");
    }

    [UnixFact]
    public void A_closed_output_is_misuse() => Assert.Equal("2\n", Cli.Shell("echo Abcdefg1 | (educonnect-rules password >&- 2>/dev/null; echo $?)").Output);

    [Fact]
    public void A_password_as_argument_is_refused()
    {
        string[][] arguments =
        [
            ["password", Marker], ["password", "--", Marker], ["password", "-" + Marker], ["password", "@" + Marker],
            ["password", "--json", Marker],
        ];
        Cli.AssertMisuse([.. arguments.Select(all => ("Abcdefg1\n", all, "a password is never an argument"))]);
    }

    [Fact]
    public void Misuse_says_what_to_write_instead() => Cli.AssertMisuse(
        ("", [Marker], "write one of: password, generate, policy, check, uai"),
        ("", ["[diagram]", Marker], "write one of: password, generate, policy, check, uai"),
        ("", [], "--help"),
        ("", ["password", "--lang", Marker], "--lang takes fr|en"),
        ("", ["password", "--policy", Marker], "--policy: the file does not exist. Write educonnect, strict, or"),
        ("", ["password", "--lang"], "--lang"),
        ("", ["password", "--json", "--checklist"], "--json and --checklist cannot be used together"));

    [Fact]
    public void No_password_is_ever_echoed()
    {
        string[] passwords = [Marker, "short" + Marker[..2], Marker + "é", Marker + new string('x', 100)];
        foreach (var form in new[] { "--json", "--checklist", "--lang=fr" })
        {
            var run = Cli.Run(string.Join('\n', passwords), "password", "--policy", "strict", form);
            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain("marker", run.Output + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Xq", run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Piped_output_has_no_colour()
    {
        var run = Cli.Run("motdepasse\nAbcdefg1\n", "password");
        Assert.Equal((1, 2), (run.ExitCode, run.Lines.Length));
        Assert.DoesNotContain('\u001B', run.Output);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var run = Cli.Run("", "password", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.All(["--lang <fr|en>", "--policy <educonnect|strict|FILE.json>", "--json", "--checklist"], option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [UnixFact]
    public void Memory_does_not_grow_with_the_input()
    {
        // 36 MB of input, and a hard limit of 24 MiB on the heap, at which the process would die.
        var run = Cli.Shell("yes Abcdefg1 | head -n 4000000 | DOTNET_GCHeapHardLimit=1800000 educonnect-rules password | tail -n 1");
        Assert.Equal("4000000: ok\n", run.Output);
    }

    [UnixFact]
    public void A_closed_pipe_ends_the_run()
    {
        var run = Cli.Shell("yes Abcdefg1 | educonnect-rules password | head -2; echo ${PIPESTATUS[1]}");
        Assert.Equal("1: ok\n2: ok\n141\n", run.Output);
    }

    [UnixFact]
    public void Runs_into_one_file_follow_each_other()
    {
        var run = Cli.Shell("f=$(mktemp); (echo Abcdefg1 | educonnect-rules password; echo Abcdefg1 | educonnect-rules password) > $f; cat $f; rm $f");
        Assert.Equal("1: ok\n1: ok\n", run.Output);
    }

    [UnixFact]
    public void Verdicts_do_not_wait_for_the_end_of_the_input()
    {
        // The second password is written only when the first verdict has come.
        var run = Cli.Shell(
            "d=$(mktemp -d); mkfifo $d/in $d/out; educonnect-rules password < $d/in > $d/out & exec 3> $d/in 4< $d/out; "
            + "echo Abcdefg1 >&3; read -t 30 first <&4; echo abc-1234 >&3; read -t 30 second <&4; exec 3>&-; wait; echo \"$first, $second\"; rm -r $d");
        Assert.Equal("1: ok, 2: ok\n", run.Output);
    }

    [TerminalFact]
    public void A_terminal_shows_each_verdict_at_once()
    {
        var shown = Cli.Shell($"printf 'motdepasse\n\n' | script -qec '{string.Join(' ', Cli.Command)} password --json --lang en' /dev/null").Output;
        Assert.InRange(shown.IndexOf("{\"line\":1", StringComparison.Ordinal), 0, shown.LastIndexOf("Password (", StringComparison.Ordinal));
    }

    private static IEnumerable<int> Lengths(Cli.Result run) => run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("length").GetInt32());
}
