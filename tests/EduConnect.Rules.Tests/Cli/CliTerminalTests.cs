using System.Text.Json;

namespace EduConnect.Rules.Tests;

/// <summary>The hidden prompt on a real terminal.</summary>
[Trait("Category", "Long")]
public class CliTerminalTests
{
    private const string Prompt = "Password (";

    [TerminalFact]
    public void Nothing_typed_is_shown_before_the_prompt_or_after_it()
    {
        using var terminal = new PseudoTerminal("password", "--lang", "en");
        PseudoTerminal.WaitUntil(() => !terminal.HasEcho);
        terminal.Type("Abcdefg1\n");
        terminal.WaitUntilShown("1: ok");
        terminal.Type("abc-1234\n");
        terminal.WaitUntilShown("2: ok");
        terminal.Type("\n");
        Assert.Equal(0, terminal.WaitForExit());
        Assert.DoesNotContain("Abc", terminal.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("123", terminal.Shown, StringComparison.Ordinal);
        Assert.True(terminal.HasEcho);
    }

    [TerminalFact]
    public void The_echo_is_off_before_the_prompt_appears()
    {
        // A command that fails before it asks has had the echo off too.
        for (var run = 0; run < 5; run++)
        {
            using var terminal = new PseudoTerminal("password", "--lang", "en");
            terminal.WaitUntilShown(Prompt);
            Assert.False(terminal.HasEcho);
            terminal.Type("\n");
            terminal.WaitForExit();
        }
    }

    [TerminalFact]
    public void Keys_erase_a_character_a_word_and_a_line()
    {
        Assert.Equal(3, LengthOf("Abcdefg1\u0015abc"));
        Assert.Equal(8, LengthOf("Abcdefg \u0017Abcdefg1"));
        Assert.Equal(1, LengthOf("aé\u007F"));
        Assert.Equal(2, LengthOf("aé€😀\b\b"));
        Assert.Equal(2, LengthOf("\b\bab"));
    }

    [TerminalFact]
    public void A_key_that_is_not_a_character_asks_again()
    {
        using var terminal = new PseudoTerminal("password", "--json", "--lang", "en");
        terminal.WaitUntilShown(Prompt);
        terminal.Type("Abcde\u001B[D\n");
        terminal.WaitUntilShown("type the password again");
        terminal.Type("Abcdefg1\n\n");
        Assert.Equal(0, terminal.WaitForExit());
        terminal.WaitUntilShown("\"line\":1,\"valid\":true,");
    }

    [TerminalFact]
    public void A_line_that_the_terminal_would_cut_is_too_long()
    {
        using var terminal = new PseudoTerminal("password", "--lang", "en");
        terminal.WaitUntilShown(Prompt);
        terminal.Type(new string('a', 5000) + "\n");
        terminal.WaitUntilShown("1: LineTooLong");
        terminal.Type("\n");
        Assert.Equal(1, terminal.WaitForExit());
    }

    [TerminalFact]
    public void End_of_file_ends_the_input()
    {
        using var terminal = new PseudoTerminal("password", "--lang", "en");
        terminal.WaitUntilShown(Prompt);
        terminal.Type("Abcdefg1\n");
        terminal.WaitUntilShown("1: ok");
        terminal.Type("\u0004");
        Assert.Equal(0, terminal.WaitForExit());
        Assert.True(terminal.HasEcho);
    }

    [TerminalFact]
    public void The_terminal_is_as_it_was_after_every_signal()
    {
        foreach (var (signal, exitCode) in new[] { ("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131) })
        {
            using var terminal = new PseudoTerminal("password", "--lang", "en");
            terminal.WaitUntilShown(Prompt);
            terminal.Signal(signal);
            Assert.Equal(exitCode, terminal.WaitForExit());
            Assert.True(terminal.HasEcho, signal);
        }
    }

    [TerminalFact]
    public void Ctrl_C_ends_with_the_terminal_as_it_was()
    {
        using var terminal = new PseudoTerminal("password", "--lang", "en");
        terminal.WaitUntilShown(Prompt);
        terminal.Type("abc\u0003");
        Assert.Equal(130, terminal.WaitForExit());
        Assert.True(terminal.HasEcho);
    }

    [TerminalFact]
    public void A_process_that_continues_turns_the_echo_off_again()
    {
        using var terminal = new PseudoTerminal("password", "--lang", "en");
        terminal.WaitUntilShown(Prompt);

        // As a shell does while the process is stopped.
        terminal.Set("echo");
        terminal.Signal("CONT");
        PseudoTerminal.WaitUntil(() => !terminal.HasEcho);
        terminal.Type("Abcdefg1\n\n");
        Assert.Equal(0, terminal.WaitForExit());
    }

    private static int LengthOf(string keys)
    {
        using var terminal = new PseudoTerminal("password", "--json", "--lang", "en");
        terminal.WaitUntilShown(Prompt);
        terminal.Type(keys + "\n\n");
        terminal.WaitForExit();
        PseudoTerminal.WaitUntil(() => terminal.Shown.Contains('}', StringComparison.Ordinal));
        var json = terminal.Shown.Split('\n').Single(line => line.StartsWith('{'));
        return JsonDocument.Parse(json).RootElement.GetProperty("length").GetInt32();
    }
}
