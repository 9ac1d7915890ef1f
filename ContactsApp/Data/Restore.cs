using ContactsApp.Data.Search;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Data;

/// <summary>What a database holds, to be compared before and after.</summary>
public sealed record DatabaseCounts(long Leads, long Contacts, long Touchpoints, long Users)
{
    /// <summary>Counts what is in a SQLite file, trash included.</summary>
    public static DatabaseCounts Of(SqliteConnection connection) =>
        new(Count(connection, "Leads"), Count(connection, "Contacts"), Count(connection, "Touchpoints"), Count(connection, "AspNetUsers"));

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
        return (long)command.ExecuteScalar()!;
    }
}

/// <summary>What was restored.</summary>
/// <param name="Before">Where the database is kept that was there before; null where there was none.</param>
public sealed record Restored(DatabaseCounts Counts, string? Before);

/// <summary>Puts a backup into a data folder, in place of the database that is there. No server may run on the folder meanwhile.</summary>
public sealed class Restore(
    DataFolder folder, DatabaseSettings settings, Backup backup, InstanceLock instance, DatabaseMigrator migrator, SearchIndexes search, TimeProvider time)
{
    /// <summary>How many of the databases that restores replaced are kept.</summary>
    private const int KeptBeforeRestore = 5;

    /// <summary>Endings of the files that make a database.</summary>
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>
    /// Checks the file, keeps what is there, puts the file in its place, brings it up to date and compares. Nothing is replaced before the file
    /// has turned out to be whole.
    /// </summary>
    /// <exception cref="StartupException">It cannot be restored; the message says why and what was kept.</exception>
    public async Task<Restored> RunAsync(string file, CancellationToken ct)
    {
        if (settings.Provider != DatabaseProvider.Sqlite)
        {
            throw new StartupException("A PostgreSQL database is restored with pg_restore. Nothing was changed.");
        }

        if (!File.Exists(file))
        {
            throw new StartupException($"There is no file {file}. Nothing was changed.");
        }

        instance.Take();
        var partial = folder.DatabaseFile + ".restoring";
        File.Delete(partial);
        try
        {
            var counts = await Task.Run(() => Prepare(file, partial), ct);
            ct.ThrowIfCancellationRequested();
            var before = await KeepPresentAsync(ct);
            await Task.Run(() => Place(partial), CancellationToken.None);
            await migrator.MigrateAsync(CancellationToken.None);
            await search.CheckAsync(CancellationToken.None);
            return new Restored(Compare(counts), before);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    // What was ended after the backup stays ended: no cookie of before opens it again, and no link that was used.
    private static void EndSignIns(SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "UPDATE AspNetUsers SET SecurityStamp = lower(hex(randomblob(20)))";
        command.ExecuteNonQuery();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'UserLinks'";
        if (command.ExecuteScalar() is 1L)
        {
            command.CommandText = "DELETE FROM UserLinks";
            command.ExecuteNonQuery();
        }
    }

    private DatabaseCounts Prepare(string file, string partial)
    {
        DataFolder.CreatePrivateFile(partial);
        try
        {
            using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            using var to = new SqliteConnection(DatabaseSettings.Sqlite(partial, pooling: false).ConnectionString);
            from.Open();
            to.Open();
            from.BackupDatabase(to);
            SqliteCheck.Whole(to, "The backup");
            RefuseForeign(to);
            EndSignIns(to);
            return DatabaseCounts.Of(to);
        }
        catch (Exception e) when (e is SqliteException or InvalidDataException)
        {
            throw new StartupException($"{file} cannot be restored: {e.Message.TrimEnd('.')}. Nothing was changed; use another backup.", e);
        }
    }

    /// <summary>A database of a newer program, or of another one altogether, is found out before anything is replaced.</summary>
    private void RefuseForeign(SqliteConnection copy)
    {
        using var command = copy.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        var applied = new List<string>();
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                applied.Add(rows.GetString(0));
            }
        }

        var known = migrator.Known();
        if (applied.Count == 0 || applied.Except(known).Any())
        {
            throw new InvalidDataException("it was made by a newer ContactsApp, or is none of its databases");
        }
    }

    private async Task<string?> KeepPresentAsync(CancellationToken ct)
    {
        if (!File.Exists(folder.DatabaseFile))
        {
            return null;
        }

        var before = BackupFiles.Path(folder.Backups, BackupFiles.BeforeRestore, time);
        try
        {
            await backup.WriteWholeAsync(before, ct);
        }
        catch (Exception e) when (e is SqliteException or InvalidDataException)
        {
            // Damaged, which may be why it is being replaced: kept as it is, file by file.
            foreach (var part in Parts.Where(p => File.Exists(folder.DatabaseFile + p)))
            {
                DataFolder.WritePrivately(before + part, await File.ReadAllBytesAsync(folder.DatabaseFile + part, ct));
            }

            if (folder.HasSuppressionKey)
            {
                DataFolder.WritePrivately(BackupFiles.KeyBeside(before), await File.ReadAllBytesAsync(folder.SuppressionKeyFile, ct));
            }
        }

        BackupFiles.KeepLatest(folder.Backups, BackupFiles.BeforeRestore, KeptBeforeRestore, time);
        return before;
    }

    private void Place(string partial)
    {
        // The log of the present database must not be read as the new one's; it is in what was kept.
        SqliteConnection.ClearAllPools();
        foreach (var companion in Parts.Where(p => p.Length > 0))
        {
            File.Delete(folder.DatabaseFile + companion);
        }

        File.Move(partial, folder.DatabaseFile, overwrite: true);
        // After the move: the key in the folder always belongs to the database in it, or to one that still carries its own.
        using var placed = new SqliteConnection(settings.ConnectionString);
        placed.Open();
        BackupParts.TakeOut(placed, folder);
    }

    private DatabaseCounts Compare(DatabaseCounts expected)
    {
        using var now = new SqliteConnection(DatabaseSettings.Sqlite(folder.DatabaseFile, pooling: false).ConnectionString);
        now.Open();
        SqliteCheck.Whole(now, "The restored database");
        var counts = DatabaseCounts.Of(now);
        return counts == expected ? counts : throw new StartupException($"The restored database holds other counts ({counts}) than the backup ({expected}). Do not use it; report this message.");
    }
}
