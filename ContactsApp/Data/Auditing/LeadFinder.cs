using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data.Auditing;

/// <summary>Finds the lead that a changed record belongs to, with at most two indexed look-ups for a whole save.</summary>
internal sealed class LeadFinder
{
    private readonly Dictionary<long, long> companyOfContact = [];
    private readonly Dictionary<long, long> leadOfCompany = [];

    public static async Task<LeadFinder> ForAsync(AppDbContext db, IReadOnlyList<AuditDraft> drafts, CancellationToken ct)
    {
        var finder = new LeadFinder();
        var entities = drafts.Select(d => d.Entity).ToList();
        await finder.LoadContactsAsync(db, entities, ct);
        await finder.LoadLeadsAsync(db, entities, ct);
        return finder;
    }

    /// <summary>The lead's key; null for records of no lead.</summary>
    public long? Find(object entity) => entity switch
    {
        Lead lead => lead.Id,
        RoleAssignment role => role.LeadId,
        Touchpoint touchpoint => touchpoint.LeadId,
        _ => CompanyOf(entity) is { } company && leadOfCompany.TryGetValue(company, out var lead) ? lead : null,
    };

    private long? CompanyOf(object entity) => entity switch
    {
        Company company => company.Id,
        CompanyAlias alias => alias.CompanyId,
        Contact contact => contact.CompanyId,
        _ => ContactOf(entity) is { } contact && companyOfContact.TryGetValue(contact, out var company) ? company : null,
    };

    private static long? ContactOf(object entity) => entity switch
    {
        Employment job => job.ContactId,
        ContactEmail email => email.ContactId,
        ContactPhone phone => phone.ContactId,
        ContactLink link => link.ContactId,
        Proposal proposal => proposal.ContactId,
        _ => null,
    };

    private async Task LoadContactsAsync(AppDbContext db, List<object> entities, CancellationToken ct)
    {
        // Removed contacts are no longer tracked after the save, but the drafts still hold them.
        foreach (var contact in db.ChangeTracker.Entries<Contact>().Select(e => e.Entity).Concat(entities.OfType<Contact>()))
        {
            companyOfContact[contact.Id] = contact.CompanyId;
        }

        var missing = entities.Select(ContactOf).OfType<long>().Where(id => !companyOfContact.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            var found = db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => missing.Contains(c.Id)).Select(c => new { c.Id, c.CompanyId });
            await foreach (var contact in found.AsAsyncEnumerable().WithCancellation(ct))
            {
                companyOfContact[contact.Id] = contact.CompanyId;
            }
        }
    }

    private async Task LoadLeadsAsync(AppDbContext db, List<object> entities, CancellationToken ct)
    {
        foreach (var lead in db.ChangeTracker.Entries<Lead>().Select(e => e.Entity).Concat(entities.OfType<Lead>()))
        {
            leadOfCompany[lead.CompanyId] = lead.Id;
        }

        var missing = entities.Where(e => e is not (Lead or RoleAssignment or Touchpoint))
            .Select(CompanyOf).OfType<long>().Where(id => !leadOfCompany.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            var found = db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => missing.Contains(l.CompanyId)).Select(l => new { l.Id, l.CompanyId });
            await foreach (var lead in found.AsAsyncEnumerable().WithCancellation(ct))
            {
                leadOfCompany[lead.CompanyId] = lead.Id;
            }
        }
    }
}
