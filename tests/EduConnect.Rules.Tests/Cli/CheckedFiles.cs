using System.Text;
using System.Text.Json;
using CsvHelper;

namespace EduConnect.Rules.Tests;

/// <summary>Files to be checked by the command line, and what it says of them as JSON.</summary>
internal static class CheckedFiles
{
    // A table with cells broken at known places; the address has quotes, separators and line breaks.
    public static (string Text, List<(int Row, string Column, string Code)> Broken) Table(int seed, int rows, int breaks, char separator, string newLine)
    {
        var (random, export) = (new Random(seed), new SchoolExport(seed));
        string[][] table = [.. Enumerable.Range(0, rows).Select(_ => export.Row())];
        var broken = new SortedDictionary<(int, int), string>();
        while (broken.Count < breaks)
        {
            var (row, column) = (random.Next(rows), random.Next(SchoolExport.Checked.Length));
            if (!broken.ContainsKey((row, column)))
            {
                (table[row][column], broken[(row, column)]) = export.Break(column, table[row]);
            }
        }

        var text = new StringBuilder();
        foreach (var row in table.Prepend(SchoolExport.Headers))
        {
            text.AppendJoin(separator, row.Select(cell => Quoted(cell, separator))).Append(newLine);
        }

        return (text.ToString(), [.. broken.Select(pair => (pair.Key.Item1 + 2, SchoolExport.Headers[pair.Key.Item2], pair.Value))]);
    }

    public static string Quoted(string cell, char separator) =>
        cell.AsSpan().ContainsAny([separator, '"', '\n']) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    public static byte[] Encode(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(text),
    };

    // Rows below the header that CsvHelper reads itself, where the last may be cut within quotes.
    public static int Records(string text)
    {
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(text));
        var count = 0;
        var extra = 0;
        while (reader.Read())
        {
            count++;
            var raw = Encoding.UTF8.GetString(reader.RawRecord);
            extra = raw.Count(c => c == '"') % 2 == 1 ? raw.Count(c => c == '\n') : 0;
        }

        return count + extra;
    }

    public static List<(int Row, string Column, string Code)> Problems(Cli.Result run) =>
        [.. Lines(run)[..^1].Select(line => (line.GetProperty("row").GetInt32(), line.GetProperty("column").GetString() ?? "", line.GetProperty("code").GetString()!))];

    // The same from a file that --output has written.
    public static List<(int Row, string Column, string Code)> ProblemsIn(string output)
    {
        using var reader = CsvReader.FromFile(output);
        var read = new List<(int, string, string)>();
        while (reader.Read())
        {
            read.Add((int.Parse(reader.GetString("row"), null), reader.GetString("column"), reader.GetString("code")));
        }

        Assert.Equal(';', reader.Separator);
        return read;
    }

    public static JsonElement[] Lines(Cli.Result run) => [.. run.Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    public static void AssertSummary(Cli.Result run, int rows, int unreadable)
    {
        var summary = Lines(run)[^1].GetProperty("summary");
        var wrong = Lines(run)[..^1]
            .Where(line => !line.GetProperty("warning").GetBoolean() && !line.TryGetProperty("rawLength", out _))
            .Select(line => line.GetProperty("row").GetInt64()).Distinct().Count();
        Assert.Equal(
            (rows, rows - wrong - unreadable, wrong, unreadable),
            (Number("rows"), Number("ok"), Number("withProblems"), Number("unreadable")));

        int Number(string name) => summary.GetProperty(name).GetInt32();
    }

    public static string Missing(string error, string encoding) => error.Contains($": {encoding} (", StringComparison.OrdinalIgnoreCase) ? "" : error;
}
