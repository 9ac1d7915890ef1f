using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Deletes leads and contacts for good, with all that hangs on them. The caller commits.</summary>
internal static class LeadRemoval
{
    /// <summary>Contacts, and those that were merged into them, with what every source said about them. Touchpoints stay with the lead, without the person.</summary>
    public static async Task DeleteContactsAsync(AppDbContext db, ILeadSearch search, IReadOnlyCollection<long> contacts, CancellationToken ct)
    {
        var ids = await WithMergedAsync(contacts, some => db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.MergedIntoId != null && some.Contains(c.MergedIntoId.Value)).Select(c => c.Id), ct);
        await db.Observations.Where(o => o.ContactId != null && ids.Contains(o.ContactId.Value)).ExecuteDeleteAsync(ct);
        await db.DuplicatePairs.Where(p => p.Kind == DuplicateKind.People && (ids.Contains(p.LeftId) || ids.Contains(p.RightId))).ExecuteDeleteAsync(ct);
        await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(ct);
        await search.WriteContactsAsync(db, ids, ct);
    }

    /// <summary>Leads, and those that were merged into them, with their companies, people, touchpoints and what could be undone about them.</summary>
    public static async Task DeleteLeadsAsync(AppDbContext db, ILeadSearch search, IReadOnlyCollection<long> leads, CancellationToken ct)
    {
        var ids = await WithMergedAsync(leads, some => db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.MergedIntoId != null && some.Contains(l.MergedIntoId.Value)).Select(l => l.Id), ct);
        var companies = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => ids.Contains(l.Id)).Select(l => l.CompanyId).ToListAsync(ct);
        var people = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => companies.Contains(c.CompanyId)).Select(c => c.Id).ToListAsync(ct);
        foreach (var some in people.Chunk(1_000))
        {
            await DeleteContactsAsync(db, search, some, ct);
        }

        await db.DuplicatePairs.Where(p => p.Kind == DuplicateKind.Companies && (ids.Contains(p.LeftId) || ids.Contains(p.RightId))).ExecuteDeleteAsync(ct);
        await db.UndoRecords.Where(u => u.LeadId != null && ids.Contains(u.LeadId.Value)).ExecuteDeleteAsync(ct);
        await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(ct);
        await db.Companies.Where(c => companies.Contains(c.Id)).ExecuteDeleteAsync(ct);
        await search.WriteLeadsAsync(db, ids, ct);
    }

    // Merges can follow each other: one into a second, and that one into a third.
    private static async Task<List<long>> WithMergedAsync(IReadOnlyCollection<long> ids, Func<List<long>, IQueryable<long>> mergedInto, CancellationToken ct)
    {
        var all = ids.ToList();
        var latest = all.ToList();
        while (latest.Count > 0)
        {
            latest = await mergedInto(latest).ToListAsync(ct);
            all.AddRange(latest);
        }

        return all;
    }
}
