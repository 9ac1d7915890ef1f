using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Jobs;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Leads;

public abstract class LeadSweepsContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task Sweep_TimePassed_RefreshesWhatRotsAndNothingElse()
    {
        var lead = await new LeadBuilder(database, "Rotting Robotics").Person("Mei Tanaka", "Engineering Manager").Touch("Mei Tanaka", "email-reply", 1).SaveAsync();
        var still = await new LeadBuilder(database, "Still Systems").SaveAsync();
        var computed = database.Now;
        database.Time.Advance(TimeSpan.FromDays(29));

        await SweepAsync();

        await using var db = database.NewContext();
        var row = await db.LeadSummaries.SingleAsync(s => s.LeadId == lead.Lead.Id);
        (row.EngagedCount, row.ComputedAt, row.NextChangeAt).Should().Be((0, database.Now, null));
        (await db.LeadSummaries.SingleAsync(s => s.LeadId == still.Lead.Id)).ComputedAt.Should().Be(computed);
    }

    [DatabaseFact]
    public async Task Purge_ThirtyDaysInTrash_DeletesThePersonAndWhatWasSaidOfThem()
    {
        var lead = await new LeadBuilder(database, "Purged Robotics").Person("Gone Person", "Gardener").Person("Young Trash", "Gardener").Touch("Gone Person", "email-reply", 1).SaveAsync();
        await RemoveAsync(lead["Gone Person"].Id, lead, say: true);
        database.Time.Advance(TimeSpan.FromDays(10));
        await RemoveAsync(lead["Young Trash"].Id, lead, say: false);
        database.Time.Advance(TimeSpan.FromDays(21));

        await PurgeAsync();

        await using var db = database.NewContext();
        var left = await db.Contacts.IgnoreQueryFilters().Where(c => c.CompanyId == lead.Lead.CompanyId).Select(c => c.FullName).ToListAsync();
        left.Should().Equal("Young Trash");
        (await db.Observations.AnyAsync(o => o.FieldsJson.Contains("Gone Person"))).Should().BeFalse();
        (await db.Touchpoints.SingleAsync(t => t.LeadId == lead.Lead.Id)).ContactId.Should().BeNull();
        (await db.UndoRecords.AnyAsync(u => u.Words.Contains("Gone Person"))).Should().BeFalse();
        var said = await db.AuditEntries.SingleAsync(a => a.EntityKind == nameof(Contact) && a.EntityId == lead["Gone Person"].Id && a.Verb == "contact.purged");
        said.LeadId.Should().Be(lead.Lead.Id);
    }

    [DatabaseFact]
    public async Task Purge_LeadThirtyDaysInTrash_IsGoneWithItsCompanyAndPeople()
    {
        var lead = await new LeadBuilder(database, "Vanishing Robotics").Person("Vera Vanishing", "CFO").Touch("Vera Vanishing", "call-held", 1).SaveAsync();
        await database.Get<LeadCommands>().RemoveLeadAsync(lead.Lead.PublicId, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromDays(31));

        await PurgeAsync();

        await using var db = database.NewContext();
        (await db.Leads.IgnoreQueryFilters().AnyAsync(l => l.Id == lead.Lead.Id)).Should().BeFalse();
        (await db.Companies.AnyAsync(c => c.Id == lead.Lead.CompanyId)).Should().BeFalse();
        (await db.Contacts.IgnoreQueryFilters().AnyAsync(c => c.CompanyId == lead.Lead.CompanyId)).Should().BeFalse();
        (await db.LeadSummaries.AnyAsync(s => s.LeadId == lead.Lead.Id)).Should().BeFalse();
        (await database.Get<LeadQueries>().RowsAsync(new LeadFilter { Text = "Vanishing" }, 0, 5, new LeadAnchors(), "", CancellationToken.None)).Total.Should().Be(0);
    }

    [DatabaseFact]
    public async Task Purge_RestoredWhileThePurgeWaits_StaysWithWhatWasSaid()
    {
        var lead = await new LeadBuilder(database, "Rescued Robotics").Person("Rescued Person", "Gardener").SaveAsync();
        var trashed = await new LeadBuilder(database, "Reopened Robotics").SaveAsync();
        await RemoveAsync(lead["Rescued Person"].Id, lead, say: true);
        await database.Get<LeadCommands>().RemoveLeadAsync(trashed.Lead.PublicId, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromDays(31));
        Task purge;
        await using (var write = await database.Gate.BeginAsync(TestDatabase.Ann, WritePriority.Interactive, CancellationToken.None))
        {
            purge = PurgeAsync();
            (await write.Db.Contacts.IgnoreQueryFilters().SingleAsync(c => c.Id == lead["Rescued Person"].Id)).Restore();
            (await write.Db.Leads.IgnoreQueryFilters().SingleAsync(l => l.Id == trashed.Lead.Id)).Restore();
            await write.Db.SaveChangesAsync();
            await write.CommitAsync(CancellationToken.None);
        }

        await purge;

        await using var db = database.NewContext();
        (await db.Contacts.CountAsync(c => c.Id == lead["Rescued Person"].Id)).Should().Be(1);
        (await db.Observations.CountAsync(o => o.ContactId == lead["Rescued Person"].Id)).Should().Be(1);
        (await db.Leads.CountAsync(l => l.Id == trashed.Lead.Id)).Should().Be(1);
    }

    private Task SweepAsync() => TaskOf<LeadSummarySweep>().RunAsync(CancellationToken.None);

    private Task PurgeAsync() => TaskOf<TrashPurge>().RunAsync(CancellationToken.None);

    private T TaskOf<T>()
        where T : IRecurringTask => database.Services.GetServices<IRecurringTask>().OfType<T>().Single();

    private Task RemoveAsync(long contactId, LeadBuilder lead, bool say) => database.WriteAsync(async db =>
    {
        var contact = await db.Contacts.SingleAsync(c => c.Id == contactId);
        contact.Remove(RemovalReason.NotRelevant, database.Now, null);
        db.UndoRecords.Add(new UndoRecord { PublicId = Guid.CreateVersion7(), Verb = "contact.removed", Words = $"{contact.FullName} was removed", At = database.Now, LeadId = lead.Lead.Id });
        if (say)
        {
            db.Observations.Add(new Observation
            {
                SourceDocument = new SourceDocument { Name = "Typed by Ann", TakenAt = database.Now, ReceivedAt = database.Now },
                ContactId = contactId,
                RecordKey = $"typed {contactId}",
                FieldsJson = $$"""{"Values":{"FullName":"{{contact.FullName}}" } }""",
                ObservedAt = database.Now,
                ReceivedAt = database.Now,
            });
        }
    });
}

public sealed class LeadSweepsOnSqliteTests(FeatureSqlite database) : LeadSweepsContract(database), IClassFixture<FeatureSqlite>;

public sealed class LeadSweepsOnPostgresTests(FeaturePostgres database) : LeadSweepsContract(database), IClassFixture<FeaturePostgres>;
