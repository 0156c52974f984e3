using EduConnect.Rules.Internal;

namespace EduConnect.Rules.Tests;

/// <summary>What <see cref="DuplicateFinder"/> cannot be made to do: its hashes are seeded.</summary>
public class FirstRowsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Values_with_the_same_hash_stay_apart(int hash)
    {
        // As many as the first table holds: one that grows computes the hashes itself. The command line has a copy of
        // the class; this is the library's.
        var type = typeof(DuplicateFinder).Assembly.GetType(typeof(FirstRows).FullName!)!;
        var rows = Activator.CreateInstance(type, 0);
        (ulong Low, ulong High)[] values = [(1, 1), (1, 2), (2, 1)];
        Assert.All(values, value => Assert.True(TryAdd(value, row: (long)value.High, out _)));
        Assert.All(values, value =>
        {
            Assert.False(TryAdd(value, row: 9, out var first));
            Assert.Equal((long)value.High, first);
        });

        bool TryAdd((ulong Low, ulong High) value, long row, out long firstRow)
        {
            object?[] arguments = [hash, value.Low, value.High, row, null];
            var isAdded = (bool)type.GetMethod(nameof(FirstRows.TryAdd))!.Invoke(rows, arguments)!;
            firstRow = (long)arguments[^1]!;
            return isAdded;
        }
    }

    [Fact]
    public void An_exaggerated_capacity_takes_little_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(new FirstRows(int.MaxValue));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 65 << 20);
    }

    [Fact]
    public void A_table_has_room_for_its_capacity_and_grows_beyond()
    {
        Assert.All([0, 3, 4, 12, 13, 48_000, 49_152, 49_153], capacity =>
        {
            var rows = new FirstRows(capacity);
            for (var turn = 0; turn < 2; turn++)
            {
                for (var value = 0UL; value < 100_000; value++)
                {
                    Assert.Equal(turn == 0, rows.TryAdd(SeededHash.Of(value), value, 0, (long)value, out var first));
                    Assert.Equal((long)value, first);
                }
            }
        });
    }
}
