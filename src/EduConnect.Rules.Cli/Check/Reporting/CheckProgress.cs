using Spectre.Console;

namespace EduConnect.Rules.Cli;

/// <summary>How far a long check has come, on a terminal only: bytes, rows a second, time left.</summary>
internal static class CheckProgress
{
    private const long LongFile = 20_000_000;

    /// <summary>
    /// Runs the work with a function to tell how far it has come. There is a bar where somebody sees it: on standard output, above which the
    /// problems then appear, or on standard error where the problems go elsewhere.
    /// </summary>
    public static Task RunAsync(long? length, bool printsProblems, CheckWords words, Func<Action<long, long>, Task> work)
    {
        var console = Console.IsErrorRedirected ? null
            : !printsProblems || Console.IsOutputRedirected ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            : AnsiConsole.Console;
        if (console is null || length is < LongFile || !console.Profile.Capabilities.Interactive)
        {
            return work((_, _) => { });
        }

        ProgressColumn[] columns = length is null
            ? [new SpinnerColumn(), new TaskDescriptionColumn()]
            : [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new DownloadedColumn(), new RemainingTimeColumn()];
        return console.Progress().AutoClear(true).Columns(columns).StartAsync(context =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var task = context.AddTask(Describe(0), maxValue: length ?? 1);
            return work((bytes, rows) =>
            {
                task.Description = Describe(rows);
                task.Value = Math.Min(bytes, length ?? 0);
            });

            string Describe(long rows)
            {
                var rate = words.Number((long)(rows / Math.Max(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.001)));
                return words.Say($"{words.Number(rows)} lignes, {rate}/s", $"{words.Number(rows)} rows, {rate}/s");
            }
        });
    }
}
