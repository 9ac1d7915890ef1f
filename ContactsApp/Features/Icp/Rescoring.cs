using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Icp;

/// <summary>
/// Gives every contact and every lead the scores of a version, those in the trash included. Each record names the version that scored it, so
/// what is still to do can be asked at any moment: after a kill it goes on where it was, and a record that was written meanwhile
/// with the version before is found at the end. Old scores stay until each is replaced.
/// </summary>
public sealed class Rescoring(IDbContextFactory<AppDbContext> contexts, WriteGate gate, LeadJudge judge, IcpScoring scoring, ChangeFeed changes, TimeProvider clock)
{
    /// <summary>Rescores what is left, in writes that let others pass. Ends early when another version has come into force.</summary>
    /// <param name="tell">Told how many records are done, of how many, before the first and after each write.</param>
    public async Task RunAsync(long versionId, Func<long, long, CancellationToken, Task> tell, CancellationToken ct)
    {
        // The version may have been saved by another process, or a moment ago.
        scoring.Forget();
        var (done, total) = await WhereAsync(versionId, ct);
        await tell(done, total, ct);
        Task TellAsync(int more) => tell(Math.Min(done += more, total), total, ct);

        // Leads last: who is the likeliest for a seat follows from the relevance of people.
        var inForce = await PassAsync(
            versionId, new BulkPace(clock, first: 200), (after, take) => ContactsAsync(versionId, after, take, ct),
            (db, ids) => judge.JudgeContactsAsync(db, ids, ct), TellAsync, ct);
        if (inForce)
        {
            await PassAsync(
                versionId, new BulkPace(clock, first: 20, smallest: 5), (after, take) => LeadsAsync(versionId, after, take, ct),
                (db, ids) => judge.RejudgeAsync(db, ids, clock.GetUtcNow().UtcDateTime, ct), TellAsync, ct);
        }
    }

    /// <summary>Does one kind of record until none is left.</summary>
    /// <returns>False when another version is in force.</returns>
    private async Task<bool> PassAsync(
        long versionId, BulkPace pace, Func<long, int, Task<List<Due>>> next, Func<AppDbContext, List<long>, Task> judgeThem, Func<int, Task> tell, CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var due = await next(after, pace.Size);
            if (due.Count == 0 && after == 0)
            {
                return true;
            }

            // At the end it begins anew, for what was written with the version before meanwhile.
            after = due.Count == 0 ? 0 : due[^1].Id;
            if (due.Count > 0 && !await WriteAsync(versionId, due, judgeThem, pace, ct))
            {
                return false;
            }

            await tell(due.Count);
        }
    }

    /// <returns>False when another version is in force.</returns>
    private async Task<bool> WriteAsync(long versionId, List<Due> due, Func<AppDbContext, List<long>, Task> judgeThem, BulkPace pace, CancellationToken ct)
    {
        await using (var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct))
        {
            using var turn = pace.Begin(due.Count);
            if ((await scoring.InForceAsync(write.Db, ct)).VersionId != versionId)
            {
                return false;
            }

            await judgeThem(write.Db, due.ConvertAll(d => d.Id));
            await write.CommitAsync(ct);
        }

        changes.Publish([.. due.Select(d => d.Lead).OfType<Guid>()], null, Actor.Machine);
        return true;
    }

    private async Task<(long Done, long Total)> WhereAsync(long versionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (contacts, leads) = (db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]), db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]));
        return (
            await contacts.LongCountAsync(c => c.IcpVersionId == versionId, ct) + await leads.LongCountAsync(l => l.IcpVersionId == versionId, ct),
            await contacts.LongCountAsync(ct) + await leads.LongCountAsync(ct));
    }

    private async Task<List<Due>> ContactsAsync(long versionId, long after, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Where(c => c.Id > after && c.IcpVersionId != versionId).OrderBy(c => c.Id).Take(take).Select(c => new Due(c.Id, null)).ToListAsync(ct);
    }

    private async Task<List<Due>> LeadsAsync(long versionId, long after, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Where(l => l.Id > after && l.IcpVersionId != versionId).OrderBy(l => l.Id).Take(take).Select(l => new Due(l.Id, l.PublicId)).ToListAsync(ct);
    }

    private sealed record Due(long Id, Guid? Lead);
}
