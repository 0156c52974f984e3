using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>
/// What a vector gets wrong if it gets something wrong: a place, a length, two neighbours, a page's end. Everything goes
/// through <see cref="PersonNameRule"/>.
/// </summary>
public class WesternNameTests
{
    private const int Longest = 18;

    // The borders of what the vector accepts, then what it must leave to others, whole or cut.
    private static readonly byte[][] _pieces =
    [
        .. ((string[])[
            "a", "z", "A", "Z", "@", "[", "`", "{", " ", "-", "'", ".", "/", "1", "\0", "À", "Â", "Ã", "Ä", "Å", "Æ", "Ö", "×", "Ø", "ö", "÷", "ø",
            "ÿ", "¿", "Ā", "ſ", "ƀ", "\u0301", "’", "𠮷",
        ]).Select(Encoding.UTF8.GetBytes),
        [0x80], [0xBF], [0xC2], [0xC3], [0xC4], [0xE2, 0x80], [0xFF],
    ];

    [Fact]
    public void Every_pair_at_every_place_agrees_with_the_twin()
    {
        for (var length = 0; length <= Longest; length++)
        {
            for (var place = 0; place <= length; place++)
            {
                // Nothing but the pair; then the pair among letters of either kind.
                foreach (var filling in length == 0 ? [""] : (string[])["b", "é"])
                {
                    var before = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filling, place)));
                    var after = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filling, length - place)));
                    var turn = length + place;
                    foreach (var first in _pieces)
                    {
                        AssertLikeTwin([.. before, .. first, .. after]);
                        AssertLikeTwin([.. before, .. first, .. _pieces[turn++ % _pieces.Length], .. after]);
                    }
                }
            }
        }

        foreach (var first in _pieces)
        {
            foreach (var second in _pieces)
            {
                AssertLikeTwin([.. first, .. second]);
                AssertLikeTwin([.. "b"u8, .. first, .. second, .. "b"u8]);
            }
        }
    }

    [Fact]
    public void All_pairs_of_bytes_agree_with_the_twin()
    {
        for (var pair = 0; pair < 65_536; pair++)
        {
            AssertLikeTwin([(byte)'b', (byte)(pair >> 8), (byte)pair]);
        }
    }

    [UnixFact]
    public void Nothing_is_read_beyond_a_page()
    {
        using var page = new GuardedPage();
        for (var length = 1; length <= Longest; length++)
        {
            foreach (var place in (Range[])[new(0, length), new(^length, ^0)])
            {
                page.Bytes[place].Fill((byte)'b');
                Assert.Equal(PersonNameIssue.None, PersonNameRule.Check(page.Bytes[place]));
            }
        }
    }

    private static void AssertLikeTwin(byte[] utf8)
    {
        // The twin reads malformed text as U+FFFD, which no name has.
        var issue = FormSpecification.Name(Encoding.UTF8.GetString(utf8));
        if (issue != PersonNameRule.Check(utf8) || (issue == PersonNameIssue.None) != PersonNameRule.IsValid(utf8))
        {
            Assert.Fail($"{Convert.ToHexString(utf8)}: {PersonNameRule.Check(utf8)} instead of {issue}");
        }
    }
}
