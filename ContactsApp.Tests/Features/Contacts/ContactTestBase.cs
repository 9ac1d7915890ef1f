using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Intake;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>A database with one lead, Halden Robotics, and the services of contacts.</summary>
public abstract class ContactTestBase : IAsyncLifetime
{
    protected FeatureSqlite Database { get; private set; } = null!;

    protected Guid LeadId { get; private set; }

    protected ContactCommands Commands => Database.Get<ContactCommands>();

    protected ContactEdits Edits => Database.Get<ContactEdits>();

    public async Task InitializeAsync()
    {
        Database = await FeatureSqlite.CreateAsync();
        LeadId = await AddLeadAsync("Halden Robotics", "halden.example");
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected async Task<Guid> AddLeadAsync(string name, string domain)
    {
        var lead = new Lead
        {
            PublicId = Guid.CreateVersion7(),
            CreatedAt = Database.Now,
            StageSince = Database.Now,
            Company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = Database.Now },
        };
        lead.Company.AddDomain(domain);
        await Database.WriteAsync(db => { db.Leads.Add(lead); });
        return lead.PublicId;
    }

    protected async Task<AddedContact> AddAsync(string? name, string? title = null, string? email = null, string? linkedIn = null, AddDecision decision = AddDecision.Ask, Guid? into = null)
    {
        var form = new AddContactForm { FullName = name, Title = title, Email = email, LinkedInUrl = linkedIn, Decision = decision, MergeInto = into };
        var outcome = await Commands.AddContactAsync(LeadId, form, CancellationToken.None);
        outcome.Ok.Should().BeTrue(outcome.Message);
        return outcome.Value!;
    }

    protected async Task<Contact> ReadAsync(Guid id)
    {
        await using var db = Database.NewContext();
        return await db.Contacts.IgnoreQueryFilters(["NotRemoved"]).Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links)
            .Include(c => c.Employments).Include(c => c.Roles).Include(c => c.Proposals).AsSplitQuery().SingleAsync(c => c.PublicId == id);
    }

    /// <summary>What a machine source says about one person, on the same road.</summary>
    protected async Task<IntakeResult> ObserveAsync(RawPerson raw, string key, DateTime at, SourceKind source = SourceKind.Website)
    {
        await using var write = await Database.Gate.BeginAsync(Actor.Machine, Data.Writing.WritePriority.Bulk, CancellationToken.None);
        var company = await write.Db.Leads.Where(l => l.PublicId == LeadId).Select(l => l.CompanyId).SingleAsync();
        var document = new SourceDocument { Kind = source, Name = "team page", TakenAt = at, ReceivedAt = Database.Now };
        var person = new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            RecordKey = key,
            Fields = PersonCleaner.Clean(raw).Fields,
            ObservedAt = at,
            Confidence = 0.9,
        };
        var results = await Database.Get<IntakeRoad>().RunAsync(write.Db, new IntakeBatch(document, Actor.Machine, [person]), CancellationToken.None);
        await write.CommitAsync(CancellationToken.None);
        return results.Single();
    }

    protected async Task UndoAsync(Guid? undoId)
    {
        var outcome = await Database.Get<Undo.UndoCommands>().UndoAsync(undoId!.Value, CancellationToken.None);
        outcome.Ok.Should().BeTrue(outcome.Message);
    }
}
