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

    /// <summary>
    /// Newest first, older than <paramref name="before"/>. All entries of one moment (a meeting with several people) come together, so
    /// there may be a few more than <paramref name="take"/> and the last one's time is where the next page begins.
    /// </summary>
    public async Task<IReadOnlyList<TouchpointRow>> TimelineAsync(Guid leadId, DateTime? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var lead = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.PublicId == leadId).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        if (lead is null)
        {
            return [];
        }

        var older = db.Touchpoints.AsNoTracking().Where(t => t.LeadId == lead);
        older = before is null ? older : older.Where(t => t.At < before);
        var page = await older.OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(take).Select(t => new { t.Id, t.At }).ToListAsync(ct);
        if (page.Count == 0)
        {
            return [];
        }

        var (last, first) = (page[^1].At, page[0].At);
        return await older.Where(t => t.At >= last && t.At <= first).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Select(Row).ToListAsync(ct);
    }
}
