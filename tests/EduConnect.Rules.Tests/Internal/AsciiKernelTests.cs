using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>
/// What a vector kernel gets wrong if it gets something wrong: a place in a block, a length, a page's end. Everything goes through
/// <see cref="PasswordPolicy"/>, and .ci/run repeats it on processors with fewer instructions.
/// </summary>
public class AsciiKernelTests
{
    private const int Longest = 144;

    // Every border of the ASCII sets, what is next to it, and what is not ASCII in one, two, three and four bytes.
    private static readonly string[] _intruders =
        ["a", "z", "A", "Z", "0", "9", "_", "@", "[", "`", "{", "~", "/", ":", " ", "\0", "\u007F", "\u0080", "é", "\u0141", "\u2011", "\uFF21", "\uD800", "😀"];

    private static readonly PasswordSpecification[] _rules =
    [
        PasswordSpecification.EduConnect,
        PasswordSpecification.Certain,
        new(12, 4, "@[`{", RejectUnlistedCharacters: true),
        new(0, 3, "", Maximum: 150),
        new(9, 2, " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", RejectUnlistedCharacters: true, Maximum: 33),
    ];

    [Fact]
    public void Every_place_at_lengths_0_to_64()
    {
        Assert.All(_rules, rule => AssertLikeTwin(rule, ""));
        AssertEveryPlace(1, 64);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Every_place_at_lengths_65_to_144() => AssertEveryPlace(65, Longest);

    [Fact]
    public void Every_char_at_every_place_of_a_block()
    {
        foreach (var rule in new[] { _rules[0], _rules[^1] })
        {
            var policy = rule.Policy;
            var text = new char[16];
            Array.Fill(text, 'b');
            for (var code = 0; code < 65_536; code++)
            {
                var twin = rule.Judge($"b{(char)code}");
                for (var place = 0; place < text.Length; place++)
                {
                    text[place] = (char)code;
                    var report = policy.Check(text);
                    text[place] = 'b';
                    if (report.Classes != twin.Classes || report.FirstUnlistedIndex != (twin.FirstOther < 0 ? -1 : place) || report.Length != text.Length)
                    {
                        Assert.Fail($"U+{code:X4} at {place} under {policy}: {report}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_byte_at_every_place_of_a_block()
    {
        foreach (var policy in _rules.Select(rule => rule.Policy))
        {
            var text = new byte[16];
            Array.Fill(text, (byte)'b');
            for (var code = 0; code < 256; code++)
            {
                for (var place = 0; place < text.Length; place++)
                {
                    text[place] = (byte)code;
                    Assert.Equal(policy.Check(Encoding.UTF8.GetString(text)), policy.Check(text));
                    Assert.Equal(policy.Check(text).IsValid, policy.IsValid(text));
                    text[place] = (byte)'b';
                }
            }
        }
    }

    [Fact]
    public void Unaligned_texts_and_their_surroundings()
    {
        // The neighbours would add classes, or take the ASCII away.
        foreach (var around in new[] { "A1-", "é€\uD800" })
        {
            var surroundings = string.Concat(Enumerable.Repeat(around, 40));
            for (var start = 0; start <= 16; start++)
            {
                for (var length = 0; length <= 80; length++)
                {
                    var chars = surroundings.ToCharArray();
                    var bytes = Encoding.UTF8.GetBytes(surroundings);
                    chars.AsSpan(start, length).Fill('b');
                    bytes.AsSpan(start, length).Fill((byte)'b');
                    var expected = PasswordPolicy.EduConnectStrict.Check(new string('b', length));
                    Assert.Equal(expected, PasswordPolicy.EduConnectStrict.Check(chars.AsSpan(start, length)));
                    Assert.Equal(expected, PasswordPolicy.EduConnectStrict.Check(bytes.AsSpan(start, length)));
                }
            }
        }
    }

    [UnixFact]
    public void A_guarded_page_cannot_be_read()
    {
        // Proof that the next test can fail: the system call that is given a byte of a guard finds a bad address. Our own read would end the process.
        using var page = new GuardedPage();
        using var file = File.OpenHandle(Path.GetTempFileName(), FileMode.Open, FileAccess.Write, options: FileOptions.DeleteOnClose);
        RandomAccess.Write(file, page.Bytes, 0);
        Assert.ThrowsAny<IOException>(() => RandomAccess.Write(file, page.BytesAndOneAfter, 0));
        Assert.ThrowsAny<IOException>(() => RandomAccess.Write(file, page.OneBefore, 0));
    }

    [UnixFact]
    public void Nothing_is_read_beyond_a_page()
    {
        using var page = new GuardedPage();
        foreach (var filling in new[] { 'b', 'é' })
        {
            for (var length = 0; length <= Longest; length++)
            {
                var text = new string(filling, length);
                var expected = PasswordPolicy.EduConnectStrict.Check(text);
                var utf8 = Encoding.UTF8.GetBytes(text);
                AssertUtf16(expected, text, page.Chars[..length]);
                AssertUtf16(expected, text, page.Chars[^length..]);
                AssertUtf8(expected, utf8, page.Bytes[..utf8.Length]);
                AssertUtf8(expected, utf8, page.Bytes[^utf8.Length..]);
            }
        }

        static void AssertUtf16(PasswordReport expected, ReadOnlySpan<char> text, Span<char> place)
        {
            text.CopyTo(place);
            Assert.Equal(expected, PasswordPolicy.EduConnectStrict.Check(place));
            Assert.Equal(expected.IsValid, PasswordPolicy.EduConnectStrict.IsValid(place));
        }

        static void AssertUtf8(PasswordReport expected, ReadOnlySpan<byte> utf8, Span<byte> place)
        {
            utf8.CopyTo(place);
            Assert.Equal(expected, PasswordPolicy.EduConnectStrict.Check(place));
            Assert.Equal(expected.IsValid, PasswordPolicy.EduConnectStrict.IsValid(place));
        }
    }

    private static void AssertEveryPlace(int shortest, int longest)
    {
        // Each place of each length; which rule and which intruder meet there, goes round.
        var turn = 0;
        foreach (var filling in new[] { 'b', '-' })
        {
            for (var length = shortest; length <= longest; length++)
            {
                for (var place = 0; place < length; place++, turn++)
                {
                    var text = new string(filling, place) + _intruders[turn % _intruders.Length] + new string(filling, length - place - 1);
                    AssertLikeTwin(_rules[turn % _rules.Length], text);
                }
            }
        }
    }

    private static void AssertLikeTwin(PasswordSpecification rule, string text)
    {
        var policy = rule.Policy;
        var utf8 = Encoding.UTF8.GetBytes(text);
        var report = policy.Check(text);
        Assert.Equal(rule.Judge(text), (report.Issues, report.Length, report.Classes, report.FirstUnlistedIndex, report.Hints));
        Assert.Equal(report, policy.Check(utf8));
        Assert.Equal((report.IsValid, report.IsValid), (policy.IsValid(text), policy.IsValid(utf8)));
    }
}
