using System.Globalization;
using System.Text;
using EduConnect.Rules.Cli;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.StressTests;

/// <summary>
/// Workbooks: hostile ones are refused within a second of processor time; one with twice as many rows takes about twice
/// the time, and no more memory except for the texts that its cells share.
/// </summary>
internal static class WorkbookLoad
{
    private const double MostGrowth = 2.5;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(1);

    /// <summary>1 if anything takes too much.</summary>
    public static int Run(int rows)
    {
        var failures = 0;
        foreach (var (name, make, _) in HostileWorkbooks.All())
        {
            var (time, memory) = CostOf(make(), mayFail: true);
            failures += time > _longest ? 1 : 0;
            Console.WriteLine(Line(name, time, memory) + (time > _longest ? " FAILED" : ""));
        }

        (string, Func<int, byte[]>)[] kinds = [("xlsx", Inline), ("xlsx, shared texts", Shared), ("ods", Ods)];
        foreach (var (name, make) in kinds)
        {
            var once = CostOf(make(rows / 2), mayFail: false);
            var twice = CostOf(make(rows), mayFail: false);
            var failed = twice.Time > MostGrowth * once.Time;
            failures += failed ? 1 : 0;
            Console.WriteLine(Line($"{name}, {rows / 2} rows", once.Time, once.Memory));
            Console.WriteLine(Line($"{name}, {rows} rows", twice.Time, twice.Memory) + (failed ? " FAILED" : ""));
        }

        return failures == 0 ? 0 : 1;
    }

    // Reading only: the rows that come of it are checked as those of any CSV file.
    private static (TimeSpan Time, long Memory) CostOf(byte[] workbook, bool mayFail)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (started, most, buffer) = (Environment.CpuUsage.TotalTime, before, new byte[1 << 16]);
        try
        {
            using var content = Workbook.Open(new MemoryStream(workbook), sheet: null);
            for (var reads = 0; content.Read(buffer, 0, buffer.Length) > 0; reads++)
            {
                most = reads % 16 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)) : most;
            }
        }
        catch (InvalidDataException) when (mayFail)
        {
            // As it should be.
        }

        return (Environment.CpuUsage.TotalTime - started, most - before);
    }

    private static byte[] Inline(int rows) => Xlsx(rows, (row, text) =>
        $"<c t=\"inlineStr\"><is><t>{text(row)}</t></is></c>", strings: 0);

    private static byte[] Shared(int rows) => Xlsx(rows, (row, _) => $"<c t=\"s\"><v>{row}</v></c>", rows);

    private static byte[] Xlsx(int rows, Func<int, Func<int, string>, string> cell, int strings)
    {
        var (sheet, shared) = (new StringBuilder(), new StringBuilder());
        for (var row = 0; row < rows; row++)
        {
            var six = string.Concat(Enumerable.Repeat(cell(row, Text), 5));
            sheet.Append(CultureInfo.InvariantCulture,
                $"<row r=\"{row + 1}\">{six}<c><v>{40_000 + (row % 5_000)}</v></c></row>");
        }

        for (var row = 0; row < strings; row++)
        {
            shared.Append(CultureInfo.InvariantCulture, $"<si><t>{Text(row)}</t></si>");
        }

        return MadeWorkbook.Xlsx(sheet.ToString(), shared.ToString());
    }

    private static byte[] Ods(int rows)
    {
        var sheet = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            sheet.Append("<table:table-row>");
            for (var column = 0; column < 6; column++)
            {
                sheet.Append(CultureInfo.InvariantCulture,
                    $"<table:table-cell office:value-type=\"string\"><text:p>{Text(row)}</text:p></table:table-cell>");
            }

            sheet.Append("</table:table-row>");
        }

        return MadeWorkbook.Ods(sheet.ToString());
    }

    private static string Text(int row) =>
        (row * 2_654_435_761L % 10_000_000_000L).ToString("0000000000", CultureInfo.InvariantCulture);

    private static string Line(string name, TimeSpan time, long memory) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: {time.TotalSeconds:F2} s, {memory >> 20} MiB");
}
