using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>One of two contacts to be merged, with all that hangs on it.</summary>
/// <param name="Contact">With e-mails, phones, links, employments, roles and proposals; not tracked.</param>
/// <param name="Lead">The lead of the contact's company.</param>
internal sealed record MergedContact(Contact Contact, Lead Lead, IReadOnlyList<SaidOf> Said, int Touchpoints)
{
    /// <summary>How much hangs on it.</summary>
    public int Attached => Said.Count(s => s.Observation.RetractedAt is null) + Touchpoints + Contact.Roles.Count(r => r.State != RoleState.Suggested)
        + (Contact.Notes is null ? 0 : 1) + Contact.Tags.Count;

    /// <summary>Reads both, in a fixed number of queries; null for one that is gone.</summary>
    public static async Task<(MergedContact? Left, MergedContact? Right)> LoadAsync(AppDbContext db, Guid left, Guid right, CancellationToken ct)
    {
        var wanted = new[] { left, right };
        var contacts = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Include(c => c.Company).Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments)
            .Include(c => c.Roles).Include(c => c.Proposals).AsSplitQuery()
            .Where(c => wanted.Contains(c.PublicId)).ToListAsync(ct);
        var ids = contacts.ConvertAll(c => c.Id);
        var companies = contacts.ConvertAll(c => c.CompanyId);
        var leads = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => companies.Contains(l.CompanyId)).ToDictionaryAsync(l => l.CompanyId, ct);
        var said = (await db.Observations.AsNoTracking().Where(o => o.ContactId != null && ids.Contains(o.ContactId.Value)).OrderBy(o => o.Id).ToListAsync(ct)).ToLookup(o => o.ContactId!.Value);
        var touched = await db.Touchpoints.Where(t => t.ContactId != null && ids.Contains(t.ContactId.Value)).GroupBy(t => t.ContactId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        MergedContact? Of(Guid id) => contacts.Find(c => c.PublicId == id) is { } c && leads.TryGetValue(c.CompanyId, out var lead)
            ? new(c, lead, [.. said[c.Id].Select(SaidOf.Of)], touched.GetValueOrDefault(c.Id))
            : null;
        return (Of(left), Of(right));
    }
}
