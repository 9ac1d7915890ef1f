using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Demo;
using ContactsApp.Intake;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Proof;

/// <summary>
/// A backup that is killed (kill -9) leaves the backup of before or the new one, whole either way, and the database as it was. The environment
/// variable CONTACTSAPP_KILLS says how often, 3 unless given.
/// </summary>
public sealed class BackupKillTests
{
    private static readonly int Kills = KilledWorker.KillsOr(3);

    [Fact]
    public async Task Kill_DuringABackup_LeavesTheOneOfBeforeOrAWholeNewOne()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        await new SeedWriter(database.Contexts, database.Gate, database.Services.GetRequiredService<LeadJudge>(), database.Time)
            .RunAsync(new(300, 3_000, 3_000, Seed: 9), CancellationToken.None);
        var file = Path.Combine(database.Folder.Backups, "mine.db");
        (await KilledWorker.RunAsync(database, ["backup", database.Folder.Root, file], killAfter: null)).ExitCode.Should().Be(0);
        var (saved, acknowledged) = (await CompaniesAsync(file), 1);

        var dice = new Random(Kills);
        for (var kill = 0; kill < Kills; kill++)
        {
            await database.WriteAsync(db => db.Companies.Add(new Company { PublicId = Guid.CreateVersion7(), Name = $"One more {kill}" }));
            var (code, said) = await KilledWorker.RunAsync(database, ["backup", database.Folder.Root, file], killAfter: 1 + dice.Next(25));

            code.Should().BeOneOf(KilledWorker.Killed, 0);
            acknowledged += said[^1] == BackingUpProcess.Done ? 1 : 0;
            var present = await CompaniesAsync(database.Folder.DatabaseFile);
            var kept = await CompaniesAsync(file);
            kept.Should().BeOneOf(saved, present);
            (said[^1] != BackingUpProcess.Done || kept == present).Should().BeTrue("a backup that was said to be there is there");
            await using var db = database.NewContext();
            (await db.AuditEntries.CountAsync(a => a.Verb == "backup.made")).Should().BeGreaterThanOrEqualTo(acknowledged);
            saved = kept;
        }

        Directory.GetFiles(database.Folder.Backups).Should().BeSubsetOf([file, file + ".partial", file + ".partial-journal"]);
        await database.Services.GetRequiredService<Backup>().MakeAsync(file, CancellationToken.None);
        Directory.GetFiles(database.Folder.Backups).Should().Equal(file);
    }

    /// <summary>Checks every page of the file, and counts.</summary>
    private static async Task<int> CompaniesAsync(string file)
    {
        await using var connection = new SqliteConnection(DatabaseSettings.Sqlite(file, pooling: false).ConnectionString);
        await connection.OpenAsync();
        SqliteCheck.Whole(connection, file);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Companies";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
