using ContactsApp.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Support;

/// <summary>A SQLite file, copied from one that is migrated once per test run.</summary>
public class SqliteDatabase : TestDatabase
{
    private static readonly Lazy<Task<byte[]>> Template = new(MigrateTemplateAsync);

    /// <summary>The bytes of a migrated, empty database, for whoever makes a data folder by hand.</summary>
    public static Task<byte[]> MigratedFileAsync() => Template.Value;

    /// <summary>A database for a single test.</summary>
    public static async Task<SqliteDatabase> CreateAsync()
    {
        var database = new SqliteDatabase();
        await database.InitializeAsync();
        return database;
    }

    protected override async Task<DatabaseSettings> CreateDatabaseAsync()
    {
        await File.WriteAllBytesAsync(Folder.DatabaseFile, await Template.Value);
        return DatabaseSettings.Sqlite(Folder.DatabaseFile);
    }

    protected override Task DropDatabaseAsync()
    {
        using var connection = new SqliteConnection(DatabaseSettings.Sqlite(Folder.DatabaseFile).ConnectionString);
        SqliteConnection.ClearPool(connection);
        return Task.CompletedTask;
    }

    private static async Task<byte[]> MigrateTemplateAsync()
    {
        await using var database = new EmptySqliteDatabase();
        await database.InitializeAsync();
        await database.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await using (var db = database.NewContext())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return await File.ReadAllBytesAsync(database.Folder.DatabaseFile);
    }
}

/// <summary>A SQLite file that does not exist yet, for tests of migration.</summary>
public sealed class EmptySqliteDatabase : SqliteDatabase
{
    protected override Task<DatabaseSettings> CreateDatabaseAsync() => Task.FromResult(DatabaseSettings.Sqlite(Folder.DatabaseFile));
}
