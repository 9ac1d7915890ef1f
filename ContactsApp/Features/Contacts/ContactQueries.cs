using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Touchpoints;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>Reads of one contact for the drawer.</summary>
public sealed class ContactQueries(IDbContextFactory<AppDbContext> contexts, CommitteeQueries committees, IcpQueries icp, TimeProvider clock)
{
    /// <summary>Null when there is no such contact; one in trash is returned with RemovedAt set, and of one that was merged whoever it was merged into.</summary>
    public async Task<ContactDetails?> DetailsAsync(Guid contactId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var contact = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Include(c => c.Company).Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments)
            .Include(c => c.Proposals.Where(p => p.State == ProposalState.Open)).AsSplitQuery()
            .FirstOrDefaultAsync(c => c.PublicId == contactId, ct);
        if (contact is null)
        {
            return null;
        }

        if (contact.MergedIntoId is { } into)
        {
            // Merged away: the address leads on to whoever has everything now.
            return await DetailsAsync(await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.Id == into).Select(c => c.PublicId).FirstOrDefaultAsync(ct), ct);
        }

        var lead = await db.Leads.AsNoTracking().Where(l => l.CompanyId == contact.CompanyId).Select(l => (Guid?)l.PublicId).FirstOrDefaultAsync(ct);
        var observations = await db.Observations.AsNoTracking().Include(o => o.SourceDocument)
            .Where(o => o.ContactId == contact.Id).OrderByDescending(o => o.ObservedAt).ThenByDescending(o => o.Id).ToListAsync(ct);
        var touchpoints = await TouchpointsAsync(db, contact.Id, ct);
        var profile = await icp.CurrentAsync(ct);
        var committee = lead is { } id && contact.RemovedAt is null ? await committees.CommitteeAsync(id, ct) : null;
        var employers = contact.Employments.Select(e => e.CompanyId).OfType<long>().Distinct().ToList();
        var leads = await db.Leads.AsNoTracking().Where(l => employers.Contains(l.CompanyId)).ToDictionaryAsync(l => l.CompanyId, l => l.PublicId, ct);
        var history = await ContactHistory.ReadAsync(db, contact.Id, ct);
        var card = committee?.People.GetValueOrDefault(contact.Id) ?? ContactDetailsBuilder.BareCard(contact);
        return new ContactDetailsBuilder(contact, observations, profile, clock.GetUtcNow().UtcDateTime)
            .Build(card, lead, touchpoints, history, leads);
    }

    private static async Task<IReadOnlyList<TouchpointRow>> TouchpointsAsync(AppDbContext db, long contactId, CancellationToken ct) =>
        await db.Touchpoints.AsNoTracking().Where(t => t.ContactId == contactId).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(200)
            .Select(t => new TouchpointRow(t.PublicId, t.At, t.Channel, t.Kind, t.Summary, t.Detail, t.Minutes, t.Inbound, t.Weight, t.Contact!.PublicId, t.Contact.FullName, t.LoggedByName, t.Source))
            .ToListAsync(ct);
}
