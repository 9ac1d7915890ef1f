using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Palette;

public sealed class PaletteQueriesTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Find_SomebodyInTrash_OffersThemForRestoring()
    {
        var lead = await new LeadBuilder(database, "Corvid Logistics").Person("Tova Berglund", "CFO").Person("Tova Nilsen", "CTO").SaveAsync();
        await database.WriteAsync(db => database.Services.GetRequiredService<Data.Search.ILeadSearch>().WriteContactsAsync(db, [lead["Tova Nilsen"].Id], default));
        await database.Get<ContactCommands>().RemoveContactAsync(lead["Tova Berglund"].PublicId, RemovalReason.NotRelevant, default);

        var found = await Queries.FindAsync("tova", leads: true, default);

        found.People.Select(p => (p.Name, p.InTrash)).Should().Equal(("Tova Nilsen", false), ("Tova Berglund", true));
        (await Queries.FindAsync("berg", leads: true, default)).People.Should().ContainSingle().Which.ContactId.Should().Be(lead["Tova Berglund"].PublicId);
    }

    [Fact]
    public async Task Recent_LeadsOpened_StandNewestFirstWithoutThoseInTrash()
    {
        await database.SignUpAsync(TestDatabase.Ann);
        var leads = new List<Guid>();
        foreach (var name in new[] { "Atlas Freight", "Brightwater", "Cobalt" })
        {
            var lead = await new LeadBuilder(database, name).SaveAsync();
            leads.Add(lead.Lead.PublicId);
            await database.Get<LeadCommands>().MarkSeenAsync(lead.Lead.PublicId, default);
            database.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await database.Get<LeadCommands>().MarkSeenAsync(leads[0], default);
        await database.Get<LeadCommands>().RemoveLeadAsync(leads[1], default);

        (await Queries.RecentAsync(default)).Select(l => l.Name).Should().Equal("Atlas Freight", "Cobalt");
    }

    [Theory]
    [InlineData("ha")]
    [InlineData("halden")]
    [InlineData("haldne robtics")]
    public async Task Find_ReachesEveryTableByAnIndexOrTheFullText(string text)
    {
        var plans = await QueryPlans.OfAsync(database, () => Queries.FindAsync(text, leads: true, default));

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Any() && !p.FullReads.Any());
    }

    [Fact]
    public async Task Recent_IsReadByTheUser()
    {
        var plans = await QueryPlans.OfAsync(database, () => Queries.RecentAsync(default));

        plans.Should().NotBeEmpty();
        plans.Should().OnlyContain(p => !p.BareScans.Any() && !p.FullReads.Any());
    }

    private PaletteQueries Queries => database.Get<PaletteQueries>();
}
