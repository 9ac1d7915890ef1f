using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Jobs;

/// <summary>
/// Takes one job at a time and does it. A job is held by a lease that is renewed while it runs: when its worker dies, the lease runs
/// out and another worker goes on from the last checkpoint.
/// </summary>
public sealed class JobRunner(
    IServiceScopeFactory scopes, IDbContextFactory<AppDbContext> contexts, WriteGate gate, StorageCheck storage, JobFeed feed, TimeProvider time, ILogger<JobRunner> log)
{
    /// <summary>How long a dead worker's job waits.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Renewal = Lease / 4;

    /// <summary>A job that cannot write is tried again so often without getting a step further: a quarter of an hour.</summary>
    private const int Patience = 180;

    /// <summary>How often in a row the latest job could not write, and none came further.</summary>
    private (long Job, int Times) stuck;

    /// <summary>This runner, among all that work on the database.</summary>
    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Does the oldest job that waits or was left behind. False when there is none, while nothing can be written, and where one just could not.</summary>
    public async Task<bool> RunNextAsync(CancellationToken ct)
    {
        if (storage.Trouble is not null)
        {
            return false;
        }

        if (await ClaimAsync(ct) is not { } job)
        {
            return false;
        }

        using var trace = AppMeters.Activities.StartActivity("job " + job.Kind);
        var begun = time.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewal = RenewAsync(job.Id, stop);
        var progress = new JobProgress(job, feed, time);
        var end = await DoAsync(job, progress, stop.Token, ct);
        await stop.CancelAsync();
        await renewal;
        // The end is written even while the program stops: otherwise the job would wait for its lease to run out.
        await UpdateAsync(job.Id, end, CancellationToken.None);
        end(job);
        progress.End(job.State);
        AppMeters.JobEnded(time.GetElapsedTime(begun), job.Kind, job.State.ToString());
        stuck = job.State == JobState.Queued ? stuck : default;
        return stuck.Times == 0;
    }

    /// <summary>Lets go of all jobs that are marked as running. Only for the one server of a data folder, at its start: their workers are dead.</summary>
    public async Task ReleaseAllAsync(CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Interactive, ct);
        await write.Db.Jobs.Where(j => j.State == JobState.Running).ExecuteUpdateAsync(
            s => s.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.LeaseUntil, (DateTime?)null).SetProperty(j => j.LeaseOwner, (string?)null), ct);
        await write.CommitAsync(ct);
    }

    private async Task<Job?> ClaimAsync(CancellationToken ct)
    {
        var now = Now;
        await using var read = await contexts.CreateDbContextAsync(ct);
        var waiting = await read.Jobs.AsNoTracking()
            .Where(j => j.State == JobState.Queued || (j.State == JobState.Running && j.LeaseUntil < now))
            .OrderBy(j => j.Id).FirstOrDefaultAsync(ct);
        if (waiting is null)
        {
            return null;
        }

        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Interactive, ct);
        // Of several workers that saw it waiting, one finds it unchanged.
        var claimed = await write.Db.Jobs
            .Where(j => j.Id == waiting.Id && j.State == waiting.State && j.LeaseOwner == waiting.LeaseOwner && j.LeaseUntil == waiting.LeaseUntil)
            .ExecuteUpdateAsync(s => s
                .SetProperty(j => j.State, JobState.Running)
                .SetProperty(j => j.LeaseOwner, owner)
                .SetProperty(j => j.LeaseUntil, now + Lease)
                .SetProperty(j => j.StartedAt, j => j.StartedAt ?? now), ct);
        await write.CommitAsync(ct);
        return claimed == 1 ? waiting : await ClaimAsync(ct);
    }

    /// <summary>Does the job and says how it ended.</summary>
    private async Task<Action<Job>> DoAsync(Job job, JobProgress progress, CancellationToken stop, CancellationToken programStops)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<IJobHandler>().SingleOrDefault(h => h.Kind == job.Kind)
                ?? throw new JobFailedException($"This version of ContactsApp does not know jobs of the kind '{job.Kind}'.");
            var run = new JobRun(job.Id, job.PublicId, job.ArgumentsJson, job.CursorJson, async (c, t) =>
            {
                await CheckpointAsync(job.Id, c, t);
                progress.Step(c);
                stuck = default;
                storage.Require();
            });
            progress.Begin(handler, run);
            await handler.RunAsync(run, stop);
            return j => End(j, JobState.Succeeded, null);
        }
        catch (OperationCanceledException) when (programStops.IsCancellationRequested)
        {
            return Requeue;
        }
        catch (OperationCanceledException)
        {
            return j => End(j, JobState.Cancelled, null);
        }
        catch (Exception e) when (StorageCheck.IsTrouble(e))
        {
            // What the check beforehand cannot see: a quota, a disk that fails, the server's own disk. Not at once again, and not for ever.
            stuck = (job.Id, stuck.Job == job.Id ? stuck.Times + 1 : 1);
            log.LogError(e, "Job {Id} of kind {Kind} waits: nothing can be written. It goes on from its last step by itself", job.Id, job.Kind);
            return stuck.Times < Patience ? Requeue : j => End(j, JobState.Failed, "The server could not write for a quarter of an hour. What was done until then is kept; start it again when there is room.");
        }
        catch (JobFailedException e)
        {
            return j => End(j, JobState.Failed, e.Message);
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {Id} of kind {Kind} failed", job.Id, job.Kind);
            return j => End(j, JobState.Failed, "Something unexpected happened. What was done until then is kept; the server's log says more.");
        }
    }

    private static void Requeue(Job job) => (job.State, job.LeaseOwner, job.LeaseUntil) = (JobState.Queued, null, null);

    private void End(Job job, JobState state, string? error) =>
        (job.State, job.Error, job.EndedAt, job.LeaseOwner, job.LeaseUntil) = (state, error, Now, null, null);

    // Not pressed to the disk: what it loses to a power cut is done again.
    private Task CheckpointAsync(long id, JobCheckpoint checkpoint, CancellationToken ct) => UpdateAsync(id, job =>
    {
        (job.Done, job.Total, job.CursorJson) = (checkpoint.Done, checkpoint.Total, checkpoint.CursorJson);
        job.CountsJson = checkpoint.CountsJson ?? job.CountsJson;
        job.LeaseUntil = Now + Lease;
    }, ct, WritePriority.Bulk, throwIfCancelled: true);

    /// <summary>Keeps the lease while the handler works, and stops it when the job was cancelled or taken over.</summary>
    private async Task RenewAsync(long id, CancellationTokenSource stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renewal, time, stop.Token);
                await UpdateAsync(id, job => job.LeaseUntil = Now + Lease, stop.Token, throwIfCancelled: true);
            }
        }
        catch (OperationCanceledException)
        {
            await stop.CancelAsync();
        }
        catch (Exception e)
        {
            // The handler goes on; if the lease runs out meanwhile, its next checkpoint says so.
            log.LogWarning(e, "The lease of job {Id} could not be renewed", id);
        }
    }

    /// <summary>Changes the job if this worker still holds it.</summary>
    private async Task UpdateAsync(long id, Action<Job> change, CancellationToken ct, WritePriority priority = WritePriority.Interactive, bool throwIfCancelled = false)
    {
        bool goOn;
        await using (var write = await gate.BeginAsync(Actor.Machine, priority, ct))
        {
            var job = await write.Db.Jobs.SingleOrDefaultAsync(j => j.Id == id && j.LeaseOwner == owner && j.State == JobState.Running, ct);
            goOn = job is { CancelRequested: false };
            if (job is not null)
            {
                change(job);
                await write.Db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
            }
        }

        if (throwIfCancelled && !goOn)
        {
            throw new OperationCanceledException("The job was cancelled or taken over by another worker.");
        }
    }
}
