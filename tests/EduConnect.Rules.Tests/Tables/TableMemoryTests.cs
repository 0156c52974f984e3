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

    // Otherwise the test above might pass because nothing is measured: 150,000 INE and logins at some 80 bytes each.
    [Fact]
    public async Task With_duplicates_memory_grows() => Assert.InRange(await GrowthAsync(findDuplicates: true), 8_000_000, 100_000_000);

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
