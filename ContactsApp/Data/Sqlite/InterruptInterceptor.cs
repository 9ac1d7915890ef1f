using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace ContactsApp.Data.Sqlite;

/// <summary>
/// Makes a cancelled token stop a long query. SQLite's async is synchronous: the driver looks at the token between rows only, and a
/// query that sorts or counts works long before its first row.
/// </summary>
public sealed class InterruptInterceptor : DbCommandInterceptor
{
    private const int Interrupted = 9; // SQLITE_INTERRUPT

    /// <summary>The watches of the commands under way; a command and its watch go together.</summary>
    private readonly ConditionalWeakTable<DbCommand, Watch> watches = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Begin(command, cancellationToken);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Begin(command, cancellationToken);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        End(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        End(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        End(command);
        return result;
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return eventData.Exception is SqliteException { SqliteErrorCode: Interrupted } && cancellationToken.IsCancellationRequested
            ? throw new OperationCanceledException("The query was cancelled.", eventData.Exception, cancellationToken)
            : Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    private void Begin(DbCommand command, CancellationToken ct)
    {
        if (ct.CanBeCanceled && command.Connection is SqliteConnection { Handle: { } handle })
        {
            watches.AddOrUpdate(command, new Watch(ct.UnsafeRegister(static h => raw.sqlite3_interrupt((sqlite3)h!), handle)));
        }
    }

    /// <summary>Waits for an interrupt under way, so that it never hits the next user of the pooled connection.</summary>
    private void End(DbCommand command)
    {
        if (watches.TryGetValue(command, out var watch))
        {
            watches.Remove(command);
            watch.Registration.Dispose();
        }
    }

    private sealed record Watch(CancellationTokenRegistration Registration);
}
