using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

/// <summary>
/// What the team did with the demo's people, in the order of time: typed somebody, confirmed a role, logged a call, removed somebody.
/// Each deed is the entity's own verb at its own moment by its own user, so that the audit writes the history a real team would have.
/// </summary>
internal sealed class DemoStory(AppDbContext db, IntakeRoad road, SuppressionBook suppressions, DemoTeam team, IReadOnlyDictionary<string, Lead> leads, DateTime now)
{
    private ILookup<(long CompanyId, string Name), Contact> people = Array.Empty<Contact>().ToLookup(c => (c.CompanyId, c.FullName));

    /// <summary>One deed: when, at which lead, by whom, and what.</summary>
    private sealed record Deed(DateTime At, Lead Lead, Actor By, string? Verb, Func<Task> Do);

    public async Task TellAsync(CancellationToken ct)
    {
        await LoadPeopleAsync(ct);
        foreach (var deed in Typed(ct).Concat(Roles()).Concat(Departures()).Concat(Logged()).Concat(DemoData.Deeds.Select(d => Told(d, ct))).OrderBy(d => d.At).ToList())
        {
            (db.Actor, db.Audit.By, db.Audit.At, db.Audit.LeadId) = (deed.By, AuditBy.Interceptor, deed.At, deed.Lead.Id);
            if (deed.Verb is { } verb)
            {
                db.AuditAs(verb);
            }

            await deed.Do();
            await db.SaveChangesAsync(ct);
        }

        (db.Actor, db.Audit.By, db.Audit.At, db.Audit.LeadId) = (team.Me, AuditBy.Intake, null, null);
        db.Touchpoints.AddRange(DemoData.Touches.Where(t => !TouchpointWeights.Of(t.Kind).ByHand).Select(t => Touchpoint(t, null)));
        await db.SaveChangesAsync(ct);
    }

    private IEnumerable<Deed> Typed(CancellationToken ct) => DemoData.People.Where(p => p.Source == SourceKind.Manual).Select(p =>
    {
        var lead = leads[p.Domain];
        return new Deed(now.AddDays(-p.SaidDaysAgo), lead, By(lead), null, async () =>
        {
            var said = DemoRecords.Incoming(p, lead, now);
            await road.RunAsync(db, new IntakeBatch(await TypedAsync(By(lead), ct), By(lead), [said]), ct);
            await LoadPeopleAsync(ct);
        });
    });

    // Those confirmed at one lead on one day are one visit to its page.
    private IEnumerable<Deed> Roles() => DemoData.People.Where(p => p.Role is not null).GroupBy(p => (p.Domain, p.RoleDaysAgo)).Select(g =>
    {
        var lead = leads[g.Key.Domain];
        var at = now.AddDays(-g.Key.RoleDaysAgo);
        return new Deed(at, lead, By(lead), RoleVerbs.Confirmed, () =>
        {
            foreach (var p in g)
            {
                var contact = Find(lead, p.Name);
                var seat = contact.Roles.Find(r => r.Role == p.Role) ?? Seat(contact, lead, p.Role!.Value);
                seat.IsPrimary = p.Role == BuyingRole.DecisionMaker;
                seat.Confirm(at, By(lead).UserId, By(lead).Name);
            }

            return Task.CompletedTask;
        });
    });

    private IEnumerable<Deed> Departures() => DemoData.People.Where(p => p.LeftDaysAgo is not null).Select(p =>
    {
        var lead = leads[p.Domain];
        var at = now.AddDays(-p.LeftDaysAgo!.Value);
        return new Deed(at, lead, By(lead), "contact.left", () =>
        {
            Find(lead, p.Name).Leave(at, at);
            return Task.CompletedTask;
        });
    });

    private IEnumerable<Deed> Logged() => DemoData.Touches.Where(t => TouchpointWeights.Of(t.Kind).ByHand).Select(t =>
    {
        var lead = leads[t.Domain];
        return new Deed(now.AddHours(-t.HoursAgo), lead, By(lead), TouchpointVerbs.Logged, () =>
        {
            db.Touchpoints.Add(Touchpoint(t, By(lead)));
            return Task.CompletedTask;
        });
    });

    private Deed Told(DemoDeed d, CancellationToken ct)
    {
        var lead = leads[d.Domain];
        var at = now.AddDays(-d.DaysAgo);
        return d.Verb switch
        {
            "state" => new(at, lead, By(lead), LeadVerbs.StateChanged, () => Change(lead, Enum.Parse<SalesState>(d.Value))),
            "removed" => new(at, lead, By(lead), null, () => RemoveAsync(lead, Find(lead, d.Person!), Enum.Parse<RemovalReason>(d.Value), at, ct)),
            "dismissed" => new(at, lead, By(lead), RoleVerbs.Declined, () => Dismiss(lead, Find(lead, d.Person!), Enum.Parse<BuyingRole>(d.Value), at)),
            "job" => new(at, lead, By(lead), null, () => WorkedAt(Find(lead, d.Person!), d.Value.Split("; "))),
            _ => new(at, lead, By(lead), null, () => SayAsync(lead, d.Person!, Enum.Parse<ContactField>(d.Verb, ignoreCase: true), d.Value, at, ct)),
        };
    }

    private Task WorkedAt(Contact contact, string[] job)
    {
        var employer = leads.Values.FirstOrDefault(l => l.Company.Name == job[1]);
        contact.Employments.Add(new Employment
        {
            CompanyId = employer?.CompanyId,
            CompanyName = job[1],
            Title = job[0],
            Locked = true,
            StartedOn = DateOnly.ParseExact(job[2], "yyyy-MM", CultureInfo.InvariantCulture),
            EndedOn = DateOnly.ParseExact(job[3], "yyyy-MM", CultureInfo.InvariantCulture),
        });
        return Task.CompletedTask;
    }

    private static Task Change(Lead lead, SalesState state)
    {
        if (state == SalesState.Disqualified)
        {
            lead.Disqualify("No need", null);
        }
        else
        {
            lead.ChangeState(state);
        }

        return Task.CompletedTask;
    }

    private async Task RemoveAsync(Lead lead, Contact contact, RemovalReason reason, DateTime at, CancellationToken ct)
    {
        contact.Remove(reason, at, By(lead).UserId);
        await suppressions.RememberAsync(db, contact, reason, By(lead), at, ct);
    }

    private Task Dismiss(Lead lead, Contact contact, BuyingRole role, DateTime at)
    {
        (contact.Roles.Find(r => r.Role == role) ?? Seat(contact, lead, role)).Decline(at, By(lead).UserId, By(lead).Name);
        return Task.CompletedTask;
    }

    // A typed value is an observation of a person's: it is locked, and what sources say later waits as a proposal.
    private async Task SayAsync(Lead lead, string name, ContactField field, string value, DateTime at, CancellationToken ct)
    {
        var said = new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = lead.CompanyId,
            RecordKey = $"demo:typed:{lead.Company.Domain}:{name}:{field}",
            Fields = new PersonFields { Values = new SortedDictionary<ContactField, string> { [field] = value } },
            ObservedAt = at,
            Confidence = 1,
            Decision = IntakeDecision.Merge,
            MergeInto = Find(lead, name).Id,
        };
        await road.RunAsync(db, new IntakeBatch(await TypedAsync(By(lead), ct), By(lead), [said]), ct);
    }

    // A document of its own, so that removing the demo takes no document that real words hang on.
    private async Task<SourceDocument> TypedAsync(Actor by, CancellationToken ct) =>
        db.SourceDocuments.Local.FirstOrDefault(d => d is { Kind: SourceKind.Manual, IsDemo: true } && d.ReceivedById == by.UserId)
        ?? await db.SourceDocuments.FirstOrDefaultAsync(d => d.Kind == SourceKind.Manual && d.IsDemo && d.ReceivedById == by.UserId, ct)
        ?? new SourceDocument { Kind = SourceKind.Manual, Name = $"Typed by {by.Name}", TakenAt = now, ReceivedAt = now, ReceivedById = by.UserId, IsDemo = true };

    private Touchpoint Touchpoint(DemoTouch t, Actor? by)
    {
        var (lead, kind, at) = (leads[t.Domain], TouchpointWeights.Of(t.Kind), now.AddHours(-t.HoursAgo));
        return new Touchpoint
        {
            PublicId = Guid.CreateVersion7(),
            LeadId = lead.Id,
            ContactId = t.Person is null ? null : Find(lead, t.Person).Id,
            Channel = kind.Channel,
            Kind = kind.Key,
            Weight = kind.Weight,
            Inbound = !kind.Outbound,
            At = at,
            Summary = t.Summary,
            Source = by is null ? SourceKind.Behaviour : SourceKind.Manual,
            LoggedById = by?.UserId,
            LoggedByName = by?.Name,
            CreatedAt = at,
            IsDemo = true,
        };
    }

    private Contact Find(Lead lead, string name) => people[(lead.CompanyId, name)].First();

    private Actor By(Lead lead) => team.Others.Prepend(team.Me).FirstOrDefault(a => a.UserId == lead.OwnerId) ?? team.Me;

    private static RoleAssignment Seat(Contact contact, Lead lead, BuyingRole role)
    {
        var seat = new RoleAssignment { LeadId = lead.Id, Role = role, Confidence = 1 };
        contact.Roles.Add(seat);
        return seat;
    }

    private async Task LoadPeopleAsync(CancellationToken ct) => people = (await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved])
        .Include(c => c.Employments).Include(c => c.Roles).Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links)
        .Where(c => c.IsDemo).AsSplitQuery().ToListAsync(ct)).ToLookup(c => (c.CompanyId, c.FullName));
}
