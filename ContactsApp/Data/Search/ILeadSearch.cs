namespace ContactsApp.Data.Search;

/// <summary>
/// Finds leads by their company (name, domains) and by their people (name, e-mail addresses, title). The two implementations are the
/// full text of SQLite and of PostgreSQL. What is in trash is not found.
/// </summary>
public interface ILeadSearch
{
    /// <summary>
    /// The best hits for what somebody typed: whole words first, then beginnings of words, then anything inside words (three letters
    /// and more); among equals companies before people. All words typed must be found in one company or one person.
    /// </summary>
    /// <param name="text">As typed; nothing in it is a command.</param>
    /// <param name="limit">At most this many hits.</param>
    Task<LeadSearchHits> FindAsync(AppDbContext db, string text, int limit, CancellationToken ct);

    /// <summary>
    /// The same for somebody who looks for a name: companies and people each up to a limit of their own (0 for none). Where nothing is
    /// found as typed, one slip is forgiven in each of the two longest words (<see cref="Domain.Matching.Slips"/>).
    /// </summary>
    Task<NameHits> FindNamesAsync(AppDbContext db, string text, int companies, int people, CancellationToken ct);

    /// <summary>
    /// Keys of all leads that the text finds, through at most <see cref="LeadSearch.MaxPeople"/> people, as part of a larger query:
    /// <c>summaries.Where(s => ids.Contains(s.LeadId))</c>. Words of one or two letters are found at the beginning of words only.
    /// </summary>
    IQueryable<long> LeadIds(AppDbContext db, string text);

    /// <summary>Keys of the people that the text finds by themselves, at most <see cref="LeadSearch.MaxPeople"/>, as part of a larger query.</summary>
    IQueryable<long> ContactIds(AppDbContext db, string text);

    /// <summary>Whether <see cref="LeadIds"/> leaves leads out, because the text finds more people than it goes through.</summary>
    Task<bool> IsCutAsync(AppDbContext db, string text, CancellationToken ct);

    /// <summary>
    /// Brings the full text of these contacts up to date with what has been saved on <paramref name="db"/>: call it after the save and
    /// before the commit, with every contact that was added, renamed, moved, removed, restored or deleted, or whose title or addresses changed.
    /// </summary>
    Task WriteContactsAsync(AppDbContext db, IReadOnlyCollection<long> contactIds, CancellationToken ct);

    /// <summary>
    /// The same for contacts that were just written and are in no index yet, each at a lead that is in no trash: nothing has to be read
    /// or taken out.
    /// </summary>
    Task AddContactsAsync(AppDbContext db, IReadOnlyCollection<NewContactText> contacts, CancellationToken ct);

    /// <summary>The same for leads that were just written and are in no index yet.</summary>
    Task AddLeadsAsync(AppDbContext db, IReadOnlyCollection<NewLeadText> leads, CancellationToken ct);

    /// <summary>
    /// The same for leads that were added, removed, restored or deleted, or whose company's name or domains changed. A lead that goes
    /// to trash or comes back takes its people along.
    /// </summary>
    Task WriteLeadsAsync(AppDbContext db, IReadOnlyCollection<long> leadIds, CancellationToken ct);
}

/// <summary>What a new contact is found by.</summary>
public sealed record NewContactText(long ContactId, long LeadId, string Name, string? PreferredName, string? Title, IReadOnlyList<string> Emails);

/// <summary>What a new lead is found by.</summary>
public sealed record NewLeadText(long LeadId, string Name, string? Domain, IReadOnlyList<string> Domains);

/// <summary>What a search found, best first.</summary>
/// <param name="HasMore">True when there may be more than the limit.</param>
public sealed record LeadSearchHits(IReadOnlyList<LeadSearchHit> Hits, bool HasMore)
{
    public static readonly LeadSearchHits None = new([], false);

    /// <summary>The leads found, best first, each once.</summary>
    public IEnumerable<long> LeadIds => Hits.Select(h => h.LeadId).Distinct();
}

/// <summary>Companies and people by name, best first.</summary>
public sealed record NameHits(IReadOnlyList<LeadSearchHit> Companies, IReadOnlyList<LeadSearchHit> People)
{
    public static readonly NameHits None = new([], []);
}

/// <summary>One hit: a lead by its company, or (where <see cref="Person"/> is set) by one of its people.</summary>
public sealed record LeadSearchHit(long LeadId, Guid LeadPublicId, string Company, string? Domain, PersonHit? Person);

/// <summary>The person that was found.</summary>
public sealed record PersonHit(long ContactId, Guid ContactPublicId, string Name, string? Title);
