using System.Linq.Expressions;
using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Touchpoints;

/// <summary>Reads of a lead's timeline.</summary>
public sealed class TouchpointQueries(IDbContextFactory<AppDbContext> contexts)
{
    private static readonly Expression<Func<Touchpoint, TouchpointRow>> Row = t => new TouchpointRow(
        t.PublicId, t.At, t.Channel, t.Kind, t.Summary, t.Detail, t.Minutes, t.Inbound, t.Weight, t.Contact!.PublicId, t.Contact.FullName, t.LoggedByName, t.Source);

    /// <summary>All of a lead's timeline, newest first: see the other one.</summary>
    public Task<IReadOnlyList<TouchpointRow>> TimelineAsync(Guid leadId, DateTime? before, int take, CancellationToken ct) =>
        TimelineAsync(leadId, null, before, take, ct);

    /// <summary>
    /// Newest first, older than <paramref name="before"/>. All entries of one moment (a meeting with several people) come together, so
    /// there may be a few more than <paramref name="take"/> and the last one's time is where the next page begins.
    /// </summary>
    /// <param name="person">Only what this contact took part in; null for all.</param>
    public async Task<IReadOnlyList<TouchpointRow>> TimelineAsync(Guid leadId, Guid? person, DateTime? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LeadAsync(db, leadId, ct) is not { } lead)
        {
            return [];
        }

        var older = db.Touchpoints.AsNoTracking().Where(t => t.LeadId == lead);
        older = person is null ? older : older.Where(t => t.Contact!.PublicId == person);
        older = before is null ? older : older.Where(t => t.At < before);
        var page = await older.OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(take).Select(t => new { t.Id, t.At }).ToListAsync(ct);
        if (page.Count == 0)
        {
            return [];
        }

        var (last, first) = (page[^1].At, page[0].At);
        return await older.Where(t => t.At >= last && t.At <= first).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Select(Row).ToListAsync(ct);
    }

    /// <summary>Who is on the timeline, those with the most touchpoints first.</summary>
    public async Task<IReadOnlyList<TimelinePerson>> PeopleAsync(Guid leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LeadAsync(db, leadId, ct) is not { } lead)
        {
            return [];
        }

        var counts = await db.Touchpoints.Where(t => t.LeadId == lead && t.ContactId != null).GroupBy(t => t.ContactId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var ids = counts.Keys.ToList();
        var people = await db.Contacts.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.PublicId, c.FullName }).ToListAsync(ct);
        return [.. people.Select(p => new TimelinePerson(p.PublicId, p.FullName, counts[p.Id])).OrderByDescending(p => p.Count).ThenBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    private static Task<long?> LeadAsync(AppDbContext db, Guid leadId, CancellationToken ct) =>
        db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.PublicId == leadId).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
}
