using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Admin;

/// <summary>The audit of everything on either database.</summary>
public abstract class AuditQueriesContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public async Task InitializeAsync()
    {
        await database.EmptyAsync();
        database.Acts(UserRole.Admin);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Slice_WithEveryFilterAtOnce_FindsTheOneRow()
    {
        var lead = new Lead { PublicId = Guid.CreateVersion7(), Company = new Company { PublicId = Guid.CreateVersion7(), Name = "Halden Robotics" } };
        await database.WriteAsync(db => db.Leads.Add(lead));
        await database.WriteAsync(db => db.AuditEntries.AddRange(
            Row(lead.Id, "contact.changed", Noon), Row(lead.Id, "contact.changed", Noon.AddDays(-2)), Row(lead.Id, "contacted.changed", Noon), Row(null, "contact.changed", Noon)));
        var filter = new AuditFilter(TestDatabase.Ann.UserId, "contact", SourceKind.Import, new(2026, 3, 1), new(2026, 3, 1), lead.PublicId);

        var slice = await Queries().SliceAsync(filter, TimeZoneInfo.Utc, null, 10, default);

        slice.Rows.Should().ContainSingle().Which.Should().Match<AuditRow>(r => r.At == Noon && r.Lead == lead.PublicId && r.LeadName == "Halden Robotics" && r.Source == SourceKind.Import);
        slice.HasMore.Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Slice_ThatMeetsAnyFilter_HoldsWhatMeetsOne_AndDaysAreOneFilter()
    {
        await database.WriteAsync(db => db.AuditEntries.AddRange(
            Row(null, "contact.changed", Noon.AddDays(-9)), Row(null, "lead.changed", Noon), Row(null, "lead.changed", Noon.AddDays(-9))));
        var filter = new AuditFilter(Noun: "contact", From: new(2026, 3, 1), To: new(2026, 3, 1));

        (await Queries().SliceAsync(filter, TimeZoneInfo.Utc, null, 10, default)).Rows.Should().BeEmpty();
        var any = (await Queries().SliceAsync(filter with { MatchAny = true }, TimeZoneInfo.Utc, null, 10, default)).Rows;

        any.Select(r => (r.Verb, r.At)).Should().Equal(("lead.changed", Noon), ("contact.changed", Noon.AddDays(-9)));
    }

    [DatabaseFact]
    public async Task Find_OneEntry_SaysWhoseItIsAndWhatOf()
    {
        await database.WriteAsync(db => db.AuditEntries.Add(Row(null, "view.added", Noon)));
        var id = (await Queries().SliceAsync(new(), TimeZoneInfo.Utc, null, 1, default)).Rows[0].Id;

        (await Queries().FindAsync(id, default)).Should().Match<AuditRow>(r => r.Id == id && r.What == "saved a view" && r.WhoId == TestDatabase.Ann.UserId && r.Verb == "view.added");
        database.Acts(UserRole.Manager);
        (await Queries().FindAsync(id, default)).Should().BeNull();
    }

    [DatabaseFact]
    public async Task All_MoreThanOneRead_HoldsEachRowOnceAndNoneThatIsNewer()
    {
        await database.WriteAsync(db => db.AuditEntries.AddRange(Enumerable.Range(0, 2_100).Select(i => Row(null, "contact.changed", Noon.AddSeconds(i)))));
        var newest = (await Queries().SliceAsync(new(), TimeZoneInfo.Utc, null, 1, default)).Rows[0].Id;
        var ids = new List<long>();

        await foreach (var entry in Queries().AllAsync(new AuditFilter(), TimeZoneInfo.Utc, newest, default))
        {
            ids.Add(entry.Id);
        }

        ids.Should().HaveCount(2_099).And.BeInDescendingOrder().And.NotContain(newest);
    }

    private AuditQueries Queries() => new(database.Contexts, new Rights(database.Services.GetRequiredService<ActingUser>(), database.Services.GetRequiredService<ContactsApp.Data.StorageCheck>()));

    private static AuditEntry Row(long? lead, string verb, DateTime at) => new()
    {
        At = at,
        ActorId = TestDatabase.Ann.UserId,
        ActorName = TestDatabase.Ann.Name,
        Verb = verb,
        EntityKind = "Lead",
        EntityId = lead,
        LeadId = lead,
        Source = SourceKind.Import,
    };
}

public sealed class AuditQueriesOnSqliteTests(FeatureSqlite database) : AuditQueriesContract(database), IClassFixture<FeatureSqlite>;

public sealed class AuditQueriesOnPostgresTests(FeaturePostgres database) : AuditQueriesContract(database), IClassFixture<FeaturePostgres>;
