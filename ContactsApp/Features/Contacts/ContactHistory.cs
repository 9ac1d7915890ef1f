using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>The history of one contact: the audit rows of the contact and of what hangs on it.</summary>
internal static class ContactHistory
{
    private const int Take = 100;

    public static async Task<IReadOnlyList<HistoryRow>> ReadAsync(AppDbContext db, long contactId, CancellationToken ct)
    {
        var parts = new Dictionary<string, List<long>>
        {
            // With what happened to those who were merged into the contact.
            [nameof(Contact)] = [contactId, .. await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.MergedIntoId == contactId).Select(c => c.Id).ToListAsync(ct)],
            [nameof(ContactEmail)] = await db.ContactEmails.Where(x => x.ContactId == contactId).Select(x => x.Id).ToListAsync(ct),
            [nameof(ContactPhone)] = await db.ContactPhones.Where(x => x.ContactId == contactId).Select(x => x.Id).ToListAsync(ct),
            [nameof(ContactLink)] = await db.ContactLinks.Where(x => x.ContactId == contactId).Select(x => x.Id).ToListAsync(ct),
            [nameof(RoleAssignment)] = await db.RoleAssignments.Where(x => x.ContactId == contactId).Select(x => x.Id).ToListAsync(ct),
            [nameof(Employment)] = await db.Employments.Where(x => x.ContactId == contactId).Select(x => x.Id).ToListAsync(ct),
            [nameof(Proposal)] = await db.Proposals.Where(x => x.ContactId == contactId).Select(x => x.Id).ToListAsync(ct),
        };
        var rows = new List<AuditEntry>();
        foreach (var (kind, ids) in parts.Where(p => p.Value.Count > 0))
        {
            rows.AddRange(await db.AuditEntries.AsNoTracking()
                .Where(a => a.EntityKind == kind && a.EntityId != null && ids.Contains(a.EntityId.Value))
                .OrderByDescending(a => a.Id).Take(Take).ToListAsync(ct));
        }

        return [.. rows.OrderByDescending(a => a.Id).Take(Take).Select(a => HistoryWords.Of(a, ""))];
    }
}
