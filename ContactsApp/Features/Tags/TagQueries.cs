using System.Diagnostics.CodeAnalysis;
using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Tags;

/// <summary>The tags in use, for completion. Each is found by one step of an index, however many contacts have it.</summary>
[SuppressMessage("Globalization", "CA1309", Justification = "Becomes a comparison in SQL; only this overload is translated.")]
public sealed class TagQueries(IDbContextFactory<AppDbContext> contexts)
{
    private const string Flag = "tag:";

    /// <summary>Known tags of leads and contacts that begin so, in their order, each in one of its spellings.</summary>
    public async Task<IReadOnlyList<string>> KnownAsync(string? beginning, int take, CancellationToken ct)
    {
        var prefix = TagText.Key(beginning ?? "");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await AddContactTagsAsync(db, prefix, take, found, ct);
        await AddLeadTagsAsync(db, prefix, take, found, ct);
        return [.. found.Values.Take(take)];
    }

    private static async Task AddContactTagsAsync(AppDbContext db, string prefix, int take, SortedDictionary<string, string> found, CancellationToken ct)
    {
        var tags = db.ContactTags.AsNoTracking();
        var last = await tags.Where(t => string.Compare(t.Key, prefix) >= 0).OrderBy(t => t.Key).FirstOrDefaultAsync(ct);
        for (var i = 0; i < take && last is not null && last.Key.StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            found.TryAdd(last.Key, last.Name);
            var after = last.Key;
            last = await tags.Where(t => string.Compare(t.Key, after) > 0).OrderBy(t => t.Key).FirstOrDefaultAsync(ct);
        }
    }

    private static async Task AddLeadTagsAsync(AppDbContext db, string prefix, int take, SortedDictionary<string, string> found, CancellationToken ct)
    {
        var flags = db.LeadFlags.AsNoTracking();
        var from = Flag + prefix;
        var last = await flags.Where(f => string.Compare(f.Flag, from) >= 0).OrderBy(f => f.Flag).FirstOrDefaultAsync(ct);
        for (var i = 0; i < take && last is not null && last.Flag.StartsWith(from, StringComparison.Ordinal); i++)
        {
            var (flag, lead) = (last.Flag, last.LeadId);
            var shown = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.Id == lead).Select(l => l.Tags).FirstOrDefaultAsync(ct);
            found.TryAdd(flag[Flag.Length..], shown?.Find(t => LeadFlag.Tag(t) == flag) ?? flag[Flag.Length..]);
            last = await flags.Where(f => string.Compare(f.Flag, flag) > 0).OrderBy(f => f.Flag).FirstOrDefaultAsync(ct);
        }
    }
}
