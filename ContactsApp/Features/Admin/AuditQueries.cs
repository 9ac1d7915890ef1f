using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Admin;

/// <summary>
/// Reads the audit of everything, for administrators. Rows are read backwards by their key: every write of the product adds rows, so no further
/// index is kept for the rare look at them, and a filter that matches little reads through what is newer.
/// </summary>
public sealed class AuditQueries(IDbContextFactory<AppDbContext> contexts, Rights rights)
{
    private const int ExportRowsAtOnce = 1000;

    /// <summary>The newest rows before a key; none for somebody who is no administrator (any more).</summary>
    /// <param name="before">Key of the last row that is shown already; null for the newest.</param>
    public async Task<AuditSlice> SliceAsync(AuditFilter filter, TimeZoneInfo zone, long? before, int take, CancellationToken ct)
    {
        if ((await rights.RequireAsync(Right.Administer, ct)).User is null)
        {
            return new([], false);
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = await Matching(db, filter, zone).Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(take + 1).ToListAsync(ct);
        return new(await AuditRows.ReadAsync(db, [.. entries.Take(take)], ct), entries.Count > take);
    }

    /// <summary>One entry; null where there is none, and for somebody who is no administrator.</summary>
    public async Task<AuditRow?> FindAsync(long id, CancellationToken ct)
    {
        if ((await rights.RequireAsync(Right.Administer, ct)).User is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await AuditRows.ReadAsync(db, await db.AuditEntries.AsNoTracking().Where(a => a.Id == id).ToListAsync(ct), ct)).FirstOrDefault();
    }

    /// <summary>The name of a lead that the list is filtered by; null for one that is gone.</summary>
    public async Task<string?> LeadNameAsync(Guid leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.PublicId == leadId).Select(l => l.Company.Name).FirstOrDefaultAsync(ct);
    }

    /// <summary>Users by name, for the filter; none for somebody who is no administrator.</summary>
    public async Task<IReadOnlyList<AuditPerson>> PeopleAsync(CancellationToken ct)
    {
        if ((await rights.RequireAsync(Right.Administer, ct)).User is null)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().OrderBy(u => u.DisplayName).Select(u => new AuditPerson(u.Id, u.DisplayName)).ToListAsync(ct);
    }

    /// <summary>All matching rows, newest first, in short reads, so that a long file holds nothing up. The caller has asked for the right.</summary>
    internal async IAsyncEnumerable<AuditEntry> AllAsync(AuditFilter filter, TimeZoneInfo zone, long before, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = before; ;)
        {
            List<AuditEntry> page;
            await using (var db = await contexts.CreateDbContextAsync(ct))
            {
                page = await Matching(db, filter, zone).Where(a => a.Id < last).OrderByDescending(a => a.Id).Take(ExportRowsAtOnce).ToListAsync(ct);
            }

            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < ExportRowsAtOnce)
            {
                yield break;
            }

            last = page[^1].Id;
        }
    }

    private static IQueryable<AuditEntry> Matching(AppDbContext db, AuditFilter filter, TimeZoneInfo zone)
    {
        var rows = db.AuditEntries.AsNoTracking();
        var conditions = Conditions(db, filter, filter.Period(zone));
        return filter.MatchAny ? rows.WhereAny(conditions) : conditions.Aggregate(rows, (left, condition) => left.Where(condition));
    }

    private static List<Expression<Func<AuditEntry, bool>>> Conditions(AppDbContext db, AuditFilter filter, (DateTime? From, DateTime? Before) period)
    {
        var who = filter.Who == AuditFilter.Machine ? null : filter.Who;
        var (noun, source, from, before, lead) = (filter.Noun + ".", filter.Source, period.From, period.Before, filter.Lead);
        // Its key, looked up once: every row of the audit carries it.
        var of = db.Leads.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }).Where(l => l.PublicId == lead).Select(l => (long?)l.Id);
        var all = new List<(bool InForce, Expression<Func<AuditEntry, bool>> Condition)>
        {
            (filter.Who is not null, a => a.ActorId == who),
            (filter.Noun is not null, a => a.Verb.StartsWith(noun)),
            (source is not null, a => a.Source == source),
            // From one day to another is one filter.
            (from is not null && before is not null, a => a.At >= from && a.At < before),
            (from is not null && before is null, a => a.At >= from),
            (from is null && before is not null, a => a.At < before),
            (lead is not null, a => a.LeadId == of.FirstOrDefault()),
        };
        return [.. all.Where(c => c.InForce).Select(c => c.Condition)];
    }
}
