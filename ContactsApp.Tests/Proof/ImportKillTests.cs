using ContactsApp.Domain;
using ContactsApp.Features.Interchange;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Proof;

/// <summary>
/// An import and its undo, killed again and again (kill -9) and started again, end as if nobody had killed them: no row twice, none missing.
/// The environment variable CONTACTSAPP_KILLS says how often, 6 unless given.
/// </summary>
public sealed class ImportKillTests
{
    private static readonly int Kills = KilledWorker.KillsOr(6);

    /// <summary>Enough rows that every start finds work to do: a first write takes 100 rows.</summary>
    private static int People => 400 + (Kills * 150);

    [Fact]
    public async Task Kill_DuringAnImportAndItsUndo_NoRowIsTwiceAndNoneIsMissing()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        var desk = new ImportDesk(database);
        await desk.SignInAsync();
        await desk.ImportAsync(ImportDesk.Crowd(20), "earlier.csv");
        var before = await Snapshot.OfAsync(database);
        var import = await desk.UploadAsync(ImportDesk.Crowd(People, from: 11), "crowd.csv");

        await desk.PressRunAsync(import);
        var kills = await WorkAndKillAsync(database, Kills - (Kills / 2), () => ShouldBeWholeAsync(database, import));
        await ShouldBeWholeAsync(database, import);
        await using (var db = database.NewContext())
        {
            (await db.LeadSummaries.SumAsync(s => s.ContactCount)).Should().Be(await db.Contacts.CountAsync(), "leads are judged at the end of the run");
        }

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Done && i.Counts.Total == People && i.Counts[ImportOutcome.Created] == People - 10);

        await desk.PressUndoAsync(import);
        kills += await WorkAndKillAsync(database, Kills / 2, () => ShouldBeSoundAsync(database));
        (await desk.ViewAsync(import)).State.Should().Be(ImportState.Undone);
        (await Snapshot.OfAsync(database)).Should().Equal(before);
        kills.Should().Be(Kills);
    }

    /// <summary>What is stored at any moment: each row up to the last one once, each with its person.</summary>
    private static async Task ShouldBeWholeAsync(TestDatabase database, Guid import)
    {
        await ShouldBeSoundAsync(database);
        await using var db = database.NewContext();
        var stored = await db.Imports.AsNoTracking().SingleAsync(i => i.PublicId == import);
        var rows = await db.ImportRows.Where(r => r.ImportId == stored.Id).OrderBy(r => r.Row).Select(r => new { r.Row, r.Outcome, r.ContactId }).ToListAsync();
        rows.Select(r => r.Row).Should().Equal(Enumerable.Range(1, rows.Count));
        rows.Select(r => r.ContactId).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        stored.Counts.Total.Should().Be(rows.Count);
        var said = await db.Observations.CountAsync(o => o.SourceDocumentId == stored.SourceDocumentId);
        said.Should().Be(rows.Count(r => r.Outcome == ImportOutcome.Created));
        (await db.Contacts.CountAsync()).Should().Be(20 + said);
        // A lead that the run has touched is judged at its end; until then it is marked as due, whoever comes after a kill.
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var leads = await db.LeadSummaries.Select(s => new { s.ContactCount, s.NextChangeAt, People = db.Contacts.Count(c => c.CompanyId == db.Leads.First(l => l.Id == s.LeadId).CompanyId) }).ToListAsync();
        leads.Should().OnlyContain(l => l.ContactCount == l.People || l.NextChangeAt <= now);
    }

    private static async Task ShouldBeSoundAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Should().Equal("ok");
        (await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync()).Should().BeEmpty();
    }

    /// <summary>Starts a worker, kills it soon after it has said that it is at work, and looks; so many times. The last one works to the end.</summary>
    private static async Task<int> WorkAndKillAsync(FeatureSqlite database, int kills, Func<Task> look)
    {
        var dice = new Random(kills);
        for (var kill = 0; kill < kills; kill++)
        {
            // The first step is the start, before any row.
            (await KilledWorker.WorkAsync(database, 1 + dice.Next(3))).Should().Be(KilledWorker.Killed, "there was still work to do at kill {0}", kill + 1);
            await look();
        }

        (await KilledWorker.WorkAsync(database, killAfter: null)).Should().Be(0);
        return kills;
    }
}
