using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>A contact that an observation may be about.</summary>
/// <param name="ContactId">The stored key; negative for one that this batch makes.</param>
/// <param name="Fresh">The contact this batch makes, else null.</param>
internal sealed record KnownPerson(long ContactId, Guid PublicId, long CompanyId, string CompanyName, string? Title, PersonFacts Facts, Contact? Fresh = null)
{
    public long? SavedId => Fresh is null ? ContactId : null;
}

/// <summary>How an observation compares with one known person.</summary>
internal sealed record KnownMatch(KnownPerson Person, MatchAnswer Answer, double Similarity, string Reason);

/// <summary>
/// The people a batch may be about, fetched in a few set queries: those at the companies concerned and those who hold one of
/// the batch's addresses, numbers or profiles anywhere. Matching itself is <see cref="PersonMatcher"/>.
/// </summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<(long Company, string Key), List<KnownPerson>> byName = [];
    private readonly Dictionary<string, List<KnownPerson>> byKey = [];

    public static async Task<KnownPeople> LoadAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        var keys = people.SelectMany(p => KeysOf(p.Fields)).ToHashSet();
        var companies = people.Select(p => p.CompanyId).ToHashSet();
        var elsewhere = await HoldersAsync(db, people, ct);
        var found = await db.Contacts.AsNoTracking()
            .Where(c => companies.Contains(c.CompanyId) || elsewhere.Contains(c.Id))
            .Select(c => new Row(c.Id, c.PublicId, c.CompanyId, c.Company.Name, c.FullName, c.Prefix, c.Given, c.Middle, c.Family, c.Suffix, c.PreferredName, c.Title))
            .ToListAsync(ct);
        var ids = found.ConvertAll(r => r.Id);
        var emails = (await db.ContactEmails.AsNoTracking().Where(e => ids.Contains(e.ContactId)).Select(e => new { e.ContactId, e.Address }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Address);
        var phones = (await db.ContactPhones.AsNoTracking().Where(e => ids.Contains(e.ContactId)).Select(e => new { e.ContactId, Number = e.E164 ?? e.Raw }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Number);
        var links = (await db.ContactLinks.AsNoTracking().Where(e => e.Kind == LinkKind.LinkedIn && ids.Contains(e.ContactId)).Select(e => new { e.ContactId, e.Key }).ToListAsync(ct)).ToLookup(e => e.ContactId, e => e.Key);
        var known = new KnownPeople();
        foreach (var r in found)
        {
            var name = new PersonName(r.FullName, r.Prefix, r.Given, r.Middle, r.Family, r.Suffix, r.PreferredName);
            var facts = new PersonFacts(name, r.Title, [.. emails[r.Id]], [.. phones[r.Id]], links[r.Id].FirstOrDefault());
            known.Add(new(r.Id, r.PublicId, r.CompanyId, r.CompanyName, r.Title, facts));
        }

        return known;
    }

    /// <summary>Makes a person of this batch known to the rest of it.</summary>
    public void Add(KnownPerson person)
    {
        foreach (var key in PersonMatcher.BlockingKeys(person.Facts.Name))
        {
            Put(byName, (person.CompanyId, key), person);
        }

        foreach (var key in KeysOf(person.Facts))
        {
            Put(byKey, key, person);
        }
    }

    /// <summary>Those the observation may be about, sure ones first, then by similarity.</summary>
    public IReadOnlyList<KnownMatch> Find(IncomingPerson incoming)
    {
        var facts = FactsOf(incoming.Fields);
        var candidates = new Dictionary<long, KnownPerson>();
        foreach (var key in KeysOf(facts))
        {
            Collect(byKey.GetValueOrDefault(key), candidates);
        }

        foreach (var key in PersonMatcher.BlockingKeys(facts.Name))
        {
            Collect(byName.GetValueOrDefault((incoming.CompanyId, key)), candidates);
        }

        return [.. candidates.Values
            .Select(k => (Known: k, Result: PersonMatcher.Compare(facts, k.Facts)))
            .Where(m => m.Result.Answer != MatchAnswer.Different)
            .Select(m => new KnownMatch(m.Known, m.Result.Answer, m.Result.Similarity, m.Result.Reason))
            .OrderBy(m => m.Answer).ThenByDescending(m => m.Similarity).ThenBy(m => m.Person.ContactId)];
    }

    /// <summary>What the matcher reads of an observation.</summary>
    public static PersonFacts FactsOf(PersonFields f) => new(
        new PersonName(f[ContactField.FullName] ?? "", f[ContactField.NamePrefix], f[ContactField.GivenName], f[ContactField.MiddleName], f[ContactField.FamilyName], f[ContactField.NameSuffix], f[ContactField.PreferredName]),
        f[ContactField.Title],
        [.. f.Emails.Select(e => e.Value)],
        [.. f.Phones.Select(p => p.Value)],
        SlugOf(f));

    /// <summary>The LinkedIn slug of an observation, or null.</summary>
    public static string? SlugOf(PersonFields f) => LinkedInUrl.TryParse(f[ContactField.LinkedIn], out var slug) ? slug : null;

    private static async Task<HashSet<long>> HoldersAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, CancellationToken ct)
    {
        var emails = people.SelectMany(p => p.Fields.Emails).Select(e => e.Value).Where(IsPersonal).Distinct().ToList();
        var phones = people.SelectMany(p => p.Fields.Phones).Select(e => (string?)e.Value).Distinct().ToList();
        var slugs = people.Select(p => SlugOf(p.Fields)).OfType<string>().Distinct().ToList();
        var holders = new HashSet<long>();
        if (emails.Count > 0)
        {
            holders.UnionWith(await db.ContactEmails.Where(e => emails.Contains(e.Address)).Select(e => e.ContactId).ToListAsync(ct));
        }

        if (phones.Count > 0)
        {
            holders.UnionWith(await db.ContactPhones.Where(e => phones.Contains(e.E164)).Select(e => e.ContactId).ToListAsync(ct));
        }

        if (slugs.Count > 0)
        {
            holders.UnionWith(await db.ContactLinks.Where(e => e.Kind == LinkKind.LinkedIn && slugs.Contains(e.Key)).Select(e => e.ContactId).ToListAsync(ct));
        }

        return holders;
    }

    // A mailbox like info@ is shared: it says which company, never who.
    private static bool IsPersonal(string address) => EmailAddress.TryParse(address, out var email) && !EmailLists.IsRoleMailbox(email);

    private static IEnumerable<string> KeysOf(PersonFields f) => KeysOf(FactsOf(f));

    private static IEnumerable<string> KeysOf(PersonFacts f) =>
        f.Emails.Where(IsPersonal).Select(e => "e:" + e)
            .Concat(f.Phones.Select(p => "p:" + p))
            .Concat(f.LinkedInSlug is { } slug ? ["l:" + slug] : []);

    private static void Put<TKey>(Dictionary<TKey, List<KnownPerson>> map, TKey key, KnownPerson person)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var list))
        {
            map[key] = list = [];
        }

        list.Add(person);
    }

    private static void Collect(List<KnownPerson>? found, Dictionary<long, KnownPerson> into) => found?.ForEach(p => into[p.ContactId] = p);

    private sealed record Row(long Id, Guid PublicId, long CompanyId, string CompanyName, string FullName, string? Prefix, string? Given, string? Middle, string? Family, string? Suffix, string? PreferredName, string? Title);
}
