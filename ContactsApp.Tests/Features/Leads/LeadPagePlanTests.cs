using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Leads;

/// <summary>
/// What a lead's page, the drawer and the search read grows with the lead, never with the database: every table is reached
/// by an index. The tables of users and profiles have a few rows and may be read whole.
/// </summary>
public sealed class LeadPagePlanTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>, IAsyncLifetime
{
    private static readonly string[] SmallTables = ["AspNetUsers", "IcpProfiles"];

    private Lead lead = default!;
    private Contact person = default!;

    public async Task InitializeAsync()
    {
        var built = await new LeadBuilder(database, "Halden Robotics")
            .Person("Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering, c => c.Emails.Add(new ContactEmail { Address = "ingrid@halden.example", IsPrimary = true }))
            .Person("Mei Tanaka", "Engineering Manager", Seniority.Manager, Department.Engineering)
            .Role("Ingrid Solheim", BuyingRole.DecisionMaker, primary: true)
            .Touch("Ingrid Solheim", "call-held", 3).Touch("Mei Tanaka", "meeting-held", 5).Touch(null, "note", 6)
            .SaveAsync();
        (lead, person) = (built.Lead, built["Ingrid Solheim"]);

        // So that the history has something of every kind to name, of somebody who was removed too.
        await database.Get<ContactEdits>().EditFieldAsync(person.PublicId, ContactField.Title, "SVP of Engineering", person.Title, CancellationToken.None);
        await database.Get<CommitteeCommands>().ConfirmRoleAsync(built["Mei Tanaka"].PublicId, BuyingRole.Champion, CancellationToken.None);
        await database.Get<ContactCommands>().RemoveContactAsync(built["Mei Tanaka"].PublicId, RemovalReason.NotRelevant, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public Task Header_ReachesEveryTableByAnIndex() => ReadsWellAsync(() => database.Get<LeadQueries>().HeaderAsync(lead.PublicId, CancellationToken.None));

    [Fact]
    public Task CommitteeAndContactsTable_ReachEveryTableByAnIndex() =>
        ReadsWellAsync(() => database.Get<CommitteeQueries>().CommitteeAsync(lead.PublicId, CancellationToken.None));

    [Fact]
    public async Task Timeline_FirstPageAndLaterOnes_AreReadOffTheirIndex()
    {
        var queries = database.Get<TouchpointQueries>();

        (await ReadsWellAsync(() => queries.TimelineAsync(lead.PublicId, null, 50, CancellationToken.None))).Should().OnlyContain(p => !p.Sorts);
        (await ReadsWellAsync(() => queries.TimelineAsync(lead.PublicId, database.Now.AddDays(-4), 50, CancellationToken.None))).Should().OnlyContain(p => !p.Sorts);
    }

    [Fact]
    public async Task Timeline_OfOnePersonAndWhoIsOnIt_ReachEveryTableByAnIndex()
    {
        var queries = database.Get<TouchpointQueries>();

        await ReadsWellAsync(() => queries.TimelineAsync(lead.PublicId, person.PublicId, null, 50, CancellationToken.None));
        await ReadsWellAsync(() => queries.PeopleAsync(lead.PublicId, CancellationToken.None));
    }

    [Fact]
    public Task History_ReachesEveryTableByAnIndex() => ReadsWellAsync(() => database.Get<LeadQueries>().HistoryAsync(lead.PublicId, 100, CancellationToken.None));

    [Fact]
    public Task ContactDrawer_ReachesEveryTableByAnIndex() =>
        ReadsWellAsync(() => database.Get<ContactQueries>().DetailsAsync(person.PublicId, CancellationToken.None));

    [Fact]
    public Task FilterMenus_AreReadOffTheirIndexes() => ReadsWellAsync(() => database.Get<LeadQueries>().FilterChoicesAsync(CancellationToken.None), "LeadSummaries");

    [Theory]
    [InlineData("so")]
    [InlineData("solheim")]
    [InlineData("ingrid@halden")]
    [InlineData("olhei")]
    public Task Search_ReachesEveryTableByTheFullText(string text) => ReadsWellAsync(async () =>
    {
        await using var db = database.NewContext();
        await database.Services.GetRequiredService<ILeadSearch>().FindAsync(db, text, 50, CancellationToken.None);
    });

    /// <summary>Asserts, and returns the plans for more.</summary>
    /// <param name="mayRead">A table that may be read from end to end along an index, because every one of its rows has a say.</param>
    private async Task<IReadOnlyList<QueryPlan>> ReadsWellAsync(Func<Task> read, string? mayRead = null)
    {
        var plans = await QueryPlans.OfAsync(database, read);

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Except(SmallTables).Any() && !p.FullReads.Except(SmallTables).Except(new[] { mayRead }).Any());
        return plans;
    }
}
