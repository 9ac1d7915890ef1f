using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Duplicates;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>
/// Finds companies that may be one. All of them at a time, by keys, whenever one of them has changed: they are few against the people, and
/// their facts leave no trail that could be followed.
/// </summary>
public sealed class CompanyDuplicateSearch(IDbContextFactory<AppDbContext> contexts, WriteGate gate, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Compares all companies if one has changed since. False when nothing was to do.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        string stamp;
        List<CompanyIdentity> companies;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            stamp = await StampAsync(db, ct);
            if (await db.DuplicateProgress.OrderBy(p => p.Id).Select(p => p.CompaniesStamp).FirstOrDefaultAsync(ct) == stamp)
            {
                return false;
            }

            companies = await CompaniesAsync(db, ct);
        }

        await StoreAsync(stamp, companies, CompanyDuplicates.Find(companies), ct);
        return true;
    }

    // The version of a company rises with each change.
    private static async Task<string> StampAsync(AppDbContext db, CancellationToken ct)
    {
        var companies = await db.Companies.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Last = g.Max(c => c.Id), Versions = g.Sum(c => (long)c.Version) }).SingleOrDefaultAsync(ct);
        var leads = await db.Leads.CountAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"{companies?.Count}/{companies?.Last}/{companies?.Versions}/{leads}");
    }

    private static async Task<List<CompanyIdentity>> CompaniesAsync(AppDbContext db, CancellationToken ct)
    {
        var domains = (await db.CompanyAliases.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.CompanyId, a.Domain }).ToListAsync(ct)).ToLookup(a => a.CompanyId, a => a.Domain);
        var leads = await db.Leads.AsNoTracking().OrderBy(l => l.Id)
            .Select(l => new { l.Id, l.CompanyId, l.Company.NameKey, l.Company.Domain, l.Company.Website, l.Company.LinkedInUrl, l.Company.Country }).ToListAsync(ct);
        return leads.ConvertAll(l => new CompanyIdentity(l.Id, l.NameKey, l.Domain, [.. domains[l.CompanyId]], l.Website, l.LinkedInUrl, l.Country));
    }

    private async Task StoreAsync(string stamp, List<CompanyIdentity> companies, IReadOnlyList<CompanyDuplicate> found, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        var db = write.Db;
        var there = companies.Select(c => c.Id).ToHashSet();
        var verdicts = (await db.DuplicatePairs.AsNoTracking().Where(p => p.Kind == DuplicateKind.Companies && p.State == DuplicateState.Open).Select(p => new { p.LeftId, p.RightId }).ToListAsync(ct))
            .Where(p => there.Contains(p.LeftId) && there.Contains(p.RightId)).ToDictionary(p => (p.LeftId, p.RightId), _ => (DuplicateVerdict?)null);
        foreach (var pair in found)
        {
            verdicts[(pair.Left, pair.Right)] = pair.Verdict;
        }

        var changed = await DuplicatePairs.StoreAsync(db, DuplicateKind.Companies, verdicts, clock.GetUtcNow().UtcDateTime, ct);
        await MarkPeopleAsync(db, [.. changed.Select(c => c.Right).Distinct()], ct);
        var progress = await db.DuplicateProgress.OrderBy(p => p.Id).FirstOrDefaultAsync(ct) ?? db.DuplicateProgress.Add(new()).Entity;
        progress.CompaniesStamp = stamp;
        await db.SaveChangesAsync(ct);
        var ids = changed.SelectMany(c => new[] { c.Left, c.Right }).Distinct().ToList();
        var leads = await db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id)).Select(l => l.PublicId).ToListAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish(leads, null, Actor.Machine);
    }

    /// <summary>Has the people of these leads compared again: whether two companies may be one decides what equal names mean. Of a pair one side is enough.</summary>
    internal static async Task MarkPeopleAsync(AppDbContext db, List<long> leads, CancellationToken ct)
    {
        var people = await db.Contacts.Where(c => db.Leads.Any(l => l.CompanyId == c.CompanyId && EF.Parameter(leads).Contains(l.Id))).Select(c => c.Id).ToListAsync(ct);
        db.DuplicateChecks.AddRange(people.Select(id => new DuplicateCheck { ContactId = id }));
    }
}
