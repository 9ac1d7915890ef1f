using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Proof;

/// <summary>What the app has acknowledged survives kill -9, and what it was in the middle of leaves nothing half-done.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20)]
    public async Task Kill_InTheMiddleOfEdits_LosesNothingAcknowledgedAndLeavesNothingHalfDone(int edits)
    {
        await using var database = await FeatureSqlite.CreateAsync();
        var lead = (await new LeadBuilder(database, "Halden Robotics").SaveAsync()).Lead;

        var (exitCode, said) = await KilledWorker.RunAsync(database, ["edit", database.Folder.Root, lead.PublicId.ToString()], killAfter: edits);

        exitCode.Should().Be(KilledWorker.Killed);
        // A last line that was cut short was not said.
        var acknowledged = said.Where(line => Guid.TryParse(line, out _)).Select(Guid.Parse).ToList();
        acknowledged.Should().HaveCountGreaterThanOrEqualTo(edits);
        await using var db = database.NewContext();
        (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Should().Equal("ok");
        var stored = await db.Contacts.OrderBy(c => c.Id).Select(c => c.PublicId).ToListAsync();
        stored.Should().StartWith(acknowledged);
        // The last one may be stored and not yet acknowledged, as when the network fails behind a saved form.
        stored.Count.Should().BeLessThanOrEqualTo(acknowledged.Count + 1);
        (await db.Observations.CountAsync()).Should().Be(stored.Count);
        (await db.ContactEmails.CountAsync()).Should().Be(stored.Count);
        (await db.AuditEntries.CountAsync(a => a.Verb == "contact.added")).Should().Be(stored.Count);
        (await db.LeadSummaries.SingleAsync()).ContactCount.Should().Be(stored.Count);
    }
}
