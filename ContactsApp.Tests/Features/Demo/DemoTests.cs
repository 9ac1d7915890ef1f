using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

public sealed class DemoTests : IAsyncLifetime
{
    private FeatureSqlite database = null!;

    public async Task InitializeAsync()
    {
        database = await FeatureSqlite.CreateAsync();
        database.Acts(UserRole.Admin);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    private Task<Outcome> LoadAsync() => database.Get<DemoCommands>().LoadDemoAsync(CancellationToken.None);

    [Fact]
    public async Task Load_TellsTheHaldenStory_WithNumbersComputedByTheCode()
    {
        (await LoadAsync()).Ok.Should().BeTrue();

        await using var db = database.NewContext();
        var halden = await db.LeadSummaries.SingleAsync(s => s.Name == "Halden Robotics");
        halden.Completeness.Should().Be(50);
        halden.CompletenessWithSuggestions.Should().Be(100);
        halden.EngagedCount.Should().Be(5);
        var mei = await db.Contacts.Include(c => c.Proposals).SingleAsync(c => c.FullName == "Mei Tanaka");
        mei.Proposals.Should().ContainSingle(p => p.State == ProposalState.Open && p.Value == "Director of Platform Engineering");
        (await db.RoleAssignments.SingleAsync(r => r.Contact.FullName == "Anders Berg")).State.Should().Be(RoleState.Ended);
    }

    [Fact]
    public async Task Load_SoftwareCompany_SuggestsEveryTypicalTitle()
    {
        await LoadAsync();

        await using var db = database.NewContext();
        var roles = await db.RoleAssignments.Where(r => r.Contact.Company.Name == "Loomwork Software").Select(r => new { r.Contact.Title, r.Role, r.State }).ToListAsync();
        roles.Should().Contain(r => r.Title == "VP of Engineering" && r.Role == BuyingRole.DecisionMaker && r.State == RoleState.Confirmed);
        roles.Should().Contain(r => r.Title == "Director of IT" && r.Role == BuyingRole.TechnicalEvaluator && r.State == RoleState.Suggested);
        roles.Should().Contain(r => r.Title == "Head of Finance" && r.Role == BuyingRole.BudgetInfluencer && r.State == RoleState.Suggested);
    }

    [Fact]
    public async Task Load_UsesReservedDomainsOnly()
    {
        await LoadAsync();

        await using var db = database.NewContext();
        (await db.CompanyAliases.Select(a => a.Domain).ToListAsync()).Should().NotBeEmpty().And.OnlyContain(d => d.EndsWith(".example"));
        (await db.ContactEmails.Select(e => e.Address).ToListAsync()).Should().NotBeEmpty().And.OnlyContain(a => a.EndsWith(".example"));
    }

    [Fact]
    public async Task Load_Twice_IsOnce()
    {
        await LoadAsync();
        (await LoadAsync()).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [Fact]
    public async Task Remove_TakesTheDemoAndLeavesRealLeads()
    {
        await database.Get<Leads.LeadCommands>().AddLeadAsync(new(Guid.CreateVersion7(), "real.example"), CancellationToken.None);
        await LoadAsync();

        (await database.Get<DemoCommands>().RemoveDemoAsync(CancellationToken.None)).Ok.Should().BeTrue();

        await using var db = database.NewContext();
        (await db.Companies.Select(c => c.Domain).ToListAsync()).Should().Equal("real.example");
        (await db.Contacts.IgnoreQueryFilters(["NotRemoved"]).CountAsync()).Should().Be(0);
        (await db.Observations.CountAsync()).Should().Be(0);
        (await db.Touchpoints.IgnoreQueryFilters(["NotRemoved"]).CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Load_ByARep_IsRefused()
    {
        database.Acts(UserRole.Rep);
        (await LoadAsync()).Kind.Should().Be(OutcomeKind.Forbidden);
    }
}
