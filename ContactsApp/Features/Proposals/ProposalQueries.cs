using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Proposals;

/// <summary>
/// Reads of open proposals over all leads. The list walks the index of open ones, newest first, and looks the rest up by key; decided
/// proposals, and people and leads in trash, are not in it.
/// </summary>
public sealed class ProposalQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>A list goes through at most this many, and so does one bulk decision.</summary>
    public const int Most = 10_000;

    /// <summary>The badge of the navigation counts so far and then says "99+".</summary>
    public const int BadgeMost = 100;

    /// <summary>The next page.</summary>
    /// <param name="after">The last row's id of the page before; null for the first page.</param>
    public async Task<ProposalPage> PageAsync(ProposalFilter filter, long? after, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var open = Matching(db, filter);
        var total = await open.Select(p => p.Id).Take(Most + 1).CountAsync(ct);
        var further = after is { } last ? open.Where(p => p.Id < last) : open;
        var ids = await further.OrderByDescending(p => p.Id).Take(take + 1).Select(p => p.Id).ToListAsync(ct);
        return new(await RowsAsync(db, [.. ids.Take(take)], ct), total, ids.Count > take);
    }

    /// <summary>The ids of all that match, newest first, at most <see cref="Most"/>: what "select all" means at this moment.</summary>
    public async Task<IReadOnlyList<long>> AllIdsAsync(ProposalFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Matching(db, filter).OrderByDescending(p => p.Id).Take(Most).Select(p => p.Id).ToListAsync(ct);
    }

    /// <summary>How many are open, up to <see cref="BadgeMost"/>.</summary>
    public async Task<int> BadgeAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Matching(db, new ProposalFilter()).Select(p => p.Id).Take(BadgeMost).CountAsync(ct);
    }

    /// <summary>Who may own leads, for the filter.</summary>
    public async Task<IReadOnlyList<ProposalOwner>> OwnersAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new ProposalOwner(u.Id, u.DisplayName)).ToListAsync(ct);
    }

    /// <summary>Asked as questions about each open proposal, so that both databases walk these and not all contacts.</summary>
    internal static IQueryable<Proposal> Matching(AppDbContext db, ProposalFilter filter)
    {
        var open = db.Proposals.AsNoTracking().Where(p => p.State == ProposalState.Open);
        if (filter.Field is { } field)
        {
            var name = field.ToString();
            open = open.Where(p => p.Field == name);
        }

        open = filter.Source is { } source ? open.Where(p => db.Observations.Any(o => o.Id == p.ObservationId && o.Source == source)) : open;
        return filter.Owner switch
        {
            null => open.Where(p => db.Contacts.Any(c => c.Id == p.ContactId && db.Leads.Any(l => l.CompanyId == c.CompanyId))),
            ProposalFilter.NoOwner => open.Where(p => db.Contacts.Any(c => c.Id == p.ContactId && db.Leads.Any(l => l.CompanyId == c.CompanyId && l.OwnerId == null))),
            var owner => open.Where(p => db.Contacts.Any(c => c.Id == p.ContactId && db.Leads.Any(l => l.CompanyId == c.CompanyId && l.OwnerId == owner))),
        };
    }

    private static async Task<List<ProposalRow>> RowsAsync(AppDbContext db, List<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = await db.Proposals.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.ContactId, p.Field, p.Value, p.Observation.Source, p.Observation.SourceDocument.Name, At = p.Observation.ObservedAt, p.Observation.Confidence })
            .ToDictionaryAsync(p => p.Id, ct);
        var people = found.Values.Select(p => p.ContactId).Distinct().ToList();
        var contacts = await db.Contacts.AsNoTracking().Include(c => c.Links).Include(c => c.Company).Where(c => people.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var companies = contacts.Values.Select(c => c.CompanyId).Distinct().ToList();
        var leads = await db.Leads.Where(l => companies.Contains(l.CompanyId))
            .Select(l => new { l.CompanyId, l.PublicId, Owner = db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.DisplayName).FirstOrDefault() }).ToDictionaryAsync(l => l.CompanyId, ct);
        var rows = new List<ProposalRow>(ids.Count);
        foreach (var p in ids.Where(found.ContainsKey).Select(id => found[id]))
        {
            // Somebody may have removed the person or the lead between the two reads.
            if (contacts.GetValueOrDefault(p.ContactId) is { } c && leads.GetValueOrDefault(c.CompanyId) is { } lead && Enum.TryParse<ContactField>(p.Field, out var field))
            {
                rows.Add(new(
                    p.Id, c.PublicId, lead.PublicId, c.FullName, c.Company.Name, lead.Owner, field, FieldValues.Shown(c, field) ?? "",
                    FieldValues.InWords(field, p.Value), p.Source, p.Name, p.At, p.Confidence));
            }
        }

        return rows;
    }
}
