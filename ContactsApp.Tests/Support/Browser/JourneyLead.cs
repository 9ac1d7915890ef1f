using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Support.Browser;

/// <summary>A lead that a journey starts from. What stands on it was put there by the app's own commands, as its owner would.</summary>
public sealed class JourneyLead
{
    private readonly AppFactory app;
    private readonly TestUser owner;

    private JourneyLead(AppFactory app, TestUser owner, string name, string domain, Guid id) =>
        (this.app, this.owner, Name, Domain, Id) = (app, owner, name, domain, id);

    public string Name { get; }

    public string Domain { get; }

    public Guid Id { get; }

    /// <summary>The address of its page.</summary>
    public string Url => Urls.Lead(Id);

    /// <summary>Adds a lead with a domain of its own.</summary>
    /// <param name="name">Such as Halden: it makes halden.example.</param>
    public static async Task<JourneyLead> AddAsync(AppFactory app, TestUser owner, string name)
    {
        var domain = $"{name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)}.example";
        var added = await app.AsAsync(owner, s => s.GetRequiredService<LeadCommands>().AddLeadAsync(new NewLead(Guid.CreateVersion7(), $"{name}, {domain}"), default));
        added.Ok.Should().BeTrue(added.Message);
        added.Value!.Existed.Should().BeFalse("each journey has a lead of its own");
        return new JourneyLead(app, owner, name, domain, added.Value.LeadId);
    }

    /// <summary>The address of its page with this contact's drawer open.</summary>
    public string DrawerUrl(Guid contact) => Urls.Lead(Id, contact: contact);

    /// <summary>Types one person in.</summary>
    public async Task<Guid> AddPersonAsync(string name, string? title = null, string? email = null, string? linkedIn = null)
    {
        var form = new AddContactForm { FullName = name, Title = title, Email = email, LinkedInUrl = linkedIn };
        var added = await app.AsAsync(owner, s => s.GetRequiredService<ContactCommands>().AddContactAsync(Id, form, default));
        added.Ok.Should().BeTrue(added.Message);
        return added.Value!.ContactId!.Value;
    }

    /// <summary>Confirms a role of somebody.</summary>
    public Task ConfirmRoleAsync(Guid contact, BuyingRole role) =>
        DoAsync(s => s.GetRequiredService<CommitteeCommands>().ConfirmRoleAsync(contact, role, default));

    /// <summary>Changes somebody's title in place.</summary>
    public Task EditTitleAsync(Guid contact, string title) => DoAsync(async s =>
    {
        var shown = await s.GetRequiredService<ContactQueries>().DetailsAsync(contact, default);
        return await s.GetRequiredService<ContactEdits>().EditFieldAsync(contact, ContactField.Title, title, shown!.Card.Title, default);
    });

    /// <summary>Moves somebody to trash and says why.</summary>
    public async Task RemoveAsync(Guid contact, RemovalReason reason)
    {
        await DoAsync(s => s.GetRequiredService<ContactCommands>().RemoveContactAsync(contact, RemovalReason.NotSaid, default));
        await DoAsync(s => s.GetRequiredService<ContactCommands>().SayWhyRemovedAsync(contact, reason, default));
    }

    /// <summary>Moves the whole lead to trash.</summary>
    public Task MoveToTrashAsync() => DoAsync(async s => await s.GetRequiredService<LeadCommands>().RemoveLeadAsync(Id, default));

    /// <summary>Logs a call that somebody took part in, so long ago.</summary>
    public Task LogCallAsync(Guid contact, string summary, TimeSpan ago) => DoAsync(s => s.GetRequiredService<TouchpointCommands>().LogTouchpointAsync(
        new LogTouchpointForm { LeadId = Id, Kind = LogKind.Call, ContactIds = [contact], At = (app.Clock.GetUtcNow() - ago).UtcDateTime, Summary = summary }, default));

    /// <summary>A website says something about a person: the same road that a machine source takes.</summary>
    /// <param name="record">Stable key of the person on the page.</param>
    public Task<IntakeResult> WebsiteSaysAsync(string record, RawPerson person) => app.WithServicesAsync(async services =>
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await using var write = await services.GetRequiredService<WriteGate>().BeginAsync(Actor.Machine, WritePriority.Bulk, default);
        var company = await write.Db.Leads.Where(l => l.PublicId == Id).Select(l => l.CompanyId).SingleAsync();
        var page = new SourceDocument { Kind = SourceKind.Website, Name = "Team page", TakenAt = now, ReceivedAt = now };
        var said = new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            RecordKey = $"{Domain}#{record}",
            Fields = PersonCleaner.Clean(person).Fields,
            ObservedAt = now,
            Confidence = 0.9,
            Evidence = $"{person.FullName}, {person.Title}",
        };
        var results = await services.GetRequiredService<IntakeRoad>().RunAsync(write.Db, new IntakeBatch(page, Actor.Machine, [said]), default);
        await write.CommitAsync(default);
        services.GetRequiredService<ChangeFeed>().Publish([Id], null, Actor.Machine);
        return results.Single();
    });

    /// <summary>Runs a command as the owner, in a scope of its own.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task<Outcome>> command)
    {
        var outcome = await app.AsAsync(owner, command);
        outcome.Ok.Should().BeTrue(outcome.Message);
    }
}
