using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

/// <summary>Puts the demo into the database down the same road as real people: scores, suggestions and signals are computed, never written here.</summary>
public sealed class DemoBuilder(IntakeRoad road, LeadJudge judge, SuppressionBook suppressions, TimeProvider clock)
{
    /// <summary>The moment the demo's "hours ago" count from.</summary>
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Builds everything inside the caller's write; returns the leads' public ids.</summary>
    public async Task<IReadOnlyList<Guid>> BuildAsync(AppDbContext db, Actor actor, CancellationToken ct)
    {
        var team = await DemoTeam.OfAsync(db, actor, ct);
        var leads = await LeadsAsync(db, team, ct);
        var byDomain = leads.ToDictionary(l => l.Company.Domain!);

        db.Audit.By = AuditBy.Intake;
        foreach (var batch in Batches(byDomain, actor))
        {
            await road.RunAsync(db, batch, ct);
        }

        await new DemoStory(db, road, suppressions, team, byDomain, Now).TellAsync(ct);
        foreach (var batch in LaterWords(byDomain, actor))
        {
            await road.RunAsync(db, batch, ct);
        }

        await judge.JudgeContactsAsync(db, await db.Contacts.Where(c => c.IsDemo).Select(c => c.Id).ToListAsync(ct), ct);
        await judge.JudgeLeadsAsync(db, leads.ConvertAll(l => l.Id), Now, ct);

        // Last and saved by itself: what the audit says of a demo lead behind this row was done by a user (DemoRemoval).
        await db.SaveChangesAsync(ct);
        db.AuditEntries.Add(new AuditEntry { At = Now, ActorId = actor.UserId, ActorName = actor.Name, Verb = DemoChanges.Loaded, EntityKind = "demo" });
        await db.SaveChangesAsync(ct);
        return leads.ConvertAll(l => l.PublicId);
    }

    /// <summary>The leads, as if they had been added one by one: each with its row of the audit at its own time.</summary>
    private async Task<List<Lead>> LeadsAsync(AppDbContext db, DemoTeam team, CancellationToken ct)
    {
        var leads = DemoData.Companies.Select((c, i) => (Company: c, Lead: Lead(c, team.Owner(c.Owner, i)))).ToList();
        db.Audit.By = AuditBy.Interceptor;
        foreach (var sameDay in leads.GroupBy(l => l.Company.AddedDaysAgo).OrderByDescending(g => g.Key))
        {
            db.Audit.At = Now.AddDays(-sameDay.Key);
            db.Leads.AddRange(sameDay.Select(l => l.Lead));
            await db.SaveChangesAsync(ct);
        }

        db.Audit.At = null;
        db.LeadsSeen.AddRange(
            from l in leads
            where l.Company.SeenDaysAgo is not null
            from user in team.UserIds
            select new LeadSeen { UserId = user, LeadId = l.Lead.Id, SeenAt = Now.AddDays(-l.Company.SeenDaysAgo!.Value) });
        await db.SaveChangesAsync(ct);
        return leads.ConvertAll(l => l.Lead);
    }

    private Lead Lead(DemoCompany c, Actor? owner)
    {
        var added = Now.AddDays(-c.AddedDaysAgo);
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
            CreatedAt = added,
            IsDemo = true,
        };
        company.AddDomain(c.Domain);
        var told = DemoData.Deeds.Any(d => d.Domain == c.Domain && d.Verb == "state");
        return new Lead
        {
            PublicId = Guid.CreateVersion7(),
            Company = company,
            OwnerId = owner?.UserId,
            Stage = c.Stage,
            StageSince = Now.AddDays(-Math.Min(9, c.AddedDaysAgo)),
            SalesState = told ? SalesState.NotContactedYet : c.State,
            CreatedAt = added,
            CreatedById = owner?.UserId,
            IsDemo = true,
        };
    }

    // The company's own page for those with a story; one directory for the others.
    private IEnumerable<IntakeBatch> Batches(Dictionary<string, Lead> leads, Actor actor) => DemoData.People
        .Where(p => p.Source != SourceKind.Manual)
        .GroupBy(p => (p.Source, Told: p.Source == SourceKind.Website && DemoData.Companies.First(c => c.Domain == p.Domain).Seats == "-" ? p.Domain : null))
        .Select(g => new IntakeBatch(
            Document(g.Key.Source, g.Key.Source == SourceKind.Import ? "Connections.csv" : "Team page", g.Key.Told is null ? null : $"https://{g.Key.Told}/team", g.Max(p => p.SaidDaysAgo), actor),
            actor,
            [.. g.Select(p => DemoRecords.Incoming(p, leads[p.Domain], Now))]));

    private IEnumerable<IntakeBatch> LaterWords(Dictionary<string, Lead> leads, Actor actor) => DemoData.Words.OrderByDescending(w => w.DaysAgo).Select(w =>
    {
        var person = DemoData.People.First(p => p.Domain == w.Domain && p.Name == w.Person);
        var said = DemoRecords.Incoming(person with { Source = w.Source, SaidDaysAgo = w.DaysAgo, Title = w.Title, Phone = null, Location = null, Joined = null }, leads[w.Domain], Now);
        return new IntakeBatch(
            Document(w.Source, w.Document, w.Path is null ? null : $"https://{w.Domain}{w.Path}", w.DaysAgo, actor),
            actor,
            [said with { RecordKey = $"demo:{w.Document}:{w.Person}", Evidence = w.Evidence, Decision = IntakeDecision.Ask }]);
    });

    private SourceDocument Document(SourceKind kind, string name, string? url, double daysAgo, Actor actor) => new()
    {
        Kind = kind,
        Name = name,
        Url = url,
        TakenAt = Now.AddDays(-daysAgo),
        ReceivedAt = Now.AddDays(-daysAgo),
        ReceivedById = actor.UserId,
        IsDemo = true,
    };
}

/// <summary>Made-up people as records of a source.</summary>
internal static class DemoRecords
{
    /// <summary>What the person's first source says, at its own time.</summary>
    public static IncomingPerson Incoming(DemoPerson p, Lead lead, DateTime now)
    {
        var fields = PersonCleaner.Clean(new RawPerson
        {
            FullName = p.Name,
            Title = p.Title,
            Emails = p.Mailbox is null ? [] : [$"{p.Mailbox}@{p.Domain}"],
            Phones = p.Phone is null ? [] : [p.Phone],
            Location = p.Location,
            LinkedInUrl = $"https://www.linkedin.com/in/{p.Name.ToLowerInvariant().Replace(' ', '-')}-{p.Domain.Split('.')[0]}-demo",
        }).Fields;
        return new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = lead.CompanyId,
            RecordKey = $"demo:{p.Source}:{p.Domain}:{p.Name}",
            Fields = fields with { StartedOn = p.Joined },
            ObservedAt = now.AddDays(-p.SaidDaysAgo),
            Confidence = SourceConfidence.Of(p.Source),
            Evidence = p.Source == SourceKind.Website ? $"{p.Name}, {p.Title}" : null,
            Decision = IntakeDecision.AddAnyway,
        };
    }
}

/// <summary>Who plays in the demo: whoever loads it, and the users there are besides.</summary>
internal sealed record DemoTeam(Actor Me, IReadOnlyList<Actor> Others)
{
    /// <summary>Everybody whose "new" marks the demo sets.</summary>
    public IEnumerable<string> UserIds => Others.Prepend(Me).Select(a => a.UserId).OfType<string>();

    public static async Task<DemoTeam> OfAsync(AppDbContext db, Actor me, CancellationToken ct)
    {
        var users = await db.Users.OrderBy(u => u.CreatedAt).ThenBy(u => u.Id).Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        // The command line acts as nobody in particular: then the first user is "me".
        var self = users.Find(u => u.Id == me.UserId) ?? users.FirstOrDefault();
        return new(self is null ? me : new Actor(self.Id, self.DisplayName), [.. users.Where(u => u.Id != self?.Id).Select(u => new Actor(u.Id, u.DisplayName))]);
    }

    /// <summary>The owner of the index-th company; null for nobody.</summary>
    public Actor? Owner(DemoOwner owner, int index) => owner switch
    {
        DemoOwner.Me => Me,
        DemoOwner.Team => Others.Count == 0 ? Me : Others[index % Others.Count],
        DemoOwner.None => null,
    };
}
