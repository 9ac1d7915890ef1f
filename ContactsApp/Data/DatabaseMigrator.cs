using System.Data.Common;
using ContactsApp.Data.Search;
using ContactsApp.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace ContactsApp.Data;

/// <summary>Brings the database up to date: tables after a backup, then the search indexes.</summary>
public sealed class DatabaseMigrator(
    IDbContextFactory<AppDbContext> contexts, DataFolder folder, DatabaseSettings settings, Backup backup, SearchIndexes search, ILogger<DatabaseMigrator> log)
{
    /// <summary>Migrates only where something is pending: migrating takes a lock that a killed process leaves behind.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        log.LogInformation("Data folder: {Folder}. Database: {Provider}", folder.Root, settings.Provider);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var applied = await AppliedAsync(db, ct);
        RefuseNewer(db, applied);
        FinishRestore();
        if (db.Database.GetMigrations().Except(applied).Any())
        {
            await ApplyAsync(db, ct);
            await search.CheckAsync(ct);
        }

        await WarnOfLostKeyAsync(db, ct);
    }

    /// <summary>A restore that was killed before its end left the parts of the backup in the database.</summary>
    private void FinishRestore()
    {
        if (settings.Provider != DatabaseProvider.Sqlite || !File.Exists(folder.DatabaseFile))
        {
            return;
        }

        using var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        if (BackupParts.TakeOut(connection, folder))
        {
            log.LogInformation("The key and the uploaded files of a restored backup were put into their places");
        }
    }

    /// <summary>The migrations that this program knows.</summary>
    internal IReadOnlyList<string> Known()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Database.GetMigrations()];
    }

    /// <summary>The migrations that the database has; none where there is no database yet.</summary>
    private static async Task<List<string>> AppliedAsync(AppDbContext db, CancellationToken ct)
    {
        try
        {
            // Asking a PostgreSQL database without a history would log an error that is none.
            return await db.GetService<IHistoryRepository>().ExistsAsync(ct) ? (await db.Database.GetAppliedMigrationsAsync(ct)).ToList() : [];
        }
        catch (DbException e)
        {
            throw new StartupException($"The database cannot be opened: {e.Message.TrimEnd('.')}. Nothing was changed. See that it is there and that the settings under ContactsApp name it.", e);
        }
    }

    /// <summary>An older program on a newer database would write rows that lack what the newer one needs.</summary>
    private static void RefuseNewer(AppDbContext db, List<string> applied)
    {
        var unknown = applied.Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new StartupException($"The database was written by a newer ContactsApp (it knows {unknown[^1]}). Nothing was changed. Start the newer program, or restore a backup made before it.");
        }
    }

    private async Task ApplyAsync(AppDbContext db, CancellationToken ct)
    {
        using var alone = await TakeLockAsync(ct);
        // Whoever held the lock may have done it meanwhile.
        var applied = await AppliedAsync(db, ct);
        var pending = db.Database.GetMigrations().Except(applied).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        var kept = settings.Provider == DatabaseProvider.Sqlite ? await PrepareFileAsync(db, isNew: applied.Count == 0, ct) : "";
        try
        {
            await CreateHistoryAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StartupException($"The database could not be brought up to date: {e.Message.TrimEnd('.')}.{kept} Nothing else was done; start the program again, or report this message.", e);
        }

        log.LogInformation("Database brought up to date: {Migrations}", string.Join(", ", pending));
    }

    private static async Task CreateHistoryAsync(AppDbContext db, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(ct))
        {
            await creator.CreateAsync(ct);
        }

        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(ct);
    }

    /// <summary>Backs up what is there and clears what a killed migration left behind. Returns the words for an error message.</summary>
    private async Task<string> PrepareFileAsync(AppDbContext db, bool isNew, CancellationToken ct)
    {
        if (isNew)
        {
            folder.CreateDatabaseFile();
            // EF Core looks at the file through a read-only connection, on which an empty file could not be put into WAL mode.
            await using var connection = new SqliteConnection(settings.ConnectionString);
            await connection.OpenAsync(ct);
            PragmaInterceptor.Apply(connection);
            return "";
        }

        var file = await backup.WriteBeforeMigrationAsync(ct);
        log.LogInformation("Backup before the migration: {File}", file);
        await ClearStaleLockAsync(db, ct);
        return $" The database as it was is in {file}.";
    }

    /// <summary>
    /// EF Core waits for ever on the row of its lock table, which a killed process leaves behind (efcore#38958). We hold a lock that the
    /// operating system takes back from the dead, so whoever wrote the row is gone.
    /// </summary>
    private async Task ClearStaleLockAsync(AppDbContext db, CancellationToken ct)
    {
        var tables = db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'");
        if (await tables.SingleAsync(ct) > 0 && await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct) > 0)
        {
            log.LogWarning("An earlier start was killed while it changed the tables. Its lock was removed, and the change is done again");
        }
    }

    private async Task<FileStream> TakeLockAsync(CancellationToken ct)
    {
        const int Tries = 600;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(folder.Root, "migrate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Tries)
            {
                await Task.Delay(100, ct);
            }
            catch (IOException e)
            {
                throw new StartupException("Another ContactsApp has been bringing the database up to date for a minute. Wait until it is done, then start again.", e);
            }
        }
    }

    private async Task WarnOfLostKeyAsync(AppDbContext db, CancellationToken ct)
    {
        if (!folder.HasSuppressionKey && await db.Suppressions.AnyAsync(ct))
        {
            log.LogError("suppression.key is missing from {Folder}: people who were removed are no longer recognised and may come back. Put the file back from a backup", folder.Root);
        }
    }
}
