using System.Buffers.Binary;
using System.Text;

namespace EduConnect.Rules.Tests;

public class DuplicateFinderTests
{
    [Fact]
    public void The_first_row_of_a_value_is_kept()
    {
        var finder = new DuplicateFinder();
        var key = DuplicateFinder.KeyOf(ColumnRule.Ine, "1234567890V");
        Assert.True(finder.TryAdd(key, 5, out var first));
        Assert.Equal(5, first);
        Assert.False(finder.TryAdd(key, 9, out first));
        Assert.Equal(5, first);
        Assert.False(finder.TryAdd(key, 12, out first));
        Assert.Equal((5, 1), (first, finder.Count));
    }

    [Fact]
    public void Logins_are_told_apart_as_clients_send_them()
    {
        var key = DuplicateFinder.KeyOf(ColumnRule.Login, "e.durand3");
        Assert.Equal(key, DuplicateFinder.KeyOf(ColumnRule.Login, " E.Durand3  "));
        Assert.NotEqual(key, DuplicateFinder.KeyOf(ColumnRule.Login, "e.durand4"));
        Assert.NotEqual(key, DuplicateFinder.KeyOf(ColumnRule.Login, "é.durand3"));
        Assert.NotEqual(DuplicateFinder.KeyOf(ColumnRule.Ine, "a"), DuplicateFinder.KeyOf(ColumnRule.Ine, "A"));

        // Of all ASCII, only the letters have another case; also in a login that is longer than what is kept whole, and than what is kept in place.
        char[] characters = [.. Enumerable.Range(1, 127).Select(code => (char)code).Where(c => c != ' ')];
        foreach (var filling in new[] { "", new string('b', 20), new string('b', 300) })
        {
            Assert.Equal(
                characters.GroupBy(char.ToLowerInvariant).Select(group => group.ToArray()),
                characters.GroupBy(c => DuplicateFinder.KeyOf(ColumnRule.Login, filling + c)).Select(group => group.ToArray()));
        }
    }

    [Fact]
    public void Both_encodings_have_one_key()
    {
        foreach (var value in new[] { "", "a", "é", "e.durand-lefebvre", "1234567890V", new string('x', 300), "\0", "a\0" })
        {
            Assert.Equal(DuplicateFinder.KeyOf(ColumnRule.Login, value), DuplicateFinder.KeyOf(ColumnRule.Login, Encoding.UTF8.GetBytes(value)));
        }
    }

    [Fact]
    public void Keys_of_other_values_differ()
    {
        // Lengths around the border between whole values and hashes, zeros at the end, and a block of numbers.
        var values = Enumerable.Range(0, 40).Select(length => new string('a', length))
            .Concat(Enumerable.Range(1, 20).Select(length => new string('\0', length)))
            .Concat(Enumerable.Range(0, 100_000).Select(number => $"{number:0000000000}V"))
            .Concat(Enumerable.Range(0, 100_000).Select(number => $"e.durand-lefebvre{number}"))
            .ToArray();
        Assert.Equal(values.Length, values.Select(value => DuplicateFinder.KeyOf(ColumnRule.Ine, value)).Distinct().Count());
    }

    [Fact]
    public void Up_to_15_bytes_are_kept_whole_and_never_meet_a_hash()
    {
        var key = new byte[16];
        for (var length = 0; length < 200; length++)
        {
            var value = string.Concat(Enumerable.Range(0, length).Select(at => (char)('a' + ((at * 7) % 26))));
            BinaryPrimitives.WriteUInt128LittleEndian(key, DuplicateFinder.KeyOf(ColumnRule.Ine, value));
            Assert.Equal(length < 16, key[..^1].AsSpan().TrimEnd((byte)0).SequenceEqual(Encoding.UTF8.GetBytes(value)));
            Assert.True(length < 16 ? key[15] == length : (key[15] & 16) == 16, value);
        }
    }

    // On the stack of its thread it would end the process.
    [Fact]
    public void A_login_may_have_any_length()
    {
        var login = new string('A', 500_000);
        var key = default(UInt128);
        var thread = new Thread(() => key = DuplicateFinder.KeyOf(ColumnRule.Login, login), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(DuplicateFinder.KeyOf(ColumnRule.Ine, login.ToLowerInvariant()), key);
    }

    [Fact]
    public void Only_INE_and_logins_are_covered() => Assert.Equal(
        [ColumnRule.Ine, ColumnRule.Login], Enum.GetValues<ColumnRule>().Where(rule => DuplicateFinder.Covers(rule)));
}
