using ContactsApp.Components.Shared;
using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Intake.Judging;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Palette;

/// <summary>What the command palette finds: leads and people by name, and what the user opened last.</summary>
public sealed class PaletteQueries(IDbContextFactory<AppDbContext> contexts, ILeadSearch search, ICurrentUser current)
{
    private const int MostLeads = 5;
    private const int MostPeople = 6;
    private const int MostRecent = 6;

    /// <summary>Of people in trash the newest so many are looked through: whoever is missed was removed lately.</summary>
    private const int TrashLookedThrough = 500;

    private const int MostInTrash = 2;

    /// <summary>Leads and people whose words begin or go on as typed; one slip is forgiven where nothing else is found.</summary>
    /// <param name="leads">False for people alone.</param>
    public async Task<PaletteFound> FindAsync(string text, bool leads, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hits = await search.FindNamesAsync(db, text, leads ? MostLeads : 0, MostPeople, ct);
        var people = await PeopleAsync(db, hits.People, ct);
        return new(await LeadsAsync(db, [.. hits.Companies.Select(h => h.LeadId)], ct), [.. people, .. await TrashAsync(db, text, ct)]);
    }

    /// <summary>The leads that the user opened last.</summary>
    public async Task<IReadOnlyList<PaletteLead>> RecentAsync(CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } user)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var seen = await db.LeadsSeen.Where(s => s.UserId == user.Id && db.LeadSummaries.Any(l => l.LeadId == s.LeadId && !l.IsRemoved))
            .OrderByDescending(s => s.SeenAt).Take(MostRecent).Select(s => s.LeadId).ToListAsync(ct);
        return await LeadsAsync(db, seen, ct);
    }

    private static async Task<IReadOnlyList<PaletteLead>> LeadsAsync(AppDbContext db, List<long> ids, CancellationToken ct)
    {
        var rows = await db.LeadSummaries.AsNoTracking().Where(s => ids.Contains(s.LeadId))
            .Select(s => new { s.LeadId, s.LeadPublicId, s.Name, s.Domain, s.Stage, s.SlotsJson }).ToDictionaryAsync(s => s.LeadId, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(s => new PaletteLead(s.LeadPublicId, s.Name, s.Domain, s.Stage, Seats(s.SlotsJson)))];
    }

    private static List<SeatDot> Seats(string slotsJson) =>
        [.. ScoreJson.ReadList<SlotChip>(slotsJson).Select(s => new SeatDot(Say.Of(s.Role), SeatMarks.Of(s.State)))];

    private static async Task<IReadOnlyList<PalettePerson>> PeopleAsync(AppDbContext db, IReadOnlyList<LeadSearchHit> hits, CancellationToken ct)
    {
        var ids = hits.Select(h => h.Person!.ContactId).ToList();
        var seniorities = await db.Contacts.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Seniority }).ToDictionaryAsync(c => c.Id, c => c.Seniority, ct);
        return [.. hits.Select(h => new PalettePerson(
            h.Person!.ContactPublicId, h.LeadPublicId, h.Person.Name, h.Person.Title, h.Company, seniorities.GetValueOrDefault(h.Person.ContactId)))];
    }

    // What is in trash is in no full-text index; the newest of it is looked through by the folded name.
    private static async Task<IReadOnlyList<PalettePerson>> TrashAsync(AppDbContext db, string text, CancellationToken ct)
    {
        var words = SearchQuery.Parse(text).Terms;
        if (words.Count == 0)
        {
            return [];
        }

        var removed = db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.RemovedAt != null && c.MergedIntoId == null)
            .OrderByDescending(c => c.RemovedAt).Take(TrashLookedThrough);
        foreach (var word in words)
        {
            removed = removed.Where(c => c.SortName.StartsWith(word) || c.SortName.Contains(" " + word));
        }

        return await removed.Join(db.Leads.Where(l => l.RemovedAt == null), c => c.CompanyId, l => l.CompanyId, (c, l) => new { Contact = c, l.PublicId, Company = l.Company.Name })
            .OrderByDescending(x => x.Contact.RemovedAt).Take(MostInTrash)
            .Select(x => new PalettePerson(x.Contact.PublicId, x.PublicId, x.Contact.FullName, x.Contact.Title, x.Company, x.Contact.Seniority, true))
            .ToListAsync(ct);
    }
}
