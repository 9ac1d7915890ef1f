using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>One thing a record of a source said before.</summary>
/// <param name="Person">Whom a batch found it to be about, where that was in the same batch.</param>
internal sealed record EarlierWord(string Fingerprint, long? ContactId, KnownPerson? Person)
{
    /// <summary>When the contact it is about went to trash; null for one that is here.</summary>
    public DateTime? RemovedAt { get; init; }

    /// <summary>The contact it is about where the same batch makes it.</summary>
    public Contact? Fresh => Person?.Fresh;

    /// <summary>False while it waits for review.</summary>
    public bool IsOfSomebody => ContactId is not null || Fresh is not null;
}

/// <summary>What the records of a batch said before, to tell "unchanged" from "updated". Retracted words count for nothing.</summary>
internal sealed class EarlierWords
{
    // Latest first.
    private readonly Dictionary<string, List<EarlierWord>> said = [];

    public static async Task<EarlierWords> LoadAsync(AppDbContext db, IntakeBatch batch, CancellationToken ct)
    {
        var earlier = new EarlierWords();
        var keys = batch.People.Select(p => p.RecordKey).ToList();
        var words =
            from o in db.Observations
            join c in db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]) on o.ContactId equals c.Id into people
            from c in people.DefaultIfEmpty()
            where o.Source == batch.Document.Kind && EF.Parameter(keys).Contains(o.RecordKey) && o.RetractedAt == null
            select new { o.Id, o.RecordKey, o.Fingerprint, o.ContactId, RemovedAt = (DateTime?)c!.RemovedAt };
        var found = await words.ToListAsync(ct);
        foreach (var o in found.OrderBy(o => o.Id))
        {
            earlier.Add(o.RecordKey, new(o.Fingerprint, o.ContactId, null) { RemovedAt = o.RemovedAt });
        }

        return earlier;
    }

    /// <summary>The contacts that the records of these people spoke of last.</summary>
    public IEnumerable<long> ContactIdsOf(IEnumerable<IncomingPerson> people) => people.Select(p => Latest(p)?.ContactId).OfType<long>();

    /// <summary>The earlier time the record said the very same; null where it says something else now.</summary>
    public EarlierWord? SameWords(IncomingPerson person) => said.TryGetValue(person.RecordKey, out var words) ? words.Find(w => w.Fingerprint == person.Prepared.Fingerprint) : null;

    /// <summary>What the record said last.</summary>
    public EarlierWord? Latest(IncomingPerson person) => said.TryGetValue(person.RecordKey, out var words) ? words[0] : null;

    public void Add(IncomingPerson person, EarlierWord word) => Add(person.RecordKey, word);

    private void Add(string recordKey, EarlierWord word)
    {
        if (said.TryGetValue(recordKey, out var words))
        {
            words.Insert(0, word);
        }
        else
        {
            said[recordKey] = [word];
        }
    }
}
