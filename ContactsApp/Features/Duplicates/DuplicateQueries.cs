using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>
/// Reads of the queue of duplicates. It walks the index of open pairs by reason and looks the rest up by key; pairs of which one side is in
/// trash, or at a lead in trash, are not in it.
/// </summary>
public sealed class DuplicateQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The queue goes through at most this many of a reason.</summary>
    public const int Most = 10_000;

    /// <summary>Pairs that may be merged together are counted so far.</summary>
    public const int SureMost = 500;

    /// <summary>The badge of the navigation counts so far and then says "99+".</summary>
    public const int BadgeMost = 100;

    /// <summary>The next page.</summary>
    /// <param name="after">The last row of the page before; null for the first page.</param>
    public async Task<DuplicatePage> PageAsync(DuplicateFilter filter, DuplicateRow? after, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = new Dictionary<DuplicateReason, int>();
        foreach (var reason in DuplicateWords.Of(filter.Kind))
        {
            counts[reason] = await Open(db, filter.Kind, reason).Select(p => p.Id).Take(Most + 1).CountAsync(ct);
        }

        var sure = new Dictionary<DuplicateReason, int>();
        foreach (var reason in counts.Where(c => c.Value > 1 && DuplicateWords.MayBeMergedTogether(c.Key)).Select(c => c.Key))
        {
            sure[reason] = await Sure(db, reason).Select(p => p.Id).Take(SureMost + 1).CountAsync(ct);
        }

        var ids = new List<long>();
        // Reason by reason, each a walk of its own along the index.
        foreach (var reason in counts.Where(c => c.Value > 0 && (filter.Reason is not { } only || only == c.Key)).Select(c => c.Key).Where(r => after is null || r >= after.Reason))
        {
            var open = Open(db, filter.Kind, reason);
            open = after?.Reason == reason ? open.Where(p => p.Id < after.Id) : open;
            ids.AddRange(await open.OrderByDescending(p => p.Id).Take(take + 1 - ids.Count).Select(p => p.Id).ToListAsync(ct));
            if (ids.Count > take)
            {
                break;
            }
        }

        var other = filter.Kind == DuplicateKind.People ? DuplicateKind.Companies : DuplicateKind.People;
        return new(await RowsAsync(db, [.. ids.Take(take)], ct), counts, sure, await Open(db, other, null).Select(p => p.Id).Take(Most + 1).CountAsync(ct), ids.Count > take);
    }

    /// <summary>How many pairs are open, up to <see cref="BadgeMost"/>.</summary>
    public async Task<int> BadgeAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = await Open(db, DuplicateKind.People, null).Select(p => p.Id).Take(BadgeMost).CountAsync(ct);
        return Math.Min(BadgeMost, people + await Open(db, DuplicateKind.Companies, null).Select(p => p.Id).Take(BadgeMost).CountAsync(ct));
    }

    /// <summary>The open pairs of one contact, the surest first: "Possible duplicate of ...".</summary>
    public async Task<IReadOnlyList<DuplicateRow>> OfContactAsync(Guid contactId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await OfAsync(db, DuplicateKind.People, await db.Contacts.Where(c => c.PublicId == contactId).Select(c => c.Id).FirstOrDefaultAsync(ct), ct);
    }

    /// <summary>The open pairs of one lead's company, the surest first.</summary>
    public async Task<IReadOnlyList<DuplicateRow>> OfLeadAsync(Guid leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await OfAsync(db, DuplicateKind.Companies, await db.Leads.Where(l => l.PublicId == leadId).Select(l => l.Id).FirstOrDefaultAsync(ct), ct);
    }

    /// <summary>Asked as questions about each open pair, so that both databases walk these and not all contacts.</summary>
    internal static IQueryable<DuplicatePair> Open(AppDbContext db, DuplicateKind kind, DuplicateReason? reason)
    {
        var open = db.DuplicatePairs.AsNoTracking().Where(p => p.Kind == kind && p.State == DuplicateState.Open);
        open = reason is { } one ? open.Where(p => p.Reason == one) : open;
        return kind == DuplicateKind.People
            ? open.Where(p => db.Contacts.Any(c => c.Id == p.LeftId && db.Leads.Any(l => l.CompanyId == c.CompanyId)) && db.Contacts.Any(c => c.Id == p.RightId && db.Leads.Any(l => l.CompanyId == c.CompanyId)))
            : open.Where(p => db.Leads.Any(l => l.Id == p.LeftId) && db.Leads.Any(l => l.Id == p.RightId));
    }

    /// <summary>Open pairs that may be merged without looking: at two companies a person looks, since one of both is where the person is now.</summary>
    internal static IQueryable<DuplicatePair> Sure(AppDbContext db, DuplicateReason? reason) => Open(db, DuplicateKind.People, reason)
        .Where(p => p.IsSure && db.Contacts.Any(l => l.Id == p.LeftId && db.Contacts.Any(r => r.Id == p.RightId && r.CompanyId == l.CompanyId)));

    private static async Task<IReadOnlyList<DuplicateRow>> OfAsync(AppDbContext db, DuplicateKind kind, long id, CancellationToken ct)
    {
        var ids = await Open(db, kind, null).Where(p => p.LeftId == id).Select(p => p.Id).Union(Open(db, kind, null).Where(p => p.RightId == id).Select(p => p.Id)).ToListAsync(ct);
        return [.. (await RowsAsync(db, ids, ct)).OrderBy(r => r.Reason).ThenByDescending(r => r.Confidence).ThenBy(r => r.Id)];
    }

    private static async Task<List<DuplicateRow>> RowsAsync(AppDbContext db, List<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var pairs = await db.DuplicatePairs.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var keys = pairs.Values.SelectMany(p => new[] { p.LeftId, p.RightId }).Distinct().ToList();
        var sides = pairs.Values.First().Kind == DuplicateKind.People ? await PeopleAsync(db, keys, ct) : await CompaniesAsync(db, keys, ct);
        // Somebody may have removed one of them between the two reads.
        return [.. ids.Where(pairs.ContainsKey).Select(id => pairs[id]).Where(p => sides.ContainsKey(p.LeftId) && sides.ContainsKey(p.RightId))
            .Select(p => new DuplicateRow(p.Id, p.Kind, p.Reason, p.IsSure, p.Confidence, p.Words, p.FoundAt, sides[p.LeftId], sides[p.RightId]))];
    }

    private static Task<Dictionary<long, DuplicateSide>> PeopleAsync(AppDbContext db, List<long> ids, CancellationToken ct) => db.Contacts.AsNoTracking().Where(c => ids.Contains(c.Id))
        .Select(c => new { c.Id, Side = new DuplicateSide(c.PublicId, db.Leads.Where(l => l.CompanyId == c.CompanyId).Select(l => l.PublicId).FirstOrDefault(), c.FullName, c.Title, c.Company.Name, c.CreatedSource, c.CreatedAt) })
        .ToDictionaryAsync(c => c.Id, c => c.Side, ct);

    private static Task<Dictionary<long, DuplicateSide>> CompaniesAsync(AppDbContext db, List<long> ids, CancellationToken ct) => db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id))
        .Select(l => new { l.Id, Side = new DuplicateSide(l.PublicId, l.PublicId, l.Company.Name, l.Company.Domain, l.Company.City ?? l.Company.Country, null, l.CreatedAt) })
        .ToDictionaryAsync(l => l.Id, l => l.Side, ct);
}
