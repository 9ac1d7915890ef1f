using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Where a lead stands in the list it was opened from, and its neighbours there.</summary>
/// <param name="Previous">The lead above; null at the top.</param>
/// <param name="Next">The lead below; null at the end.</param>
/// <param name="Number">Its place from 1; null where the list does not hold the lead (any more), or it lies beyond what a list shows.</param>
/// <param name="Total">Rows of the list, exact up to <see cref="LeadQueries.MaxRows"/>.</param>
/// <param name="TotalIsCapped">There are more than a list shows.</param>
public sealed record LeadPlace(Guid? Previous, Guid? Next, int? Number, int Total, bool TotalIsCapped)
{
    /// <summary>"2 of 206", "2 of 10,000+", or only how many there are.</summary>
    public string Words
    {
        get
        {
            var total = TotalIsCapped ? $"{Total:N0}+" : $"{Total:N0}";
            return Number is { } number ? $"{number:N0} of {total}" : $"{total} in the list";
        }
    }
}

/// <summary>Finds a lead's place by its sort key, from which the list can be read off both ways; nothing before it is read but counted.</summary>
internal static class LeadPlaces
{
    public static async Task<LeadPlace?> FindAsync(AppDbContext db, ILeadSearch search, Guid leadId, LeadFilter filter, CancellationToken ct)
    {
        var order = LeadOrder.Of(filter.Sort, filter.Ascending);
        var id = await db.Leads.Where(l => l.PublicId == leadId).Select(l => l.Id).FirstOrDefaultAsync(ct);
        if (await order.AnchorAsync(db.LeadSummaries.AsNoTracking().Where(s => s.LeadId == id), 0, ct) is not { } here)
        {
            return null;
        }

        var total = await CountAsync(db.Matching(filter, LeadReading.Seek, search), ct);
        var rows = db.Matching(filter, total <= LeadQueries.Few ? LeadReading.Seek : LeadReading.Walk, search);
        var back = LeadOrder.Of(filter.Sort, !filter.Ascending).From(rows, here);
        var before = await CountAsync(back, ct);
        var isListed = await rows.AnyAsync(s => s.LeadId == here.Id, ct);
        return new(
            await FirstAsync(back, ct),
            await FirstAsync(order.From(rows, here), ct),
            isListed && before < LeadQueries.MaxRows ? before + 1 : null,
            Math.Min(total, LeadQueries.MaxRows),
            total > LeadQueries.MaxRows);
    }

    private static Task<int> CountAsync(IQueryable<LeadSummary> rows, CancellationToken ct) =>
        rows.Select(s => s.LeadId).Take(LeadQueries.MaxRows + 1).CountAsync(ct);

    private static Task<Guid?> FirstAsync(IQueryable<LeadSummary> rows, CancellationToken ct) =>
        rows.Select(s => (Guid?)s.LeadPublicId).FirstOrDefaultAsync(ct);
}
