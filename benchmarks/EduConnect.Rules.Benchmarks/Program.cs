using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using EduConnect.Rules.Benchmarks;
using Perfolizer.Horology;

// From the repository root:
//   dotnet run -c Release --project benchmarks/EduConnect.Rules.Benchmarks -- --filter '*PasswordBenchmarks*'
// With --quick: minutes instead of a quarter of an hour, and wider errors.
const string Quick = "--quick";

var config = DefaultConfig.Instance
    .WithArtifactsPath(Path.Combine(ResultsFile.ProjectFolder, "BenchmarkDotNet.Artifacts"))
    .HideColumns(Column.StdDev, Column.Median, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio);

if (args.Contains(Quick))
{
    config = config.AddJob(Job.Default
        .WithWarmupCount(4)
        .WithIterationCount(6)
        .WithIterationTime(TimeInterval.FromMilliseconds(100))
        .WithId("Quick"));
}

var summaries = BenchmarkSwitcher.FromAssembly(typeof(ResultsFile).Assembly).Run([.. args.Where(arg => arg != Quick)], config).ToList();
return ResultsFile.Write(summaries, args) ? 0 : 1;
