using Spectre.Console;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Shows the progress of a long check, on a terminal only: rows, rows per second, share of the file, time left.
/// </summary>
internal sealed class CheckProgress : IProgress<CheckedSoFar>, IAsyncDisposable
{
    private const long LongFile = 20_000_000;
    private readonly long? _length;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _bar = Task.CompletedTask;
    private ProgressTask? _task;

    /// <summary>
    /// Shows a bar if somebody can see it: on standard output, below the problems, or on standard error if the problems
    /// go elsewhere.
    /// </summary>
    public CheckProgress(long? length, bool printsProblems)
    {
        _length = length;
        var console = Console.IsErrorRedirected ? null
            : !printsProblems || Console.IsOutputRedirected
                ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
                : AnsiConsole.Console;
        if (console is null || length is < LongFile || !console.Profile.Capabilities.Interactive)
        {
            return;
        }

        ProgressColumn[] columns = length is null
            ? [new SpinnerColumn(), new TaskDescriptionColumn()]
            : [
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
            ];
        _bar = console.Progress().AutoClear(true).Columns(columns).StartAsync(context =>
        {
            _task = context.AddTask(Describe(0), maxValue: length ?? 1);
            return _ended.Task;
        });
    }

    public void Report(CheckedSoFar value)
    {
        if (_task is { } task)
        {
            task.Description = Describe(value.Rows);
            task.Value = Math.Min(value.Bytes, _length ?? 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _bar.ConfigureAwait(false);
    }

    private string Describe(long rows)
    {
        var seconds = Math.Max(TimeProvider.System.GetElapsedTime(_started).TotalSeconds, 0.001);
        var rate = CheckWords.Number((long)(rows / seconds));
        return Say($"{CheckWords.Number(rows)} lignes, {rate}/s", $"{CheckWords.Number(rows)} rows, {rate}/s");
    }
}
