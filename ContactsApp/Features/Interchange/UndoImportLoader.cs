using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>A contact that an import speaks of, as an undo sees it.</summary>
internal sealed record UndoImportContact(UndoImportFacts Facts, Guid PublicId, string Name, long CompanyId, Guid? LeadId);

/// <summary>Loads what the undo of an import must know, with a fixed number of queries however many contacts there are.</summary>
internal static class UndoImportLoader
{
    /// <summary>The contacts of these rows; those that are gone are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, UndoImportContact>> LoadAsync(AppDbContext db, Import import, IReadOnlyCollection<ImportRow> rows, CancellationToken ct)
    {
        var ids = await ContactIdsAsync(db, rows, ct);
        // A later row of the file may speak of somebody whom an earlier one made.
        var made = (await db.ImportRows.Where(r => r.ImportId == import.Id && r.Outcome == ImportOutcome.Created && r.ContactId != null && ids.Contains(r.ContactId.Value))
            .Select(r => r.ContactId!.Value).ToListAsync(ct)).ToHashSet();
        var said = (await db.Observations.AsNoTracking().Where(o => o.ContactId != null && ids.Contains(o.ContactId.Value)).ToListAsync(ct)).ToLookup(o => o.ContactId!.Value);
        var roles = (await db.RoleAssignments.Where(r => ids.Contains(r.ContactId) && r.State != RoleState.Suggested).Select(r => r.ContactId).ToListAsync(ct)).ToHashSet();
        var touched = (await db.Touchpoints.Where(t => t.ContactId != null && ids.Contains(t.ContactId.Value)).Select(t => t.ContactId!.Value).Distinct().ToListAsync(ct)).ToHashSet();
        var optOuts = await OptOutsAsync(db, import, ids, ct);
        var wishes = await WishesAsync(db, import, ids, ct);
        var contacts = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.PublicId, c.FullName, c.CompanyId, LeadId = (Guid?)c.Company.Lead!.PublicId, c.RemovedAt, c.LeftAt, c.LeftObservationId, c.Notes, c.DoNotContact })
            .ToListAsync(ct);
        return contacts.ToDictionary(c => c.Id, c =>
        {
            var (others, brought) = optOuts.GetValueOrDefault(c.Id);
            var own = brought & ~wishes.GetValueOrDefault(c.Id);
            var attached = new List<string>();
            Add(attached, "a removal", c.RemovedAt is not null);
            Add(attached, "a departure", c.LeftAt is not null && c.LeftObservationId is null);
            Add(attached, "a note", !string.IsNullOrWhiteSpace(c.Notes));
            Add(attached, "a role", roles.Contains(c.Id));
            Add(attached, "a touchpoint", touched.Contains(c.Id));
            Add(attached, "a wish not to be contacted", (c.DoNotContact & ~(others | own)) != DoNotContact.None);
            var facts = new UndoImportFacts(c.Id, made.Contains(c.Id), [.. said[c.Id]], import.SourceDocumentId ?? 0, import.StartedAt ?? import.CreatedAt, attached, own & ~others);
            return new UndoImportContact(facts, c.PublicId, c.FullName, c.CompanyId, c.LeadId);
        });
    }

    // What waited for review may have been given to somebody since: the observation knows.
    private static async Task<List<long>> ContactIdsAsync(AppDbContext db, IReadOnlyCollection<ImportRow> rows, CancellationToken ct)
    {
        var asked = rows.Where(r => r.ContactId is null).Select(r => r.ObservationId).OfType<long>().ToList();
        var given = asked.Count == 0 ? [] : await db.Observations.Where(o => asked.Contains(o.Id) && o.ContactId != null).Select(o => o.ContactId!.Value).ToListAsync(ct);
        return [.. rows.Select(r => r.ContactId).OfType<long>().Concat(given).Distinct()];
    }

    private static async Task<Dictionary<long, (DoNotContact Others, DoNotContact Own)>> OptOutsAsync(AppDbContext db, Import import, List<long> ids, CancellationToken ct)
    {
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.ContactId != null && ids.Contains(r.ContactId.Value) && r.OptOut != DoNotContact.None)
            .Select(r => new { ContactId = r.ContactId!.Value, r.OptOut, r.OptOutSet, IsOwn = r.ImportId == import.Id, r.Undone }).ToListAsync(ct);
        return rows.GroupBy(r => r.ContactId).ToDictionary(g => g.Key, g => (
            g.Where(r => !r.IsOwn && r.Undone == null).Aggregate(DoNotContact.None, (all, r) => all | r.OptOut),
            g.Where(r => r.IsOwn).Aggregate(DoNotContact.None, (all, r) => all | r.OptOutSet)));
    }

    // What a user chose since the import stands, also where the import had forbidden some of it: the person may have asked for it meanwhile.
    private static async Task<Dictionary<long, DoNotContact>> WishesAsync(AppDbContext db, Import import, List<long> ids, CancellationToken ct)
    {
        var since = import.StartedAt ?? import.CreatedAt;
        var chosen = await db.AuditEntries.AsNoTracking()
            .Where(a => a.EntityKind == nameof(Contact) && a.EntityId != null && ids.Contains(a.EntityId.Value) && a.ActorId != null && a.At >= since && a.ChangesJson.Contains(nameof(Contact.DoNotContact)))
            .OrderBy(a => a.Id).Select(a => new { ContactId = a.EntityId!.Value, a.ChangesJson }).ToListAsync(ct);
        var wishes = new Dictionary<long, DoNotContact>();
        foreach (var entry in chosen)
        {
            if (AuditChange.Read(entry.ChangesJson).LastOrDefault(c => c.Field == nameof(Contact.DoNotContact)) is { To: { } to } && Enum.TryParse<DoNotContact>(to, out var wish))
            {
                wishes[entry.ContactId] = wish;
            }
        }

        return wishes;
    }

    private static void Add(List<string> attached, string what, bool isThere)
    {
        if (isThere)
        {
            attached.Add(what);
        }
    }
}
