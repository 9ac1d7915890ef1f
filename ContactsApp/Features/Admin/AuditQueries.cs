using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Admin;

/// <summary>One row of the audit as an administrator reads it.</summary>
/// <param name="Lead">Public id of the lead it belongs to; null for none, and for one that is gone.</param>
public sealed record AuditRow(long Id, DateTime At, string Who, bool ByMachine, string What, IReadOnlyList<HistoryChange> Changes, SourceKind Source, Guid? Lead, string? LeadName);

/// <summary>The newest rows that match, and whether there are older ones.</summary>
public sealed record AuditSlice(IReadOnlyList<AuditRow> Rows, bool HasMore);

/// <summary>Somebody of whom the audit can be asked.</summary>
public sealed record AuditPerson(string Id, string Name);

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
        var shown = entries.Take(take).ToList();
        var subjects = await LeadHistory.SubjectsAsync(db, shown, ct);
        var users = await db.Users.AsNoTracking().Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var leadIds = shown.Select(e => e.LeadId).OfType<long>().Distinct().ToList();
        var leads = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => leadIds.Contains(l.Id))
            .Select(l => new { l.Id, l.PublicId, l.Company.Name }).ToDictionaryAsync(l => l.Id, ct);
        return new(shown.ConvertAll(e =>
        {
            var lead = e.LeadId is { } id ? leads.GetValueOrDefault(id) : null;
            var subject = e.EntityKind == nameof(AppUser)
                ? users.GetValueOrDefault(e.EntityPublicId?.ToString() ?? "", "a former user")
                : subjects.GetValueOrDefault((e.EntityKind, e.EntityId ?? 0), "");
            var line = HistoryWords.Of(e, subject, users);
            var changes = e.EntityKind == nameof(AppUser) ? AuditWords.OfUser(e) : line.Changes;
            return new AuditRow(e.Id, e.At, e.ActorName, e.ActorId is null, AuditWords.Sentence(e.Verb, subject, line.What), changes, e.Source, lead?.PublicId, lead?.Name);
        }), entries.Count > take);
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
        var (from, before) = filter.Period(zone);
        var noun = filter.Noun + ".";
        var rows = db.AuditEntries.AsNoTracking();
        rows = filter.Who is null ? rows : filter.Who == AuditFilter.Machine ? rows.Where(a => a.ActorId == null) : rows.Where(a => a.ActorId == filter.Who);
        rows = filter.Noun is null ? rows : rows.Where(a => a.Verb.StartsWith(noun));
        rows = filter.Source is { } source ? rows.Where(a => a.Source == source) : rows;
        rows = from is null ? rows : rows.Where(a => a.At >= from);
        rows = before is null ? rows : rows.Where(a => a.At < before);
        return filter.Lead is { } lead
            ? rows.Where(a => a.LeadId == db.Leads.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }).Where(l => l.PublicId == lead).Select(l => (long?)l.Id).FirstOrDefault())
            : rows;
    }
}
