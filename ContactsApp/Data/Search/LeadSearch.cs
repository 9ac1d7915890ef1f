using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data.Search;

/// <summary>How well a hit must match; tried in this order.</summary>
internal enum SearchTier
{
    WholeWords,
    Beginnings,
    Inside,

    /// <summary>Beginnings with one slip; only where nothing is found as typed.</summary>
    Misspelled,
}

/// <summary>The two full-text indexes.</summary>
internal enum SearchIndex
{
    Lead,
    Contact,
}

/// <summary>The full text of one company or person.</summary>
/// <param name="Id">Key of the lead or contact.</param>
/// <param name="LeadId">The lead to show for it; a lead's own key.</param>
internal sealed record SearchDocument(long Id, long LeadId, string Text);

/// <summary>What the two implementations have in common: the order of hits, and what is written.</summary>
public abstract class LeadSearch : ILeadSearch
{
    /// <summary>
    /// A search as part of a list goes through at most this many people, about 10 ms: text that finds more ("a") says nothing about
    /// whom somebody looks for.
    /// </summary>
    public const int MaxPeople = 5_000;

    /// <summary>Rows read and written at once.</summary>
    private const int Batch = 500;

    public async Task<LeadSearchHits> FindAsync(AppDbContext db, string text, int limit, CancellationToken ct)
    {
        var query = SearchQuery.Parse(text);
        if (query.Terms.Count == 0)
        {
            return LeadSearchHits.None;
        }

        var found = new List<(SearchIndex Index, long Id)>();
        foreach (var tier in Tiers(query))
        {
            foreach (var index in Enum.GetValues<SearchIndex>())
            {
                var ids = found.Count > limit ? [] : await IdsAsync(db, index, tier, query, limit + 1, ct);
                found.AddRange(ids.Select(id => (index, id)).Except(found).ToList());
            }
        }

        return new LeadSearchHits(await DescribeAsync(db, found.Take(limit).ToList(), ct), found.Count > limit);
    }

    public async Task<NameHits> FindNamesAsync(AppDbContext db, string text, int companies, int people, CancellationToken ct)
    {
        var query = SearchQuery.Parse(text);
        if (query.Terms.Count == 0)
        {
            return NameHits.None;
        }

        List<(SearchIndex Index, long Id)> found = [.. await NamesAsync(Tiers(query))];
        if (found.Count == 0 && query.CanBeMisspelled)
        {
            found = [.. await NamesAsync([SearchTier.Misspelled])];
        }

        var hits = await DescribeAsync(db, found, ct);
        return new([.. hits.Where(h => h.Person is null)], [.. hits.Where(h => h.Person is not null)]);

        async Task<IEnumerable<(SearchIndex, long)>> NamesAsync(IReadOnlyList<SearchTier> tiers) =>
            (await BestAsync(db, SearchIndex.Lead, query, tiers, companies, ct)).Concat(await BestAsync(db, SearchIndex.Contact, query, tiers, people, ct));
    }

    public IQueryable<long> LeadIds(AppDbContext db, string text)
    {
        var query = SearchQuery.Parse(text);
        return query.Terms.Count == 0 ? db.Leads.Where(_ => false).Select(l => l.Id) : LeadIds(db, query);
    }

    public IQueryable<long> ContactIds(AppDbContext db, string text)
    {
        var query = SearchQuery.Parse(text);
        return query.Terms.Count == 0 ? db.Contacts.Where(_ => false).Select(c => c.Id) : ContactIds(db, query);
    }

    public async Task<bool> IsCutAsync(AppDbContext db, string text, CancellationToken ct)
    {
        var query = SearchQuery.Parse(text);
        var tier = query.IsLongEnoughInside ? SearchTier.Inside : SearchTier.Beginnings;
        return query.Terms.Count > 0 && (await IdsAsync(db, SearchIndex.Contact, tier, query, MaxPeople + 1, ct)).Count > MaxPeople;
    }

    public async Task WriteContactsAsync(AppDbContext db, IReadOnlyCollection<long> contactIds, CancellationToken ct)
    {
        foreach (var ids in contactIds.Distinct().Chunk(Batch))
        {
            await ReplaceAsync(db, SearchIndex.Contact, ids, await SearchDocuments.Contacts(db, c => ids.Contains(c.Id)).ReadAsync(ct), ct);
        }
    }

    public Task AddContactsAsync(AppDbContext db, IReadOnlyCollection<NewContactText> contacts, CancellationToken ct) => contacts.Count == 0
        ? Task.CompletedTask
        : AddAsync(db, SearchIndex.Contact, [.. contacts.Select(SearchDocuments.Of)], ct);

    public Task AddLeadsAsync(AppDbContext db, IReadOnlyCollection<NewLeadText> leads, CancellationToken ct) => leads.Count == 0
        ? Task.CompletedTask
        : AddAsync(db, SearchIndex.Lead, [.. leads.Select(SearchDocuments.Of)], ct);

    public async Task WriteLeadsAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        foreach (var ids in leadIds.Distinct().Chunk(Batch))
        {
            var before = await PresentAsync(db, SearchIndex.Lead, ids, ct);
            var documents = await SearchDocuments.Leads(db, l => ids.Contains(l.Id)).ReadAsync(ct);
            await ReplaceAsync(db, SearchIndex.Lead, ids, documents, ct);
            var cameOrWent = before.ToHashSet();
            cameOrWent.SymmetricExceptWith(documents.Select(d => d.Id));
            await WritePeopleAsync(db, cameOrWent, ct);
        }
    }

    /// <summary>The table with a row for each text that the index holds.</summary>
    internal abstract string RowsOf(SearchIndex index);

    /// <summary>Empties the index.</summary>
    internal abstract Task ClearAsync(AppDbContext db, SearchIndex index, CancellationToken ct);

    /// <summary>Takes <paramref name="ids"/> out of the index and puts <paramref name="documents"/> in.</summary>
    internal async Task ReplaceAsync(
        AppDbContext db, SearchIndex index, IReadOnlyCollection<long> ids, IReadOnlyCollection<SearchDocument> documents, CancellationToken ct)
    {
        await TakeOutAsync(db, index, ids, ct);
        await AddAsync(db, index, documents, ct);
    }

    private protected abstract Task TakeOutAsync(AppDbContext db, SearchIndex index, IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>Puts documents in, none of which is in the index.</summary>
    private protected abstract Task AddAsync(AppDbContext db, SearchIndex index, IReadOnlyCollection<SearchDocument> documents, CancellationToken ct);

    private protected abstract Task<List<long>> IdsAsync(
        AppDbContext db, SearchIndex index, SearchTier tier, SearchQuery query, int limit, CancellationToken ct);

    /// <summary>Which of these are in the index now.</summary>
    private protected abstract Task<List<long>> PresentAsync(AppDbContext db, SearchIndex index, long[] ids, CancellationToken ct);

    private protected abstract IQueryable<long> LeadIds(AppDbContext db, SearchQuery query);

    private protected abstract IQueryable<long> ContactIds(AppDbContext db, SearchQuery query);

    /// <summary>As typed, best first.</summary>
    private static IReadOnlyList<SearchTier> Tiers(SearchQuery query) =>
        query.IsLongEnoughInside ? [SearchTier.WholeWords, SearchTier.Beginnings, SearchTier.Inside] : [SearchTier.WholeWords, SearchTier.Beginnings];

    private async Task<IEnumerable<(SearchIndex, long)>> BestAsync(
        AppDbContext db, SearchIndex index, SearchQuery query, IReadOnlyList<SearchTier> tiers, int limit, CancellationToken ct)
    {
        var found = new List<long>();
        foreach (var tier in tiers)
        {
            var ids = found.Count < limit ? await IdsAsync(db, index, tier, query, limit, ct) : [];
            found.AddRange(ids.Except(found).ToList());
        }

        return found.Take(limit).Select(id => (index, id));
    }

    private async Task WritePeopleAsync(AppDbContext db, HashSet<long> leads, CancellationToken ct)
    {
        if (leads.Count > 0)
        {
            var companies = db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => leads.Contains(l.Id)).Select(l => l.CompanyId);
            await WriteContactsAsync(db, await db.Contacts.Where(c => companies.Contains(c.CompanyId)).Select(c => c.Id).ToListAsync(ct), ct);
        }
    }

    private static async Task<List<LeadSearchHit>> DescribeAsync(AppDbContext db, List<(SearchIndex Index, long Id)> found, CancellationToken ct)
    {
        var leadIds = found.Where(f => f.Index == SearchIndex.Lead).Select(f => f.Id).ToList();
        var leads = await db.Leads.Where(l => leadIds.Contains(l.Id))
            .Select(l => new LeadSearchHit(l.Id, l.PublicId, l.Company.Name, l.Company.Domain, null))
            .ToDictionaryAsync(h => (SearchIndex.Lead, h.LeadId), ct);
        var contactIds = found.Where(f => f.Index == SearchIndex.Contact).Select(f => f.Id).ToList();
        var people = await db.Contacts.Where(c => contactIds.Contains(c.Id))
            .Join(db.Leads, c => c.CompanyId, l => l.CompanyId, (c, l) => new LeadSearchHit(
                l.Id, l.PublicId, c.Company.Name, c.Company.Domain, new PersonHit(c.Id, c.PublicId, c.FullName, c.Title)))
            .ToDictionaryAsync(h => (SearchIndex.Contact, h.Person!.ContactId), ct);
        return found.Select(f => f.Index == SearchIndex.Lead ? leads.GetValueOrDefault(f) : people.GetValueOrDefault(f)).OfType<LeadSearchHit>().ToList();
    }
}
