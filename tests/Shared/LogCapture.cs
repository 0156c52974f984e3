using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests;

/// <summary>Keeps every log record whole: category, message, the values of its state and of its scopes, and exceptions.</summary>
internal sealed class LogCapture : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    /// <summary>The value with all that it enumerates: a list of pairs, of headers, of anything.</summary>
    private static string Whole(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable many => $"{value} [{string.Join(" | ", many.Cast<object?>().Select(Whole))}]",
        KeyValuePair<string, object?> pair => $"{pair.Key}={Whole(pair.Value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private sealed class Recorder(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => capture._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            capture._scopes.ForEachScope((scope, list) => list.Add(Whole(scope)), scopes);
            capture._lines.Enqueue($"{logLevel} {category} {eventId} {formatter(state, exception)} {Whole(state)} {string.Join(' ', scopes)} {exception}");
        }
    }
}
