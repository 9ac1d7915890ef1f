using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

/// <summary>Brings the database up to date.</summary>
public sealed class DatabaseMigrator(
    IDbContextFactory<AppDbContext> contexts, DataFolder folder, DatabaseSettings settings, ILogger<DatabaseMigrator> log)
{
    /// <summary>Migrates only where something is pending: migrating takes a lock that a killed process leaves behind.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        log.LogInformation("Data folder: {Folder}. Database: {Provider}", folder.Root, settings.Provider);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(ct);
            log.LogInformation("Database brought up to date: {Migrations}", string.Join(", ", pending));
        }
    }
}
