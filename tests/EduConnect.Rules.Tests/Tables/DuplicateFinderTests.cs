using System.Text;

namespace EduConnect.Rules.Tests;

public class DuplicateFinderTests
{
    private const int Ine = 0;
    private const int Login = 1;
    private const int Name = 2;
    private readonly TableChecker _checker = new(["INE", "Identifiant", "Nom"]);
    private readonly DuplicateFinder _finder;

    public DuplicateFinderTests() => _finder = new DuplicateFinder(_checker.Columns);

    [Fact]
    public void The_first_row_of_a_value_is_kept()
    {
        Assert.True(_finder.TryAdd(KeyOf(Ine, "1234567890V"), 5, out var duplicate));
        Assert.Equal(default, duplicate);
        foreach (var row in new[] { 9, 12 })
        {
            Assert.False(_finder.TryAdd(KeyOf(Ine, "1234567890V"), row, out duplicate));
            Assert.Equal((row, Ine, true, "IneDuplicate", 5L), (duplicate.Row, duplicate.Column, duplicate.Issue.IsDuplicate, duplicate.Issue.Code, duplicate.FirstRow));
        }
    }

    [Fact]
    public void Columns_do_not_mix()
    {
        var finder = new DuplicateFinder(new TableChecker(["INE", "INE"]).Columns);
        Assert.True(finder.TryGetKey(0, default, "1234567890V", out var left) & finder.TryGetKey(1, default, "1234567890V", out var right));
        Assert.NotEqual(left, right);
        Assert.True(finder.TryAdd(left, 1, out _));
        Assert.True(finder.TryAdd(right, 1, out _));
    }

    [Fact]
    public void Logins_are_equal_apart_from_case_and_outer_spaces()
    {
        Assert.Equal(KeyOf(Login, "e.durand3"), KeyOf(Login, " E.Durand3  "));
        Assert.NotEqual(KeyOf(Login, "e.durand3"), KeyOf(Login, "e.durand4"));
        Assert.NotEqual(KeyOf(Login, "e.durand3"), KeyOf(Login, "é.durand3"));
        Assert.NotEqual(KeyOf(Ine, "a"), KeyOf(Ine, "A"));

        // Of all ASCII, only letters have another case; also in a login longer than what is kept whole, and than the stack buffer.
        char[] characters = [.. Enumerable.Range(1, 127).Select(code => (char)code).Where(c => c != ' ')];
        foreach (var filling in new[] { "", new string('b', 20), new string('b', 300) })
        {
            Assert.Equal(
                characters.GroupBy(char.ToLowerInvariant).Select(group => group.ToArray()),
                characters.GroupBy(c => KeyOf(Login, filling + c)).Select(group => group.ToArray()));
        }
    }

    [Fact]
    public void Both_encodings_have_one_key()
    {
        foreach (var value in new[] { "a", "é", "e.durand-lefebvre", "1234567890V", new string('x', 300), "\0", "a\0" })
        {
            Assert.True(_finder.TryGetKey(Login, default, Encoding.UTF8.GetBytes(value), out var key));
            Assert.Equal(KeyOf(Login, value), key);
        }
    }

    [Fact]
    public void Keys_of_other_values_differ()
    {
        // Lengths around the limit between whole values and hashes, zeros at the end, and a block of numbers.
        var values = Enumerable.Range(1, 40).Select(length => new string('a', length))
            .Concat(Enumerable.Range(1, 20).Select(length => new string('\0', length)))
            .Concat(Enumerable.Range(0, 100_000).Select(number => $"{number:0000000000}V"))
            .Concat(Enumerable.Range(0, 100_000).Select(number => $"e.durand-lefebvre{number}"))
            .ToArray();
        Assert.Equal(values.Length, values.Select(value => KeyOf(Ine, value)).Distinct().Count());
    }

    [Fact]
    public void A_key_shows_nothing() => Assert.DoesNotContain("123", KeyOf(Ine, "1234567890V").ToString(), StringComparison.Ordinal);

    // On the stack of its thread it would end the process.
    [Fact]
    public void A_login_may_have_any_length()
    {
        var login = new string('A', 500_000);
        var key = default(DuplicateKey);
        var thread = new Thread(() => key = KeyOf(Login, login), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(KeyOf(Login, login.ToLowerInvariant()), key);
    }

    [Fact]
    public void Only_INE_and_logins_have_keys()
    {
        TableColumn[] columns = [.. Enum.GetValues<ColumnRule>().Select(rule => new TableColumn("", rule)), TableColumn.For("Classe")];
        var finder = new DuplicateFinder(columns);
        Assert.Equal(
            [ColumnRule.Ine, ColumnRule.EduConnectLogin],
            Enumerable.Range(0, columns.Length).Where(column => finder.TryGetKey(column, default, "a", out _)).Select(column => columns[column].Rule!.Value));
    }

    [Fact]
    public void A_refused_or_blank_cell_has_no_key_and_a_warning_has_one()
    {
        AssertKey(true, Ine, "1234567890V");
        AssertKey(false, Ine, "1234567890A");
        AssertKey(true, Login, "E.Durand");
        AssertKey(false, Login, "  ");
        AssertKey(false, Name, "Durand");

        void AssertKey(bool has, int column, string cell)
        {
            var utf8 = Encoding.UTF8.GetBytes(cell);
            Assert.Equal(has, _finder.TryGetKey(column, _checker.Check(column, cell), cell, out _));
            Assert.Equal(has, _finder.TryGetKey(column, _checker.Check(column, utf8), utf8, out _));
        }
    }

    [Fact]
    public void A_column_that_is_not_there_throws()
    {
        Assert.Throws<IndexOutOfRangeException>(() => _finder.TryGetKey(3, default, "a", out _));
        Assert.Throws<ArgumentNullException>(() => new DuplicateFinder(null!));
    }

    // More than fit into the first parts of the table, in tables that grow, that need not and that need to after all.
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(70_000)]
    [InlineData(int.MaxValue)]
    public void Each_of_70_000_values_keeps_its_first_row(int capacity)
    {
        var keys = Enumerable.Range(0, 70_000).Select(number => KeyOf(Ine, $"{number:0000000000}V")).ToArray();
        _finder.EnsureCapacity(capacity);
        for (var i = 0; i < keys.Length; i++)
        {
            if (i % 1000 == 0)
            {
                _finder.Prefetch(keys.AsSpan(i, 777));
            }

            Assert.True(_finder.TryAdd(keys[i], 2 * i, out _));
        }

        _finder.Prefetch(keys);
        Assert.All(keys, (key, number) =>
        {
            Assert.False(_finder.TryAdd(key, 1_000_000, out var duplicate));
            Assert.Equal((1_000_000, 2 * number), (duplicate.Row, duplicate.FirstRow));
        });
    }

    [Fact]
    public void A_negative_capacity_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _finder.EnsureCapacity(-1));

    [Fact]
    public void Rows_may_be_any_numbers()
    {
        long[] rows = [5, 1L << 40, -1, long.MaxValue, long.MinValue, 0, int.MaxValue, 1L << 31, 6];
        Assert.All(rows, row => Assert.True(_finder.TryAdd(KeyOf(Login, $"{row}"), row, out _)));
        Assert.All(rows, row =>
        {
            Assert.False(_finder.TryAdd(KeyOf(Login, $"{row}"), 7, out var duplicate));
            Assert.Equal(row, duplicate.FirstRow);
        });
    }

    [Fact]
    public void A_default_key_is_refused() => Assert.Throws<ArgumentException>(() => _finder.TryAdd(default, 1, out _));

    private DuplicateKey KeyOf(int column, string value) =>
        _finder.TryGetKey(column, default, value, out var key) ? key : throw new InvalidOperationException();
}
