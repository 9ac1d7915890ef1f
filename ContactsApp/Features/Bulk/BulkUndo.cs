using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Bulk;

/// <summary>
/// Takes a bulk action back, the latest batch first, each in a write of its own. Every change is taken back as the single action would be:
/// what somebody changed again since stays, and is counted.
/// </summary>
internal sealed class BulkUndo(IServiceProvider services, LeadJudge judge, TimeProvider clock) : IUndoHandler
{
    /// <summary>The record of the whole.</summary>
    public const string Whole = "bulk";

    /// <summary>The record of one batch, which names those of its changes. Taken back with the whole only.</summary>
    public const string Batch = "bulk.batch";

    public string Verb => Whole;

    public bool HasMore(UndoRecord record) => record.Payload<BulkProgress>().Batches.Count > 0;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        // Somebody else may not take back all of it, and would use up the undo of whoever may.
        if (record.ActorId != db.Actor.UserId)
        {
            return Outcome.Forbidden("Only who started it may undo it. Nothing was undone.");
        }

        if (await db.Jobs.AnyAsync(j => j.PublicId == record.PublicId && (j.State == JobState.Queued || j.State == JobState.Running), ct))
        {
            return Outcome.Conflict("It is still running. Nothing was undone; cancel it first, or wait until it is done.");
        }

        var progress = record.Payload<BulkProgress>();
        if (progress.Batches is { Count: > 0 } left)
        {
            var (undone, kept) = await UndoBatchAsync(db, left[^1], ct);
            db.Attach(record);
            progress = progress with { Batches = [.. left.SkipLast(1)], Undone = progress.Undone + undone, Kept = progress.Kept + kept };
            record.PayloadJson = JsonSerializer.Serialize(progress);
        }

        return Outcome.Done(message: progress.Kept == 0 ? "" : progress.Kept == 1 ? "1 stays as it is: it was changed again since" : $"{progress.Kept:N0} stay as they are: they were changed again since");
    }

    private async Task<(int Undone, int Kept)> UndoBatchAsync(AppDbContext db, long batchId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var batch = await db.UndoRecords.SingleAsync(u => u.Id == batchId, ct);
        var ids = batch.Payload<BulkBatch>().Records;
        // The last one first: merges lie on each other.
        var changes = await db.UndoRecords.Where(u => ids.Contains(u.Id) && u.UndoneAt == null).OrderByDescending(u => u.Id).ToListAsync(ct);
        // Asked for here and not injected: this handler is one of them.
        var handlers = services.GetServices<IUndoHandler>().ToDictionary(h => h.Verb);
        var merged = await UndoRecords.MergedLeadsAsync(db, changes, ct);
        var undone = new List<UndoRecord>();
        foreach (var change in changes.Where(c => c.LeadId is not { } lead || !merged.Contains(lead)))
        {
            if ((await handlers[change.Verb].UndoAsync(db, change, ct)).Ok)
            {
                // The handler may have let go of what the context holds.
                db.Attach(change);
                change.UndoneAt = now;
                undone.Add(change);
            }
        }

        db.Attach(batch);
        batch.UndoneAt = now;
        await db.SaveChangesAsync(ct);
        await judge.JudgeLeadsAsync(db, [.. undone.Select(u => u.LeadId).OfType<long>().Distinct()], now, ct);
        return (undone.Count, changes.Count - undone.Count);
    }
}
