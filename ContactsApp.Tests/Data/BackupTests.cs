using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Data;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Write_WhileSomebodyWrites_CopiesWhatIsCommittedAndSearchFindsTheRightPerson()
    {
        await AddPeopleAsync("Ada Byron", "Grace Hopper", "Mary Keller");
        await RemoveForGoodAsync("Ada Byron");
        await using var underWay = await database.Gate.BeginAsync(TestDatabase.Ann, Writing.WritePriority.Interactive, CancellationToken.None);
        underWay.Db.Companies.Add(new Company { PublicId = Guid.CreateVersion7(), Name = "Not committed" });
        await underWay.Db.SaveChangesAsync();

        await using var copy = await RestoreAsync();

        await using var db = copy.NewContext();
        (await db.Companies.AnyAsync(c => c.Name == "Not committed")).Should().BeFalse();
        var hits = await copy.Services.GetRequiredService<ILeadSearch>().FindAsync(db, "hopper", 5, CancellationToken.None);
        hits.Hits.Should().ContainSingle().Which.Person!.Name.Should().Be("Grace Hopper");
        await db.Database.ExecuteSqlRawAsync("VACUUM");
        (await copy.Services.GetRequiredService<ILeadSearch>().FindAsync(db, "kel", 5, CancellationToken.None))
            .Hits.Should().ContainSingle().Which.Person!.Name.Should().Be("Mary Keller");
    }

    [Fact]
    public async Task Write_OverAnOlderCopy_ReplacesItAndLeavesOneFile()
    {
        var file = Path.Combine(database.Folder.Backups, "copy.db");
        await File.WriteAllTextAsync(file, "old");

        await database.Services.GetRequiredService<Backup>().WriteAsync(file, CancellationToken.None);

        Directory.GetFiles(database.Folder.Backups).Should().Equal(file);
        (await File.ReadAllBytesAsync(file))[..15].Should().Equal("SQLite format 3"u8.ToArray());
    }

    [Fact]
    public async Task WriteBeforeMigration_ManyTimes_KeepsTheLastFive()
    {
        var backup = database.Services.GetRequiredService<Backup>();
        for (var day = 0; day < 7; day++)
        {
            await backup.WriteBeforeMigrationAsync(CancellationToken.None);
            database.Time.Advance(TimeSpan.FromDays(1));
        }

        Directory.GetFiles(database.Folder.Backups).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .Should().HaveCount(5).And.StartWith("before-migration-20260304-090000000.db");
    }

    private async Task<TestDatabase> RestoreAsync()
    {
        var copy = new RestoredDatabase(database);
        await copy.InitializeAsync();
        return copy;
    }

    private Task AddPeopleAsync(params string[] names) => database.WriteAsync(async db =>
    {
        var lead = new Lead { PublicId = Guid.CreateVersion7(), Company = new Company { PublicId = Guid.CreateVersion7(), Name = "Halden Robotics" } };
        db.Add(lead);
        await db.SaveChangesAsync();
        var people = names.Select(n => lead.AddContact(Guid.CreateVersion7(), n, database.Now, null)).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        var search = database.Services.GetRequiredService<ILeadSearch>();
        await search.WriteLeadsAsync(db, [lead.Id], CancellationToken.None);
        await search.WriteContactsAsync(db, people.ConvertAll(p => p.Id), CancellationToken.None);
    });

    private Task RemoveForGoodAsync(string name) => database.WriteAsync(async db =>
    {
        var contact = await db.Contacts.SingleAsync(c => c.FullName == name);
        db.Remove(contact);
        await db.SaveChangesAsync();
        await database.Services.GetRequiredService<ILeadSearch>().WriteContactsAsync(db, [contact.Id], CancellationToken.None);
    });

    /// <summary>A data folder with a backup of another one's database in it.</summary>
    private sealed class RestoredDatabase(TestDatabase from) : SqliteDatabase
    {
        protected override async Task<DatabaseSettings> CreateDatabaseAsync()
        {
            await from.Services.GetRequiredService<Backup>().WriteAsync(Folder.DatabaseFile, CancellationToken.None);
            return DatabaseSettings.Sqlite(Folder.DatabaseFile);
        }
    }
}
