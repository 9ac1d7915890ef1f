using ContactsApp.Data.Sqlite;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Data;

public sealed class DatabaseMigratorTests : IAsyncLifetime
{
    private readonly EmptySqliteDatabase database = new();

    private DatabaseMigrator Migrator => database.Services.GetRequiredService<DatabaseMigrator>();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Migrate_NewDatabase_MakesNoBackupAndAPrivateFile()
    {
        await Migrator.MigrateAsync(CancellationToken.None);

        Directory.GetFiles(database.Folder.Backups).Should().BeEmpty();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(database.Folder.DatabaseFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Migrate_NothingPending_TouchesNothing()
    {
        await Migrator.MigrateAsync(CancellationToken.None);
        // A lock that a killed migration left behind would hold up a migration for ever.
        await ExecuteAsync("INSERT OR IGNORE INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-03-02')");

        await Migrator.MigrateAsync(CancellationToken.None);

        Directory.GetFiles(database.Folder.Backups).Should().BeEmpty();
    }

    [Fact]
    public async Task Migrate_PendingAfterAKilledMigration_BacksUpAndGoesOn()
    {
        await using (var db = database.NewContext())
        {
            await db.Database.MigrateAsync(db.Database.GetMigrations().First());
        }

        await ExecuteAsync("INSERT OR IGNORE INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-03-02')");

        await Migrator.MigrateAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

        Directory.GetFiles(database.Folder.Backups).Should().ContainSingle();
        await using var after = database.NewContext();
        (await after.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Migrate_DatabaseOfANewerProgram_RefusesWithWords()
    {
        await Migrator.MigrateAsync(CancellationToken.None);
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Future', '99.0')");

        var start = () => Migrator.MigrateAsync(CancellationToken.None);

        (await start.Should().ThrowAsync<StartupException>()).WithMessage("*newer ContactsApp*29990101000000_Future*");
    }

    [Fact]
    public async Task Migrate_FileThatIsNoDatabase_SaysSoInWords()
    {
        await File.WriteAllTextAsync(database.Folder.DatabaseFile, "This is a letter to Ada and no database at all.");

        var start = () => Migrator.MigrateAsync(CancellationToken.None);

        (await start.Should().ThrowAsync<StartupException>()).WithMessage("The database cannot be opened: *not a database*. Nothing was changed*");
    }

    [Fact]
    public async Task Migrate_TwoProgramsAtOnce_BothEndWithTheSameDatabase()
    {
        var second = database.Services.GetRequiredService<DatabaseMigrator>();

        await Task.WhenAll(Task.Run(() => Migrator.MigrateAsync(CancellationToken.None)), Task.Run(() => second.MigrateAsync(CancellationToken.None)));

        await using var db = database.NewContext();
        (await db.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task ReadOnlyConnection_ToAFileThatIsNotSwitchedToTheJournalYet_Opens()
    {
        var file = database.Folder.DatabaseFile;
        await using (var plain = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await plain.OpenAsync();
            await ExecuteAsync(plain, "CREATE TABLE JustMade (Id INTEGER)");
        }

        await using var reader = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await reader.OpenAsync();
        var open = () => PragmaInterceptor.Apply(reader);

        open.Should().NotThrow("the database is asked for before the program that made it has switched its journal");
        (await ScalarAsync(reader, "PRAGMA busy_timeout")).Should().Be(5000L);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = database.NewContext();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
