using System.Text;
using EduConnect.Rules.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Rows without quotes are cut many at once; a copy has each row cut on its own, and so serves as the twin.</summary>
public class RowBlocksTests
{
    [Theory]
    [InlineData("ab;\n")]
    [InlineData("a;\n\r")]
    [InlineData("a;\n\"")]
    [InlineData("a; =\n\r\"")]
    public async Task Rows_do_not_depend_on_how_they_are_cut(string alphabet)
    {
        var random = new Random(alphabet.Length);
        for (var i = 0; i < 3_000; i++)
        {
            var text = "x;y\n" + new string(random.GetItems(alphabet.AsSpan(), random.Next(60)));
            var (blockLength, longestRow) = (random.Next(1, 80), random.Next(4) == 0 ? random.Next(8, 30) : RowBlocks.LongestRow);
            var twin = await RowsOf(text, 100, longestRow, keepsOriginal: true);
            Assert.Equal(twin, await RowsOf(text, 100, longestRow, keepsOriginal: false));
            Assert.Equal(twin, await RowsOf(text, blockLength, longestRow, keepsOriginal: false));
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task A_block_has_a_limited_number_of_cells(string lineEnd)
    {
        // As short as rows can be, and one in a hundred that is long.
        var rows = Enumerable.Range(0, 40_000).Select(row => row % 100 == 0 ? $"{row:0000000000};;" : ";;");
        using var blocks = await Open(string.Concat(rows.Prepend("x;y;z").Select(row => row + lineEnd)), 1 << 18, RowBlocks.LongestRow, false);
        var read = 0;
        while (await blocks.NextAsync(default) is { } block)
        {
            Assert.InRange(3 * block.Rows, 1, 3 << 13);
            Assert.Equal(read + 2, block.FirstRow);
            read += block.Rows;
            block.Dispose();
        }

        Assert.Equal(40_000, read);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(100, false)]
    [InlineData(3 << 12, false)]
    [InlineData(3 << 12, true)]
    public async Task Blank_lines_of_a_wide_file_take_few_blocks(int columns, bool isWorkbook)
    {
        // Each block copies what remains, so many short blocks would take long.
        const int Lines = 100_000;
        var text = new string(';', columns - 1) + "x\n" + new string('\n', Lines);
        using var blocks = await Open(text, 1 << 18, RowBlocks.LongestRow, keepsOriginal: false, isWorkbook);
        var (read, count) = (0, 0);
        while (await blocks.NextAsync(default) is { } block)
        {
            (read, count) = (read + block.Rows, count + 1);
            block.Dispose();
        }

        Assert.Equal(Lines, read);
        Assert.InRange(count, 1, 6);
    }

    private static async Task<RowBlocks> Open(
        string text, int blockLength, int longestRow, bool keepsOriginal, bool isWorkbook = false)
    {
        var blocks = new RowBlocks(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), false, blockLength, longestRow, isWorkbook, keepsOriginal);
        await blocks.ReadHeaderAsync(';', new HeaderPlace(null, IsAbsent: false), default);
        return blocks;
    }

    // What is checked of all rows, and how long, damaged or skipped they are.
    private static async Task<string> RowsOf(string text, int blockLength, int longestRow, bool keepsOriginal)
    {
        using var blocks = await Open(text, blockLength, longestRow, keepsOriginal);
        var (seen, notes, rows) = (new StringBuilder(), new StringBuilder(), 0);
        while (await blocks.NextAsync(default) is { } block)
        {
            if (block.SkippedLength > 0)
            {
                notes.Append("[" + rows + " skips " + block.SkippedLength + "]");
            }
            else if (block.Rows > 0)
            {
                seen.Append(Encoding.UTF8.GetString(block.Text.Span[1..]));
            }

            foreach (var (row, damage) in block.Damaged)
            {
                notes.Append("[" + (rows + row) + " " + damage + "]");
            }

            Assert.True(block.Rows == 0 || block.FirstRow == rows + 2);
            rows += block.Rows;
            block.Dispose();
        }

        return $"{rows} rows {notes} {seen}";
    }
}
