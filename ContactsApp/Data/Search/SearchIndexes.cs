using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data.Search;

/// <summary>Looks after the full-text indexes as a whole.</summary>
public sealed class SearchIndexes(LeadSearch search, IDbContextFactory<AppDbContext> contexts, WriteGate gate, ILogger<SearchIndexes> log)
{
    /// <summary>Rows in one write: about 100 ms of holding the write lock.</summary>
    private const int Batch = 1_000;

    /// <summary>Compares the indexes with the tables by count and fills anew what does not agree (a table rebuilt by a migration, a fill that was killed).</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var index in Enum.GetValues<SearchIndex>())
        {
            var found = await search.CountAsync(db, index, ct);
            var expected = await ExpectedAsync(db, index, ct);
            if (found != expected)
            {
                log.LogWarning("The search index of {Index}s holds {Found} rows instead of {Expected} and is filled anew", index, found, expected);
                await FillAsync(index, ct);
            }
        }
    }

    /// <summary>Fills both indexes anew, in bulk writes that let others pass. Until it is done searches find less.</summary>
    public async Task RebuildAsync(CancellationToken ct)
    {
        foreach (var index in Enum.GetValues<SearchIndex>())
        {
            await FillAsync(index, ct);
        }
    }

    private static Task<int> ExpectedAsync(AppDbContext db, SearchIndex index, CancellationToken ct) => index switch
    {
        SearchIndex.Lead => db.Leads.CountAsync(ct),
        SearchIndex.Contact => db.Contacts.CountAsync(c => db.Leads.Any(l => l.CompanyId == c.CompanyId), ct),
    };

    private async Task FillAsync(SearchIndex index, CancellationToken ct)
    {
        await WriteAsync(db => search.ClearAsync(db, index, ct), ct);
        long? after = 0;
        while (after is { } start)
        {
            await WriteAsync(async db => after = await FillBatchAsync(db, index, start, ct), ct);
        }
    }

    /// <summary>The last key written; null at the end.</summary>
    private async Task<long?> FillBatchAsync(AppDbContext db, SearchIndex index, long start, CancellationToken ct)
    {
        var next = index == SearchIndex.Lead
            ? SearchDocuments.Leads(db, l => l.Id > start)
            : SearchDocuments.Contacts(db, c => c.Id > start);
        var documents = await next.Take(Batch).ReadAsync(ct);
        await search.ReplaceAsync(db, index, documents.ConvertAll(d => d.Id), documents, ct);
        return documents.Count == Batch ? documents[^1].Id : null;
    }

    private async Task WriteAsync(Func<AppDbContext, Task> change, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        await change(write.Db);
        await write.CommitAsync(ct);
    }
}
