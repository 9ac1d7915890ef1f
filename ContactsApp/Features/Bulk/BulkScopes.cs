using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Trash;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Bulk;

/// <summary>Which records a scope means at this moment.</summary>
public sealed class BulkScopes(IDbContextFactory<AppDbContext> contexts, ILeadSearch search, ContactListQueries contacts, TimeProvider clock)
{
    /// <summary>Whether it means any of this kind.</summary>
    public async Task<bool> AnyAsync(BulkSubject subject, BulkScope scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await IdsAsync(db, subject, scope, 1, ct)).Count > 0;
    }

    /// <summary>Their keys, so many at most. From trash too: whether a record may be changed is the action's to say.</summary>
    internal async Task<List<long>> IdsAsync(AppDbContext db, BulkSubject subject, BulkScope scope, int most, CancellationToken ct) => subject switch
    {
        BulkSubject.Leads => await Leads(db, scope).Order().Take(most).ToListAsync(ct),
        BulkSubject.Contacts => await (await ContactsAsync(db, scope, ct)).Order().Take(most).ToListAsync(ct),
        BulkSubject.Pairs => await Pairs(db, scope).OrderDescending().Take(most).ToListAsync(ct),
    };

    private IQueryable<long> Leads(AppDbContext db, BulkScope scope) => scope switch
    {
        BulkScope.Chosen { Ids: var chosen } => db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => chosen.Contains(l.PublicId)).Select(l => l.Id),
        BulkScope.MatchingLeads { Filter: var filter, Except: var except } => db.Matching(filter, LeadReading.Seek, search).Where(s => !except.Contains(s.LeadPublicId)).Select(s => s.LeadId),
        BulkScope.MatchingTrash { Filter: var filter, Except: var except } => db.TrashedLeads(filter, Now).Where(l => !except.Contains(l.PublicId)).Select(l => l.Id),
        _ => throw Wrong(scope),
    };

    private async Task<IQueryable<long>> ContactsAsync(AppDbContext db, BulkScope scope, CancellationToken ct) => scope switch
    {
        BulkScope.Chosen { Ids: var chosen } => db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => chosen.Contains(c.PublicId)).Select(c => c.Id),
        BulkScope.MatchingContacts { Filter: var filter, Except: var except } => (await contacts.AllAsync(db, filter, ct)).Where(c => !except.Contains(c.PublicId)).Select(c => c.Id),
        BulkScope.MatchingTrash { Filter: var filter, Except: var except } => db.TrashedContacts(filter, Now).Where(c => !except.Contains(c.PublicId)).Select(c => c.Id),
        _ => throw Wrong(scope),
    };

    private static IQueryable<long> Pairs(AppDbContext db, BulkScope scope) =>
        scope is BulkScope.SurePairs { Reason: var reason } ? DuplicateQueries.Sure(db, reason).Select(p => p.Id) : throw Wrong(scope);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static ArgumentOutOfRangeException Wrong(BulkScope scope) => new(nameof(scope), scope, "The scope is of another subject.");
}
