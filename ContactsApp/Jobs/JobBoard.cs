using System.Text.Json;
using System.Threading.Channels;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Jobs;

/// <summary>Puts jobs into the queue and cancels them.</summary>
public sealed class JobBoard(WriteGate gate, TimeProvider time)
{
    /// <summary>Holds one bell at most: waking twice before somebody looks is waking once.</summary>
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds a job inside the caller's write, so that both happen or neither; the caller calls <see cref="Wake"/> after the commit.</summary>
    /// <param name="publicId">Made by the client, so that a double click makes one job.</param>
    public async Task AddAsync(AppDbContext db, Guid publicId, string kind, object arguments, CancellationToken ct)
    {
        if (!await db.Jobs.AnyAsync(j => j.PublicId == publicId, ct))
        {
            db.Jobs.Add(new Job
            {
                PublicId = publicId,
                Kind = kind,
                ArgumentsJson = JsonSerializer.Serialize(arguments),
                CreatedAt = time.GetUtcNow().UtcDateTime,
                CreatedById = db.Actor.UserId,
            });
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Adds a job by itself and wakes the worker.</summary>
    public async Task AddAsync(Actor actor, Guid publicId, string kind, object arguments, CancellationToken ct)
    {
        await using (var write = await gate.BeginAsync(actor, WritePriority.Interactive, ct))
        {
            await AddAsync(write.Db, publicId, kind, arguments, ct);
            await write.CommitAsync(ct);
        }

        Wake();
    }

    /// <summary>Cancels a job: at once where it waits, at its next checkpoint where it runs. What it did so far stays.</summary>
    /// <returns>False when there is no such job or it has ended.</returns>
    public async Task<bool> CancelAsync(Actor actor, Guid publicId, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(actor, WritePriority.Interactive, ct);
        var cancelled = await CancelAsync(write.Db, publicId, ct);
        await write.CommitAsync(ct);
        return cancelled;
    }

    /// <summary>The same inside the caller's write.</summary>
    public async Task<bool> CancelAsync(AppDbContext db, Guid publicId, CancellationToken ct)
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.PublicId == publicId, ct);
        if (job is null or { State: not (JobState.Queued or JobState.Running) })
        {
            return false;
        }

        job.CancelRequested = true;
        if (job.State == JobState.Queued)
        {
            (job.State, job.EndedAt) = (JobState.Cancelled, time.GetUtcNow().UtcDateTime);
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Tells the worker of this process that there is something to do.</summary>
    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>Returns when woken, or after <paramref name="atMost"/>: other processes add jobs too.</summary>
    internal async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(atMost, time, enough.Token), bell.Reader.ReadAsync(enough.Token).AsTask());
        await enough.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}
