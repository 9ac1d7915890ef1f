using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Data;

/// <summary>
/// Copies the SQLite database while the server runs, as of one moment. A backup is one file: the database, and in a table of its own
/// (<see cref="BackupParts"/>) what must be kept with it. A database on PostgreSQL is backed up by its own tools.
/// </summary>
public sealed class Backup(DatabaseSettings settings, DataFolder folder, WriteGate gate, TimeProvider time)
{
    /// <summary>How many of the backups that migrations make are kept.</summary>
    private const int KeptBeforeMigration = 5;

    /// <summary>Ending of a file while it is being written.</summary>
    internal const string PartialEnding = ".partial";

    /// <summary>Whether this database is backed up by us at all.</summary>
    public bool IsPossible => settings.Provider == DatabaseProvider.Sqlite;

    /// <summary>Writes a backup, checks it, and notes in the audit that one was made. An older file there is replaced only once the new one is whole.</summary>
    /// <exception cref="InvalidDataException">The copy is damaged; nothing was replaced.</exception>
    public async Task MakeAsync(string file, CancellationToken ct)
    {
        await WriteAsync(file, parts: true, ct);
        AppMeters.BackupMade();
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        write.Db.AuditEntries.Add(new AuditEntry
        {
            At = time.GetUtcNow().UtcDateTime,
            ActorName = Actor.Machine.Name,
            Verb = "backup.made",
            EntityKind = "Backup",
            ChangesJson = AuditChange.Write([new("File", null, Path.GetFileName(file))]),
        });
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Writes a backup and checks it, without a word in the audit: for a database that is about to be replaced.</summary>
    internal Task WriteWholeAsync(string file, CancellationToken ct) => WriteAsync(file, parts: true, ct);

    /// <summary>Writes a checked copy of the database alone.</summary>
    public Task WriteAsync(string file, CancellationToken ct) => WriteAsync(file, parts: false, ct);

    /// <summary>A copy in the backups folder, made before the tables change; the oldest such copies are deleted.</summary>
    /// <returns>The path of the copy.</returns>
    public async Task<string> WriteBeforeMigrationAsync(CancellationToken ct)
    {
        var file = BackupFiles.Path(folder.Backups, BackupFiles.BeforeMigration, time);
        await WriteAsync(file, ct);
        BackupFiles.KeepLatest(folder.Backups, BackupFiles.BeforeMigration, KeptBeforeMigration, time);
        return file;
    }

    private async Task WriteAsync(string file, bool parts, CancellationToken ct)
    {
        if (!IsPossible)
        {
            throw new NotSupportedException("A PostgreSQL database is backed up with pg_dump.");
        }

        var partial = file + PartialEnding;
        File.Delete(partial);
        try
        {
            // SQLite's async is synchronous: the copy gets a thread of its own.
            await Task.Run(() => Copy(partial, parts), ct);
            ct.ThrowIfCancellationRequested();
            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);   // nothing after a move; a copy of everybody otherwise
        }
    }

    private void Copy(string file, bool parts)
    {
        DataFolder.CreatePrivateFile(file);   // before a byte of anybody is in it
        using var from = new SqliteConnection(settings.ConnectionString);
        using var to = new SqliteConnection(DatabaseSettings.Sqlite(file, pooling: false).ConnectionString);
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        // One file without companions, so that it can be moved and copied by hand.
        using var journal = to.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode=DELETE";
        journal.ExecuteNonQuery();
        if (parts)
        {
            BackupParts.Write(to, folder);
        }

        SqliteCheck.Whole(to, "The copy of the database");
    }
}
