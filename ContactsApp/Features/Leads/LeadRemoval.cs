using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Deletes leads and contacts for good, with all that hangs on them. The caller commits.</summary>
internal static class LeadRemoval
{
    /// <summary>Contacts with what every source said about them. Touchpoints stay with the lead, without the person.</summary>
    public static async Task DeleteContactsAsync(AppDbContext db, ILeadSearch search, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        await db.Observations.Where(o => o.ContactId != null && ids.Contains(o.ContactId.Value)).ExecuteDeleteAsync(ct);
        await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(ct);
        await search.WriteContactsAsync(db, ids, ct);
    }

    /// <summary>Leads with their companies, people, touchpoints and what could be undone about them.</summary>
    public static async Task DeleteLeadsAsync(AppDbContext db, ILeadSearch search, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var companies = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => ids.Contains(l.Id)).Select(l => l.CompanyId).ToListAsync(ct);
        var people = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => companies.Contains(c.CompanyId)).Select(c => c.Id).ToListAsync(ct);
        foreach (var some in people.Chunk(1_000))
        {
            await DeleteContactsAsync(db, search, some, ct);
        }

        await db.UndoRecords.Where(u => u.LeadId != null && ids.Contains(u.LeadId.Value)).ExecuteDeleteAsync(ct);
        await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(ct);
        await db.Companies.Where(c => companies.Contains(c.Id)).ExecuteDeleteAsync(ct);
        await search.WriteLeadsAsync(db, ids, ct);
    }
}
