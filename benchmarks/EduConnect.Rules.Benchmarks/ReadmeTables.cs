using System.Globalization;
using BenchmarkDotNet.Reports;

namespace EduConnect.Rules.Benchmarks;

/// <summary>Writes the figures of README.md, between its two comments, from a run of all benchmarks that it quotes.</summary>
internal static class ReadmeTables
{
    private const string Begin = "<!-- figures: written by the benchmarks -->\n";
    private const string End = "<!-- end of figures -->\n";

    public static void Write(IReadOnlyCollection<Summary> complete)
    {
        Type[] quoted = [typeof(PasswordBenchmarks), typeof(PasswordFileBenchmarks), typeof(IdentifierBenchmarks)];
        if (!quoted.All(type => complete.Any(summary => TypeOf(summary) == type)))
        {
            Console.WriteLine("README.md keeps its figures: they are taken from one run of all benchmarks.");
            return;
        }

        var path = Path.Combine(ResultsFile.ProjectFolder, "..", "..", "README.md");
        var readme = File.ReadAllText(path);
        var (before, after) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText(path, readme[..before] + Text(complete) + readme[after..]);
    }

    internal static Type TypeOf(Summary summary) => summary.BenchmarksCases[0].Descriptor.Type;

    private static string Text(IReadOnlyCollection<Summary> complete)
    {
        var host = complete.First().HostEnvironmentInfo;
        var processor = host.ToFormattedString().ElementAt(1).Split(',')[0];
        var runtime = string.Join(' ', host.RuntimeVersion.Split(' ').Take(2));
        var speed = (13 / Mean<PasswordFileBenchmarks>("CountValid", "12")).ToString("0.0", CultureInfo.InvariantCulture);

        string One(string row) => Time(Mean<PasswordBenchmarks>(row, 12));
        string OneBytes(string row) => Bytes<PasswordBenchmarks>(row, 12);
        string Line(string row) => Time(Mean<PasswordFileBenchmarks>(row, "12"));
        string Identifier(string row) => Time(Mean<IdentifierBenchmarks>(row, null));
        string IdentifierBytes(string row) => Bytes<IdentifierBenchmarks>(row, null);

        return $"""
            Half of all values are refused; {processor}, {runtime}, {Today}, all rows of a table in one run{(complete.Any(summary => summary.BenchmarksCases[0].Job.Id == "Quick") ? " of short iterations (`--quick`)" : "")}:

            | One password of 12 characters | Time | Allocated |
            |---|---|---|
            | `PasswordPolicy.IsValid`, UTF-16 and UTF-8 | {One("IsValid")} and {One("IsValidUtf8")} | {OneBytes("IsValid")} |
            | touching each character and nothing else | {One("Touch")} | {OneBytes("Touch")} |
            | source-generated regex with look-aheads | {One("GeneratedRegex")} | {OneBytes("GeneratedRegex")} |
            | LINQ | {One("LinqSpecification")} | {OneBytes("LinqSpecification")} |
            | ASP.NET Core Identity's `PasswordValidator` (cannot say "3 of 4") | {One("IdentityPasswordValidator")} | {OneBytes("IdentityPasswordValidator")} |
            | FluentValidation chain with regexes | {One("FluentValidationRegexes")} | {OneBytes("FluentValidationRegexes")} |

            `PasswordPolicy.CountValid` takes {Line("CountValid")} for a line of a file of such passwords, {speed} GB/s on one core;
            a `StreamReader` and the generated regex take {Line("GeneratedRegex")}.

            | One identifier | Here | Alternative |
            |---|---|---|
            | UAI | {Identifier("UaiIsValid")}, {IdentifierBytes("UaiIsValid")} | regex and modulo {Identifier("UaiRegexAndModulo")}; with a generated regex {Identifier("UaiGeneratedRegexAndModulo")} |
            | INE | {Identifier("IneIsValid")}, {IdentifierBytes("IneIsValid")} | regexes and keys {Identifier("IneRegexesAndKeys")}; with generated regexes {Identifier("IneGeneratedRegexesAndKeys")} |
            | mobile number | {Identifier("MobileTryParse")}, {IdentifierBytes("MobileTryParse")} | libphonenumber {Identifier("MobileLibphonenumber")}, {IdentifierBytes("MobileLibphonenumber")}; a generated regex, without the number in E.164, {Identifier("MobileRegex")} |


            """.ReplaceLineEndings("\n");

        BenchmarkReport Report<T>(string row, object? length) => complete.Single(summary => TypeOf(summary) == typeof(T)).Reports.Single(report =>
            report.BenchmarkCase.Descriptor.WorkloadMethod.Name == row && (length is null || length.Equals(report.BenchmarkCase.Parameters["Length"])));

        double Mean<T>(string row, object? length) => Report<T>(row, length).ResultStatistics!.Mean;

        string Bytes<T>(string row, object? length)
        {
            var report = Report<T>(row, length);
            return string.Create(CultureInfo.InvariantCulture, $"{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase):N0} B");
        }
    }

    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(double nanoseconds) =>
        nanoseconds.ToString(nanoseconds < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture) + " ns";
}
