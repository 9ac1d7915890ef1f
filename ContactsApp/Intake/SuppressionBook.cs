using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Phones;
using ContactsApp.Domain.Suppressions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>An earlier removal that an observation runs into.</summary>
/// <param name="Certain">False when only a phone number, or name and company agree: that alone asks.</param>
public sealed record SuppressionHit(DateTime At, string? ByName, RemovalReason Reason, long? ContactId, Guid PersonId, bool Certain);

/// <summary>The memory of who must not be added again: asked on every path, written on removal, lifted on restore. Holds keyed hashes only.</summary>
public sealed class SuppressionBook(SuppressionKeys keys)
{
    /// <summary>For each observation of the batch the earlier removal it runs into, if any.</summary>
    public async Task<IReadOnlyDictionary<Guid, SuppressionHit>> LookUpAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        if (people.Count == 0 || !await db.Suppressions.AnyAsync(ct))
        {
            return new Dictionary<Guid, SuppressionHit>();
        }

        var companies = await CompanyKeysAsync(db, [.. people.Select(p => p.CompanyId).Distinct()], ct);
        var wanted = people.Select(p => (p.Id, Keys: KeysOf(p.Fields, companies[p.CompanyId]))).ToList();
        var hashes = wanted.SelectMany(w => w.Keys.Select(k => k.Hash)).ToList();
        var found = hashes.Count == 0 ? [] : await db.Suppressions.AsNoTracking().Where(s => EF.Parameter(hashes).Contains(s.KeyHash)).ToListAsync(ct);
        if (found.Count == 0)
        {
            return new Dictionary<Guid, SuppressionHit>();
        }

        var byHash = found.ToLookup(s => Convert.ToHexString(s.KeyHash));
        return wanted
            .Select(w => (w.Id, Hit: w.Keys.SelectMany(k => byHash[Convert.ToHexString(k.Hash)])
                .OrderByDescending(IsCertain).ThenByDescending(s => s.CreatedAt).FirstOrDefault()))
            .Where(w => w.Hit is not null)
            .ToDictionary(w => w.Id, w => new SuppressionHit(w.Hit!.CreatedAt, w.Hit.CreatedByName, w.Hit.Reason, w.Hit.ContactId, w.Hit.PersonId, IsCertain(w.Hit)));
    }

    /// <summary>Remembers a removed contact by all its keys, and by those of whoever was merged into it. The contact is loaded with e-mails, phones and links.</summary>
    public async Task RememberAsync(AppDbContext db, Contact contact, RemovalReason reason, Actor actor, DateTime now, CancellationToken ct)
    {
        var people = await WithMergedAsync(db, contact, ct);
        var companies = await CompanyKeysAsync(db, [.. people.Select(p => p.CompanyId).Distinct()], ct);
        foreach (var (kind, hash) in people.SelectMany(p => KeysOf(FieldsOf(p), companies[p.CompanyId].Take(1))).DistinctBy(k => Convert.ToHexString(k.Hash)))
        {
            db.Suppressions.Add(new Suppression
            {
                PersonId = contact.PublicId,
                KeyKind = kind.ToString(),
                KeyHash = hash,
                ContactId = contact.Id,
                Reason = reason,
                CreatedAt = now,
                CreatedById = actor.UserId,
                CreatedByName = actor.Name,
            });
        }
    }

    /// <summary>Forgets the removal of one person: restored, undone, or added again on purpose.</summary>
    public static async Task LiftAsync(AppDbContext db, Guid personId, CancellationToken ct) =>
        db.Suppressions.RemoveRange(await db.Suppressions.Where(s => s.PersonId == personId).ToListAsync(ct));

    private List<SuppressionKey> KeysOf(PersonFields f, IEnumerable<string> companies)
    {
        var all = new List<SuppressionKey>();
        all.AddRange(f.Emails.Where(e => EmailAddress.TryParse(e.Value, out _)).Select(e => keys.ForEmail(Parsed(e.Value))));
        foreach (var phone in f.Phones)
        {
            if (PhoneNumber.TryParse(phone.Value, null, out var number))
            {
                all.Add(keys.ForPhone(number));
            }
        }

        if (PreparedPerson.SlugOf(f) is { } slug)
        {
            all.Add(keys.ForLinkedIn(slug));
        }

        if (f[ContactField.FullName] is { } name)
        {
            all.AddRange(companies.Select(c => keys.ForNameAndCompany(name, c)));
        }

        return all;
    }

    private static EmailAddress Parsed(string address) => EmailAddress.TryParse(address, out var email) ? email : default;

    // A switchboard's number is shared by colleagues, and a name by namesakes: those alone only ask.
    private static bool IsCertain(Suppression s) => s.KeyKind is nameof(SuppressionKeyKind.Email) or nameof(SuppressionKeyKind.LinkedIn);

    // Merges can follow each other. What was not taken over in a merge is still a name or address of the person.
    private static async Task<List<Contact>> WithMergedAsync(AppDbContext db, Contact contact, CancellationToken ct)
    {
        var all = new List<Contact> { contact };
        for (List<long> into = [contact.Id]; into.Count > 0;)
        {
            var away = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).AsSplitQuery()
                .Where(c => c.MergedIntoId != null && EF.Parameter(into).Contains(c.MergedIntoId.Value)).OrderBy(c => c.Id).ToListAsync(ct);
            all.AddRange(away);
            into = away.ConvertAll(c => c.Id);
        }

        return all;
    }

    // The key in force first: its domain, or its folded name where it has none. Then its name, which was the key before it had a domain, its
    // other domains, and the names of companies that were merged into it: whoever was removed there stays removed.
    private static async Task<ILookup<long, string>> CompanyKeysAsync(AppDbContext db, List<long> ids, CancellationToken ct)
    {
        var own = await db.Companies.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Domain, c.NameKey }).ToListAsync(ct);
        var keys = own.ConvertAll(c => (c.Id, Key: c.Domain ?? c.NameKey));
        keys.AddRange(own.Where(c => c.NameKey.Length > 0).Select(c => (c.Id, c.NameKey)));
        var others = await db.CompanyAliases.Where(a => EF.Parameter(ids).Contains(a.CompanyId)).OrderBy(a => a.Id).Select(a => new { Id = a.CompanyId, Key = a.Domain }).ToListAsync(ct);
        keys.AddRange(others.Select(a => (a.Id, a.Key)));
        keys.AddRange(await FormerNamesAsync(db, ids, ct));
        return keys.Distinct().ToLookup(k => k.Id, k => k.Key);
    }

    private static async Task<List<(long Id, string Key)>> FormerNamesAsync(AppDbContext db, List<long> ids, CancellationToken ct)
    {
        var names = new List<(long, string)>();
        for (var now = ids.ToDictionary(id => id); now.Count > 0;)
        {
            var known = now.Keys.ToList();
            var away = await (
                from l in db.Leads.AsNoTracking().IgnoreQueryFilters(new[] { AppDbContext.NotRemoved })
                where l.MergedIntoId != null
                join s in db.Leads.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }) on l.MergedIntoId equals s.Id
                where EF.Parameter(known).Contains(s.CompanyId)
                select new { l.CompanyId, l.Company.NameKey, Into = s.CompanyId }).ToListAsync(ct);
            names.AddRange(away.Select(a => (now[a.Into], a.NameKey)));
            now = away.ToDictionary(a => a.CompanyId, a => now[a.Into]);
        }

        return names;
    }

    private static PersonFields FieldsOf(Contact c)
    {
        var values = new SortedDictionary<ContactField, string> { [ContactField.FullName] = c.FullName };
        if (c.Links.Find(l => l.Kind == LinkKind.LinkedIn) is { } link)
        {
            values[ContactField.LinkedIn] = link.Url;
        }

        return new PersonFields
        {
            Values = values,
            Emails = c.Emails.ConvertAll(e => new ObservedItem(e.Address)),
            Phones = c.Phones.ConvertAll(p => new ObservedItem(p.E164 ?? p.Raw)),
        };
    }
}
