using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Contacts;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

public abstract class CommitteePastContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task AsOf_DaysBeforeSomebodyWasReplaced_ShowsThemInTheSeat_AndTheHistoryTellsIt()
    {
        var lead = await new LeadBuilder(database, $"Past {Guid.NewGuid():n}")
            .Person("Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering)
            .Person("Jonas Weber", "CTO", Seniority.Executive, Department.Engineering)
            .SaveAsync();
        var roles = database.Get<CommitteeCommands>();
        await roles.ConfirmRoleAsync(lead["Ingrid Solheim"].PublicId, BuyingRole.DecisionMaker, CancellationToken.None);
        var confirmed = DateOnly.FromDateTime(database.Now);
        database.Time.Advance(TimeSpan.FromDays(10));
        await database.Get<ReplacementCommands>().ReplaceAsync(lead["Ingrid Solheim"].PublicId, lead["Jonas Weber"].PublicId, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromDays(5));

        var past = (await database.Get<CommitteePast>().AsOfAsync(lead.Lead.PublicId, confirmed.AddDays(3), TimeZoneInfo.Utc, CancellationToken.None))!;
        var since = (await database.Get<CommitteePast>().AsOfAsync(lead.Lead.PublicId, confirmed.AddDays(12), TimeZoneInfo.Utc, CancellationToken.None))!;

        Seated(past).Should().Equal("Ingrid Solheim");
        Seated(since).Should().Equal("Jonas Weber");
        past.Days.Should().Equal(confirmed, confirmed.AddDays(10));
        (await EventsAsync(lead)).Should().Contain(["Ingrid Solheim left and is replaced by Jonas Weber", "Jonas Weber was confirmed as decision maker", "Ingrid Solheim was confirmed as decision maker", "Ingrid Solheim joined"]);
    }

    [DatabaseFact]
    public async Task Events_RoleTakenBackByUndo_KeepsTheTimeItWasHeld()
    {
        var lead = await new LeadBuilder(database, $"Undone {Guid.NewGuid():n}").Person("Mei Tanaka", "Office manager").SaveAsync();
        var done = await database.Get<CommitteeCommands>().ConfirmRoleAsync(lead["Mei Tanaka"].PublicId, BuyingRole.EndUser, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromDays(1));
        await database.UndoAsync(done.UndoId);

        (await EventsAsync(lead)).Should().ContainInOrder("Mei Tanaka is no longer end user", "Mei Tanaka was confirmed as end user");
    }

    [DatabaseFact]
    public async Task Events_SomebodyMergedIntoAnother_IsNoRemoval()
    {
        var lead = await new LeadBuilder(database, $"Merged {Guid.NewGuid():n}").Person("Mei Tanaka", "Office manager").Person("M. Tanaka", null).SaveAsync();
        await database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == lead["M. Tanaka"].Id)).MergeInto(lead["Mei Tanaka"], database.Now, null));

        (await EventsAsync(lead)).Should().Equal("Mei Tanaka joined");
    }

    [DatabaseFact]
    public async Task AsOf_BeforeSomebodyWithoutARoleWasRemoved_StillSuggestsThem()
    {
        var lead = await new LeadBuilder(database, $"Removed {Guid.NewGuid():n}").Person("Claire Dubois", "Head of Finance", Seniority.Manager, Department.Finance).SaveAsync();
        var day = DateOnly.FromDateTime(database.Now);
        database.Time.Advance(TimeSpan.FromDays(10));
        await database.Get<ContactCommands>().RemoveContactAsync(lead["Claire Dubois"].PublicId, RemovalReason.WrongPerson, CancellationToken.None);

        var past = (await database.Get<CommitteePast>().AsOfAsync(lead.Lead.PublicId, day.AddDays(3), TimeZoneInfo.Utc, CancellationToken.None))!;

        past.Judged.Suggestions.Select(s => past.People[s.ContactId].Name).Should().Contain("Claire Dubois");
    }

    [DatabaseFact]
    public async Task AsOf_LongBeforeAnythingIsKnown_IsTheFirstDayInTheZoneOfTheViewer()
    {
        var lead = await new LeadBuilder(database, $"First {Guid.NewGuid():n}").Person("Mei Tanaka", "Office manager").SaveAsync();
        var east = TimeZoneInfo.CreateCustomTimeZone("far east", TimeSpan.FromHours(14), "far east", "far east");
        var first = DateOnly.FromDateTime(database.Now.AddHours(14));
        database.Time.Advance(TimeSpan.FromDays(10));

        var past = (await database.Get<CommitteePast>().AsOfAsync(lead.Lead.PublicId, DateOnly.MinValue, east, CancellationToken.None))!;

        past.Day.Should().Be(first);
        past.Days.Should().Equal(first);
        past.People.Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task AsOf_NoSuchLead_IsNull() => (await database.Get<CommitteePast>().AsOfAsync(Guid.NewGuid(), new DateOnly(2026, 1, 1), TimeZoneInfo.Utc, CancellationToken.None)).Should().BeNull();

    private async Task<List<string>> EventsAsync(LeadBuilder lead) =>
        [.. (await database.Get<CommitteePast>().EventsAsync(lead.Lead.PublicId, CancellationToken.None))!.Select(e => $"{e.Event.Name} {e.Event.Words}")];

    private static IEnumerable<string> Seated(PastCommittee past) =>
        past.Judged.Slots.Single(s => s.Slot.Role == BuyingRole.DecisionMaker).Confirmed.Select(s => past.People[s.ContactId].Name);
}

public sealed class CommitteePastOnSqliteTests(FeatureSqlite database) : CommitteePastContract(database), IClassFixture<FeatureSqlite>;

public sealed class CommitteePastOnPostgresTests(FeaturePostgres database) : CommitteePastContract(database), IClassFixture<FeaturePostgres>;
