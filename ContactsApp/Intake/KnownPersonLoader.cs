using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Names;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>Reads contacts as the matcher knows people.</summary>
internal static class KnownPersonLoader
{
    /// <summary>These contacts, as far as they are in no trash; of one that was merged whoever it was merged into.</summary>
    /// <param name="withObservations">Also what was said of them so far.</param>
    public static async Task<List<KnownPerson>> LoadAsync(AppDbContext db, IReadOnlyList<long> asked, bool withObservations, CancellationToken ct)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var former = await FormerAsync(db, asked, ct);
        var ids = asked.Union(former.Keys).ToList();
        // Of those who were merged as well: their rows tell what they were known by.
        var all = ids.Union(former.Values.SelectMany(f => f).Select(f => f.Id)).ToList();

        var found = await db.Contacts.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).OrderBy(c => c.Id)
            .Select(c => new Row(c.Id, c.PublicId, c.CompanyId, c.Company.Name, c.FullName, c.Prefix, c.Given, c.Middle, c.Family, c.Suffix, c.PreferredName, c.Title))
            .ToListAsync(ct);
        var emails = (await db.ContactEmails.AsNoTracking().Where(e => EF.Parameter(all).Contains(e.ContactId)).OrderBy(e => e.Id).Select(e => new { e.ContactId, e.Address }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Address);
        var phones = (await db.ContactPhones.AsNoTracking().Where(e => EF.Parameter(all).Contains(e.ContactId)).OrderBy(e => e.Id).Select(e => new { e.ContactId, Number = e.E164 ?? e.Raw }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Number);
        var links = (await db.ContactLinks.AsNoTracking().Where(e => e.Kind == LinkKind.LinkedIn && EF.Parameter(all).Contains(e.ContactId)).OrderBy(e => e.Id).Select(e => new { e.ContactId, e.Key }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Key);
        PersonFacts FactsOf(long id, PersonName name, string? title) => new(name, title, [.. emails[id]], [.. phones[id]], links[id].FirstOrDefault());
        var said = withObservations
            ? (await db.Observations.AsNoTracking().Where(o => o.ContactId != null && EF.Parameter(ids).Contains(o.ContactId.Value) && o.RetractedAt == null).OrderBy(o => o.Id).ToListAsync(ct)).ToLookup(o => o.ContactId!.Value)
            : null;
        return found.ConvertAll(r => new KnownPerson
        {
            Order = r.Id,
            PublicId = r.PublicId,
            CompanyId = r.CompanyId,
            CompanyName = r.CompanyName,
            Facts = FactsOf(r.Id, new PersonName(r.FullName, r.Prefix, r.Given, r.Middle, r.Family, r.Suffix, r.PreferredName), r.Title),
            Former = former.GetValueOrDefault(r.Id)?.ConvertAll(f => new FormerPerson(f.CompanyId, FactsOf(f.Id, f.Name, f.Title))) ?? [],
            Said = said is null ? [] : [.. said[r.Id].Select(SaidOf.Of)],
        });
    }

    // The merged contacts among these, by whoever has everything now. Merges can follow each other.
    private static async Task<Dictionary<long, List<Away>>> FormerAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var former = new Dictionary<long, List<Away>>();
        var latest = ids.ToDictionary(id => id, _ => new List<Away>());
        while (latest.Count > 0)
        {
            var keys = latest.Keys.ToList();
            var away = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.MergedIntoId != null && EF.Parameter(keys).Contains(c.Id))
                .Select(c => new Away(c.Id, c.MergedIntoId!.Value, c.CompanyId, new PersonName(c.FullName, c.Prefix, c.Given, c.Middle, c.Family, c.Suffix, c.PreferredName), c.Title)).ToListAsync(ct);
            var carried = latest;
            latest = away.GroupBy(a => a.Into).ToDictionary(g => g.Key, g => g.SelectMany(a => carried[a.Id].Append(a)).ToList());
            foreach (var (into, some) in latest)
            {
                (former.TryGetValue(into, out var all) ? all : former[into] = []).AddRange(some);
            }
        }

        return former;
    }

    private sealed record Away(long Id, long Into, long CompanyId, PersonName Name, string? Title);

    private sealed record Row(long Id, Guid PublicId, long CompanyId, string CompanyName, string FullName, string? Prefix, string? Given, string? Middle, string? Family, string? Suffix, string? PreferredName, string? Title);
}
