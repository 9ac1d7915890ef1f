using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Rows;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// Takes the tags of rows about companies over to their leads. A tag that a person took away stays away: no file brings it back. Decides in
/// memory; <see cref="SaveAsync"/> writes.
/// </summary>
internal sealed class ImportTags(AppDbContext db, ImportOptions options)
{
    private readonly Dictionary<long, List<string>> added = [];
    private readonly HashSet<(long Lead, string Key)> refused = [];

    /// <summary>The leads that were here and got tags.</summary>
    public IReadOnlyCollection<long> Leads => added.Keys;

    /// <summary>Reads which tags people took away from these leads and did not give them again.</summary>
    public async Task LoadAsync(IReadOnlyCollection<long> leads, CancellationToken ct)
    {
        var words = await db.AuditEntries.AsNoTracking()
            .Where(a => a.EntityKind == nameof(Lead) && EF.Parameter(leads).Contains(a.EntityId!.Value) && a.ActorId != null && a.ChangesJson.Contains(nameof(Lead.Tags)))
            .OrderBy(a => a.Id).Select(a => new { Id = a.EntityId!.Value, a.ChangesJson }).ToListAsync(ct);
        foreach (var word in words)
        {
            foreach (var change in AuditChange.Read(word.ChangesJson).Where(c => c.Field == nameof(Lead.Tags)))
            {
                // A tag holds no comma.
                HashSet<string> before = Keys(change.From), after = Keys(change.To);
                refused.UnionWith(before.Except(after).Select(k => (word.Id, k)));
                refused.ExceptWith(after.Select(k => (word.Id, k)));
            }
        }
    }

    /// <summary>Gives a lead the tags of a row about its company; returns those that it did not have.</summary>
    public IReadOnlyList<string> Of(ContactRow row, Lead lead)
    {
        // "Only fill what is empty" leaves a lead that has tags alone; what this file gave it a row before is none of its own.
        if (!row.IsCompany || row.Tags.Count == 0 || (options.OnlyFillEmpty && lead.Tags.Count > 0 && !added.ContainsKey(lead.Id)))
        {
            return [];
        }

        var fresh = TagText.All(row.Tags).Where(t => !refused.Contains((lead.Id, TagText.Key(t))) && lead.AddTag(t)).ToList();
        if (fresh.Count > 0 && lead.Id > 0)
        {
            added[lead.Id] = [.. added.GetValueOrDefault(lead.Id, []), .. fresh];
        }

        return fresh;
    }

    /// <summary>Writes the tags of leads that were here before; a new lead is written with its own.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        if (added.Count == 0)
        {
            return;
        }

        var ids = added.Keys.ToList();
        foreach (var lead in await db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id)).ToListAsync(ct))
        {
            added[lead.Id].ForEach(t => lead.AddTag(t));
        }

        await db.SaveChangesAsync(ct);
    }

    private static HashSet<string> Keys(string? tags) => [.. (tags ?? "").Split(',').Select(TagText.Key).Where(k => k.Length > 0)];
}
