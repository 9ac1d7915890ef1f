using System.Data.Common;
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
    private const string Pragmas = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;
        PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=1000;
        """;

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
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
