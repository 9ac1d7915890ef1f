using Microsoft.EntityFrameworkCore;
using Npgsql;

#pragma warning disable EF1002 // Only names of tables are put into the SQL, and they come from an enum; all values are parameters.

namespace ContactsApp.Data.Search;

/// <summary>
/// Full text of PostgreSQL: for each index a table with the words as a tsvector and the text. What is inside words is found by the
/// index of the pg_trgm extension where the server has it (then the migration made it), else by reading all rows.
/// </summary>
public sealed class PostgresLeadSearch : LeadSearch
{
    private protected override Task<List<long>> IdsAsync(
        AppDbContext db, SearchIndex index, SearchTier tier, SearchQuery query, int limit, CancellationToken ct)
    {
        var (where, parameters) = Condition(query, tier);
        return db.Database.SqlQueryRaw<long>(
            $"""SELECT "Id" AS "Value" FROM "{index}Search" WHERE {where} LIMIT @limit""",
            [.. parameters, new NpgsqlParameter("limit", limit)]).ToListAsync(ct);
    }

    private protected override IQueryable<long> LeadIds(AppDbContext db, SearchQuery query)
    {
        var (where, parameters) = Condition(query, query.IsLongEnoughInside ? SearchTier.Inside : SearchTier.Beginnings);
        return db.Database.SqlQueryRaw<long>(
            $"""
            SELECT "LeadId" AS "Value" FROM "LeadSearch" WHERE {where}
            UNION
            SELECT p."LeadId" FROM (SELECT "LeadId" FROM "ContactSearch" WHERE {where} LIMIT {MaxPeople}) AS p
            """,
            parameters);
    }

    private protected override IQueryable<long> ContactIds(AppDbContext db, SearchQuery query)
    {
        var (where, parameters) = Condition(query, query.IsLongEnoughInside ? SearchTier.Inside : SearchTier.Beginnings);
        return db.Database.SqlQueryRaw<long>($"""SELECT "Id" AS "Value" FROM "ContactSearch" WHERE {where} LIMIT {MaxPeople}""", parameters);
    }

    internal override string RowsOf(SearchIndex index) => $"{index}Search";

    internal override Task ClearAsync(AppDbContext db, SearchIndex index, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync($"""DELETE FROM "{index}Search" """, ct);

    private protected override Task TakeOutAsync(AppDbContext db, SearchIndex index, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync($"""DELETE FROM "{index}Search" WHERE "Id" = ANY (@ids)""", [new NpgsqlParameter<long[]>("ids", ids.ToArray())], ct);

    private protected override Task AddAsync(AppDbContext db, SearchIndex index, IReadOnlyCollection<SearchDocument> documents, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO "{index}Search" ("Id", "LeadId", "Words", "Text")
            SELECT d.id, d.lead, array_to_tsvector(string_to_array(d.words, ' ')), d.text
            FROM unnest(@keys, @leads, @words, @texts) AS d (id, lead, words, text)
            """,
            [
                new NpgsqlParameter<long[]>("keys", documents.Select(d => d.Id).ToArray()),
                new NpgsqlParameter<long[]>("leads", documents.Select(d => d.LeadId).ToArray()),
                new NpgsqlParameter<string[]>("words", documents.Select(d => string.Join(' ', SearchText.Words(d.Text).Distinct())).ToArray()),
                new NpgsqlParameter<string[]>("texts", documents.Select(d => d.Text).ToArray()),
            ],
            ct);

    private protected override Task<List<long>> PresentAsync(AppDbContext db, SearchIndex index, long[] ids, CancellationToken ct) =>
        db.Database.SqlQueryRaw<long>(
            $"""SELECT "Id" AS "Value" FROM "{index}Search" WHERE "Id" = ANY (@ids)""", new NpgsqlParameter<long[]>("ids", ids)).ToListAsync(ct);

    private static (string Where, object[] Parameters) Condition(SearchQuery query, SearchTier tier)
    {
        if (tier != SearchTier.Inside)
        {
            return ("\"Words\" @@ @words::tsquery", [new NpgsqlParameter<string>("words", Words(query, tier))]);
        }

        var where = string.Join(" AND ", query.Terms.Select((_, i) => $"\"Text\" LIKE @term{i}"));
        return (where, query.Terms.Select((t, i) => (object)new NpgsqlParameter<string>($"term{i}", $"%{EscapeLike(t)}%")).ToArray());
    }

    /// <summary>Quoted words, in which nothing is an operator. Of "ada.love" only the last word may go on.</summary>
    private static string Words(SearchQuery query, SearchTier tier) => tier == SearchTier.Misspelled
        ? string.Join(" & ", query.Misspellings().Select(word => $"({string.Join(" | ", word.Select(w => $"'{w}':*"))})"))
        : string.Join(" & ", query.Terms.Select(term =>
            string.Join(" & ", SearchText.Words(term).Select(w => $"'{w}'")) + (tier == SearchTier.Beginnings ? ":*" : "")));

    private static string EscapeLike(string term) => term
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
