using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Icp;
using ContactsApp.Intake;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

/// <summary>Somebody on a committee of the past.</summary>
/// <param name="PublicId">For the drawer; null for somebody in trash.</param>
public sealed record PastPerson(Guid? PublicId, string Name, string? Title, Seniority Seniority, EngagementTrend Trend);

/// <summary>A committee as it stood at the end of a day.</summary>
/// <param name="Days">Days on which something changed, ascending: where a replay stops.</param>
public sealed record PastCommittee(DateOnly Day, Domain.Committees.Committee Judged, IReadOnlyDictionary<long, PastPerson> People, IReadOnlyList<DateOnly> Days);

/// <summary>One line of the committee's history on screen.</summary>
/// <param name="PublicId">For the drawer; null for somebody in trash.</param>
public sealed record CommitteeEventRow(CommitteeEvent Event, Guid? PublicId);

/// <summary>Reads of a committee's past, from roles, audit, touchpoints and departures.</summary>
public sealed class CommitteePast(IDbContextFactory<AppDbContext> contexts, IcpScoring scoring, TimeProvider clock)
{
    private const int FirstYear = 1900;

    /// <summary>What happened, the newest first; null when there is no such lead.</summary>
    public async Task<IReadOnlyList<CommitteeEventRow>?> EventsAsync(Guid leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, leadId, ct) is not { } lead)
        {
            return null;
        }

        var (stays, ids) = await StaysAsync(db, lead.Id, lead.CompanyId, ct);
        return [.. CommitteeHistory.Events(stays, clock.GetUtcNow().UtcDateTime).Select(e => new CommitteeEventRow(e, ids.GetValueOrDefault(e.ContactId)))];
    }

    /// <summary>The committee at the end of a day, by the profile in force now; null when there is no such lead. A day before 1900 is a slip, and the first day that is known is shown.</summary>
    /// <param name="zone">The viewer's: when a day ends, and on which day something was.</param>
    public async Task<PastCommittee?> AsOfAsync(Guid leadId, DateOnly day, TimeZoneInfo zone, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, leadId, ct) is not { } lead)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var icp = (await scoring.FindAsync(db, ct))?.Definition ?? DefaultIcp.Create();
        var (stays, ids) = await StaysAsync(db, lead.Id, lead.CompanyId, ct);
        var first = DayOf(stays.Count == 0 ? now : stays.Min(s => s.KnownFrom), zone);
        day = day.Year < FirstYear ? first : day;
        var end = EndOf(day, zone);
        var at = end < now ? end : now;
        var facts = await LeadFactsLoader.LoadPastAsync(db, lead.Id, at, ct);
        var people = CommitteeHistory.AsOf(facts.People, stays, at);
        var judged = CommitteeBuilder.Build((facts with { People = people }).ForCommittee(icp));
        var days = CommitteeHistory.Events(stays, now).Select(e => DayOf(e.At, zone)).Distinct().Order().ToList();
        return new(day, judged, people.ToDictionary(p => p.ContactId, p => new PastPerson(ids.GetValueOrDefault(p.ContactId), p.Name, p.Title, p.Seniority, p.Engagement.Trend)), days);
    }

    private static DateOnly DayOf(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone));

    // Where clocks are put forward at midnight that moment does not exist; the day then ends an hour later by the clock.
    private static DateTime EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone).AddTicks(-1);
    }

    private static async Task<(long Id, long CompanyId)?> FindAsync(AppDbContext db, Guid leadId, CancellationToken ct)
    {
        var lead = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.PublicId == leadId).Select(l => new { l.Id, l.CompanyId }).FirstOrDefaultAsync(ct);
        return lead is null ? null : (lead.Id, lead.CompanyId);
    }

    private static async Task<(List<CommitteeStay> Stays, Dictionary<long, Guid?> Ids)> StaysAsync(AppDbContext db, long lead, long company, CancellationToken ct)
    {
        // Who was merged is nobody of their own: everything they did is told of the other.
        var people = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.CompanyId == company && c.MergedIntoId == null).OrderBy(c => c.Id)
            .Select(c => new
            {
                c.Id,
                c.PublicId,
                c.FullName,
                c.CreatedAt,
                c.LeftAt,
                c.RemovedAt,
                c.ReplacedById,
                By = db.Users.Where(u => u.Id == c.CreatedById).Select(u => u.DisplayName).FirstOrDefault(),
            }).ToListAsync(ct);
        var engaged = await db.Touchpoints.Where(t => t.LeadId == lead && t.ContactId != null && t.Inbound && t.Weight > 0)
            .GroupBy(t => t.ContactId!.Value).Select(g => new { g.Key, At = g.Min(t => t.At) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
        var spans = await SpansAsync(db, lead, ct);
        var names = people.ToDictionary(p => p.Id, p => p.FullName);
        var stays = people.ConvertAll(p => new CommitteeStay(
            p.Id, p.FullName, p.CreatedAt, p.By, engaged.TryGetValue(p.Id, out var at) ? at : null, p.LeftAt, p.RemovedAt,
            p.ReplacedById is { } by ? names.GetValueOrDefault(by) : null, spans.GetValueOrDefault(p.Id, [])));
        return (stays, people.ToDictionary(p => p.Id, p => p.RemovedAt is null ? p.PublicId : (Guid?)null));
    }

    private static async Task<Dictionary<long, IReadOnlyList<RoleSpan>>> SpansAsync(AppDbContext db, long lead, CancellationToken ct)
    {
        var stored = await db.RoleAssignments.AsNoTracking().Where(r => r.LeadId == lead)
            .Select(r => new { r.Id, r.ContactId, Fact = new RoleFact(r.Role, r.State, r.IsPrimary, r.At, r.ByName, r.EndReason, r.EndedAt) }).ToListAsync(ct);
        var whose = stored.ToDictionary(r => r.Id, r => (r.ContactId, r.Fact.Role));
        var entries = await db.AuditEntries.AsNoTracking().Where(a => a.LeadId == lead && a.EntityKind == nameof(RoleAssignment))
            .OrderBy(a => a.Id).Select(a => new { a.EntityId, a.At, a.ActorName, a.ChangesJson }).ToListAsync(ct);
        var changes = new List<(long Contact, RoleChanged Change)>();
        foreach (var one in entries.Where(e => e.EntityId is not null).GroupBy(e => e.EntityId!.Value))
        {
            var read = one.Select(e => (e.At, e.ActorName, Fields: AuditChange.Read(e.ChangesJson).ToDictionary(c => c.Field))).ToList();
            if ((whose.TryGetValue(one.Key, out var held) ? held : Whose(read.SelectMany(r => r.Fields.Values))) is not { } about)
            {
                continue;
            }

            changes.AddRange(read.Where(r => r.Fields.ContainsKey(nameof(RoleAssignment.State))).Select(r => (about.ContactId, new RoleChanged(
                r.At, about.Role, Enum.TryParse<RoleState>(r.Fields[nameof(RoleAssignment.State)].To, out var state) ? state : null, r.ActorName,
                r.Fields.GetValueOrDefault(nameof(RoleAssignment.EndReason))?.To))));
        }

        var told = changes.ToLookup(c => c.Contact, c => c.Change);
        var facts = stored.ToLookup(r => r.ContactId, r => r.Fact);
        return told.Select(t => t.Key).Union(facts.Select(f => f.Key)).ToDictionary(id => id, id => CommitteeHistory.Spans(told[id], facts[id]));
    }

    // Of a role that is gone: its first or last entry names all of it.
    private static (long ContactId, BuyingRole Role)? Whose(IEnumerable<AuditChange> changes)
    {
        var all = changes.ToList();
        string? Of(string field) => all.Find(c => c.Field == field) is { } c ? c.To ?? c.From : null;
        return long.TryParse(Of(nameof(RoleAssignment.ContactId)), out var contact) && Enum.TryParse<BuyingRole>(Of(nameof(RoleAssignment.Role)), out var role) ? (contact, role) : null;
    }
}
