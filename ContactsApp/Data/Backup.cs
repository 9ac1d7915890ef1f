using Microsoft.Data.Sqlite;

namespace ContactsApp.Data;

/// <summary>
/// Copies the SQLite database while the server runs, as of one moment. The suppression key must be kept with it (<see cref="DataFolder"/>);
/// a database on PostgreSQL is backed up by its own tools.
/// </summary>
public sealed class Backup(DatabaseSettings settings, DataFolder folder, TimeProvider time)
{
    /// <summary>How many of the backups that migrations make are kept.</summary>
    private const int KeptBeforeMigration = 5;

    private const string BeforeMigration = "before-migration-";

    /// <summary>Writes a verified copy to <paramref name="file"/>; an older file there is replaced only once the copy is whole.</summary>
    public async Task WriteAsync(string file, CancellationToken ct)
    {
        if (settings.Provider != DatabaseProvider.Sqlite)
        {
            throw new NotSupportedException("A PostgreSQL database is backed up with pg_dump.");
        }

        var partial = file + ".partial";
        File.Delete(partial);
        // SQLite's async is synchronous: the copy gets a thread of its own.
        await Task.Run(() => Copy(partial), ct);
        ct.ThrowIfCancellationRequested();
        File.Move(partial, file, overwrite: true);
    }

    /// <summary>A copy in the backups folder, made before the tables change; the oldest such copies are deleted.</summary>
    /// <returns>The path of the copy.</returns>
    public async Task<string> WriteBeforeMigrationAsync(CancellationToken ct)
    {
        var file = Path.Combine(folder.Backups, $"{BeforeMigration}{time.GetUtcNow():yyyyMMdd-HHmmssfff}.db");
        await WriteAsync(file, ct);
        foreach (var old in Directory.GetFiles(folder.Backups, BeforeMigration + "*.db").OrderDescending(StringComparer.Ordinal).Skip(KeptBeforeMigration))
        {
            File.Delete(old);
        }

        return file;
    }

    private void Copy(string file)
    {
        using var from = new SqliteConnection(settings.ConnectionString);
        using var to = new SqliteConnection(DatabaseSettings.Sqlite(file, pooling: false).ConnectionString);
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        using var check = to.CreateCommand();
        // One file without companions, so that it can be moved and copied by hand.
        check.CommandText = "PRAGMA journal_mode=DELETE; PRAGMA quick_check(1);";
        using var rows = check.ExecuteReader();
        rows.NextResult();
        var answer = rows.Read() ? rows.GetString(0) : "no answer";
        if (answer != "ok")
        {
            throw new InvalidDataException($"The copy of the database is damaged: {answer}");
        }
    }
}
