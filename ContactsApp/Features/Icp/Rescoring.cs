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

        if (await ProfileAsync(versionId, ct) is not { } profile)
        {
            return;
        }

        // Leads last: who is the likeliest for a seat follows from the relevance of people.
        var contacts = new ContactRescorer(judge, profile);
        var inForce = await PassAsync(versionId, new BulkPace(clock, first: 200), ContactsAsync, Prepared.AsIs, async (db, due, _) =>
        {
            await contacts.RescoreAsync(db, due.ConvertAll(d => d.Id), ct);
            return due.Count;
        }, TellAsync, ct);
        if (inForce)
        {
            var leads = new LeadRescorer(contexts, profile, clock);
            await PassAsync(
                versionId, new BulkPace(clock, first: 20, smallest: 5), LeadsAsync, async due => new(await leads.PrepareAsync(due.ConvertAll(d => d.Id), ct)),
                (db, _, prepared) => leads.WriteAsync(db, prepared.Leads!, ct), TellAsync, ct);
        }
    }

    /// <summary>Does one kind of record until none is left. The next batch is read and prepared while one is written.</summary>
    /// <returns>False when another version is in force.</returns>
    private async Task<bool> PassAsync(
        long versionId, BulkPace pace, Func<long, long, int, CancellationToken, Task<List<Due>>> next, Func<List<Due>, Task<Prepared>> prepare,
        Func<AppDbContext, List<Due>, Prepared, Task<int>> write, Func<int, Task> tell, CancellationToken ct)
    {
        // SQLite reads and judges on the caller's thread.
        Task<(List<Due> Due, Prepared Prepared)> AheadAsync(long after) => Task.Run(
            async () =>
            {
                var due = await next(versionId, after, pace.Size, ct);
                return (due, due.Count == 0 ? new Prepared(null) : await prepare(due));
            },
            ct);

        var ahead = AheadAsync(0);
        try
        {
            for (var after = 0L; ;)
            {
                var (due, prepared) = await ahead;
                if (due.Count == 0 && after == 0)
                {
                    return true;
                }

                // At the end it begins anew, for what was written with the version before meanwhile, or changed while it was prepared.
                after = due.Count == 0 ? 0 : due[^1].Id;
                ahead = AheadAsync(after);
                if (due.Count > 0)
                {
                    if (await WriteAsync(versionId, due, db => write(db, due, prepared), pace, ct) is not { } written)
                    {
                        return false;
                    }

                    await tell(written);
                }
            }
        }
        finally
        {
            // Whatever ended it, nothing of it goes on reading; what it read is not needed any more.
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How many were written; null when another version is in force.</returns>
    private async Task<int?> WriteAsync(long versionId, List<Due> due, Func<AppDbContext, Task<int>> rescore, BulkPace pace, CancellationToken ct)
    {
        int written;
        await using (var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct))
        {
            using var turn = pace.Begin(due.Count);
            if ((await scoring.InForceAsync(write.Db, ct)).VersionId != versionId)
            {
                return null;
            }

            written = await rescore(write.Db);
            await write.CommitAsync(ct);
        }

        changes.Publish([.. due.Select(d => d.Lead).OfType<Guid>()], null, Actor.Machine);
        return written;
    }

    private async Task<ScoringProfile?> ProfileAsync(long versionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await scoring.FindAsync(db, ct) is { } profile && profile.VersionId == versionId ? profile : null;
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

    /// <summary>What was worked out of a batch before its write; leads only.</summary>
    private sealed record Prepared(PreparedLeads? Leads)
    {
        public static Task<Prepared> AsIs(List<Due> due) => Task.FromResult(new Prepared((PreparedLeads?)null));
    }
}
