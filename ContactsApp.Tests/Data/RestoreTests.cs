using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Data;

public sealed class RestoreTests : IAsyncLifetime
{
    private const int People = 600;
    private readonly FeatureSqlite database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Backup_InTheMiddleOfAnImport_RestoredElsewhere_IsWholeAndTheImportGoesOnThere()
    {
        database.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(500);   // an import says how far it is only as time goes by
        var desk = new ImportDesk(database);
        await desk.SignInAsync();
        var import = await desk.UploadAsync(ImportDesk.Crowd(People), "crowd.csv");
        await desk.PressRunAsync(import);
        var file = Path.Combine(database.Folder.Backups, "middle.db");
        await BackUpAtTheFirstStepAsync(file, desk);

        await using var elsewhere = await RestoredDatabase.FromAsync(file);

        await using (var db = elsewhere.NewContext())
        {
            var rows = await db.ImportRows.CountAsync();
            rows.Should().BeInRange(1, People - 1, "the import was under way");
            (await db.Contacts.CountAsync()).Should().Be(rows);
            var somebody = await db.Contacts.OrderBy(c => c.Id).Select(c => c.FullName).FirstAsync();
            (await elsewhere.Services.GetRequiredService<ILeadSearch>().FindAsync(db, somebody, 5, CancellationToken.None)).Hits.Should().Contain(h => h.Person != null && h.Person.Name == somebody);
        }

        await elsewhere.Services.GetRequiredService<JobRunner>().ReleaseAllAsync(CancellationToken.None);   // as a server does at its start
        var there = new ImportDesk(elsewhere);
        await there.WorkAsync();

        (await there.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Done && i.Counts.Total == People);
        (await NamesAsync(elsewhere)).Should().Equal(await NamesAsync(database));
        elsewhere.Folder.SuppressionKey().Should().Equal(database.Folder.SuppressionKey(), "removed people are recognised there too");
    }

    [Fact]
    public async Task Restore_OverADatabase_KeepsItAndPutsTheOtherInItsPlace()
    {
        await AddCompanyAsync(database, "Then");
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);
        await using var elsewhere = await RestoredDatabase.FromAsync(file, async folder => await File.WriteAllBytesAsync(folder.DatabaseFile, await SqliteDatabase.MigratedFileAsync()));

        elsewhere.Result.Before.Should().NotBeNull();
        (await NamesOfCompaniesAsync(elsewhere.Folder.DatabaseFile)).Should().Equal("Then");
        (await NamesOfCompaniesAsync(elsewhere.Result.Before!)).Should().BeEmpty();
        await using var db = elsewhere.NewContext();
        (await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = 'ContactsAppBackup'").SingleAsync()).Should().Be(0, "the parts are taken out");
    }

    [Fact]
    public async Task Restore_OfAnyBackup_EndsTheSignInsOfBefore()
    {
        var ann = await database.UserAsync("Ann Keller", UserRole.Admin);
        var before = await StampAsync(database.Folder.DatabaseFile, ann.UserId!);
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);

        await using var elsewhere = await RestoredDatabase.FromAsync(file);

        (await StampAsync(elsewhere.Folder.DatabaseFile, ann.UserId!)).Should().NotBeNullOrEmpty().And.NotBe(before, "a sign-in that was ended after the backup stays ended");
    }

    private static async Task<string?> StampAsync(string file, string user)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT SecurityStamp FROM AspNetUsers WHERE Id = @id";
        command.Parameters.AddWithValue("@id", user);
        return await command.ExecuteScalarAsync() as string;
    }

    [Fact]
    public async Task Restore_OverADamagedDatabase_KeepsItAsItIs()
    {
        await AddCompanyAsync(database, "Then");
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);

        await using var elsewhere = await RestoredDatabase.FromAsync(file, folder => File.WriteAllTextAsync(folder.DatabaseFile, "this is no database at all"));

        (await NamesOfCompaniesAsync(elsewhere.Folder.DatabaseFile)).Should().Equal("Then");
        (await File.ReadAllTextAsync(elsewhere.Result.Before!)).Should().Be("this is no database at all");
    }

    [Fact]
    public async Task Restore_OverADamagedKey_PutsTheKeyOfTheBackupThere()
    {
        var key = database.Folder.SuppressionKey();
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);

        await using var elsewhere = await RestoredDatabase.FromAsync(file, async folder =>
        {
            await File.WriteAllBytesAsync(folder.DatabaseFile, await SqliteDatabase.MigratedFileAsync());
            await File.WriteAllTextAsync(folder.SuppressionKeyFile, "no key");
        });

        elsewhere.Folder.SuppressionKey().Should().Equal(key);
    }

    [Fact]
    public async Task Restore_OverADamagedDatabase_KeepsItsKeyBesideIt()
    {
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);
        byte[] present = [];

        await using var elsewhere = await RestoredDatabase.FromAsync(file, async folder =>
        {
            await File.WriteAllTextAsync(folder.DatabaseFile, "this is no database at all");
            folder.SuppressionKey();
            present = await File.ReadAllBytesAsync(folder.SuppressionKeyFile);
        });

        (await File.ReadAllBytesAsync(elsewhere.Result.Before + ".suppression.key")).Should().Equal(present);
    }

    [Fact]
    public async Task Start_AfterARestoreThatWasKilled_PutsTheKeyIntoItsPlace()
    {
        var key = database.Folder.SuppressionKey();
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);
        var folder = new DataFolder(Path.Combine(database.Folder.Root, "elsewhere"));
        folder.SuppressionKey();
        File.Copy(file, folder.DatabaseFile);   // as far as it had come: moved, its parts not taken out
        await using var services = new ServiceCollection().AddLogging().AddDatabase(folder, DatabaseSettings.Sqlite(folder.DatabaseFile, pooling: false)).BuildServiceProvider();

        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

        folder.SuppressionKey().Should().Equal(key);
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        (await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = 'ContactsAppBackup'").SingleAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("scribbled")]
    [InlineData("text")]
    [InlineData("newer")]
    public async Task Restore_OfABackupThatIsNotWhole_ChangesNothing(string damage)
    {
        await AddCompanyAsync(database, "Then");
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);
        await DamageAsync(file, damage);

        var restore = () => RestoredDatabase.FromAsync(file, folder => File.WriteAllTextAsync(folder.DatabaseFile, "present"));

        (await restore.Should().ThrowAsync<StartupException>()).Which.Message.Should().Contain("cannot be restored").And.Contain("Nothing was changed");
        (await File.ReadAllTextAsync(RestoredDatabase.LastFolder!.DatabaseFile)).Should().Be("present");
        Directory.GetFiles(RestoredDatabase.LastFolder.Root, "*.restoring").Should().BeEmpty();
    }

    [Fact]
    public async Task Restore_WhileAServerRunsOnTheFolder_IsRefused()
    {
        var file = Path.Combine(database.Folder.Backups, "then.db");
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);
        using var server = new InstanceLock(database.Folder);
        server.Take();

        var restore = () => database.Services.GetRequiredService<Restore>().RunAsync(file, CancellationToken.None);

        (await restore.Should().ThrowAsync<StartupException>()).Which.Message.Should().Contain("server is running");
    }

    [Fact]
    public async Task Backup_File_IsReadableByItsOwnerOnlyAndIsInTheAudit()
    {
        var file = Path.Combine(database.Folder.Backups, "then.db");

        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using var db = database.NewContext();
        (await db.AuditEntries.SingleAsync(a => a.Verb == "backup.made")).ChangesJson.Should().Contain("then.db");
    }

    private async Task BackUpAtTheFirstStepAsync(string file, ImportDesk desk)
    {
        Task? made = null;
        using (database.Services.GetRequiredService<JobFeed>().Subscribe(news =>
        {
            if (news is { State: JobState.Running, Done: > 0 } && made is null)
            {
                // On the job's own thread: the import waits between two batches while the copy is made.
                made = database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);
                made.GetAwaiter().GetResult();
            }
        }))
        {
            await desk.WorkAsync();
        }

        made.Should().NotBeNull("the import took more than one step");
    }

    private static async Task DamageAsync(string file, string damage)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        switch (damage)
        {
            case "cut":
                await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)]);
                break;
            case "scribbled":
                Array.Fill(bytes, (byte)0x5a, bytes.Length / 3, 8192);
                await File.WriteAllBytesAsync(file, bytes);
                break;
            case "text":
                await File.WriteAllTextAsync(file, "this is no database at all");
                break;
            default:
                await using (var connection = new SqliteConnection(DatabaseSettings.Sqlite(file, pooling: false).ConnectionString))
                {
                    await connection.OpenAsync();
                    await using var command = connection.CreateCommand();
                    command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '10')";
                    await command.ExecuteNonQueryAsync();
                }

                break;
        }
    }

    private static Task AddCompanyAsync(TestDatabase database, string name) =>
        database.WriteAsync(db => db.Companies.Add(new Company { PublicId = Guid.CreateVersion7(), Name = name }));

    private static async Task<List<string>> NamesAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return await db.Contacts.OrderBy(c => c.FullName).Select(c => c.FullName).ToListAsync();
    }

    private static async Task<List<string>> NamesOfCompaniesAsync(string file)
    {
        await using var connection = new SqliteConnection(DatabaseSettings.Sqlite(file, pooling: false).ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Name FROM Companies";
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    /// <summary>The features on another data folder, into which a backup was restored.</summary>
    private sealed class RestoredDatabase(string file, Func<DataFolder, Task>? present) : SqliteDatabase
    {
        internal static DataFolder? LastFolder { get; private set; }

        internal Restored Result { get; private set; } = null!;

        public static async Task<RestoredDatabase> FromAsync(string file, Func<DataFolder, Task>? present = null)
        {
            var restored = new RestoredDatabase(file, present);
            await restored.InitializeAsync();
            return restored;
        }

        protected override void AddServices(IServiceCollection services) => FeatureServices.Add(services);

        protected override async Task<DatabaseSettings> CreateDatabaseAsync()
        {
            LastFolder = Folder;
            if (present is not null)
            {
                await present(Folder);
            }

            var settings = DatabaseSettings.Sqlite(Folder.DatabaseFile);
            await using var services = new ServiceCollection().AddLogging().AddDatabase(Folder, settings).BuildServiceProvider();
            Result = await services.GetRequiredService<Restore>().RunAsync(file, CancellationToken.None);
            return settings;
        }
    }
}
