using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Admin;

/// <summary>Entries of the audit as rows that people read: whom and what they are about, by name.</summary>
internal static class AuditRows
{
    public static async Task<IReadOnlyList<AuditRow>> ReadAsync(AppDbContext db, List<AuditEntry> entries, CancellationToken ct)
    {
        var subjects = await LeadHistory.SubjectsAsync(db, entries, ct);
        var users = await db.Users.AsNoTracking().Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var leadIds = entries.Select(e => e.LeadId).OfType<long>().Distinct().ToList();
        var leads = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => leadIds.Contains(l.Id))
            .Select(l => new Known(l.Id, l.PublicId, l.Company.Name)).ToDictionaryAsync(l => l.Id, ct);
        var contactIds = entries.Where(e => e.EntityKind == nameof(Contact)).Select(e => e.EntityId).OfType<long>().Distinct().ToList();
        var contacts = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => contactIds.Contains(c.Id))
            .Select(c => new { c.Id, c.PublicId }).ToDictionaryAsync(c => c.Id, c => c.PublicId, ct);
        return entries.ConvertAll(e =>
        {
            var subject = e.EntityKind == nameof(AppUser)
                ? users.GetValueOrDefault(e.EntityPublicId?.ToString() ?? "", "a former user")
                : subjects.GetValueOrDefault((e.EntityKind, e.EntityId ?? 0), "");
            return Row(e, subject, users, e.LeadId is { } id ? leads.GetValueOrDefault(id) : null) with
            {
                Contact = e.EntityKind == nameof(Contact) && contacts.TryGetValue(e.EntityId ?? 0, out var contact) ? contact : null,
            };
        });
    }

    private static AuditRow Row(AuditEntry e, string subject, Dictionary<string, string> users, Known? lead)
    {
        var line = HistoryWords.Of(e, subject, users);
        var changes = e.EntityKind == nameof(AppUser) ? AuditWords.OfUser(e) : line.Changes;
        return new(e.Id, e.At, e.ActorName, e.ActorId is null, AuditWords.Sentence(e.Verb, subject, line.What), changes, e.Source, lead?.PublicId, lead?.Name)
        {
            WhoId = e.ActorId,
            Verb = e.Verb,
            Record = AuditWords.RecordOf(e.EntityKind),
            RecordId = e.EntityPublicId?.ToString() ?? e.EntityId?.ToString(CultureInfo.InvariantCulture),
        };
    }

    private sealed record Known(long Id, Guid PublicId, string Name);
}
