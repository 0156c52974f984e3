using System.Diagnostics;
using System.Text;
using EduConnect.Rules.Cli;
using static EduConnect.Rules.Tests.CheckedFiles;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Files made to take time, memory or room, or to be taken for the beginning of another file.</summary>
[Trait("Category", "Long")]
public sealed class CliCheckLimitsTests : IDisposable
{
    // 64 MiB for all objects; the runtime itself takes more.
    private const string SmallHeap = "DOTNET_GCHeapHardLimit=4000000";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("\"a\"b;\"\n")]
    [InlineData("x;\"\n")]
    [InlineData("\"a\n")]
    [InlineData("x;\"a\n")]
    [InlineData("\"\"\";\"\"a\n")]
    public void Wrong_quotes_in_each_line_take_linear_time(string line)
    {
        foreach (var header in new[] { "INE", "INE;Nom" })
        {
            var lines = 250_000 / line.Length;
            var watch = Stopwatch.StartNew();
            var text = $"{header}\n{string.Concat(Enumerable.Repeat(line, lines))}";
            var run = Cli.Run(text, "check", "-", "--json", "--separator", ";");

            // Half a second; ten seconds and more before. The machine may have other work.
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
            var summary = Lines(run)[^1].GetProperty("summary");
            AssertSummary(run, summary.GetProperty("rows").GetInt32(), summary.GetProperty("unreadable").GetInt32());
            Assert.InRange(summary.GetProperty("rows").GetInt32(), lines / 2, lines);
        }
    }

    [Fact]
    public void Tiny_blocks_change_nothing() => Assert.Null(TinyBlocks.FirstDifference(2_000, seed: 1));

    [Fact]
    public void A_block_is_not_a_file()
    {
        foreach (var row in new[] { "sep=;", "\uFEFF", "\uFEFFx", "sep=x" })
        {
            var run = Cli.Run($"INE\n{row}\n{row}", "check", "-", "--json");
            Assert.Equal(1, run.ExitCode);
            var problems = Problems(run);
            AssertSummary(run, rows: 2, unreadable: problems.Count(problem => problem.Column.Length == 0));
            Assert.Equal([2, 3], problems.Select(problem => problem.Row));

            // Each row begins a block, and keeps its number.
            var rows = $"INE\n{string.Concat(Enumerable.Repeat(row + "\n", 50))}1234567890A\n";
            var found = TinyBlocks.Found(Encoding.UTF8.GetBytes(rows), blockLength: 1);
            Assert.StartsWith("52 0 IneWrongKey ", found[^2], StringComparison.Ordinal);
        }

        // What would be UTF-16 at the beginning of a file.
        byte[] mark = [.. "INE\n1234567890V\n"u8, 0xFF, 0xFE, (byte)'\n', .. "1234567890A\n"u8];
        Assert.Equal(
            ["3 -1 NotUtf8 2 0 ", "4 0 IneWrongKey 0 0 1234567890A"], TinyBlocks.Found(mark, blockLength: 1)[..2]);
    }

    [Fact]
    public void A_long_header_is_not_repeated()
    {
        var rows = string.Concat(Enumerable.Repeat("1;2\n", 2000));
        var table = $"INE ({new string('x', 50)}\U0001F600{new string('x', 100_000)});INE\n{rows}";
        var (output, report) = (Path.Combine(_folder.FullName, "o.csv"), Path.Combine(_folder.FullName, "r.html"));
        foreach (var options in new[] { Array.Empty<string>(), ["--json"], ["--output", output, "--report", report] })
        {
            var run = Cli.Run(table, ["check", "-", "--lang", "en", "--separator", ";", .. options]);
            Assert.Equal(1, run.ExitCode);
            var all = run.Output + run.Error + string.Concat(options.Where(File.Exists).Select(File.ReadAllText));
            Assert.InRange(all.Length, 100_000, 1_000_000);
            Assert.Contains($"INE ({new string('x', 50)}", all, StringComparison.Ordinal);
            Assert.Contains("x…", all, StringComparison.Ordinal);
            Assert.DoesNotContain(new string('x', CheckWords.MaxHeaderLength), all, StringComparison.Ordinal);
            Assert.DoesNotContain('\uFFFD', all);
        }
    }

    [Fact]
    public void A_long_value_is_cut_even_with_show()
    {
        foreach (var letter in new[] { "x", "é", "\U0001F600", "中" })
        {
            var value = string.Concat(Enumerable.Repeat(letter, 100_000 / letter.Length));
            var table = $"INE\n{value}\n{value[..(ShownValues.MaxLength - 2)]}\n";
            string[] shown = [.. Values("--show")];
            Assert.Equal(value[..ShownValues.MaxLength] + "…", shown[0]);
            Assert.Equal(value[..(ShownValues.MaxLength - 2)], shown[1]);
            Assert.Equal([41, 41], Values("--lang", "en").Select(masked => masked.Length));

            IEnumerable<string> Values(params string[] options) =>
                Lines(Cli.Run(table, ["check", "-", "--json", .. options]))[..2]
                    .Select(line => line.GetProperty("value").GetString()!);
        }
    }

    [UnixFact]
    public void Many_problems_take_no_memory()
    {
        var file = Write("a.csv", "INE\n", "x\n", 1_000_000);
        foreach (var options in new[] { "--json", $"--json --report {_folder.FullName}/r.html" })
        {
            var run = Cli.Shell($"{SmallHeap} educonnect-rules check {file} {options} | tail -n 1");
            Assert.Equal((0, 1_000_000), (run.ExitCode, WithProblems(run)));
        }

        Assert.InRange(new FileInfo($"{_folder.FullName}/r.html").Length, 1000, 10_000);
    }

    [UnixFact]
    public void Wide_rows_take_no_memory()
    {
        string Wide(int columns, string cell) => string.Join(';', Enumerable.Repeat(cell, columns)) + "\n";
        const int Columns = RowBlocks.MaxColumns;
        var file = Write("a.csv", Wide(Columns, "INE"), Wide(Columns, "x"), 40);
        var report = $"{_folder.FullName}/r.html";
        var check = $"educonnect-rules check {file} --json --lang en --report {report}";
        var run = Cli.Shell($"{SmallHeap} {check} | tail -n 1");
        Assert.Equal((0, 40), (run.ExitCode, WithProblems(run)));
        var others = $"{(40 * (Columns - CheckTotals.MaxKinds)):#,0}";
        Assert.Matches($"Problems of other kinds +{others}", run.Error);
        Assert.Contains($"Problems of other kinds: {others}", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(report).Length, 1000, 3_000_000);

        var wider = Write("b.csv", Wide(260_000, "INE"), Wide(260_000, "x"), 40);
        AssertMisuse(Cli.Run("", "check", wider), "has 260000 columns; at most 16384 can be checked");
    }

    [UnixFact]
    public void Too_little_memory_is_a_message()
    {
        // 300,000 different INE, for which a table of 120 bytes each has no room in 16 MiB.
        const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
        var numbers = Enumerable.Range(0, 300_000);
        var rows = string.Concat(numbers.Select(number => $"{number:0000000000}{Letters[number % 23]}\n"));
        var file = Write("a.csv", "INE\n", rows, 1);
        var run = Cli.Shell($"DOTNET_GCHeapHardLimit=1000000 educonnect-rules check {file}");
        AssertMisuse(run, "there is not enough memory. Looking for duplicates takes most of it: try --duplicates off");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Cli.Shell($"{SmallHeap} educonnect-rules check {file} --duplicates off").ExitCode);
    }

    [Fact]
    public void Rows_without_an_INE_take_no_memory()
    {
        var file = Write("a.csv", "Divers;INE\n1;123456789HJ\n", "1;\n", 8_000_000);
        Assert.Equal(0, Cli.Shell($"{SmallHeap} educonnect-rules check {file}").ExitCode);
    }

    private static int WithProblems(Cli.Result run) =>
        Lines(run)[0].GetProperty("summary").GetProperty("withProblems").GetInt32();

    private string Write(string name, string header, string row, int rows)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var writer = new StreamWriter(path);
        writer.Write(header);
        for (var i = 0; i < rows; i++)
        {
            writer.Write(row);
        }

        return path;
    }
}
