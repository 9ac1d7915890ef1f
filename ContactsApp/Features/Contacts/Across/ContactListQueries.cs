using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>Reads of the list of contacts across leads. Every signed-in user reads everybody.</summary>
public sealed class ContactListQueries(IDbContextFactory<AppDbContext> contexts, ILeadSearch search, IcpScoring scoring, TimeProvider clock)
{
    /// <summary>A list scrolls through at most this many rows and then asks to narrow.</summary>
    public const int MaxRows = LeadQueries.MaxRows;

    /// <summary>Rows <paramref name="start"/> to start + count of the filtered, sorted list, by keyset from the nearest anchor.</summary>
    /// <param name="anchors">Kept by the page between calls of one filter; makes jumps cheap.</param>
    public async Task<ContactRows> RowsAsync(ContactFilter filter, int start, int count, ContactAnchors anchors, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var icp = await IcpAsync(db, ct);
        var moments = Moments(icp);
        var order = ContactOrder.Of(filter.Sort, filter.Ascending);
        var (filled, blank) = await CountAsync(db, filter, order, anchors, moments, ct);
        var total = filled + blank;
        var wanted = Math.Min(count, Math.Min(total, MaxRows) - start);
        var ids = new List<long>();
        if (wanted > 0)
        {
            var rows = db.Matching(filter, total <= LeadQueries.Few ? LeadReading.Seek : LeadReading.Walk, search, moments);
            ids.AddRange(await IdsAsync(order.Filled, Those(rows, order.HasValue), filter, start, Math.Min(wanted, filled - start), anchors.Filled, ct));
            ids.AddRange(await IdsAsync(ContactOrder.NewestFirst, Those(rows, order.HasNone), filter, Math.Max(0, start - filled), wanted - ids.Count, anchors.Blank, ct));
        }

        return new(await ContactListRows.ReadAsync(db, ids, icp.HalfLifeDays, clock.GetUtcNow().UtcDateTime, ct), Math.Min(total, MaxRows), total > MaxRows);
    }

    /// <summary>How many contacts pass the filter, up to one more than a list shows.</summary>
    public async Task<int> CountAsync(ContactFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (await AllAsync(db, filter, ct)).Select(c => c.Id).Take(MaxRows + 1).CountAsync(ct);
    }

    /// <summary>Who is meant by the filter now, beyond what a list shows: for what is done to all of them.</summary>
    internal async Task<IQueryable<Contact>> AllAsync(AppDbContext db, ContactFilter filter, CancellationToken ct) =>
        db.Matching(filter, LeadReading.Seek, search, Moments(await IcpAsync(db, ct)));

    /// <summary>Who can own leads, for the filter's menu.</summary>
    public async Task<IReadOnlyList<OwnerChoice>> OwnersAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new OwnerChoice(u.Id, u.DisplayName)).ToListAsync(ct);
    }

    // The default stands in where a restored database has no profile.
    private async Task<IcpDefinition> IcpAsync(AppDbContext db, CancellationToken ct) => (await scoring.FindAsync(db, ct))?.Definition ?? DefaultIcp.Create();

    private ContactMoments Moments(IcpDefinition icp)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new(now.AddDays(-EngagementWindows.EngagedDays), now.AddDays(-icp.StaleAfterDays));
    }

    private static IQueryable<Contact> Those(IQueryable<Contact> rows, System.Linq.Expressions.Expression<Func<Contact, bool>>? which) => which is null ? rows : rows.Where(which);

    /// <summary>How many have a value in the column and how many have none, together one more than a list shows at most.</summary>
    private async Task<(int Filled, int Blank)> CountAsync(
        AppDbContext db, ContactFilter filter, ContactOrder order, ContactAnchors anchors, ContactMoments moments, CancellationToken ct)
    {
        if (anchors.Filled.Total(filter) is { } filled && anchors.Blank.Total(filter) is { } blank)
        {
            return (filled, blank);
        }

        // Bounded: beyond what a list shows nobody needs the number, and counting is what makes big lists slow.
        var rows = db.Matching(filter, LeadReading.Seek, search, moments);
        filled = await Those(rows, order.HasValue).Select(c => c.Id).Take(MaxRows + 1).CountAsync(ct);
        blank = order.HasNone is null ? 0 : await rows.Where(order.HasNone).Select(c => c.Id).Take(MaxRows + 1 - filled).CountAsync(ct);
        anchors.Filled.Total(filter);
        anchors.Filled.Count(filter, filled);
        anchors.Blank.Total(filter);
        anchors.Blank.Count(filter, blank);
        return (filled, blank);
    }

    // The keys first: what is sorted or skipped stays small, and only rows on screen are read whole.
    private static async Task<List<long>> IdsAsync(
        ListOrder<Contact> order, IQueryable<Contact> rows, ContactFilter filter, int start, int wanted, ListAnchors<ContactFilter> anchors, CancellationToken ct) =>
        wanted <= 0 ? [] : await (await ListPages.FromAsync(order, rows, filter, start, anchors, ct)).Take(wanted).Select(c => c.Id).ToListAsync(ct);
}
