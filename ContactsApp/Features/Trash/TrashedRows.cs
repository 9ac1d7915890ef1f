using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Trash;

/// <summary>Reads the rows on screen, and only those, whole.</summary>
internal static class TrashedRows
{
    private const string Nobody = "No person";
    private const string Former = "A former user";

    /// <summary>These places in this order.</summary>
    public static async Task<IReadOnlyList<TrashRow>> ReadAsync(AppDbContext db, List<TrashKey> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var stored = await StoredAsync(db, keys, ct);
        var ids = stored.Values.SelectMany(s => new[] { s.ById, s.OwnerId }).OfType<string>().Distinct().ToList();
        var users = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return [.. keys.Where(k => stored.ContainsKey((k.IsLead, k.Id))).Select(k => Row(k, stored[(k.IsLead, k.Id)], users))];
    }

    private static TrashRow Row(TrashKey key, Stored s, Dictionary<string, string> users) => new(
        s.PublicId, key.IsLead, s.Name, s.Detail, s.LeadId, s.LeadName, s.LeadIsInTrash, key.At,
        s.ById is null ? Nobody : users.GetValueOrDefault(s.ById, Former), s.Reason, key.At.AddDays(Domain.Trash.Days), s.OwnerId is null ? null : users.GetValueOrDefault(s.OwnerId));

    private static async Task<Dictionary<(bool IsLead, long Id), Stored>> StoredAsync(AppDbContext db, List<TrashKey> keys, CancellationToken ct)
    {
        var (people, leads) = (keys.Where(k => !k.IsLead).Select(k => k.Id).ToList(), keys.Where(k => k.IsLead).Select(k => k.Id).ToList());
        var contacts = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => people.Contains(c.Id))
            .Select(c => new { c.Id, c.PublicId, c.FullName, c.Title, Company = c.Company.Name, LeadId = (Guid?)c.Company.Lead!.PublicId, c.Company.Lead.OwnerId, LeadRemovedAt = c.Company.Lead.RemovedAt, c.RemovedById, c.RemovalReason })
            .ToListAsync(ct);
        var companies = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => leads.Contains(l.Id))
            .Select(l => new { l.Id, l.PublicId, l.Company.Name, l.Company.Domain, l.RemovedById, l.OwnerId }).ToListAsync(ct);
        return contacts.Select(c => ((false, c.Id), new Stored(c.PublicId, c.FullName, c.Title, c.LeadId, c.Company, c.LeadRemovedAt is not null, c.RemovedById, c.RemovalReason, c.OwnerId)))
            .Concat(companies.Select(l => ((true, l.Id), new Stored(l.PublicId, l.Name, l.Domain, l.PublicId, l.Name, true, l.RemovedById, null, l.OwnerId))))
            .ToDictionary(s => s.Item1, s => s.Item2);
    }

    private sealed record Stored(Guid PublicId, string Name, string? Detail, Guid? LeadId, string LeadName, bool LeadIsInTrash, string? ById, RemovalReason? Reason, string? OwnerId);
}
