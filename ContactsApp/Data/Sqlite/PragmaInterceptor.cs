using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ContactsApp.Data.Sqlite;

/// <summary>
/// Sets the pragmas on every connection at every opening: a pooled connection may come back with what its last user set, and a pragma
/// given once at start-up is unknown to the next connection.
/// </summary>
public sealed class PragmaInterceptor : DbConnectionInterceptor
{
    // synchronous=FULL: what was acknowledged survives a power cut. Bulk work lowers it for itself (WriteGate).
    // cache_size is per connection: -8192 means 8 MB; 64 MB doubled the memory of the whole process.
    // The wait comes first: what follows it may meet another program's lock.
    private const string OfConnection = """
        PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192;
        """;

    // A checkpoint copies the log into the file and waits for the disk, in the commit that crosses the mark. At 64 MB instead of 4 the people who
    // save while bulk work writes many megabytes a second seldom pay for it.
    // These write: journal_mode switches the file itself. A read-only connection (EF Core opens one to ask whether the database exists)
    // would fail on a file that another program has just made and not switched yet.
    private const string OfWriter = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=16384;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    // SQLite's async is synchronous underneath; one way is enough.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>Sets the pragmas on a connection that was opened by hand.</summary>
    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly
            ? OfConnection
            : OfConnection + OfWriter;
        command.ExecuteNonQuery();
    }
}
