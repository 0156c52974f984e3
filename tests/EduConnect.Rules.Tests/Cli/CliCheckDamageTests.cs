using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static EduConnect.Rules.Tests.CheckedFiles;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Files that are broken, cut off or no text, full disks and interrupts.</summary>
[Trait("Category", "Long")]
public sealed class CliCheckDamageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Malformed_rows_affect_no_other_row()
    {
        string[] rows =
        [
            "INE;Nom;Classe",
            $"{ValidIne};Durand;6A",       // 2
            "\"1234567890V;Durand;6A",     // 3: never closed
            "1234567890A;Durand;6A",       // 4: a wrong key
            $"{ValidIne};Du\"rand;6A",     // 5
            $"\"{ValidIne}\"x;Durand;6A",  // 6
            $"{ValidIne};Durand",          // 7
            $"{ValidIne};Durand;6A;x",     // 8
            "",                            // 9
            $"{ValidIne};Du\0rand;6A",     // 10
            $"{ValidIne};\"Du\nrand\";6A", // 11: a line break in a name
            "1234567890A;Durand;\"a\nb\"", // 12, in lines 13 and 14
            $"\"{ValidIne}\";\"Durand\";\"6A\"",
            $"{ValidIne};\"Durand;6A",     // 14: the last one, never closed
        ];
        var run = Cli.Run(string.Join('\n', rows), "check", "-", "--json", "--duplicates", "off", "--lang", "en");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                (3, "", "UnclosedQuote"), (4, "INE", "IneWrongKey"), (5, "", "StrayQuote"), (6, "", "TextAfterQuote"), (7, "", "WrongFieldCount"), (8, "", "WrongFieldCount"),
                (10, "", "NulCharacter"), (11, "Nom", "PersonNameIllegalCharacter"), (12, "INE", "IneWrongKey"), (14, "", "UnclosedQuote"),
            ],
            Problems(run));
        var lengths = Lines(run).Where(line => line.TryGetProperty("rawLength", out _)).ToDictionary(line => line.GetProperty("row").GetInt32(), line => line.GetProperty("rawLength").GetInt32());
        Assert.Equal(7, lengths.Count);
        Assert.All(lengths, pair => Assert.Equal(rows[pair.Key - 1].Length, pair.Value));
        AssertSummary(run, rows: 12, unreadable: 7);
        Assert.Equal(1, Lines(run)[^1].GetProperty("summary").GetProperty("blankLines").GetInt32());
    }

    [Fact]
    public void A_row_that_is_not_UTF8_is_unreadable()
    {
        // UTF-8 by most of its letters, and one row pasted from elsewhere, in a file and in a pipe.
        byte[] text = [.. Encoding.UTF8.GetBytes($"INE;Prénom\n{ValidIne};Élodie\n{ValidIne};Zoé\n{ValidIne};No"), 0xEB, .. Encoding.UTF8.GetBytes($"l\n{ValidIne};Jean\n")];
        foreach (var run in new[] { Cli.Run(text, "check", "-", "--json", "--duplicates", "off"), Cli.Run("", "check", Write("a.csv", text), "--json", "--duplicates", "off") })
        {
            Assert.Equal([(4, "", "NotUtf8")], Problems(run));
            AssertSummary(run, rows: 4, unreadable: 1);
        }

        Assert.Equal(0, Cli.Run(text, "check", "-", "--encoding", "windows-1252", "--map", "2=none", "--duplicates", "off").ExitCode);
    }

    [Fact]
    public void A_file_cut_off_anywhere_counts_every_row()
    {
        var (text, _) = Table(seed: 9, rows: 12, breaks: 3, ';', "\n");
        var header = text.IndexOf('\n', StringComparison.Ordinal);
        foreach (var length in new[] { header, header + 5, header + 40, text.Length / 2, text.Length - 60, text.Length - 1 })
        {
            var run = Cli.Run(text[..length], "check", "-", "--json");
            Assert.InRange(run.ExitCode, 0, 1);
            var summary = Lines(run)[^1].GetProperty("summary");
            Assert.Equal(length == header ? 0 : Records(text[..length]), summary.GetProperty("rows").GetInt32());
            AssertSummary(run, summary.GetProperty("rows").GetInt32(), summary.GetProperty("unreadable").GetInt32());
        }
    }

    [UnixFact]
    public void A_line_of_256_MiB_takes_no_memory()
    {
        var run = Cli.Shell(
            $"(printf 'INE;Nom\\n{ValidIne};Durand\\n'; head -c 268435456 /dev/zero | tr '\\0' 'a'; printf '\\n1234567890A;Durand\\n') "
            + "| DOTNET_GCHeapHardLimit=4000000 educonnect-rules check - --json --lang en");
        Assert.Equal([(3, "", "TooLong"), (4, "INE", "IneWrongKey")], Problems(run));
        Assert.Equal(1 << 28, Lines(run)[0].GetProperty("rawLength").GetInt32());
        AssertSummary(run, rows: 3, unreadable: 1);
    }

    [UnixFact]
    public void Many_damaged_rows_take_no_memory()
    {
        var file = Write("a.csv", Encoding.UTF8.GetBytes("INE;Nom\n" + string.Concat(Enumerable.Repeat($"1;\"Durand\n2;\"Petit\n{ValidIne};Martin\n", 2000))));
        var run = Cli.Shell($"DOTNET_GCHeapHardLimit=4000000 educonnect-rules check {file} --json --duplicates off");
        Assert.Equal((4000, "UnclosedQuote"), (Problems(run).Count, Problems(run).Select(problem => problem.Code).Distinct().Single()));
        AssertSummary(run, rows: 6000, unreadable: 4000);
    }

    [Fact]
    public void A_long_quoted_value_is_read_and_a_longer_one_not()
    {
        foreach (var (length, codes) in new[] { (900_000, Array.Empty<string>()), (3_000_000, ["UnclosedQuote"]) })
        {
            var value = string.Join('\n', Enumerable.Repeat(new string('a', 99), length / 100));
            var run = Cli.Run($"INE;Note\n{ValidIne};\"{value}\"\n1234567890A;x\n", "check", "-", "--json");
            var found = Problems(run);
            Assert.Equal(codes, found.Where(problem => problem.Code is not ("WrongFieldCount" or "IneWrongKey")).Select(problem => problem.Code).Take(1));
            Assert.Equal(("INE", "IneWrongKey"), (found[^1].Column, found[^1].Code));
        }
    }

    // One name that reads like a header must not show the others.
    [Fact]
    public void A_first_row_of_data_is_not_shown()
    {
        foreach (var first in new[] { $"{ValidIne};Ine;Durand;{Marker}", $"Ine;Téléphone {ValidIne};Durand;{Marker}" })
        {
            var run = Cli.Run($"{first}\n{ValidIne};Ann;Petit;x\n", "check", "-", "--lang", "en");
            Assert.DoesNotContain(ValidIne, run.Output + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Marker, run.Output + run.Error, StringComparison.Ordinal);
            Assert.Contains("column 2", run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public void An_endless_device_is_not_text() => AssertMisuse(Cli.Run("", "check", "/dev/zero"), "this is not text");

    [Fact]
    public void A_file_that_is_not_text_is_misuse()
    {
        byte[] workbook = [.. "PK"u8, 3, 4, 20, 0, 6, 0, 8, 0, 10, .. new byte[500]];
        AssertMisuse(Cli.Run(workbook, "check", "-", "--lang", "en"), "this workbook is damaged or incomplete");
        AssertMisuse(Cli.Run("", "check", "-"), "the file is empty");
        AssertMisuse(Cli.Run("\n\n", "check", "-"), "the file is empty");
        AssertMisuse(Cli.Run($"{Marker};b\n1;2\n", "check", "-"), "--map COLUMN=RULE");
        AssertMisuse(Cli.Run("\"INE;Nom\n1;2\n", "check", "-"), "the header, which is the first row, cannot be read");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_misuse()
    {
        AssertMisuse(Cli.Run("", "check", $"{_folder.FullName}/none.csv"), "none.csv\" does not exist.");
        AssertMisuse(
            Cli.Run("", "check", $"{_folder.FullName}/none/a.csv"), "does not exist, and neither does its folder.");

        // It may be a password.
        AssertMisuse(Cli.Run("", "check", Marker), "the file does not exist.");
        AssertMisuse(Cli.Run("", "check", _folder.FullName), $"the file \"{_folder.FullName}\" is a folder.");
        AssertMisuse(Cli.Run("", "check", ""), "the file cannot be read");
    }

    // It opens, and the first read fails: nothing is mapped at address 0.
    [LinuxFact]
    public void A_file_that_opens_but_cannot_be_read_is_misuse()
    {
        foreach (var options in new[] { Array.Empty<string>(), ["--encoding", "utf-8"] })
        {
            var run = Cli.Run("", ["check", "/proc/self/mem", .. options]);
            AssertMisuse(run, "the file \"/proc/self/mem\" cannot be read.");
            Assert.Single(run.Error.TrimEnd().Split('\n'));
        }

        var folder = Cli.Shell($"educonnect-rules check - < '{_folder.FullName}'");
        Assert.Equal(("", "educonnect-rules: standard input cannot be read.\n"), (folder.Output, folder.Error));
    }

    [UnixFact]
    public void A_full_disk_leaves_no_half_file()
    {
        var (text, _) = Table(seed: 7, rows: 20_000, breaks: 15_000, ';', "\n");
        var file = Write("a.csv", Encoding.UTF8.GetBytes(text));

        // A limit on the size of files does what a full disk does, without a disk to fill; the runtime itself would need larger ones.
        var run = Cli.Shell($"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 64; educonnect-rules check '{file}' --output '{_folder.FullName}/o.csv'; echo $?");
        Assert.Equal("2\n", run.Output);
        Assert.Contains("--output cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullName));

        // The page is written at the end, and is too long by then: one kind of problem and one bar for each column.
        var columns = Write("b.csv", Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Repeat("INE", 300)) + "\n" + string.Join(';', Enumerable.Repeat("x", 300))));
        var page = Cli.Shell($"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 64; educonnect-rules check '{columns}' --report '{_folder.FullName}/r.html' > /dev/null; echo $?");
        Assert.Equal("2\n", page.Output);
        Assert.Contains("--report cannot be written", page.Error, StringComparison.Ordinal);
        File.Delete(columns);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullName));

        var stdout = Cli.Shell($"educonnect-rules check '{file}' --report '{_folder.FullName}/r.html' > /dev/full; echo $?");
        Assert.Equal("2\n", stdout.Output);
        const string Full = "cannot write to standard output: the disk is full.";
        Assert.Contains(Full, stdout.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [UnixFact]
    public void An_interrupt_leaves_a_report_that_says_so()
    {
        // Written to a pipe that stays open: the check waits for more when it is interrupted.
        var report = Path.Combine(_folder.FullName, "r.html");
        var (text, _) = Table(seed: 8, rows: 20_000, breaks: 0, ';', "\n");
        var run = Cli.Interrupt(
            Encoding.UTF8.GetBytes(text + "x\n" + text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
            untilOutputHas: "WrongFieldCount", "check", "-", "--json", "--duplicates", "off", "--report", report, "--lang", "en");
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("interrupted after", run.Error, StringComparison.Ordinal);
        var summary = Lines(run)[^1].GetProperty("summary");
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        AssertSummary(run, summary.GetProperty("rows").GetInt32(), unreadable: 1);
        Assert.InRange(summary.GetProperty("rows").GetInt32(), 20_001, 40_001);
        Assert.Contains("Interrupted after", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Equal([report], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [UnixFact]
    public void An_interrupt_ends_the_wait_for_the_first_bytes()
    {
        // Less than what tells the encoding of a pipe, and more than a pipe holds.
        var run = Cli.Interrupt(Encoding.UTF8.GetBytes("INE\n" + new string('\n', 300_000)), untilOutputHas: "", "check", "-");
        Assert.Equal((130, ""), (run.ExitCode, run.Output));
        Assert.Contains("interrupted before the header was read", run.Error, StringComparison.Ordinal);
    }

    // All problems of the rows that it says were checked, whole, and no other.
    [UnixFact]
    public void An_interrupt_leaves_the_problems_so_far()
    {
        var output = Path.Combine(_folder.FullName, "o.csv");
        var (text, broken) = Table(seed: 10, rows: 40_000, breaks: 4_000, ';', "\n");
        var run = Cli.Interrupt(Encoding.UTF8.GetBytes(text), untilOutputHas: "", "check", "-", "--duplicates", "off", "--output", output, "--lang", "en");
        Assert.Equal((130, ""), (run.ExitCode, run.Output));
        var said = Regex.Match(run.Error, "interrupted after ([0-9,]+) rows; the rest was not checked").Groups[1].Value;
        var rows = int.Parse(said, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.InRange(rows, 20_000, 40_000);
        Assert.Equal(broken.Where(problem => problem.Row <= rows + 1), ProblemsIn(output));
        Assert.Equal([output], Directory.GetFileSystemEntries(_folder.FullName));
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
