using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Matching;

namespace ContactsApp.Intake;

/// <summary>
/// The people a batch may be about: those at the companies concerned whose names share a key with an incoming one, and those who hold one
/// of the batch's addresses, numbers or profiles anywhere. Matching itself is <see cref="PersonMatcher"/>.
/// </summary>
internal sealed class KnownPeople
{
    /// <summary>Where the numbers of people begin whom a batch makes: above every stored key.</summary>
    private const long FreshFrom = 1L << 62;

    private readonly Dictionary<long, KnownPerson> all = [];
    private readonly Dictionary<(long Company, uint Key), List<KnownPerson>> byName = [];
    private readonly Dictionary<string, List<KnownPerson>> byReach = [];

    // How many people have a number, this batch's included.
    private readonly Dictionary<string, int> holders = [];

    /// <summary>Contacts whose stored name keys are of another build or missing, with the right ones.</summary>
    public IReadOnlyDictionary<long, NameKeys> Outdated { get; private init; } = new Dictionary<long, NameKeys>();

    /// <summary>Fetches them in a fixed number of queries.</summary>
    /// <param name="spokenOf">Contacts that the batch is about for another reason, whatever their names.</param>
    public static async Task<KnownPeople> LoadAsync(AppDbContext db, IReadOnlyCollection<IncomingPerson> people, IReadOnlyCollection<long> spokenOf, CancellationToken ct)
    {
        var candidates = await Candidates.FindAsync(db, people, ct);
        var ids = candidates.Ids.Union(spokenOf).ToList();
        // One newcomer alone meets nobody of whom the same batch has said something else before.
        var persons = await KnownPersonLoader.LoadAsync(db, ids, withObservations: people.Count > 1, ct);
        var known = new KnownPeople { Outdated = persons.Where(p => candidates.Outdated.Contains(p.Order)).ToDictionary(p => p.Order, p => NameKeys.Of(p.Facts.Name)) };
        foreach (var (phone, count) in candidates.Holders)
        {
            known.holders[phone] = count;
        }

        persons.ForEach(known.Add);
        return known;
    }

    /// <summary>Makes a person whom this batch adds known to the rest of it.</summary>
    public KnownPerson Add(Contact fresh, string companyName, PreparedPerson prepared)
    {
        var person = new KnownPerson { Order = FreshFrom + all.Count, PublicId = fresh.PublicId, CompanyId = fresh.CompanyId, CompanyName = companyName, Facts = prepared.Facts, Fresh = fresh };
        all.Add(person.Order, person);
        Index(person, person.CompanyId, prepared.NameKeys, prepared.ReachKeys);
        Hold(prepared.Facts.Phones);
        return person;
    }

    /// <summary>The batch says something of a person who is known.</summary>
    public void Hear(KnownPerson person, SaidOf said)
    {
        var before = person.Facts;
        person.Hear(said);
        if (!ReferenceEquals(before, person.Facts))
        {
            Index(person, person.CompanyId, NameKeys.Of(person.Facts.Name), PreparedPerson.ReachKeysOf(person.Facts));
            Hold(person.Facts.Phones.Except(before.Phones));
        }
    }

    /// <summary>A person by stored key; null for one who is in trash.</summary>
    public KnownPerson? Of(long contactId) => all.GetValueOrDefault(contactId);

    /// <summary>Those the observation may be about, sure ones first, then by similarity.</summary>
    public IReadOnlyList<KnownMatch> Find(IncomingPerson incoming)
    {
        var facts = incoming.Prepared.Facts;
        var candidates = new HashSet<KnownPerson>();
        foreach (var key in incoming.Prepared.ReachKeys.Where(k => !IsSwitchboard(k)))
        {
            Collect(byReach.GetValueOrDefault(key), candidates);
        }

        foreach (var key in incoming.Prepared.NameKeys.Numbers)
        {
            Collect(byName.GetValueOrDefault((incoming.CompanyId, key)), candidates);
        }

        return candidates.Count == 0 ? [] : [.. candidates
            .Select(k => (Known: k, Result: Compare(facts, k)))
            .Where(m => m.Result.Answer != MatchAnswer.Different)
            .Select(m => new KnownMatch(m.Known, m.Result.Answer, m.Result.Similarity, m.Result.Reason))
            .OrderBy(m => m.Answer).ThenByDescending(m => m.Similarity).ThenBy(m => m.Person.Order)];
    }

    private void Add(KnownPerson person)
    {
        all.Add(person.Order, person);
        Index(person, person.CompanyId, NameKeys.Of(person.Facts.Name), PreparedPerson.ReachKeysOf(person.Facts));
        foreach (var (company, facts) in person.Former)
        {
            var names = NameKeys.Of(facts.Name);
            Index(person, person.CompanyId, names, PreparedPerson.ReachKeysOf(facts));
            Index(person, company, names, []);
        }
    }

    // The surest of whom the person is or was known as, and of the former names with what is known now.
    private static MatchResult Compare(PersonFacts facts, KnownPerson known) => known.Former.Count == 0
        ? PersonMatcher.Compare(facts, known.Facts)
        : known.Former.SelectMany(f => new[] { known.Facts with { Name = f.Facts.Name }, f.Facts }).Prepend(known.Facts).Select(k => PersonMatcher.Compare(facts, k))
            .OrderBy(r => r.Answer).ThenByDescending(r => r.Similarity).First();

    private bool IsSwitchboard(string reachKey) =>
        reachKey.StartsWith(PreparedPerson.PhoneKey, StringComparison.Ordinal) && holders.GetValueOrDefault(reachKey[PreparedPerson.PhoneKey.Length..]) > Candidates.MostHolders;

    private void Hold(IEnumerable<string> phones)
    {
        foreach (var phone in phones)
        {
            holders[phone] = holders.GetValueOrDefault(phone) + 1;
        }
    }

    // What a person was known by before stays: it costs a comparison, and the comparison decides.
    private void Index(KnownPerson person, long company, NameKeys name, IEnumerable<string> reach)
    {
        foreach (var key in name.Numbers)
        {
            Put(byName, (company, key), person);
        }

        foreach (var key in reach)
        {
            Put(byReach, key, person);
        }
    }

    private static void Put<TKey>(Dictionary<TKey, List<KnownPerson>> map, TKey key, KnownPerson person)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var list))
        {
            map[key] = list = [];
        }

        list.Add(person);
    }

    private static void Collect(List<KnownPerson>? found, HashSet<KnownPerson> into)
    {
        if (found is not null)
        {
            into.UnionWith(found);
        }
    }
}
