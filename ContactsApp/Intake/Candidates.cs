using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// Which stored contacts a batch has to be compared with, found by keys alone. Nobody is left out whom <see cref="PersonMatcher"/> would not
/// call different; a few more may be in.
/// </summary>
internal sealed class Candidates
{
    /// <summary>A number that more people have is a switchboard's: it says which house, never who. Colleagues with it are told by their names.</summary>
    public const int MostHolders = 20;

    private readonly Dictionary<long, HashSet<uint>> namesAt = [];
    private readonly Dictionary<string, HashSet<uint>> namesOf = [];

    /// <summary>Keys of the contacts.</summary>
    public HashSet<long> Ids { get; } = [];

    /// <summary>Those of them whose name keys are missing or of another build: the name itself has to be looked at.</summary>
    public HashSet<long> Outdated { get; } = [];

    /// <summary>How many stored contacts have each of the batch's numbers; those that nobody has are left out.</summary>
    public Dictionary<string, int> Holders { get; private set; } = [];

    public static async Task<Candidates> FindAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        var found = new Candidates();
        await found.AtCompaniesAsync(db, people, ct);
        await found.ByPhoneAsync(db, people, ct);
        await found.ByAddressAsync(db, people, ct);
        return found;
    }

    private async Task AtCompaniesAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        foreach (var person in people)
        {
            Put(namesAt, person.CompanyId, person.Prepared.NameKeys);
        }

        var companies = namesAt.Keys.ToList();
        // By index and narrow table only. Who is in trash falls out when the person is read.
        var there =
            from c in db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved])
            join k in db.ContactNameKeys on c.Id equals k.ContactId into keys
            from k in keys.DefaultIfEmpty()
            where EF.Parameter(companies).Contains(c.CompanyId)
            select new { c.Id, c.CompanyId, Keys = (byte[]?)k!.Keys };
        await foreach (var c in there.AsAsyncEnumerable().WithCancellation(ct))
        {
            Judge(c.Id, c.Keys, namesAt[c.CompanyId], namelessToo: false);
        }
    }

    // Of a shared number only those with a like name, and those whose name is not known on either side.
    private async Task ByPhoneAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        foreach (var person in people)
        {
            foreach (var phone in person.Fields.Phones)
            {
                Put(namesOf, phone.Value, person.Prepared.NameKeys);
            }
        }

        if (namesOf.Count == 0)
        {
            return;
        }

        Holders = await HoldersAsync(db, [.. namesOf.Keys], ct);
        var nameless = people.Where(p => p.Prepared.NameKeys.Numbers.Count == 0).SelectMany(p => p.Fields.Phones).Select(p => p.Value).ToHashSet();
        var phones = Holders.Where(h => h.Value <= MostHolders).Select(h => h.Key).ToList<string?>();
        var holders =
            from p in db.ContactPhones
            join k in db.ContactNameKeys on p.ContactId equals k.ContactId into keys
            from k in keys.DefaultIfEmpty()
            where EF.Parameter(phones).Contains(p.E164)
            select new { p.ContactId, Phone = p.E164!, Keys = (byte[]?)k!.Keys };
        await foreach (var h in holders.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (nameless.Contains(h.Phone))
            {
                Ids.Add(h.ContactId);
            }

            Judge(h.ContactId, h.Keys, namesOf[h.Phone], namelessToo: true);
        }
    }

    private static Task<Dictionary<string, int>> HoldersAsync(AppDbContext db, List<string?> phones, CancellationToken ct) =>
        db.ContactPhones.Where(p => EF.Parameter(phones).Contains(p.E164)).GroupBy(p => p.E164!).Select(g => new { Phone = g.Key, Holders = g.Count() })
            .ToDictionaryAsync(g => g.Phone, g => g.Holders, ct);

    private async Task ByAddressAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        var emails = people.SelectMany(p => p.Fields.Emails).Select(e => e.Value).Where(PreparedPerson.IsPersonal).Distinct().ToList();
        if (emails.Count > 0)
        {
            Ids.UnionWith(await db.ContactEmails.Where(e => EF.Parameter(emails).Contains(e.Address)).Select(e => e.ContactId).ToListAsync(ct));
        }

        var slugs = people.Select(p => p.Prepared.Facts.LinkedInSlug).OfType<string>().Distinct().ToList();
        if (slugs.Count > 0)
        {
            Ids.UnionWith(await db.ContactLinks.Where(e => e.Kind == LinkKind.LinkedIn && EF.Parameter(slugs).Contains(e.Key)).Select(e => e.ContactId).ToListAsync(ct));
        }
    }

    private void Judge(long id, byte[]? stored, HashSet<uint> wanted, bool namelessToo)
    {
        if (!NameKeys.IsCurrent(stored))
        {
            Ids.Add(id);
            Outdated.Add(id);
        }
        else if ((namelessToo && NameKeys.IsNameless(stored)) || NameKeys.SharesAny(stored, wanted))
        {
            Ids.Add(id);
        }
    }

    private static void Put<TKey>(Dictionary<TKey, HashSet<uint>> map, TKey key, NameKeys names)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var wanted))
        {
            map[key] = wanted = [];
        }

        wanted.UnionWith(names.Numbers);
    }
}
