using System.Data.Common;
using System.Diagnostics;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data.Writing;

/// <summary>Who waits for a write.</summary>
public enum WritePriority
{
    /// <summary>A person or an arriving event: goes first, and what is acknowledged survives a power cut.</summary>
    Interactive,
    /// <summary>Resumable work in batches of about 100 ms: lets interactive writes pass, and may lose its last batches to a power cut.</summary>
    Bulk,
}

/// <summary>
/// The one way to write, and one writer at a time: what a command reads before it decides is still so when it commits. Writers of this
/// process queue here, in order, instead of retrying against each other's locks. Writers of other processes (the command line) are waited
/// for by the database: SQLite has one write lock, on PostgreSQL each write takes the same advisory lock.
/// </summary>
public sealed class WriteGate(IDbContextFactory<AppDbContext> contexts, DatabaseSettings settings)
{
    /// <summary>Any number, as long as it is the same in every process: "ContApp" in ASCII.</summary>
    private const long PostgresLock = 0x436F6E74417070;

    private readonly TwoLaneLock lanes = new();

    /// <summary>Waits for its turn and opens a transaction; nothing is kept unless it is committed.</summary>
    public async Task<Write> BeginAsync(Actor actor, WritePriority priority, CancellationToken ct)
    {
        var asked = Stopwatch.GetTimestamp();
        await lanes.EnterAsync(priority, ct);
        AppMeters.WriteWaited(Stopwatch.GetElapsedTime(asked), priority == WritePriority.Interactive ? "interactive" : "bulk");
        AppDbContext? db = null;
        try
        {
            db = await contexts.CreateDbContextAsync(ct);
            db.Actor = actor;
            await OpenAsync(db, priority, ct);
            return new Write(db, lanes);
        }
        catch
        {
            if (db is not null)
            {
                await db.DisposeAsync();
            }

            lanes.Exit();
            throw;
        }
    }

    private async Task OpenAsync(AppDbContext db, WritePriority priority, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        if (priority == WritePriority.Bulk)
        {
            await RelaxAsync(db.Database.GetDbConnection(), ct);
        }

        // On SQLite this is BEGIN IMMEDIATE: the write lock is taken here and not at the first write, so that reading first cannot deadlock.
        await db.Database.BeginTransactionAsync(ct);
        if (settings.Provider == DatabaseProvider.Postgres)
        {
            // Before the first read: else two who add the same person at once both see nobody. Let go by the end of the transaction.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLock})", ct);
        }
    }

    /// <summary>Until the connection is opened anew, its commits may be lost to a power cut (never to a killed process).</summary>
    private async Task RelaxAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = settings.Provider == DatabaseProvider.Sqlite
            ? "PRAGMA synchronous=NORMAL;"
            : "SET synchronous_commit TO off";
        await command.ExecuteNonQueryAsync(ct);
    }
}
