using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

#pragma warning disable EF1002 // Only names of tables are put into the SQL, and they come from an enum.

namespace ContactsApp.Data.Search;

/// <summary>Looks after the full-text indexes as a whole.</summary>
public sealed class SearchIndexes(LeadSearch search, IDbContextFactory<AppDbContext> contexts, WriteGate gate, ILogger<SearchIndexes> log)
{
    /// <summary>Rows in one write: about 100 ms of holding the write lock.</summary>
    private const int Batch = 1_000;

    /// <summary>
    /// Compares the indexes with the tables by count, and fills anew what does not agree (a table rebuilt by a migration, a fill that
    /// was killed). Reads for about a second at a million contacts.
    /// </summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var index in Enum.GetValues<SearchIndex>())
        {
            var missing = await MissingAsync(db, index, ct);
            if (missing != 0)
            {
                log.LogWarning("The search index of {Index}s lacks {Missing} rows and is filled anew", index, missing);
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

    /// <summary>Rows that should be in the index, less those that are: one statement, so that writes meanwhile do not count on one side only.</summary>
    private Task<long> MissingAsync(AppDbContext db, SearchIndex index, CancellationToken ct)
    {
        const string Live = """ "Leads" AS l WHERE l."RemovedAt" IS NULL """;
        var expected = index switch
        {
            SearchIndex.Lead => Live,
            SearchIndex.Contact => $""" "Contacts" AS c, {Live} AND l."CompanyId" = c."CompanyId" AND c."RemovedAt" IS NULL """,
        };
        return db.Database.SqlQueryRaw<long>(
            $"""SELECT (SELECT count(*) FROM {expected}) - (SELECT count(*) FROM "{search.RowsOf(index)}") AS "Value" """).SingleAsync(ct);
    }

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
