using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

/// <summary>Puts the demo into the database down the same road as real people: scores, suggestions and signals are computed, never written here.</summary>
public sealed class DemoBuilder(IntakeRoad road, LeadJudge judge, TimeProvider clock)
{
    /// <summary>The moment the demo's "hours ago" count from.</summary>
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Builds everything inside the caller's write; returns the leads' public ids.</summary>
    public async Task<IReadOnlyList<Guid>> BuildAsync(AppDbContext db, Actor actor, CancellationToken ct)
    {
        db.Audit.By = AuditBy.Intake;
        var leads = DemoData.Companies.Select(c => Lead(c, actor)).ToList();
        db.Leads.AddRange(leads);
        db.AuditEntries.Add(new AuditEntry { At = Now, ActorId = actor.UserId, ActorName = actor.Name, Verb = "demo.loaded", EntityKind = "demo" });
        await db.SaveChangesAsync(ct);
        var byDomain = leads.ToDictionary(l => l.Company.Domain!);
        foreach (var group in DemoData.People.GroupBy(p => p.Source))
        {
            await road.RunAsync(db, new IntakeBatch(Document(group.Key, actor), actor, [.. group.Select(p => Incoming(p, byDomain[p.Domain]))]), ct);
        }

        await road.RunAsync(db, new IntakeBatch(Document(SourceKind.Website, actor), actor, [MeisWebsite(byDomain["halden.example"])]), ct);
        var people = await db.Contacts.Include(c => c.Employments).Include(c => c.Roles).Where(c => c.IsDemo).AsSplitQuery().ToListAsync(ct);
        Live(db, people, byDomain, actor);
        await db.SaveChangesAsync(ct);
        await judge.JudgeContactsAsync(db, people.ConvertAll(p => p.Id), ct);
        await judge.JudgeLeadsAsync(db, leads.ConvertAll(l => l.Id), Now, ct);
        return leads.ConvertAll(l => l.PublicId);
    }

    private Lead Lead(DemoCompany c, Actor actor)
    {
        var company = new Company
        {
            PublicId = Guid.CreateVersion7(),
            Name = c.Name,
            NameKey = CompanyName.Key(c.Name),
            Industry = c.Industry,
            EmployeesMin = c.People,
            EmployeesMax = c.People,
            RevenueMin = c.RevenueMin,
            RevenueMax = c.RevenueMax,
            Country = c.Country,
            City = c.City,
            Technologies = c.Technologies,
            CreatedAt = Now,
            IsDemo = true,
        };
        company.AddDomain(c.Domain);
        return new Lead { PublicId = Guid.CreateVersion7(), Company = company, OwnerId = c.Owned ? actor.UserId : null, Stage = c.Stage, StageSince = Now.AddDays(-9), SalesState = c.State, CreatedAt = Now, CreatedById = actor.UserId, IsDemo = true };
    }

    private SourceDocument Document(SourceKind kind, Actor actor) => new()
    {
        Kind = kind,
        Name = kind switch
        {
            SourceKind.Manual => $"Typed by {actor.Name}",
            SourceKind.Import => "Connections.csv",
            _ => "Team page",
        },
        TakenAt = Now,
        ReceivedAt = Now,
        ReceivedById = actor.UserId,
        IsDemo = true,
    };

    private IncomingPerson Incoming(DemoPerson p, Lead lead) => Incoming(p, lead, p.Title, $"demo:{p.Source}:{p.Domain}:{p.Name}", p.Source switch
    {
        SourceKind.Manual => 12,
        SourceKind.Import => 82,
        _ => 2,
    });

    private IncomingPerson Incoming(DemoPerson p, Lead lead, string? title, string key, int daysAgo)
    {
        var fields = PersonCleaner.Clean(new RawPerson
        {
            FullName = p.Name,
            Title = title,
            Emails = p.Mailbox is null ? [] : [$"{p.Mailbox}@{p.Domain}"],
            Phones = p.Phone is null ? [] : [p.Phone],
            Location = p.Location,
            LinkedInUrl = $"https://www.linkedin.com/in/{p.Name.ToLowerInvariant().Replace(' ', '-')}-demo",
        }).Fields;
        return new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = lead.CompanyId,
            RecordKey = key,
            Fields = fields with { StartedOn = p.Joined },
            ObservedAt = Now.AddDays(-daysAgo),
            Confidence = SourceConfidence.Of(p.Source),
            Evidence = p.Source == SourceKind.Website ? $"{p.Name}, {title}" : null,
            Decision = IntakeDecision.AddAnyway,
        };
    }

    // The team page says something else about Mei than Ann typed: a proposal waits.
    private IncomingPerson MeisWebsite(Lead halden)
    {
        var mei = DemoData.People.First(p => p.Name == "Mei Tanaka");
        return Incoming(mei with { Source = SourceKind.Website }, halden, "Director of Platform Engineering", "demo:team-page:mei", 1) with { Decision = IntakeDecision.Ask, Evidence = "Mei Tanaka, Director of Platform Engineering, joined us in 2023" };
    }

    private void Live(AppDbContext db, List<Contact> people, Dictionary<string, Lead> leads, Actor actor)
    {
        var byName = people.ToLookup(p => (p.CompanyId, p.FullName));
        foreach (var p in DemoData.People)
        {
            var lead = leads[p.Domain];
            if (byName[(lead.CompanyId, p.Name)].FirstOrDefault() is not { } contact)
            {
                continue;
            }

            if (p.Role is { } role)
            {
                var seat = new RoleAssignment { LeadId = lead.Id, Role = role, IsPrimary = role == BuyingRole.DecisionMaker, Confidence = 1 };
                seat.Confirm(Now.AddDays(-p.RoleDaysAgo), actor.UserId, actor.Name);
                contact.Roles.RemoveAll(r => r.Role == role);
                contact.Roles.Add(seat);
            }

            if (p.LeftDaysAgo is { } left)
            {
                contact.Leave(Now.AddDays(-left), Now.AddDays(-left));
            }
        }

        db.Touchpoints.AddRange(DemoData.Touches.Select(t => Touchpoint(t, leads[t.Domain], t.Person is null ? null : byName[(leads[t.Domain].CompanyId, t.Person)].FirstOrDefault())));
    }

    private Touchpoint Touchpoint(DemoTouch t, Lead lead, Contact? contact)
    {
        var kind = TouchpointWeights.Of(t.Kind);
        return new Touchpoint
        {
            PublicId = Guid.CreateVersion7(),
            LeadId = lead.Id,
            ContactId = contact?.Id,
            Channel = kind.Channel,
            Kind = kind.Key,
            Weight = kind.Weight,
            Inbound = !kind.Outbound,
            At = Now.AddHours(-t.HoursAgo),
            Summary = t.Summary,
            Source = SourceKind.Behaviour,
            CreatedAt = Now,
            IsDemo = true,
        };
    }
}
