using Microsoft.Extensions.Logging;

namespace ContactsApp.Support;

/// <summary>Keeps what an app logs as an error.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private static readonly string[] OwnErrors = ["RemoteNavigationManager", "VirtualizeJsInterop.DisposeAsync"];

    private readonly List<string> entries = [];

    /// <summary>The errors so far, each with its exception.</summary>
    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (entries)
            {
                return [.. entries];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // There is nothing to let go: the entries are read after the app is gone, too.
    }

    private sealed class Logger(ErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // A page that leaves for the sign-in page cuts off the circuit that sends it there, and one that is closed may cut off a list that is
            // just taken from it; the framework reports both as errors of its own.
            var isLeaving = exception is TaskCanceledException && OwnErrors.Any(own => exception.StackTrace?.Contains(own, StringComparison.Ordinal) == true);
            if (IsEnabled(logLevel) && !isLeaving)
            {
                lock (log.entries)
                {
                    log.entries.Add($"{category}: {formatter(state, exception)} {exception}");
                }
            }
        }
    }
}
