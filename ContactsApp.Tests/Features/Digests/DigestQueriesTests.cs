using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Digests;

public sealed class DigestQueriesOnSqlite(FeatureSqlite database) : DigestQueriesContract(database), IClassFixture<FeatureSqlite>
{
    private static readonly string[] Big = ["Contacts", "Touchpoints", "Observations", "AuditEntries", "Leads", "LeadSummaries", "Companies"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_ReadsNoBigTableToItsEnd(bool mine)
    {
        await SaveAsync(b => b.Person("Mia Lund", "CTO").Person("Eva Holm", "CFO").Touch("Mia Lund", "email-reply", 0).Touch("Eva Holm", "email-reply", 0));
        await LeaveAsync("Eva Holm");
        var scope = new DigestScope(mine ? Me : null, database.Now.AddDays(-1), database.Now);

        var plans = await QueryPlans.OfAsync(database, () => new DigestQueries(database.Contexts).ReadAsync(scope, default));

        plans.Should().HaveCountGreaterThan(6);
        plans.Where(p => p.FullReads.Intersect(Big).Any()).Select(p => p.ToString()).Should().BeEmpty();
    }
}

public sealed class DigestQueriesOnPostgres(FeaturePostgres database) : DigestQueriesContract(database), IClassFixture<FeaturePostgres>;

/// <summary>What a digest tells of a day.</summary>
public abstract class DigestQueriesContract(TestDatabase database) : IAsyncLifetime
{
    protected const string Me = "0191f0c0-0000-7000-8000-0000000000a1";

    private readonly DateTime from = database.Now.AddDays(-1);

    private LeadBuilder lead = null!;

    public async Task InitializeAsync() => await database.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task NewPeople_OfMyLeads_TheMostRelevantFirstAndTheRestCounted()
    {
        await SaveAsync(b =>
        {
            for (var i = 1; i <= 6; i++)
            {
                b.Person($"Person {i}", "CTO");
            }
        });
        await database.WriteAsync(db => db.Contacts.Where(c => c.FullName == "Person 6").ExecuteUpdateAsync(s => s.SetProperty(c => c.Relevance, 99)));
        await new LeadBuilder(database, "Of somebody else").Person("Not mine", "CTO").SaveAsync();

        var news = await ReadAsync();

        news.NewPeople.Total.Should().Be(6);
        news.NewPeople.Leads.Should().Be(1);
        var shown = news.NewPeople.Shown.Should().ContainSingle().Which;
        shown.Lead.Should().Be(new DigestLead(lead.Lead.PublicId, "Halden Robotics"));
        shown.People.Should().HaveCount(4);
        shown.People[0].Should().Be(new DigestPerson("Person 6", "CTO"));
        (await ReadAsync(mine: false)).NewPeople.Total.Should().Be(7);
    }

    [DatabaseFact]
    public async Task NewPeople_OfBeforeOrAfter_InTrash_GoneOrAtDisqualifiedLeads_AreNotTold()
    {
        await SaveAsync(b => b
            .Person("Before", null, change: c => c.CreatedAt = from)
            .Person("After", null, change: c => c.CreatedAt = database.Now.AddMinutes(1))
            .Person("In trash", null, change: c => c.RemovedAt = database.Now)
            .Person("Came as gone", null, change: c => (c.LeftAt, c.LeftNotedAt) = (database.Now, database.Now)));
        await new LeadBuilder(database, "Never").With(l => (l.OwnerId, l.SalesState) = (Me, SalesState.Disqualified)).Person("Nobody asks", null).SaveAsync();

        (await ReadAsync()).IsEmpty.Should().BeTrue();
    }

    [DatabaseFact]
    public async Task Departures_AreTold_WhenTheyAreStored_WithTheSeatsThatWereTheirs()
    {
        await SaveAsync(b => b.Person("Eva Holm", "CFO", change: c => c.CreatedAt = from.AddDays(-90)).Role("Eva Holm", BuyingRole.BudgetInfluencer).Role("Eva Holm", BuyingRole.Champion, RoleState.Declined));
        await LeaveAsync("Eva Holm", daysAgo: 40);

        var news = await ReadAsync();

        news.NewPeople.Total.Should().Be(0);
        news.Departures.Total.Should().Be(1);
        var gone = news.Departures.Shown.Single();
        gone.Person.Should().Be(new DigestPerson("Eva Holm", "CFO"));
        gone.LeftOn.Should().Be(DateOnly.FromDateTime(database.Now.AddDays(-40)));
        gone.Roles.Should().Equal(BuyingRole.BudgetInfluencer);
        (await ReadAsync(from: database.Now)).IsEmpty.Should().BeTrue("it was told");
    }

    [DatabaseFact]
    public async Task Departures_ThatMayBe_AreToldWithTheirEvidence_AndOnceMoreWhenTheyAreSure()
    {
        await SaveAsync(b => b.Person("Eva Holm", "CFO", change: c => (c.CreatedAt, c.MayHaveLeft, c.LeftNotedAt) = (from.AddDays(-90), "an import says: left on 3 Nov 2025", database.Now)));
        var told = await ReadAsync();
        told.Departures.Shown.Single().Should().Match<DigestDeparture>(d => d.LeftOn == null && d.Evidence == "an import says: left on 3 Nov 2025");

        database.Time.Advance(TimeSpan.FromDays(1));
        await LeaveAsync("Eva Holm");

        (await ReadAsync(from: database.Now.AddHours(-1))).Departures.Shown.Single().Evidence.Should().BeNull();
    }

    [DatabaseFact]
    public async Task Departures_ThatWereTakenBack_AreNotTold()
    {
        await SaveAsync(b => b.Person("Eva Holm", "CFO", change: c => c.CreatedAt = from.AddDays(-90)));
        await LeaveAsync("Eva Holm");
        await database.WriteAsync(db => db.Contacts.Single().LeftAt = null);

        (await ReadAsync()).IsEmpty.Should().BeTrue();
    }

    [DatabaseFact]
    public async Task Engaged_IsTold_OnTheDayTheSecondPersonComes()
    {
        await SaveAsync(b => b.Person("Mia Lund", "CTO", change: Old).Person("Kai Berg", "CFO", change: Old).Touch("Mia Lund", "email-reply", 3).Touch("Kai Berg", "email-reply", 0));
        await database.WriteAsync(db => db.Touchpoints.ExecuteUpdateAsync(s => s.SetProperty(t => t.CreatedAt, t => t.At)));

        var news = await ReadAsync();

        news.Engaged.Shown.Should().Equal(new NewlyEngaged(new(lead.Lead.PublicId, "Halden Robotics"), 2));
        news.NewPeople.Total.Should().Be(0);
    }

    [DatabaseFact]
    public async Task Engaged_ThatWasSoBefore_OrWithABlocker_IsNoNews()
    {
        await SaveAsync(b => b.Person("Mia Lund", "CTO", change: Old).Person("Kai Berg", "CFO", change: Old).Touch("Mia Lund", "email-reply", 3).Touch("Kai Berg", "email-reply", 2).Touch("Kai Berg", "email-reply", 0));
        await new LeadBuilder(database, "Solheim").With(l => l.OwnerId = Me).Person("Gate", null, change: c => (c.CreatedAt, c.IsGatekeeper) = (from.AddDays(-90), true))
            .Person("Block", null, change: Old).Person("Lone", null, change: Old).Role("Block", BuyingRole.Blocker)
            .Touch("Gate", "email-reply", 0).Touch("Block", "email-reply", 0).Touch("Lone", "email-reply", 0).SaveAsync();
        await database.WriteAsync(db => db.Touchpoints.ExecuteUpdateAsync(s => s.SetProperty(t => t.CreatedAt, t => t.At)));

        (await ReadAsync()).IsEmpty.Should().BeTrue();
    }

    [DatabaseFact]
    public async Task Engaged_LoggedLater_IsToldWhenItIsKnown()
    {
        // Both wrote days ago, and somebody typed it in today.
        await SaveAsync(b => b.Person("Mia Lund", "CTO", change: Old).Person("Kai Berg", "CFO", change: Old).Touch("Mia Lund", "email-reply", 3).Touch("Kai Berg", "email-reply", 2));

        (await ReadAsync()).Engaged.Total.Should().Be(1);
    }

    protected async Task SaveAsync(Action<LeadBuilder> build)
    {
        lead = new LeadBuilder(database, "Halden Robotics").With(l => l.OwnerId = Me);
        build(lead);
        await lead.SaveAsync();
    }

    protected Task LeaveAsync(string name, int daysAgo = 0) => database.WriteAsync(async db =>
    {
        var contact = await db.Contacts.Include(c => c.Roles).Include(c => c.Employments).SingleAsync(c => c.FullName == name);
        contact.Leave(database.Now.AddDays(-daysAgo), database.Now);
        contact.CreatedAt = contact.CreatedAt == database.Now ? database.Now.AddDays(-30) : contact.CreatedAt;
    });

    private void Old(Contact contact) => contact.CreatedAt = from.AddDays(-90);

    private Task<DigestNews> ReadAsync(bool mine = true, DateTime? from = null) =>
        new DigestQueries(database.Contexts).ReadAsync(new(mine ? Me : null, from ?? this.from, database.Now), default);
}
