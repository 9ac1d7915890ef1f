using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Duplicates;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Proof;

/// <summary>
/// "Merge all that are sure", killed again and again (kill -9), goes on where it was: no pair is half one, merged, counted or remembered twice, and
/// the whole can be taken back. The environment variable CONTACTSAPP_KILLS says how often, 2 unless given.
/// </summary>
public sealed class MergeKillTests
{
    private static readonly int Kills = KilledWorker.KillsOr(2);

    /// <summary>Enough that every start finds work to do: a batch takes what a tenth of a second allows, a few pairs.</summary>
    private static readonly int Pairs = 40 + (Kills * 25);

    [Fact]
    public async Task Kill_DuringAMergeOfAllThatAreSure_GoesOnAndIsTakenBackWhole()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        var ann = await database.UserAsync("Ann Keller", UserRole.Manager);
        database.Acts(UserRole.Manager, ann);
        await AddPairsAsync(database);
        var before = await Support.Snapshot.OfAsync(database);
        var id = Guid.CreateVersion7();
        var begun = await database.Get<BulkCommands>().StartAsync(new(id, MergePairs.ActionName, null, new BulkScope.SurePairs(DuplicateReason.SameEmail)), CancellationToken.None);
        begun.Value.Should().Be($"Merge {Pairs:N0} pairs of contacts");

        var dice = new Random(Kills);
        for (var kill = 0; kill < Kills; kill++)
        {
            (await KilledWorker.WorkAsync(database, 1 + dice.Next(3))).Should().Be(KilledWorker.Killed, "there was still work to do at kill {0}", kill + 1);
            await ShouldBeWholeAsync(database, id);
        }

        (await KilledWorker.WorkAsync(database, killAfter: null)).Should().Be(0);

        (await ShouldBeWholeAsync(database, id)).Should().Be(Pairs);
        (await database.Get<BulkQueries>().FindAsync(id, CancellationToken.None)).Should().Match<BulkView>(b => b.State == JobState.Succeeded && b.Changed == Pairs && b.Done == Pairs);
        (await database.UndoAsync(id)).Ok.Should().BeTrue();
        (await Support.Snapshot.OfAsync(database)).Should().Equal(before);
    }

    private static async Task AddPairsAsync(TestDatabase database)
    {
        var lead = (await new LeadBuilder(database, "Halden Robotics").SaveAsync()).Lead.PublicId;
        foreach (var twice in new[] { 1, 2 })
        {
            // No two of one round share a name.
            var forms = Enumerable.Range(0, Pairs).Select(i => new AddContactForm { FullName = $"{Names.Given(i)} {Names.Family(i)}", Email = $"p{i}@halden.example", Decision = AddDecision.AddAnyway }).ToList();
            (await database.Get<ContactCommands>().AddContactsAsync(lead, forms, CancellationToken.None)).Ok.Should().BeTrue("round {0}", twice);
        }

        while (await database.Get<DuplicateSearch>().StepAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>Who was merged is what the record of the whole counts, each with one way back and one answered pair.</summary>
    /// <returns>How many were merged.</returns>
    private static async Task<int> ShouldBeWholeAsync(TestDatabase database, Guid id)
    {
        await using var db = database.NewContext();
        (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Should().Equal("ok");
        var merged = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).CountAsync(c => c.MergedIntoId != null);
        var whole = await db.UndoRecords.AsNoTracking().SingleOrDefaultAsync(u => u.PublicId == id);
        var progress = whole is null ? BulkProgress.None : JsonSerializer.Deserialize<BulkProgress>(whole.PayloadJson)!;
        (progress.Done, progress.Changed).Should().Be((merged, merged));
        var batches = await db.UndoRecords.AsNoTracking().Where(u => u.Verb == BulkUndo.Batch).ToListAsync();
        batches.SelectMany(b => JsonSerializer.Deserialize<BulkBatch>(b.PayloadJson)!.Records).Should().OnlyHaveUniqueItems().And.HaveCount(merged);
        (await db.UndoRecords.CountAsync(u => u.Verb == ContactMergeUndo.Merged)).Should().Be(merged);
        (await db.DuplicatePairs.CountAsync(p => p.State == DuplicateState.Merged)).Should().Be(merged);
        (await db.LeadSummaries.SumAsync(s => s.ContactCount)).Should().Be((2 * Pairs) - merged);
        return merged;
    }

    private static class Names
    {
        private static readonly string[] Parts = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"];

        public static string Given(int number) => Syllables((number * 7919) % 100_003);

        public static string Family(int number) => Syllables((number * 104_729) % 99_991);

        private static string Syllables(int number)
        {
            var name = string.Concat(number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture).Select(d => Parts[d - '0']));
            return char.ToUpperInvariant(name[0]) + name[1..];
        }
    }
}
