using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

public abstract class AddLeadContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task AddLead_Domain_MakesACompanyNamedAfterItOwnedByWhoAddedIt()
    {
        var added = await AddAsync("https://www.solheim-marine.example/about");

        added.Kind.Should().Be(OutcomeKind.Done);
        added.Value.Should().Match<AddedLead>(a => a.Name == "Solheim Marine" && !a.Existed && a.Refusal == null);
        await using var db = database.NewContext();
        var lead = await db.Leads.Include(l => l.Company).ThenInclude(c => c.Aliases).Include(l => l.Summary).SingleAsync(l => l.PublicId == added.Value!.LeadId);
        lead.Company.Domain.Should().Be("solheim-marine.example");
        lead.Company.Aliases.Should().ContainSingle(a => a.Domain == "solheim-marine.example");
        lead.OwnerId.Should().Be(TestDatabase.Ann.UserId);
        lead.Summary!.Name.Should().Be("Solheim Marine");
        (await db.AuditEntries.AnyAsync(a => a.LeadId == lead.Id && a.Verb == "lead.added")).Should().BeTrue();
    }

    [DatabaseFact]
    public async Task AddLead_SameIdTwice_MakesOne()
    {
        var line = new NewLead(Guid.CreateVersion7(), "doubleclick-works.example");

        var first = await database.Get<LeadCommands>().AddLeadAsync(line, CancellationToken.None);
        var second = await database.Get<LeadCommands>().AddLeadAsync(line, CancellationToken.None);

        second.Ok.Should().BeTrue();
        second.Value!.LeadId.Should().Be(first.Value!.LeadId);
        await using var db = database.NewContext();
        (await db.Companies.CountAsync(c => c.Domain == "doubleclick-works.example")).Should().Be(1);
    }

    [DatabaseFact]
    public async Task AddLead_EMailSubdomainOrAlias_OpensTheExistingOne()
    {
        var first = await AddAsync("brightwater.example");
        await database.WriteAsync(async db => (await db.Companies.Include(c => c.Aliases).SingleAsync(c => c.Domain == "brightwater.example")).AddDomain("brightwater-group.example"));

        foreach (var text in new[] { "brightwater.example", "shop.brightwater.example", "ann@brightwater.example", "brightwater-group.example" })
        {
            var again = await AddAsync(text);
            again.Kind.Should().Be(OutcomeKind.AlreadyDone, text);
            again.Value.Should().Match<AddedLead>(a => a.Existed && a.LeadId == first.Value!.LeadId, text);
        }
    }

    [DatabaseFact]
    public async Task AddLead_NameOfAnExistingOne_OpensItWhateverTheLegalForm()
    {
        var first = await AddAsync("Corvid Logistics GmbH");

        (await AddAsync("corvid logistics")).Value!.LeadId.Should().Be(first.Value!.LeadId);
        var withDomain = await AddAsync("Corvid Logistics, corvid.example");

        withDomain.Value!.LeadId.Should().Be(first.Value!.LeadId, "a company known by name only learns its domain");
        await using var db = database.NewContext();
        (await db.Leads.Where(l => l.PublicId == first.Value!.LeadId).Select(l => l.Company.Domain).SingleAsync()).Should().Be("corvid.example");
    }

    [DatabaseFact]
    public async Task AddLead_OneInTrash_IsRestoredAndSaysSo()
    {
        var first = await AddAsync("tidewater-labs.example");
        await database.Get<LeadCommands>().RemoveLeadAsync(first.Value!.LeadId, CancellationToken.None);

        var again = await AddAsync("tidewater-labs.example");

        again.Should().Match<Outcome<AddedLead>>(o => o.Kind == OutcomeKind.Done && o.Value!.Existed && o.Message == "Tidewater Labs was in trash and is back");
        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync(s => s.LeadPublicId == first.Value!.LeadId)).IsRemoved.Should().BeFalse();
    }

    [DatabaseFact]
    public async Task AddLead_OwnDomainFreeMailOrNothing_IsRefusedWithASentence()
    {
        await database.WriteAsync(db => db.Workspaces.Add(new Workspace { Name = "Northlight", OwnDomains = ["northlight.example"], CreatedAt = database.Now }));

        (await AddAsync("www.northlight.example")).Should().Match<Outcome<AddedLead>>(o =>
            o.Kind == OutcomeKind.Invalid && o.Message == "northlight.example is your own and can never be a lead.");
        (await AddAsync("somebody@gmail.com")).Message.Should().Be("gmail.com is free mail, not a company.");
        (await AddAsync("  ")).Message.Should().Be("Give a domain, a web address or a company name.");
    }

    [DatabaseFact]
    public async Task AddLeads_SeveralLines_AccountsForEachInOrder()
    {
        var lines = new[] { "nordlys.example", "", "Verdant Foods", "nordlys.example" }.Select(t => new NewLead(Guid.CreateVersion7(), t)).ToList();

        var added = await database.Get<LeadCommands>().AddLeadsAsync(lines, CancellationToken.None);

        added.Message.Should().Be("2 leads were added");
        added.Value!.Select(a => a.Id).Should().Equal(lines.Select(l => l.Id));
        added.Value!.Select(a => (a.Name, a.Existed, Refused: a.Refusal is not null)).Should().Equal(
            ("Nordlys", false, false), ("", false, true), ("Verdant Foods", false, false), ("Nordlys", true, false));
    }

    [DatabaseFact]
    public async Task AddLeads_MoreLinesThanFit_AddsNoneAndSaysHow()
    {
        var lines = Enumerable.Range(0, AddLeads.MostLines + 1).Select(i => new NewLead(Guid.CreateVersion7(), $"Overflowing Works {i}")).ToList();

        var added = await database.Get<LeadCommands>().AddLeadsAsync(lines, CancellationToken.None);

        added.Kind.Should().Be(OutcomeKind.Invalid);
        added.Message.Should().Contain("still in the field").And.Contain("import");
        await using var db = database.NewContext();
        (await db.Companies.AnyAsync(c => c.Name.StartsWith("Overflowing Works"))).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task AddLeads_ManyLines_FindEachCompanyAsOneLineWould()
    {
        var byName = await AddAsync("Setwise Harbour GmbH");
        var byDomain = await AddAsync("setwise-domain.example");
        var trashed = await AddAsync("setwise-trash.example");
        await database.Get<LeadCommands>().RemoveLeadAsync(trashed.Value!.LeadId, CancellationToken.None);
        var texts = new[] { "Setwise Harbour, setwise-harbour.example", "setwise-harbour.example", "setwise harbour", "www.setwise-domain.example", "setwise-trash.example", "Setwise New", "setwise new ltd" };
        var lines = texts.Select(t => new NewLead(Guid.CreateVersion7(), t)).ToList();

        var added = (await database.Get<LeadCommands>().AddLeadsAsync(lines, CancellationToken.None)).Value!;
        var again = (await database.Get<LeadCommands>().AddLeadsAsync(lines, CancellationToken.None)).Value!;

        added.Select(a => a.Existed).Should().Equal(true, true, true, true, true, false, true);
        added.Take(3).Should().OnlyContain(a => a.LeadId == byName.Value!.LeadId);
        (added[3].LeadId, added[4].LeadId, added[6].LeadId).Should().Be((byDomain.Value!.LeadId, trashed.Value!.LeadId, added[5].LeadId));
        again.Should().OnlyContain(a => a.Existed).And.Subject.Select(a => a.LeadId).Should().Equal(added.Select(a => a.LeadId));
    }

    [DatabaseFact]
    public async Task AddLeads_ManyLines_AreTakenBackByOneUndo()
    {
        var lines = Enumerable.Range(0, 250).Select(i => new NewLead(Guid.CreateVersion7(), $"Undone Works {i}, undoneworks{i}.example")).ToList();
        var added = await database.Get<LeadCommands>().AddLeadsAsync(lines, CancellationToken.None);
        added.Message.Should().Be("250 leads were added");

        (await database.UndoAsync(added.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        await using var db = database.NewContext();
        (await db.Leads.CountAsync(l => l.Company.Name.StartsWith("Undone Works"))).Should().Be(0);
        (await db.LeadSummaries.CountAsync(s => s.IsRemoved && s.Name.StartsWith("Undone Works"))).Should().Be(250);
        (await database.UndoAsync(added.UndoId)).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [DatabaseFact]
    public async Task AddLead_Undone_GoesToTrash()
    {
        var added = await AddAsync("fjordwerk.example");

        (await database.UndoAsync(added.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        await using var db = database.NewContext();
        (await db.Leads.AnyAsync(l => l.PublicId == added.Value!.LeadId)).Should().BeFalse();
        (await db.LeadSummaries.SingleAsync(s => s.LeadPublicId == added.Value!.LeadId)).IsRemoved.Should().BeTrue();
    }

    [DatabaseFact]
    public async Task AddLead_WorkedOnSince_StaysWhenUndone()
    {
        var commands = database.Get<LeadCommands>();
        var work = new (string Name, Func<Guid, Task> Do)[]
        {
            ("person", lead => database.Get<ContactCommands>().AddContactAsync(lead, new() { FullName = "Astrid Nyberg" }, CancellationToken.None)),
            ("call", lead => database.Get<TouchpointCommands>().LogTouchpointAsync(new() { LeadId = lead, Kind = LogKind.Call, At = database.Now, Summary = "Asked for a demo" }, CancellationToken.None)),
            ("state", lead => commands.ChangeStateAsync(lead, SalesState.OutreachInProgress, null, null, CancellationToken.None)),
            ("owner", lead => commands.AssignOwnerAsync(lead, ownerId: null, CancellationToken.None)),
            ("stage", lead => commands.PinStageAsync(lead, JourneyStage.Evaluation, CancellationToken.None)),
            ("notes", lead => database.WriteAsync(async db => (await db.Leads.SingleAsync(l => l.PublicId == lead)).Notes = "Met at the fair")),
        };
        foreach (var (name, does) in work)
        {
            var added = await AddAsync($"touched-{name}.example");
            await does(added.Value!.LeadId);

            var undone = await database.UndoAsync(added.UndoId);

            undone.Kind.Should().Be(OutcomeKind.Conflict, name);
            undone.Message.Should().StartWith("Somebody has worked on what was added. Nothing was undone", name);
            await using var db = database.NewContext();
            (await db.Leads.AnyAsync(l => l.PublicId == added.Value!.LeadId)).Should().BeTrue(name);
        }
    }

    [DatabaseFact]
    public async Task AddLeads_SomeWorkedOnSince_StayWhenTheRestIsUndone()
    {
        var lines = Enumerable.Range(0, 250).Select(i => new NewLead(Guid.CreateVersion7(), $"Worked Works {i}, workedworks{i}.example")).ToList();
        var added = await database.Get<LeadCommands>().AddLeadsAsync(lines, CancellationToken.None);
        Guid[] touched = [added.Value![3].LeadId, added.Value![220].LeadId];
        foreach (var lead in touched)
        {
            await database.Get<ContactCommands>().AddContactAsync(lead, new() { FullName = "Astrid Nyberg" }, CancellationToken.None);
        }

        var undone = await database.UndoAsync(added.UndoId);

        undone.Should().Match<Outcome>(o => o.Kind == OutcomeKind.Done && o.Message == "2 leads stay: somebody has worked on them");
        await using var db = database.NewContext();
        (await db.Leads.Where(l => l.Company.Name.StartsWith("Worked Works")).Select(l => l.PublicId).ToListAsync()).Should().BeEquivalentTo(touched);
    }

    private Task<Outcome<AddedLead>> AddAsync(string text) =>
        database.Get<LeadCommands>().AddLeadAsync(new NewLead(Guid.CreateVersion7(), text), CancellationToken.None);
}

public sealed class AddLeadOnSqliteTests(FeatureSqlite database) : AddLeadContract(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task AddLeads_ManyLines_AreLookedUpBySetsAndNotOneByOne()
    {
        var lines = Enumerable.Range(0, 300).Select(i => new NewLead(Guid.CreateVersion7(), $"Many Works {i}, manyworks{i}.example")).ToList();

        var asked = await QueryPlans.OfAsync(database, () => database.Get<LeadCommands>().AddLeadsAsync(lines, CancellationToken.None));

        asked.GroupBy(q => q.Sql).Max(g => g.Count()).Should().BeLessThan(30, "no question is asked for each line");
    }
}

public sealed class AddLeadOnPostgresTests(FeaturePostgres database) : AddLeadContract(database), IClassFixture<FeaturePostgres>;
