using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using EduConnect.Rules.Benchmarks;
using Perfolizer.Horology;

// From the repository root, for results/ and the figures of README.md:
//   dotnet run -c Release --project benchmarks/EduConnect.Rules.Benchmarks -- --quick --filter '*'
// Without --quick: an hour instead of ten minutes, and narrower errors.
// A whole file, each contender in a process of its own:  -- file --rows 10000000
if (FileBenchmark.TryRun(args, out var exitCode))
{
    return exitCode;
}

// The checklist in Chromium, in microseconds a keystroke.
if (args is [ChecklistBenchmark.Command])
{
    return ChecklistBenchmark.Run();
}

// Only writes the figures of README.md again, from results/.
if (args is ["readme"])
{
    ReadmeTables.Write();
    return 0;
}

const string Quick = "--quick";

var config = DefaultConfig.Instance
    .WithArtifactsPath(Path.Combine(ResultsFile.ProjectFolder, "BenchmarkDotNet.Artifacts"))
    .AddColumn(StatisticColumn.Min)
    .HideColumns(Column.StdDev, Column.Median, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio);

if (args.Contains(Quick))
{
    config = config.AddJob(Job.Default
        .WithWarmupCount(5)
        .WithIterationCount(20)
        .WithIterationTime(TimeInterval.FromMilliseconds(80))
        .WithId("Quick"));
}

var summaries = BenchmarkSwitcher.FromAssembly(typeof(ResultsFile).Assembly).Run([.. args.Where(arg => arg != Quick)], config).ToList();
return ResultsFile.Write(summaries, args) ? 0 : 1;
