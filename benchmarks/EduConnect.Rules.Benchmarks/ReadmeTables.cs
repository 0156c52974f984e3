using System.Globalization;

namespace EduConnect.Rules.Benchmarks;

/// <summary>
/// Writes the figures of README.md, between its two comments, from all of <c>results/</c>: a range where the processors differ.
/// </summary>
internal static class ReadmeTables
{
    private const string Begin = "<!-- figures: written by the benchmarks -->\n";
    private const string End = "<!-- end of figures -->\n";

    private static string Results { get; } = Path.Combine(ResultsFile.ProjectFolder, "results");

    public static void Write()
    {
        var path = Path.Combine(ResultsFile.ProjectFolder, "..", "..", "README.md");
        var readme = File.ReadAllText(path);
        var before = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        File.WriteAllText(path, readme[..before] + Text() + readme[readme.IndexOf(End, StringComparison.Ordinal)..]);
    }

    private static string Text()
    {
        var processors = Directory.GetFiles(Results, "*.md")
            .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n"))
            .Where(text => text.Contains($"\n## {nameof(PasswordBenchmarks)}\n", StringComparison.Ordinal))
            .ToArray();
        var names = string.Join(" and ", processors.Select(text => text.Split('\n')[0].TrimStart('#', ' ')));

        return $"""
            On {names}, with half of the values refused ([how, and what was tried](docs/performance.md)):

            | | Here | Times as fast as |
            |---|---|---|
            | a password of 12 characters | {Times<PasswordBenchmarks>("IsValid", "12")}, 0 B | a source-generated regex: {Password("GeneratedRegex")}; Identity's validator: {Password("IdentityPasswordValidator")} |
            | a UAI | {Times<IdentifierBenchmarks>("UaiIsValid")}, 0 B | a source-generated regex and a modulo: {Identifier("UaiIsValid", "UaiGeneratedRegexAndModulo")} |
            | a mobile number, to E.164 | {Times<IdentifierBenchmarks>("MobileTryParse")}, 0 B | libphonenumber: {Identifier("MobileTryParse", "MobileLibphonenumber")} |
            {WholeFile()}

            """.ReplaceLineEndings("\n");

        string Password(string other) => Ratio<PasswordBenchmarks>("IsValid", other, "12");

        string Identifier(string row, string other) => Ratio<IdentifierBenchmarks>(row, other, null);

        string Times<T>(string row, string? length = null) =>
            Range(processors.Select(text => Time<T>(text, row, length)), "0.0") + " ns";

        string Ratio<T>(string row, string other, string? length) =>
            Range(processors.Select(text => Time<T>(text, other, length) / Time<T>(text, row, length)), "0.0");
    }

    // The rows of results/whole-files-….md are contenders: ours, others, and the native program if it took part.
    private static string WholeFile()
    {
        var rows = File.ReadAllLines(Path.Combine(Results, "whole-files-10-million.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells).ToArray();
        var native = rows.SingleOrDefault(row => row[0] == FileBenchmark.NativeName);
        var ours = Seconds(native ?? rows[1]);
        return $"| an export of 10 million rows{(native is null ? "" : ", native tool")} | {ours.ToString("0.00", CultureInfo.InvariantCulture)} s "
            + $"| CsvHelper with regexes: {Times("CsvHelper and regular expressions in fields")}; "
            + $"with source-generated ones: {Times("CsvHelper and generated regular expressions")} |";

        string Times(string contender) =>
            (Seconds(rows.Single(row => row[0] == contender)) / ours).ToString("0.0", CultureInfo.InvariantCulture);

        static double Seconds(string[] row) => double.Parse(row[1].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    // The fastest iteration: whatever else the machine does only adds to it. Older results have only the mean.
    private static double Time<T>(string text, string row, string? length)
    {
        var section = text.Split($"\n## {typeof(T).Name}\n")[1].Split("\n## ")[0];
        var table = section.Split('\n').Where(line => line.StartsWith('|')).Select(Cells).ToArray();
        var time = Math.Max(Array.IndexOf(table[0], "Mean"), Array.IndexOf(table[0], "Min"));
        var cell = table.Single(cells => cells[0] == row && (length is null || cells[1] == length))[time].Split(' ');
        return cell[1] == "ns"
            ? double.Parse(cell[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{row} is in {cell[1]}.");
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '*'))];

    private static string Range(IEnumerable<double> values, string format)
    {
        var (least, most) = (Shown(values.Min()), Shown(values.Max()));
        return least == most ? least : $"{least} to {most}";

        string Shown(double value) => value.ToString(value < 10 ? format : "0", CultureInfo.InvariantCulture);
    }
}
