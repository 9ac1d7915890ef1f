using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Names;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>Reads contacts as the matcher knows people.</summary>
internal static class KnownPersonLoader
{
    /// <summary>These contacts, as far as they are in no trash.</summary>
    /// <param name="withObservations">Also what was said of them so far.</param>
    public static async Task<List<KnownPerson>> LoadAsync(AppDbContext db, IReadOnlyList<long> ids, bool withObservations, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = await db.Contacts.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).OrderBy(c => c.Id)
            .Select(c => new Row(c.Id, c.PublicId, c.CompanyId, c.Company.Name, c.FullName, c.Prefix, c.Given, c.Middle, c.Family, c.Suffix, c.PreferredName, c.Title))
            .ToListAsync(ct);
        var emails = (await db.ContactEmails.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ContactId)).OrderBy(e => e.Id).Select(e => new { e.ContactId, e.Address }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Address);
        var phones = (await db.ContactPhones.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ContactId)).OrderBy(e => e.Id).Select(e => new { e.ContactId, Number = e.E164 ?? e.Raw }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Number);
        var links = (await db.ContactLinks.AsNoTracking().Where(e => e.Kind == LinkKind.LinkedIn && EF.Parameter(ids).Contains(e.ContactId)).OrderBy(e => e.Id).Select(e => new { e.ContactId, e.Key }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Key);
        var said = withObservations
            ? (await db.Observations.AsNoTracking().Where(o => o.ContactId != null && EF.Parameter(ids).Contains(o.ContactId.Value) && o.RetractedAt == null).OrderBy(o => o.Id).ToListAsync(ct)).ToLookup(o => o.ContactId!.Value)
            : null;
        return found.ConvertAll(r => new KnownPerson
        {
            Order = r.Id,
            PublicId = r.PublicId,
            CompanyId = r.CompanyId,
            CompanyName = r.CompanyName,
            Facts = new(new PersonName(r.FullName, r.Prefix, r.Given, r.Middle, r.Family, r.Suffix, r.PreferredName), r.Title, [.. emails[r.Id]], [.. phones[r.Id]], links[r.Id].FirstOrDefault()),
            Said = said is null ? [] : [.. said[r.Id].Select(SaidOf.Of)],
        });
    }

    private sealed record Row(long Id, Guid PublicId, long CompanyId, string CompanyName, string FullName, string? Prefix, string? Given, string? Middle, string? Family, string? Suffix, string? PreferredName, string? Title);
}
