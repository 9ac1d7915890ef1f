using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>Reads the rows on screen, and only those, whole.</summary>
internal static class ContactListRows
{
    /// <summary>These contacts in this order.</summary>
    public static async Task<IReadOnlyList<ContactRow>> ReadAsync(AppDbContext db, List<long> ids, double halfLifeDays, DateTime now, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Join(db.Leads, c => c.CompanyId, l => l.CompanyId, (c, l) => new Stored(
                c.Id, c.PublicId, l.PublicId, c.Version, c.FullName, c.Title, c.Company.Name, c.Seniority, c.Relevance, c.RelevanceBand, c.EngagementLog2,
                c.LastTouchAt, db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.DisplayName).FirstOrDefault(),
                c.Emails.OrderByDescending(e => e.IsPrimary).ThenBy(e => e.Id).Select(e => (EmailStatus?)e.Status).FirstOrDefault(), c.DoNotContact, c.LeftAt, c.Tags, c.IsGatekeeper, c.Department))
            .ToDictionaryAsync(s => s.Id, ct);
        var roles = (await db.RoleAssignments.AsNoTracking().Where(r => ids.Contains(r.ContactId) && (r.State == RoleState.Confirmed || r.State == RoleState.Suggested))
            .Select(r => new { r.ContactId, Role = new RowRole(r.Role, r.State == RoleState.Confirmed, r.Confidence, r.Words) }).ToListAsync(ct)).ToLookup(r => r.ContactId, r => r.Role);
        return [.. ids.Where(found.ContainsKey).Select(id => Row(found[id], [.. roles[id].OrderByDescending(r => r.Confirmed).ThenByDescending(r => r.Confidence)], halfLifeDays, now))];
    }

    private static ContactRow Row(Stored c, List<RowRole> roles, double halfLifeDays, DateTime now) => new(
        c.Id, c.PublicId, c.LeadId, c.Version, c.Name, c.Title, c.Company, c.Seniority, roles.FirstOrDefault(), Math.Max(0, roles.Count - 1), c.Relevance, c.RelevanceBand,
        c.EngagementLog2 is null ? null : EngagementMath.ToScore(c.EngagementLog2, now, halfLifeDays, EngagementScale.Contact), c.LastTouchAt, c.OwnerName,
        c.EmailStatus, c.DoNotContact, c.LeftAt)
    {
        Tags = c.Tags,
        IsGatekeeper = c.IsGatekeeper,
        Department = c.Department,
    };

    private sealed record Stored(
        long Id, Guid PublicId, Guid LeadId, int Version, string Name, string? Title, string Company, Seniority Seniority, int? Relevance, ScoreBand RelevanceBand,
        double? EngagementLog2, DateTime? LastTouchAt, string? OwnerName, EmailStatus? EmailStatus, DoNotContact DoNotContact, DateTime? LeftAt,
        List<string> Tags, bool IsGatekeeper, Department? Department);
}
