using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Trash;

/// <summary>Reads of the trash: contacts and leads together. Every signed-in user reads all of it.</summary>
public sealed class TrashQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>A list scrolls through at most this many rows and then asks to narrow.</summary>
    public const int MaxRows = LeadQueries.MaxRows;

    /// <summary>Rows that are read before it is known how many there are: more than a screen shows.</summary>
    private const int FirstLook = 200;

    /// <summary>Rows <paramref name="start"/> to start + count of the filtered trash, by keyset from the nearest anchor.</summary>
    /// <param name="anchors">Kept by the page between calls of one filter; makes jumps cheap.</param>
    public async Task<TrashRows> RowsAsync(TrashFilter filter, int start, int count, TrashAnchors anchors, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (anchors.Total(filter) is not { } total)
        {
            // What matches little is looked for in all of the trash, and once is enough: a page that is not full says how many there are.
            var first = await KeysAsync(db, filter, 0, FirstLook, anchors, now, ct);
            total = first.Count < FirstLook ? first.Count : await CountAsync(db, filter, now, ct);
            anchors.Count(filter, total);
            if (start + count <= first.Count || first.Count == total)
            {
                return new(await TrashedRows.ReadAsync(db, [.. first.Skip(start).Take(count)], ct), Math.Min(total, MaxRows), total > MaxRows);
            }
        }

        var wanted = Math.Min(count, Math.Min(total, MaxRows) - start);
        var keys = wanted <= 0 ? [] : await KeysAsync(db, filter, start, wanted, anchors, now, ct);
        return new(await TrashedRows.ReadAsync(db, keys, ct), Math.Min(total, MaxRows), total > MaxRows);
    }

    /// <summary>How much passes the filter, up to one more than a list shows.</summary>
    public async Task<int> CountAsync(TrashFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CountAsync(db, filter, clock.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>What the filter menus offer.</summary>
    public async Task<TrashChoices> ChoicesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new(await db.Users.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new OwnerChoice(u.Id, u.DisplayName)).ToListAsync(ct));
    }

    /// <summary>The name of a lead that the list is filtered by; null for one that is gone.</summary>
    public async Task<string?> LeadNameAsync(Guid leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.PublicId == leadId).Select(l => l.Company.Name).FirstOrDefaultAsync(ct);
    }

    /// <summary>Leads that something of lies in trash, by name; those whose names hold the words typed.</summary>
    public async Task<IReadOnlyList<TrashLead>> LeadsAsync(string text, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var companies = SearchQuery.Parse(text).Terms.Aggregate(db.Companies.AsNoTracking(), (rows, word) => rows.Where(c => (" " + c.NameKey).Contains(" " + word)));
        // From what lies in trash, and not by asking each company. Within the query: there may be more of them than a query takes values.
        var concerned = db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(p => p.RemovedAt != null && p.MergedIntoId == null).Select(p => p.CompanyId)
            .Union(db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.RemovedAt != null && l.MergedIntoId == null).Select(l => l.CompanyId));
        return await companies.IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Where(c => concerned.Contains(c.Id) && c.Lead != null && c.Lead.MergedIntoId == null)
            .OrderBy(c => c.NameKey).ThenBy(c => c.Id).Take(take).Select(c => new TrashLead(c.Lead!.PublicId, c.Name, c.Domain)).ToListAsync(ct);
    }

    // Bounded: beyond what a list shows nobody needs the number, and counting is what makes big lists slow.
    private static async Task<int> CountAsync(AppDbContext db, TrashFilter filter, DateTime now, CancellationToken ct)
    {
        var contacts = await db.TrashedContacts(filter, now).Select(c => c.Id).Take(MaxRows + 1).CountAsync(ct);
        return contacts > MaxRows ? contacts : Math.Min(MaxRows + 1, contacts + await db.TrashedLeads(filter, now).Select(l => l.Id).Take(MaxRows + 1).CountAsync(ct));
    }

    private static async Task<List<TrashKey>> KeysAsync(AppDbContext db, TrashFilter filter, int start, int wanted, TrashAnchors anchors, DateTime now, CancellationToken ct)
    {
        var (contacts, leads) = (db.TrashedContacts(filter, now), db.TrashedLeads(filter, now));
        var target = start / TrashAnchors.Every;
        var (number, anchor) = anchors.Nearest(filter, target);
        var after = (TrashKey?)anchor?.Key;
        while (number < target && await TrashList.KeysAsync(contacts, leads, filter.OldestFirst, after, TrashAnchors.Every, ct) is { Count: TrashAnchors.Every } part)
        {
            (number, after) = (number + 1, part[^1]);
            anchors.Learn(filter, number, new ListAnchor(after, after.Id));
        }

        var skipped = start - (number * TrashAnchors.Every);
        return [.. (await TrashList.KeysAsync(contacts, leads, filter.OldestFirst, after, skipped + wanted, ct)).Skip(skipped)];
    }
}
