using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

#pragma warning disable EF1002 // Only names of tables are put into the SQL, and they come from an enum; all values are parameters.

namespace ContactsApp.Data.Search;

/// <summary>
/// Full text of SQLite (FTS5). For each index one table of words, for whole words and beginnings, and one of trigrams, for what is
/// inside words. Both are without content, so the text is stored once, and are addressed by the key of the lead or contact. A third,
/// ordinary table leads from there to the lead.
/// </summary>
public sealed class SqliteLeadSearch : LeadSearch
{
    private protected override Task<List<long>> IdsAsync(
        AppDbContext db, SearchIndex index, SearchTier tier, SearchQuery query, int limit, CancellationToken ct)
    {
        var table = tier == SearchTier.Inside ? $"{index}Trigrams" : $"{index}Words";
        // No rank: it would visit every hit, and among hits of one tier there is no better one.
        return db.Database.SqlQueryRaw<long>(
            $"SELECT rowid AS Value FROM {table} WHERE {table} MATCH @match LIMIT @limit",
            new SqliteParameter("@match", Match(query, tier)), new SqliteParameter("@limit", limit)).ToListAsync(ct);
    }

    private protected override IQueryable<long> LeadIds(AppDbContext db, SearchQuery query)
    {
        var tier = query.IsLongEnoughInside ? SearchTier.Inside : SearchTier.Beginnings;
        var tables = tier == SearchTier.Inside ? "Trigrams" : "Words";
        // CROSS JOIN keeps the order: from the people found to their leads, through a narrow table instead of the wide rows of contacts.
        return db.Database.SqlQueryRaw<long>(
            $"""
            SELECT rowid AS Value FROM Lead{tables} WHERE Lead{tables} MATCH @match
            UNION
            SELECT listed.LeadId FROM (SELECT rowid AS ContactId FROM Contact{tables} WHERE Contact{tables} MATCH @match LIMIT {MaxPeople}) AS p
            CROSS JOIN ContactSearch AS listed ON listed.Id = p.ContactId
            """,
            new SqliteParameter("@match", Match(query, tier)));
    }

    private protected override IQueryable<long> ContactIds(AppDbContext db, SearchQuery query)
    {
        var tier = query.IsLongEnoughInside ? SearchTier.Inside : SearchTier.Beginnings;
        var table = tier == SearchTier.Inside ? "ContactTrigrams" : "ContactWords";
        return db.Database.SqlQueryRaw<long>(
            $"SELECT rowid AS Value FROM {table} WHERE {table} MATCH @match LIMIT {MaxPeople}", new SqliteParameter("@match", Match(query, tier)));
    }

    internal override string RowsOf(SearchIndex index) => $"{index}Words_docsize";

    internal override async Task ClearAsync(AppDbContext db, SearchIndex index, CancellationToken ct)
    {
        foreach (var table in Tables(index))
        {
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO {table}({table}) VALUES ('delete-all')", ct);
        }

        await db.Database.ExecuteSqlRawAsync($"DELETE FROM {index}Search", ct);
    }

    private protected override Task TakeOutAsync(AppDbContext db, SearchIndex index, IReadOnlyCollection<long> ids, CancellationToken ct) => OnConnectionAsync(db, connection =>
    {
        foreach (var table in Tables(index).Append($"{index}Search"))
        {
            using var delete = connection.CreateCommand();
            delete.CommandText = $"DELETE FROM {table} WHERE rowid IN (SELECT value FROM json_each(@ids))";
            delete.Parameters.Add(new SqliteParameter("@ids", JsonSerializer.Serialize(ids)));
            delete.ExecuteNonQuery();
        }
    }, ct);

    private protected override Task AddAsync(AppDbContext db, SearchIndex index, IReadOnlyCollection<SearchDocument> documents, CancellationToken ct) => OnConnectionAsync(db, connection =>
    {
        foreach (var table in Tables(index))
        {
            Insert(connection, table, "Text", documents.Select(d => (d.Id, (object)d.Text)));
        }

        Insert(connection, $"{index}Search", "LeadId", documents.Select(d => (d.Id, (object)d.LeadId)));
    }, ct);

    private protected override Task<List<long>> PresentAsync(AppDbContext db, SearchIndex index, long[] ids, CancellationToken ct) =>
        db.Database.SqlQueryRaw<long>(
            $"SELECT Id AS Value FROM {index}Search WHERE Id IN (SELECT value FROM json_each(@ids))",
            new SqliteParameter("@ids", JsonSerializer.Serialize(ids))).ToListAsync(ct);

    private static string[] Tables(SearchIndex index) => [$"{index}Words", $"{index}Trigrams"];

    private static async Task OnConnectionAsync(AppDbContext db, Action<DbConnection> write, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            write(db.Database.GetDbConnection());
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Insert(DbConnection connection, string table, string column, IEnumerable<(long Id, object Value)> rows)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {table} (rowid, {column}) VALUES (@id, @value)";
        var id = new SqliteParameter("@id", SqliteType.Integer);
        var value = new SqliteParameter("@value", null);
        insert.Parameters.AddRange(new[] { id, value });
        foreach (var row in rows)
        {
            (id.Value, value.Value) = row;
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Every word as a quoted string, in which nothing is an operator; side by side they must all be found.</summary>
    private static string Match(SearchQuery query, SearchTier tier) => tier == SearchTier.Misspelled
        ? string.Join(" AND ", query.Misspellings().Select(word => $"({string.Join(" OR ", word.Select(w => $"{Quoted(w)}*"))})"))
        : string.Join(' ', query.Terms.Select(t => Quoted(t) + (tier == SearchTier.Beginnings ? "*" : "")));

    private static string Quoted(string term) => '"' + term.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
