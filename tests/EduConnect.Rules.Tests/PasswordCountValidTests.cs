using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

public class PasswordCountValidTests
{
    private static readonly PasswordPolicy _rule = PasswordPolicy.EduConnect;

    [Fact]
    public void Both_numbers_are_counted() => Assert.Equal(new PasswordCount(2, 3), _rule.CountValid("motdepasse\nAbcdefg1\nabc-1234\n"u8));

    [Fact]
    public void Empty_text_has_no_lines()
    {
        Assert.Equal(new PasswordCount(0, 0), _rule.CountValid([]));
        Assert.Equal(new PasswordCount(0, 0), _rule.CountValid("\uFEFF"u8));
    }

    [Fact]
    public void The_last_line_needs_no_end() => Assert.Equal(new PasswordCount(2, 2), _rule.CountValid("Abcdefg1\nabc-1234"u8));

    [Fact]
    public void An_empty_line_is_an_empty_password()
    {
        Assert.Equal(new PasswordCount(1, 4), _rule.CountValid("\n\r\nAbcdefg1\n\n"u8));
        Assert.Equal(new PasswordCount(4, 4), new PasswordPolicy(0, 0, "").CountValid("\n\r\nAbcdefg1\n\n"u8));
    }

    [Fact]
    public void Line_ends_are_not_part_of_a_password()
    {
        // Seven characters: an end taken for a character would make the eighth.
        foreach (var ended in new[] { "Abcde1-\n", "Abcde1-\r\n", "Abcde1-\r", "Abcde1-", "\uFEFFAbcde1-\n" })
        {
            Assert.Equal(new PasswordCount(0, 1), _rule.CountValid(Encoding.UTF8.GetBytes(ended)));
        }
    }

    [Fact]
    public void Only_line_ends_are_removed()
    {
        // Eight with a character that a trimming reader would lose.
        foreach (var kept in new[] { " Abcde1-", "Abcde1- ", "Abcde1-\r\r", "Abcd\re1-", "Abcde1-\t", "\nAbcde1-\uFEFF" })
        {
            Assert.Equal(1, _rule.CountValid(Encoding.UTF8.GetBytes(kept + "\n")).ValidCount);
        }
    }

    [Fact]
    public void A_line_end_at_every_position_up_to_length_200()
    {
        // Seven or eight characters before and after the end, wherever it falls in the blocks that are read at once.
        for (var place = 0; place <= 200; place++)
        {
            foreach (var end in new[] { "\n", "\r\n" })
            {
                AssertLikeTwin(Encoding.UTF8.GetBytes(new string('a', place) + end + "Abcdef1" + new string('-', place % 3)));
                AssertLikeTwin(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(end, place)) + "Abcdef1-" + end));
            }
        }
    }

    [Fact]
    public void The_command_line_counts_alike()
    {
        var random = new Random(20261124);
        string[] pieces = ["Abcdefg1", "motdepasse", "é", "\r", "\n", "\r\n", "\n\n", " ", "-", new string('a', 70)];
        var text = "\uFEFF" + string.Concat(Enumerable.Range(0, 2_000).Select(_ => pieces[random.Next(pieces.Length)]));
        var verdicts = Cli.Run(text, "password").Lines;
        Assert.Equal(new PasswordCount(verdicts.Count(line => line.EndsWith(": ok", StringComparison.Ordinal)), verdicts.Length), _rule.CountValid(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Malformed_utf8_counts_as_it_is_checked() => AssertLikeTwin([0xFF, 0xFE, (byte)'\n', .. "Abcdef1"u8, 0xE2, 0x82, (byte)'\n', 0xEF, 0xBB]);

    [Fact]
    public void It_allocates_nothing()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("motdepasse\r\nAbcdefg1\nétéÉtéÉté1\n", 1_000)));
        _rule.CountValid(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (_, lines) = _rule.CountValid(file);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(3_000, lines);
    }

    [UnixFact]
    public void Nothing_is_read_beyond_a_page()
    {
        using var page = new GuardedPage();
        for (var length = 0; length <= 300; length++)
        {
            var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Abcdefg1\nabc\n", 24))[..length]);
            text.CopyTo(page.Bytes);
            Assert.Equal(_rule.CountValid(text), _rule.CountValid(page.Bytes[..length]));
            text.CopyTo(page.Bytes[^length..]);
            Assert.Equal(_rule.CountValid(text), _rule.CountValid(page.Bytes[^length..]));
        }
    }

    private static void AssertLikeTwin(byte[] utf8) => Assert.Equal(LinesSpecification.Count(_rule, utf8), _rule.CountValid(utf8));
}
