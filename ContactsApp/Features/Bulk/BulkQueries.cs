using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Bulk;

/// <summary>Reads how far a bulk action is, and its report.</summary>
public sealed class BulkQueries(IDbContextFactory<AppDbContext> contexts, ICurrentUser current)
{
    /// <summary>Null when there is no such action.</summary>
    public async Task<BulkView?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var job = await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.PublicId == id && j.Kind == BulkJob.KindName, ct);
        if (job is null)
        {
            return null;
        }

        var arguments = JsonSerializer.Deserialize<BulkArguments>(job.ArgumentsJson)!;
        var whole = await db.UndoRecords.AsNoTracking().FirstOrDefaultAsync(u => u.PublicId == id, ct);
        var progress = whole?.Payload<BulkProgress>() ?? BulkProgress.None;
        var rows = arguments.Action.Split('.')[0] switch
        {
            "lead" => await LeadsAsync(db, progress.LeftOut, ct),
            "pair" => await PairsAsync(db, progress.LeftOut, ct),
            _ => await ContactsAsync(db, progress.LeftOut, ct),
        };
        var runs = job.State is JobState.Queued or JobState.Running;
        var me = await current.GetAsync(ct);
        return new(
            id, arguments.Words, job.State, job.Error, progress.Done, arguments.Ids.Count, progress.Changed,
            [.. progress.Reasons.OrderByDescending(r => r.Value).Select(r => (r.Key, r.Value))], rows,
            runs || progress.Changed == 0 || whole is null || whole.UndoneAt is not null || whole.ActorId != me?.Id ? null : id, progress.Undone, progress.Kept, whole?.UndoneAt is not null,
            arguments.UserName, job.CreatedAt, runs && me is not null && (me.Id == job.CreatedById || me.Has(Right.Manage)));
    }

    private static async Task<IReadOnlyList<BulkReportRow>> LeadsAsync(AppDbContext db, IReadOnlyList<BulkLeftOut> left, CancellationToken ct)
    {
        var ids = left.Select(l => l.Id).ToList();
        var found = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => ids.Contains(l.Id))
            .Select(l => new { l.Id, l.PublicId, l.Company.Name, l.Company.Domain }).ToDictionaryAsync(l => l.Id, ct);
        return [.. left.Where(l => found.ContainsKey(l.Id)).Select(l => new BulkReportRow(found[l.Id].Name, found[l.Id].Domain, Urls.Lead(found[l.Id].PublicId), l.Why))];
    }

    private static async Task<IReadOnlyList<BulkReportRow>> ContactsAsync(AppDbContext db, IReadOnlyList<BulkLeftOut> left, CancellationToken ct)
    {
        var ids = left.Select(l => l.Id).ToList();
        var found = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.PublicId, c.FullName, Company = c.Company.Name }).ToDictionaryAsync(c => c.Id, ct);
        return [.. left.Where(l => found.ContainsKey(l.Id)).Select(l => new BulkReportRow(found[l.Id].FullName, found[l.Id].Company, Urls.Contact(found[l.Id].PublicId), l.Why))];
    }

    // Leads on to the two side by side, where both are here still.
    private static async Task<IReadOnlyList<BulkReportRow>> PairsAsync(AppDbContext db, IReadOnlyList<BulkLeftOut> left, CancellationToken ct)
    {
        var ids = left.Select(l => l.Id).ToList();
        var found = await (
            from p in db.DuplicatePairs
            where ids.Contains(p.Id)
            join l in db.Contacts.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }) on p.LeftId equals l.Id
            join r in db.Contacts.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }) on p.RightId equals r.Id
            select new { p.Id, Left = l.PublicId, LeftName = l.FullName, Right = r.PublicId, RightName = r.FullName, Company = l.Company.Name }).ToDictionaryAsync(p => p.Id, ct);
        return [.. left.Where(l => found.ContainsKey(l.Id)).Select(l => (Why: l.Why, Pair: found[l.Id]))
            .Select(l => new BulkReportRow($"{l.Pair.LeftName} and {l.Pair.RightName}", l.Pair.Company, Urls.MergeContacts(l.Pair.Left, l.Pair.Right), l.Why))];
    }
}
