using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Domain.Signals;
using ContactsApp.Features.Lists;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Reads of leads: the list, its filters, one lead's header and history. Every signed-in user reads every lead.</summary>
public sealed class LeadQueries(IDbContextFactory<AppDbContext> contexts, ILeadSearch search, IcpScoring scoring, TimeProvider clock)
{
    /// <summary>A list scrolls through at most this many rows and then asks to narrow.</summary>
    public const int MaxRows = 10_000;

    /// <summary>Up to here sorting what was found is cheaper than looking for it along the order.</summary>
    internal const int Few = 2_000;

    /// <summary>People looked at to say whom a text search found in the leads on screen.</summary>
    private const int MatchesNamed = 200;

    /// <summary>Rows <paramref name="start"/> to start + count of the filtered, sorted list, by keyset from the nearest anchor.</summary>
    /// <param name="anchors">Kept by the page between calls of one filter; makes jumps cheap.</param>
    public async Task<LeadRows> RowsAsync(LeadFilter filter, int start, int count, LeadAnchors anchors, string userId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var total = await TotalAsync(db.Matching(filter, LeadReading.Seek, search), filter, anchors, ct);
        var wanted = Math.Min(count, Math.Min(total, MaxRows) - start);
        if (wanted <= 0)
        {
            return new([], Math.Min(total, MaxRows), total > MaxRows);
        }

        var order = LeadOrder.Of(filter.Sort, filter.Ascending);
        var rows = db.Matching(filter, total <= Few ? LeadReading.Seek : LeadReading.Walk, search);
        // The keys first: what is sorted or skipped stays small, and only rows on screen are read whole.
        var ids = await (await ListPages.FromAsync(order, rows, filter, start, anchors, ct)).Take(wanted).Select(s => s.LeadId).ToListAsync(ct);
        var page = await LeadList.ReadAsync(db, ids, userId, ct);
        var people = filter.Text is null ? [] : await MatchedPeopleAsync(db, filter.Text, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var halfLife = await HalfLifeAsync(db, ct);
        return new(page.ConvertAll(r => r.At(now, halfLife, people.GetValueOrDefault(r.Lead.LeadId))), Math.Min(total, MaxRows), total > MaxRows);
    }

    /// <summary>How many leads pass the filter, up to one more than a list shows.</summary>
    public async Task<int> CountAsync(LeadFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await TotalAsync(db.Matching(filter, LeadReading.Seek, search), filter, new LeadAnchors(), ct);
    }

    /// <summary>Open leads by stage, those that need attention, and all live leads.</summary>
    public async Task<Funnel> FunnelAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LeadFunnel.ReadAsync(db, clock.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>What the filter menus offer.</summary>
    public async Task<LeadFilterChoices> FilterChoicesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var live = db.LeadSummaries.Where(s => !s.IsRemoved);
        return new(
            await db.Users.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new OwnerChoice(u.Id, u.DisplayName)).ToListAsync(ct),
            await live.Where(s => s.Industry != null).Select(s => s.Industry!).Distinct().OrderBy(i => i).ToListAsync(ct),
            await live.Where(s => s.Country != null).Select(s => s.Country!).Distinct().OrderBy(c => c).ToListAsync(ct),
            [.. SignalKinds.All.Select(s => new LeadSignal(s.Kind, s.Words, s.Tone))]);
    }

    /// <summary>Null when there is no such lead; a lead in trash is returned with RemovedAt set.</summary>
    public async Task<LeadHeader?> HeaderAsync(Guid leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LeadHeaders.FindAsync(db, leadId, await HalfLifeAsync(db, ct), clock.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>Where the lead stands in a list, and its neighbours; null for one that is in trash or not there.</summary>
    public async Task<LeadPlace?> PlaceAsync(Guid leadId, LeadFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LeadPlaces.FindAsync(db, search, leadId, filter, ct);
    }

    /// <summary>The lead's history, newest first.</summary>
    public async Task<IReadOnlyList<HistoryRow>> HistoryAsync(Guid leadId, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LeadHistory.ReadAsync(db, leadId, take, ct);
    }

    // A lead is judged when it is added, so there is a profile; the default stands in where a restored database has none.
    private async Task<int> HalfLifeAsync(AppDbContext db, CancellationToken ct) =>
        (await scoring.FindAsync(db, ct))?.Definition.HalfLifeDays ?? Domain.Icp.DefaultIcp.Create().HalfLifeDays;

    private static async Task<int> TotalAsync(IQueryable<LeadSummary> rows, LeadFilter filter, LeadAnchors anchors, CancellationToken ct)
    {
        if (anchors.Total(filter) is { } known)
        {
            return known;
        }

        // Bounded: beyond what a list shows nobody needs the number, and counting is what makes big lists slow.
        var total = await rows.Select(s => s.LeadId).Take(MaxRows + 1).CountAsync(ct);
        anchors.Count(filter, total);
        return total;
    }

    private async Task<Dictionary<long, string>> MatchedPeopleAsync(AppDbContext db, string text, CancellationToken ct)
    {
        var found = await search.FindAsync(db, text, MatchesNamed, ct);
        var companies = found.Hits.Where(h => h.Person is null).Select(h => h.LeadId).ToHashSet();
        return found.Hits.Where(h => h.Person is not null && !companies.Contains(h.LeadId)).GroupBy(h => h.LeadId)
            .ToDictionary(g => g.Key, g => g.First().Person is { Title: { Length: > 0 } title } p ? $"{p.Name}, {title}" : g.First().Person!.Name);
    }
}
