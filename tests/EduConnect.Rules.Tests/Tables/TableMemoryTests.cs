using System.Globalization;

namespace EduConnect.Rules.Tests;

/// <summary>The memory of the whole process is looked at: these run while nothing else does.</summary>
[CollectionDefinition(nameof(TableMemoryTests), DisableParallelization = true)]
[Collection(nameof(TableMemoryTests))]
[Trait("Category", "Long")]
public class TableMemoryTests
{
    // What other tests left may go meanwhile, and the runtime may come by something of its own: that does not happen three times.
    [Fact]
    public async Task Memory_does_not_grow_with_the_rows()
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 3 && least > 400_000; attempt++)
        {
            least = Math.Min(least, await GrowthAsync(findDuplicates: false));
        }

        Assert.InRange(least, long.MinValue, 400_000);
    }

    // Otherwise the test above might pass because nothing is measured: 150,000 INE and logins each.
    [Fact]
    public async Task With_duplicates_memory_grows() =>
        Assert.InRange(await GrowthAsync(findDuplicates: true), 5_000_000, 10_000_000);

    [Theory]
    [InlineData(0)]
    [InlineData(1_100_000)]
    public void A_value_takes_32_bytes_and_nothing_is_outgrown(int capacity)
    {
        const int Count = 1_100_000;
        var finder = new DuplicateFinder([TableColumn.For("INE")]);
        finder.EnsureCapacity(capacity);
        var text = new byte[11];

        // What other tests left goes first.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (live, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < Count; i++)
        {
            Assert.True(i.TryFormat(text, out _, "00000000000", CultureInfo.InvariantCulture));
            Assert.True(finder.TryGetKey(0, default, text, out var key) && finder.TryAdd(key, i, out _));
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        live = GC.GetTotalMemory(forceFullCollection: true) - live;
        GC.KeepAlive(finder);
        Assert.InRange((double)live / Count, 20, 33);
        Assert.InRange((double)allocated / Count, 20, 34);
    }

    // Of what lives after 50,000 rows, when all is warm, until 200,000: every fourth of them wrong. The source keeps no row.
    private static async Task<long> GrowthAsync(bool findDuplicates)
    {
        var live = new List<long>();
        var found = 0;
        await foreach (var problem in new TableChecker(SchoolExport.Headers).CheckAsync(Rows(), findDuplicates))
        {
            found += problem.Issue.IsNone ? 0 : 1;
        }

        Assert.Equal((50_000, 4), (found, live.Count));
        return live.Max() - live[0];

        async IAsyncEnumerable<IReadOnlyList<string?>> Rows()
        {
            var export = new SchoolExport(7);
            for (var i = 1; i <= 200_000; i++)
            {
                var row = export.Row();
                if (i % 4 == 0)
                {
                    (row[i % 3], _) = export.Break(i % 3, row);
                }

                yield return row;
                if (i % 50_000 == 0)
                {
                    await Task.Yield();
                    live.Add(GC.GetTotalMemory(forceFullCollection: true));
                }
            }
        }
    }
}
