using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Names;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>Two contacts to be compared, the lower key left.</summary>
/// <param name="Together">They work at one company, or at two that may be one.</param>
internal readonly record struct CandidatePair(long Left, long Right, bool Together, bool SameCompany);

/// <summary>
/// Which contacts some contacts have to be compared with, found by keys alone: a name key at one company, an address, a number or a profile
/// anywhere. Nobody is left out whom the matcher would not call different; a few more may be in.
/// </summary>
internal sealed class DuplicateCandidates
{
    /// <summary>A number that more people have is a switchboard's.</summary>
    private const int MostHolders = Candidates.MostHolders;

    private readonly Dictionary<long, long> companyOf = [];
    private readonly Dictionary<long, IReadOnlyList<uint>> keysOf = [];
    private readonly Dictionary<(long Company, uint Key), List<long>> byName = [];
    private readonly Dictionary<long, HashSet<long>> related = [];
    private readonly HashSet<(long Left, long Right)> pairs = [];

    /// <summary>Contacts whose stored name keys are missing or of another build, with the right ones.</summary>
    public Dictionary<long, NameKeys> Outdated { get; } = [];

    /// <summary>The pairs of these contacts with others, and among themselves.</summary>
    public static async Task<(IReadOnlyList<CandidatePair> Pairs, IReadOnlyDictionary<long, NameKeys> Outdated)> FindAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var found = new DuplicateCandidates();
        await found.ByNameAsync(db, ids, ct);
        await found.ByReachAsync(db, ids, ct);
        await found.CompaniesOfOthersAsync(db, ct);
        return ([.. found.pairs.Order().Select(p => found.Describe(p))], found.Outdated);
    }

    private CandidatePair Describe((long Left, long Right) pair)
    {
        var (left, right) = (companyOf.GetValueOrDefault(pair.Left), companyOf.GetValueOrDefault(pair.Right));
        return new(pair.Left, pair.Right, left == right || (related.TryGetValue(left, out var some) && some.Contains(right)), left == right);
    }

    private void Put(long one, long other)
    {
        if (one != other)
        {
            pairs.Add((Math.Min(one, other), Math.Max(one, other)));
        }
    }

    private async Task ByNameAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var mine = await db.Contacts.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.CompanyId }).ToListAsync(ct);
        var companies = mine.Select(m => m.CompanyId).Distinct().ToList();
        await RelatedAsync(db, companies, ct);
        await KeysAsync(db, [.. companies.Concat(companies.SelectMany(c => related.GetValueOrDefault(c) ?? [])).Distinct()], ct);
        foreach (var contact in mine.Where(m => keysOf.ContainsKey(m.Id)))
        {
            foreach (var company in related.GetValueOrDefault(contact.CompanyId)?.Append(contact.CompanyId) ?? [contact.CompanyId])
            {
                foreach (var key in keysOf[contact.Id])
                {
                    byName.GetValueOrDefault((company, key))?.ForEach(other => Put(contact.Id, other));
                }
            }
        }
    }

    // Companies that may be one: their people are compared by name too.
    private async Task RelatedAsync(AppDbContext db, List<long> companies, CancellationToken ct)
    {
        var open = await (
            from p in db.DuplicatePairs
            join l in db.Leads on p.LeftId equals l.Id
            join r in db.Leads on p.RightId equals r.Id
            where p.Kind == DuplicateKind.Companies && p.State == DuplicateState.Open
            where EF.Parameter(companies).Contains(l.CompanyId) || EF.Parameter(companies).Contains(r.CompanyId)
            select new { Left = l.CompanyId, Right = r.CompanyId }).ToListAsync(ct);
        foreach (var pair in open)
        {
            (related.TryGetValue(pair.Left, out var left) ? left : related[pair.Left] = []).Add(pair.Right);
            (related.TryGetValue(pair.Right, out var right) ? right : related[pair.Right] = []).Add(pair.Left);
        }
    }

    // By index and narrow table only; names are read where the keys are of another build.
    private async Task KeysAsync(AppDbContext db, List<long> companies, CancellationToken ct)
    {
        var there =
            from c in db.Contacts
            join k in db.ContactNameKeys on c.Id equals k.ContactId into keys
            from k in keys.DefaultIfEmpty()
            where EF.Parameter(companies).Contains(c.CompanyId)
            select new { c.Id, c.CompanyId, Keys = (byte[]?)k!.Keys };
        var outdated = new List<long>();
        await foreach (var c in there.AsAsyncEnumerable().WithCancellation(ct))
        {
            companyOf[c.Id] = c.CompanyId;
            if (NameKeys.IsCurrent(c.Keys))
            {
                Index(c.Id, NameKeys.Read(c.Keys));
            }
            else
            {
                outdated.Add(c.Id);
            }
        }

        var names = outdated.Count == 0 ? [] : await db.Contacts.Where(c => EF.Parameter(outdated).Contains(c.Id))
            .Select(c => new { c.Id, Name = new PersonName(c.FullName, c.Prefix, c.Given, c.Middle, c.Family, c.Suffix, c.PreferredName) }).ToListAsync(ct);
        foreach (var c in names)
        {
            Outdated[c.Id] = NameKeys.Of(c.Name);
            Index(c.Id, Outdated[c.Id].Numbers);
        }
    }

    private void Index(long id, IReadOnlyList<uint> keys)
    {
        keysOf[id] = keys;
        foreach (var key in keys)
        {
            (byName.TryGetValue((companyOf[id], key), out var list) ? list : byName[(companyOf[id], key)] = []).Add(id);
        }
    }

    private async Task ByReachAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var links =
            from m in db.ContactLinks
            join o in db.ContactLinks on new { m.Kind, m.Key } equals new { o.Kind, o.Key }
            where m.Kind == LinkKind.LinkedIn && EF.Parameter(ids).Contains(m.ContactId) && o.ContactId != m.ContactId
            select new { m.ContactId, Other = o.ContactId };
        (await links.ToListAsync(ct)).ForEach(p => Put(p.ContactId, p.Other));
        var addresses = (await db.ContactEmails.Where(e => EF.Parameter(ids).Contains(e.ContactId)).Select(e => new { e.ContactId, e.Address }).ToListAsync(ct))
            .Where(e => PreparedPerson.IsPersonal(e.Address)).ToLookup(e => e.Address, e => e.ContactId);
        var wanted = addresses.Select(a => a.Key).ToList();
        foreach (var holder in await db.ContactEmails.Where(e => EF.Parameter(wanted).Contains(e.Address)).Select(e => new { e.ContactId, e.Address }).ToListAsync(ct))
        {
            addresses[holder.Address].ToList().ForEach(mine => Put(mine, holder.ContactId));
        }

        await ByPhoneAsync(db, ids, ct);
    }

    private async Task ByPhoneAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var numbers = (await db.ContactPhones.Where(p => p.E164 != null && EF.Parameter(ids).Contains(p.ContactId)).Select(p => new { p.ContactId, Number = p.E164! }).ToListAsync(ct))
            .ToLookup(p => p.Number, p => p.ContactId);
        var asked = numbers.Select(n => n.Key).ToList<string?>();
        var shared = await db.ContactPhones.Where(p => EF.Parameter(asked).Contains(p.E164)).GroupBy(p => p.E164)
            .Where(g => g.Count() > 1 && g.Count() <= MostHolders).Select(g => g.Key).ToListAsync(ct);
        foreach (var holder in await db.ContactPhones.Where(p => EF.Parameter(shared).Contains(p.E164)).Select(p => new { p.ContactId, Number = p.E164! }).ToListAsync(ct))
        {
            numbers[holder.Number].ToList().ForEach(mine => Put(mine, holder.ContactId));
        }
    }

    private async Task CompaniesOfOthersAsync(AppDbContext db, CancellationToken ct)
    {
        var missing = pairs.SelectMany(p => new[] { p.Left, p.Right }).Where(id => !companyOf.ContainsKey(id)).Distinct().ToList();
        foreach (var c in missing.Count == 0 ? [] : await db.Contacts.Where(c => EF.Parameter(missing).Contains(c.Id)).Select(c => new { c.Id, c.CompanyId }).ToListAsync(ct))
        {
            companyOf[c.Id] = c.CompanyId;
        }
    }
}
