using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
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
        await database.SignUpAsync(TestDatabase.Ann);
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
    public async Task Load_LeavesAHistory_OfWhoDidWhatWhen()
    {
        await LoadAsync();

        var history = await database.Get<LeadQueries>().HistoryAsync(await IdOfAsync("Halden Robotics"), 100, CancellationToken.None);

        history.Should().BeInDescendingOrder(h => h.At);
        history.Should().OnlyContain(h => h.Who == TestDatabase.Ann.Name);
        history.Should().Contain(h => h.What == "confirmed Ingrid Solheim as decision maker" && h.At == database.Now.AddDays(-11));
        history.Should().Contain(h => h.What == "confirmed Anders Berg as budget influencer" && h.At == database.Now.AddDays(-60));
        history.Should().Contain(h => h.Verb == "contact.removed" && h.What.Contains("Victor Hale") && h.At == database.Now.AddDays(-20));
        history.Should().Contain(h => h.Verb == "touchpoint.logged" && h.What.Contains("Call about the migration"));
        history.Should().Contain(h => h.Verb == "lead.added" && h.At == database.Now.AddDays(-96));
        history[^1].At.Should().Be(database.Now.AddDays(-96));
    }

    [Fact]
    public async Task Load_RemovedPersonTypedAgain_IsAskedAbout()
    {
        await LoadAsync();

        var form = new AddContactForm { FullName = "Victor Hale", Title = "Account Manager" };
        var preview = (await database.Get<AddContactPreview>().PreviewAsync(await IdOfAsync("Halden Robotics"), [form], CancellationToken.None)).Single();

        preview.RemovedEarlier.Should().NotBeNull();
        preview.RemovedEarlier!.Reason.Should().Be(RemovalReason.NotRelevant);
        preview.RemovedEarlier.TrashUntil.Should().Be(database.Now.AddDays(10));
    }

    [Fact]
    public async Task Load_TypedTitle_IsLockedWithThreeSourcesBehindIt()
    {
        await LoadAsync();
        await using var db = database.NewContext();
        var mei = await db.Contacts.Where(c => c.FullName == "Mei Tanaka").Select(c => c.PublicId).SingleAsync();

        var title = (await database.Get<ContactQueries>().DetailsAsync(mei, CancellationToken.None))!.Fields[ContactField.Title];

        (title.Value, title.Locked, title.Source!.Source, title.Source.At).Should().Be(("Engineering Manager, Platform", true, SourceKind.Manual, database.Now.AddDays(-11)));
        title.Others.Select(o => (o.Source.Source, o.Value)).Should().Equal((SourceKind.Website, "Director of Platform Engineering"), (SourceKind.Import, "Engineering Manager"));
    }

    [Fact]
    public async Task Load_ListIsVaried_FitsOwnersAndWhatIsNew()
    {
        var tom = await database.UserAsync("Tom Lindqvist");
        await LoadAsync();

        await using var db = database.NewContext();
        var rows = (await database.Get<LeadQueries>().RowsAsync(new LeadFilter(), 0, 100, new LeadAnchors(), TestDatabase.Ann.UserId!, CancellationToken.None)).Rows;
        rows.Select(r => r.FitScore).Distinct().Count().Should().BeGreaterThan(8);
        rows.Select(r => r.FitBand).Should().Contain([ScoreBand.Strong, ScoreBand.Moderate, ScoreBand.Weak, ScoreBand.NotAFit]);
        rows.Select(r => r.OwnerId).Should().Contain(tom.UserId);
        rows.Should().ContainSingle(r => r.OwnerId == null);
        rows.Count(r => r.IsNew).Should().BeInRange(3, 6);
        rows.Select(r => r.Stage).Distinct().Should().HaveCount(4);
    }

    private async Task<Guid> IdOfAsync(string company)
    {
        await using var db = database.NewContext();
        return await db.LeadSummaries.Where(s => s.Name == company).Select(s => s.LeadPublicId).SingleAsync();
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
        await LoadAsync();
        var real = await database.Get<Leads.LeadCommands>().AddLeadAsync(new(Guid.CreateVersion7(), "real.example"), CancellationToken.None);
        await database.Get<ContactCommands>().AddContactAsync(real.Value!.LeadId, new() { FullName = "Astrid Nyberg" }, CancellationToken.None);

        (await database.Get<DemoCommands>().RemoveDemoAsync(keepChanged: true, CancellationToken.None)).Ok.Should().BeTrue();

        await using var db = database.NewContext();
        (await db.Companies.Select(c => c.Domain).ToListAsync()).Should().Equal("real.example");
        (await db.Contacts.IgnoreQueryFilters(["NotRemoved"]).Select(c => c.FullName).ToListAsync()).Should().Equal("Astrid Nyberg");
        (await db.Observations.CountAsync()).Should().Be(1, "what was typed of a real person is no part of the demo");
        (await db.Touchpoints.IgnoreQueryFilters(["NotRemoved"]).CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Changes_OfAFreshDemo_AreNone()
    {
        await LoadAsync();

        (await database.Get<DemoCommands>().ChangesAsync(CancellationToken.None)).Should().Match<DemoChanges>(c => c.Leads == DemoData.Companies.Count && c.Changed == 0 && c.Words == null);
    }

    [Fact]
    public async Task Remove_LeadsThatAUserChanged_AreCountedAndStayUnlessTold()
    {
        await LoadAsync();
        var demo = database.Get<DemoCommands>();
        Guid[] leads;
        await using (var db = database.NewContext())
        {
            database.Time.Advance(TimeSpan.FromHours(1));
            leads = await db.Leads.Where(l => l.IsDemo).OrderBy(l => l.Id).Take(3).Select(l => l.PublicId).ToArrayAsync();
        }

        await database.Get<ContactCommands>().AddContactAsync(leads[0], new() { FullName = "Astrid Nyberg" }, CancellationToken.None);
        await database.Get<TouchpointCommands>().LogTouchpointAsync(new() { LeadId = leads[1], Kind = LogKind.Call, At = database.Now, Summary = "Asked for a demo" }, CancellationToken.None);
        await database.Get<Leads.LeadCommands>().EditCompanyAsync(leads[2], Leads.CompanyField.City, "Oslo", await CityAsync(leads[2]), CancellationToken.None);

        var changes = await demo.ChangesAsync(CancellationToken.None);
        changes.Words.Should().Be("Your team added 1 contact and 1 call to them and worked on 3 of them.");
        (await demo.RemoveDemoAsync(keepChanged: true, CancellationToken.None)).Message.Should().Be("The demo data was removed; 3 leads that were changed stay");

        await using (var db = database.NewContext())
        {
            (await db.Leads.Select(l => l.PublicId).ToListAsync()).Should().BeEquivalentTo(leads);
            (await db.Contacts.AnyAsync(c => c.FullName == "Astrid Nyberg")).Should().BeTrue();
            (await db.Observations.CountAsync(o => !db.SourceDocuments.Any(d => d.Id == o.SourceDocumentId))).Should().Be(0);
        }

        (await demo.RemoveDemoAsync(keepChanged: false, CancellationToken.None)).Ok.Should().BeTrue();
        (await demo.IsLoadedAsync(CancellationToken.None)).Should().BeFalse();
    }

    [Fact]
    public async Task Changes_AFileSpokeOfADemoPerson_AreCountedUntilThatIsTakenBack()
    {
        await LoadAsync();
        await database.WriteAsync(async db => db.Observations.Add(new Observation
        {
            ContactId = await db.Contacts.Where(c => c.FullName == "Mei Tanaka").Select(c => c.Id).SingleAsync(),
            SourceDocument = new SourceDocument { Kind = SourceKind.Import, Name = "people.csv", TakenAt = database.Now, ReceivedAt = database.Now },
            Source = SourceKind.Import,
            RecordKey = "mei",
            ObservedAt = database.Now,
            ReceivedAt = database.Now,
        }));
        (await database.Get<DemoCommands>().ChangesAsync(CancellationToken.None)).Changed.Should().Be(1);

        await database.WriteAsync(async db => (await db.Observations.SingleAsync(o => o.RecordKey == "mei")).RetractedAt = database.Now);
        (await database.Get<DemoCommands>().ChangesAsync(CancellationToken.None)).Changed.Should().Be(0);
    }

    private async Task<string?> CityAsync(Guid lead)
    {
        await using var db = database.NewContext();
        return await db.Leads.Where(l => l.PublicId == lead).Select(l => l.Company.City).SingleAsync();
    }

    [Fact]
    public async Task Load_ByARep_IsRefused()
    {
        database.Acts(UserRole.Rep);
        (await LoadAsync()).Kind.Should().Be(OutcomeKind.Forbidden);
    }
}
