using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Signals;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Digests;

/// <summary>
/// What happened at leads in a time, from what is stored. Each part is found by an index of what is new or by the owner's leads, so that it costs
/// what happened and not what there is. Nothing is told of disqualified leads and of what is in trash.
/// </summary>
public sealed class DigestQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Leads in a part; the rest is counted.</summary>
    public const int MostLeads = 15;

    /// <summary>People named at one lead; the rest is counted.</summary>
    public const int MostPeople = 4;

    /// <summary>Leads whose touchpoints are read at once.</summary>
    private const int LeadsAtOnce = 500;

    public async Task<DigestNews> ReadAsync(DigestScope scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new(await NewPeopleAsync(db, scope, ct), await DeparturesAsync(db, scope, ct), await EngagedAsync(db, scope, ct));
    }

    private static IQueryable<Lead> LeadsOf(AppDbContext db, DigestScope scope)
    {
        var leads = db.Leads.AsNoTracking().Where(l => l.SalesState != SalesState.Disqualified);
        return scope.OwnerId is { } owner ? leads.Where(l => l.OwnerId == owner) : leads;
    }

    private static async Task<DigestPart<NewPeople>> NewPeopleAsync(AppDbContext db, DigestScope scope, CancellationToken ct)
    {
        var people = db.Contacts.AsNoTracking().Where(c => c.CreatedAt > scope.From && c.CreatedAt <= scope.To && c.LeftAt == null);
        var byLead = people.Join(LeadsOf(db, scope), c => c.CompanyId, l => l.CompanyId, (c, l) => new { l.CompanyId, l.PublicId }).GroupBy(x => x);
        var counts = byLead.Select(g => new { g.Key.CompanyId, g.Key.PublicId, Count = g.Count() });
        var total = await counts.SumAsync(c => c.Count, ct);
        if (total == 0)
        {
            return new([], 0, 0);
        }

        var leads = await counts.CountAsync(ct);
        var first = await counts.OrderByDescending(c => c.Count).ThenBy(c => c.CompanyId).Take(MostLeads)
            .Join(db.Companies, c => c.CompanyId, o => o.Id, (c, o) => new { c.CompanyId, c.PublicId, c.Count, o.Name }).ToListAsync(ct);
        var shown = new List<NewPeople>();
        foreach (var lead in first.OrderByDescending(f => f.Count).ThenBy(f => f.CompanyId))
        {
            var named = await people.Where(c => c.CompanyId == lead.CompanyId).OrderByDescending(c => c.Relevance ?? -1).ThenBy(c => c.Id).Take(MostPeople)
                .Select(c => new DigestPerson(c.FullName, c.Title)).ToListAsync(ct);
            shown.Add(new(new(lead.PublicId, lead.Name), named, lead.Count));
        }

        return new(shown, total, leads);
    }

    private static async Task<DigestPart<DigestDeparture>> DeparturesAsync(AppDbContext db, DigestScope scope, CancellationToken ct)
    {
        // Who came as somebody who had left is no news of a departure.
        var gone = db.Contacts.AsNoTracking()
            .Where(c => c.LeftNotedAt > scope.From && c.LeftNotedAt <= scope.To && c.CreatedAt < c.LeftNotedAt && (c.LeftAt != null || c.MayHaveLeft != null))
            .Join(LeadsOf(db, scope), c => c.CompanyId, l => l.CompanyId, (c, l) => new { Contact = c, Lead = l });
        var total = await gone.CountAsync(ct);
        if (total == 0)
        {
            return new([], 0, 0);
        }

        var leads = await gone.Select(g => g.Lead.Id).Distinct().CountAsync(ct);
        // Of an import that says that hundreds left, those who mattered.
        var rows = await gone.OrderByDescending(g => g.Contact.Relevance ?? -1).ThenBy(g => g.Contact.Id).Take(MostLeads).Select(g => new
        {
            g.Lead.PublicId,
            g.Lead.Company.Name,
            Person = new DigestPerson(g.Contact.FullName, g.Contact.Title),
            g.Contact.LeftAt,
            g.Contact.MayHaveLeft,
            Roles = g.Contact.Roles
                .Where(r => r.LeadId == g.Lead.Id && (r.State == RoleState.Confirmed || (r.State == RoleState.Ended && r.EndReason == Contact.LeftTheCompany)))
                .OrderBy(r => r.Id).Select(r => r.Role).ToList(),
        }).ToListAsync(ct);
        return new([.. rows.Select(r => new DigestDeparture(
            new(r.PublicId, r.Name), r.Person, r.LeftAt is { } left ? DateOnly.FromDateTime(left) : null, r.LeftAt is null ? r.MayHaveLeft : null, r.Roles))], total, leads);
    }

    private static async Task<DigestPart<NewlyEngaged>> EngagedAsync(AppDbContext db, DigestScope scope, CancellationToken ct)
    {
        // What turned a signal on had the lead judged.
        var flag = LeadFlag.Signal(SignalKinds.MultiThreaded);
        var summaries = db.LeadSummaries.AsNoTracking().Where(s => !s.IsRemoved && s.ComputedAt > scope.From);
        summaries = scope.OwnerId is { } owner ? summaries.Where(s => s.OwnerId == owner) : summaries;
        var leads = await db.LeadFlags.Where(f => f.Flag == flag).Join(summaries, f => f.LeadId, s => s.LeadId, (_, s) => new { s.LeadId, Lead = new DigestLead(s.LeadPublicId, s.Name) }).ToListAsync(ct);
        var fresh = new List<NewlyEngaged>();
        foreach (var some in leads.OrderBy(l => l.LeadId).Chunk(LeadsAtOnce))
        {
            var touches = await TouchesAsync(db, some.Select(l => l.LeadId).ToList(), scope, ct);
            fresh.AddRange(some.Select(l => (l.Lead, People: PeopleIfNew([.. touches[l.LeadId]], scope))).Where(l => l.People is not null).Select(l => new NewlyEngaged(l.Lead, l.People!.Value)));
        }

        return new([.. fresh.OrderByDescending(l => l.People).Take(MostLeads)], fresh.Count, fresh.Count);
    }

    private static async Task<ILookup<long, Touch>> TouchesAsync(AppDbContext db, List<long> leads, DigestScope scope, CancellationToken ct)
    {
        var since = scope.From.AddDays(-EngagementSignalFinder.Days);
        return (await db.Touchpoints.AsNoTracking()
            .Where(t => EF.Parameter(leads).Contains(t.LeadId) && t.At > since && t.At <= scope.To && t.Inbound && t.Weight > 0 && t.ContactId != null)
            .Select(t => new Touch(t.LeadId, t.At, t.CreatedAt, t.Weight, t.ContactId!.Value,
                t.Contact!.IsGatekeeper || t.Contact.Roles.Any(r => r.LeadId == t.LeadId && r.Role == BuyingRole.Blocker && r.State == RoleState.Confirmed)))
            .ToListAsync(ct)).ToLookup(t => t.LeadId);
    }

    // By the same judge as the chip on the lead. A touchpoint that was logged later was not known then.
    private static int? PeopleIfNew(List<Touch> touches, DigestScope scope)
    {
        var notForUs = touches.Where(t => t.IsNotForUs).Select(t => t.ContactId).ToHashSet();
        EngagementSignals At(DateTime moment) => EngagementSignalFinder.Of(
            touches.Where(t => t.CreatedAt <= moment).Select(t => new TouchpointFacts(0, t.At, t.Weight, t.ContactId, default, "")), moment, notForUs);
        var now = At(scope.To);
        return now.MultiStakeholder && !At(scope.From).MultiStakeholder ? now.PeopleIn14Days : null;
    }

    private sealed record Touch(long LeadId, DateTime At, DateTime CreatedAt, double Weight, long ContactId, bool IsNotForUs);
}
