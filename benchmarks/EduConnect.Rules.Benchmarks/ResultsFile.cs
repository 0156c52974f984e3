using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Helpers;

namespace EduConnect.Rules.Benchmarks;

/// <summary>Keeps <c>results/&lt;cpu&gt;.md</c> and the figures of README.md: one section for each benchmark class, the one from its latest run.</summary>
internal static partial class ResultsFile
{
    private const string Project = "EduConnect.Rules.Benchmarks";

    // Not [CallerFilePath]: a CI build maps source paths to /_/.
    public static string ProjectFolder { get; } = FindProjectFolder();

    /// <summary>
    /// Writes the sections of this run and keeps all others. A class that ran in part, or failed, keeps its old section.
    /// False if a benchmark failed.
    /// </summary>
    public static bool Write(IReadOnlyCollection<Summary> summaries, string[] args)
    {
        var complete = false;
        foreach (var summary in summaries.Where(HasSucceeded))
        {
            var type = summary.BenchmarksCases[0].Descriptor.Type;
            if (summary.BenchmarksCases.Length < BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases.Length)
            {
                Console.WriteLine($"{type.Name} ran in part: its results are not written.");
                continue;
            }

            complete = true;
            var cpu = CpuBrandHelper.ToShortBrandName(summary.HostEnvironmentInfo.Cpu.Value);
            var path = Path.Combine(ProjectFolder, "results", $"{NotAlphanumeric().Replace(cpu.ToLowerInvariant(), "-").Trim('-')}.md");
            var sections = ReadSections(path);
            sections[type.Name] = Section(summary, args);

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"# {cpu}\n\nWritten by the benchmarks; a run replaces the sections of its own classes.\n"
                + string.Concat(sections.Select(section => $"\n## {section.Key}\n\n{section.Value}\n")));
        }

        if (complete)
        {
            ReadmeTables.Write();
        }

        return summaries.All(HasSucceeded);
    }

    private static bool HasSucceeded(Summary summary) =>
        !summary.HasCriticalValidationErrors && summary.Reports.Length > 0 && summary.Reports.All(report => report.Success);

    private static SortedDictionary<string, string> ReadSections(string path)
    {
        var sections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            foreach (var section in File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n## ").Skip(1))
            {
                var parts = section.Split('\n', 2);
                sections[parts[0]] = parts[1].Trim();
            }
        }

        return sections;
    }

    private static string Section(Summary summary, string[] args)
    {
        var markdown = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, markdown);
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var options = string.Join(' ', args.Select(arg => arg.Contains('*') ? $"'{arg}'" : arg));
        var lines = markdown.GetLog().Trim().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        return $"{date}, `dotnet run -c Release --project benchmarks/{Project} -- {options}`\n\n{string.Join('\n', lines)}";
    }

    private static string FindProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, $"{Project}.csproj")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{Project}.csproj is in no folder above the program: run the benchmarks with dotnet run.");
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotAlphanumeric();
}
