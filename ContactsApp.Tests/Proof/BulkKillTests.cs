using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Demo;
using ContactsApp.Intake;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Proof;

/// <summary>
/// A bulk action that is killed again and again (kill -9) goes on where it was: nothing is done, counted or remembered twice, and the whole
/// can be taken back. The environment variable CONTACTSAPP_KILLS says how often, 3 unless given.
/// </summary>
public sealed class BulkKillTests
{
    private static readonly int Kills = KilledWorker.KillsOr(3);

    /// <summary>Enough that every start finds work to do: a batch takes what a tenth of a second allows.</summary>
    private static readonly int Contacts = 500 + (Kills * 150);

    [Fact]
    public async Task Kill_DuringABulkRemoval_GoesOnAndIsTakenBackWhole()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        var ann = await database.UserAsync("Ann Keller", UserRole.Manager);
        database.Acts(UserRole.Manager, ann);
        await new SeedWriter(database.Contexts, database.Gate, database.Services.GetRequiredService<LeadJudge>(), database.Time)
            .RunAsync(new(Contacts / 10, Contacts, 0, Seed: 7), CancellationToken.None);
        var before = await Support.Snapshot.OfAsync(database);
        var id = Guid.CreateVersion7();
        (await database.Get<BulkCommands>().StartAsync(new(id, RemoveContacts.ActionName, nameof(RemovalReason.NotRelevant), new BulkScope.MatchingContacts(new ContactFilter(), [])), CancellationToken.None)).Ok.Should().BeTrue();

        var dice = new Random(Kills);
        for (var kill = 0; kill < Kills; kill++)
        {
            (await KilledWorker.WorkAsync(database, 1 + dice.Next(3))).Should().Be(KilledWorker.Killed, "there was still work to do at kill {0}", kill + 1);
            await ShouldBeWholeAsync(database, id);
        }

        (await KilledWorker.WorkAsync(database, killAfter: null)).Should().Be(0);

        (await ShouldBeWholeAsync(database, id)).Should().Be(Contacts);
        (await database.Get<BulkQueries>().FindAsync(id, CancellationToken.None)).Should().Match<BulkView>(b => b.State == JobState.Succeeded && b.Changed == Contacts && b.Done == Contacts);
        (await database.UndoAsync(id)).Ok.Should().BeTrue();
        (await Support.Snapshot.OfAsync(database)).Should().Equal(before);
    }

    /// <summary>What was removed is what the record of the whole counts, each with one way back and one line of audit.</summary>
    /// <returns>How many were removed.</returns>
    private static async Task<int> ShouldBeWholeAsync(TestDatabase database, Guid id)
    {
        await using var db = database.NewContext();
        (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Should().Equal("ok");
        var removed = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).CountAsync(c => c.RemovedAt != null);
        var whole = await db.UndoRecords.AsNoTracking().SingleOrDefaultAsync(u => u.PublicId == id);
        var progress = whole is null ? BulkProgress.None : JsonSerializer.Deserialize<BulkProgress>(whole.PayloadJson)!;
        (progress.Done, progress.Changed).Should().Be((removed, removed));
        var batches = await db.UndoRecords.AsNoTracking().Where(u => u.Verb == BulkUndo.Batch).ToListAsync();
        var ways = batches.SelectMany(b => JsonSerializer.Deserialize<BulkBatch>(b.PayloadJson)!.Records).ToList();
        ways.Should().OnlyHaveUniqueItems().And.HaveCount(removed);
        progress.Batches.Should().BeEquivalentTo(batches.Select(b => b.Id));
        (await db.AuditEntries.CountAsync(a => a.Verb == "contact.removed")).Should().Be(removed);
        (await db.LeadSummaries.SumAsync(s => s.ContactCount)).Should().Be(await db.Contacts.CountAsync(c => c.LeftAt == null), "who left is not counted");
        return removed;
    }
}
