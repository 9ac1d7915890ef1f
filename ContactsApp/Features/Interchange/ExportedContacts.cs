using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Reads a page of contacts as an export says them: a fixed number of queries, whatever the page holds.</summary>
internal static class ExportedContacts
{
    /// <summary>The contacts of these keys, in their order; who was removed meanwhile is left out.</summary>
    public static async Task<IReadOnlyList<ExportedContact>> ReadAsync(AppDbContext db, IReadOnlyList<long> ids, double halfLifeDays, DateTime now, CancellationToken ct)
    {
        var emails = (await db.ContactEmails.AsNoTracking().Where(e => ids.Contains(e.ContactId)).OrderByDescending(e => e.IsPrimary).ThenBy(e => e.Id)
            .Select(e => new { e.ContactId, Email = new ExportedEmail(e.Address, e.Kind, e.Status) }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Email);
        var phones = (await db.ContactPhones.AsNoTracking().Where(p => ids.Contains(p.ContactId)).OrderByDescending(p => p.IsPrimary).ThenBy(p => p.Id)
            .Select(p => new { p.ContactId, Phone = new ExportedPhone(p.E164 ?? p.Raw, p.Kind, p.E164 != null) }).ToListAsync(ct)).ToLookup(p => p.ContactId, p => p.Phone);
        var links = (await db.ContactLinks.AsNoTracking().Where(l => ids.Contains(l.ContactId)).OrderBy(l => l.Id)
            .Select(l => new { l.ContactId, l.Kind, l.Url }).ToListAsync(ct)).ToLookup(l => l.ContactId);
        var roles = (await db.RoleAssignments.AsNoTracking().Where(r => ids.Contains(r.ContactId) && r.State == RoleState.Confirmed)
            .OrderByDescending(r => r.IsPrimary).ThenBy(r => r.Role).Select(r => new { r.ContactId, r.Role }).ToListAsync(ct)).ToLookup(r => r.ContactId, r => r.Role);
        var rows = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new Row(
                c.Id, c.PublicId, c.FullName, c.Prefix, c.Given, c.Middle, c.Family, c.Suffix, c.PreferredName, c.Title, c.Headline, c.Seniority, c.Department, c.Location,
                c.TimeZone, c.Pronouns, c.Notes, c.Tags, c.Company.Name, c.Company.Domain, c.Relevance, c.PersonaName, c.EngagementLog2, c.LastTouchAt, c.DoNotContact,
                c.LeftAt, c.LastSeenAt, c.CreatedAt)).ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(r => new ExportedContact(
            r.Id, r.PublicId, r.FullName, r.Prefix, r.Given, r.Middle, r.Family, r.Suffix, r.PreferredName, r.Title, r.Headline, r.Seniority, r.Department, r.Location,
            r.TimeZone, r.Pronouns, r.Notes, r.Tags, r.Company, r.CompanyDomain, [.. emails[r.Id]], [.. phones[r.Id]],
            links[r.Id].FirstOrDefault(l => l.Kind == LinkKind.LinkedIn)?.Url, [.. links[r.Id].Where(l => l.Kind != LinkKind.LinkedIn).Select(l => l.Url)],
            [.. roles[r.Id].Distinct()], r.Relevance, r.PersonaName, EngagementMath.ToScore(r.EngagementLog2, now, halfLifeDays, EngagementScale.Contact),
            r.LastTouchAt, r.DoNotContact, r.LeftAt, r.LastSeenAt, r.CreatedAt))];
    }

    private sealed record Row(
        long Id, Guid PublicId, string FullName, string? Prefix, string? Given, string? Middle, string? Family, string? Suffix, string? PreferredName, string? Title,
        string? Headline, Seniority Seniority, Department? Department, string? Location, string? TimeZone, string? Pronouns, string? Notes, List<string> Tags,
        string Company, string? CompanyDomain, int? Relevance, string? PersonaName, double? EngagementLog2, DateTime? LastTouchAt, DoNotContact DoNotContact,
        DateTime? LeftAt, DateTime? LastSeenAt, DateTime CreatedAt);
}
