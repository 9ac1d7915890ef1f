using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>The history of a lead and of everybody at it, from the audit.</summary>
internal static class LeadHistory
{
    public static async Task<IReadOnlyList<HistoryRow>> ReadAsync(AppDbContext db, Guid leadId, int take, CancellationToken ct)
    {
        var leads = db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]);
        var id = await leads.Where(l => l.PublicId == leadId).Select(l => l.Id).FirstOrDefaultAsync(ct);
        // With what happened to those that were merged into the lead: of each the newest, by its own walk along the index.
        var entries = new List<AuditEntry>();
        foreach (var one in (await leads.Where(l => l.MergedIntoId == id).Select(l => l.Id).ToListAsync(ct)).Prepend(id))
        {
            entries.AddRange(await db.AuditEntries.AsNoTracking().Where(a => a.LeadId == one).OrderByDescending(a => a.Id).Take(take).ToListAsync(ct));
        }

        entries = [.. entries.OrderByDescending(e => e.Id).Take(take)];
        var subjects = await SubjectsAsync(db, entries, ct);
        var users = await db.Users.AsNoTracking().Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return entries.ConvertAll(e => HistoryWords.Of(e, subjects.GetValueOrDefault((e.EntityKind, e.EntityId ?? 0), ""), users));
    }

    /// <summary>Whom each row is about, by kind and key; what is gone for good has no name.</summary>
    internal static async Task<Dictionary<(string Kind, long Id), string>> SubjectsAsync(AppDbContext db, List<AuditEntry> entries, CancellationToken ct)
    {
        var ids = entries.Where(e => e.EntityId is not null).ToLookup(e => e.EntityKind, e => e.EntityId!.Value);
        List<long> Of(string kind) => [.. ids[kind].Distinct()];
        var (roleIds, touchIds, emailIds, phoneIds, linkIds, jobIds, proposalIds) =
            (Of(nameof(RoleAssignment)), Of(nameof(Touchpoint)), Of(nameof(ContactEmail)), Of(nameof(ContactPhone)), Of(nameof(ContactLink)), Of(nameof(Employment)), Of(nameof(Proposal)));
        var roles = await db.RoleAssignments.Where(r => roleIds.Contains(r.Id)).Select(r => new Part(nameof(RoleAssignment), r.Id, r.ContactId, r.Role, null)).ToListAsync(ct);
        List<Part> parts =
        [
            .. Of(nameof(Contact)).Select(id => new Part(nameof(Contact), id, id, null, null)),
            .. roles,
            .. await db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(t => touchIds.Contains(t.Id)).Select(t => new Part(nameof(Touchpoint), t.Id, t.ContactId, null, t.Summary)).ToListAsync(ct),
            .. await db.ContactEmails.Where(e => emailIds.Contains(e.Id)).Select(e => new Part(nameof(ContactEmail), e.Id, e.ContactId, null, null)).ToListAsync(ct),
            .. await db.ContactPhones.Where(e => phoneIds.Contains(e.Id)).Select(e => new Part(nameof(ContactPhone), e.Id, e.ContactId, null, null)).ToListAsync(ct),
            .. await db.ContactLinks.Where(e => linkIds.Contains(e.Id)).Select(e => new Part(nameof(ContactLink), e.Id, e.ContactId, null, null)).ToListAsync(ct),
            .. await db.Employments.Where(e => jobIds.Contains(e.Id)).Select(e => new Part(nameof(Employment), e.Id, e.ContactId, null, null)).ToListAsync(ct),
            .. await db.Proposals.Where(e => proposalIds.Contains(e.Id)).Select(e => new Part(nameof(Proposal), e.Id, e.ContactId, null, null)).ToListAsync(ct),
        ];
        var people = parts.Select(p => p.ContactId).OfType<long>().Distinct().ToList();
        var names = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => people.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FullName, ct);
        return parts.ToDictionary(p => (p.Kind, p.Id), p => Words(p, p.ContactId is { } id ? names.GetValueOrDefault(id) : null));
    }

    private static string Words(Part part, string? name) => part switch
    {
        { Role: { } role } => $"{name} as {BuyingRoleWords.InSentence(role)}",
        { Summary: { Length: > 0 } summary } => name is null ? summary : $"{name}, {summary}",
        _ => name ?? "",
    };

    /// <param name="Kind">The kind of record that changed.</param>
    /// <param name="ContactId">Whom it belongs to.</param>
    private sealed record Part(string Kind, long Id, long? ContactId, BuyingRole? Role, string? Summary);
}
