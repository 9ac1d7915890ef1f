using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Bulk;

/// <summary>
/// Does a bulk action in batches that hold the write lock for about a tenth of a second. How far it is stands in the undo record of the
/// whole, written in the transaction of each batch: after a kill nothing is done or counted twice. It acts with the rights that the user
/// has at each batch.
/// </summary>
public sealed class BulkJob(WriteGate gate, IEnumerable<IBulkAction> actions, UserSnapshots users, LeadJudge judge, IntakeRoad road, ChangeFeed feed, TimeProvider clock) : IJobHandler
{
    public const string KindName = "bulk";

    public string Kind => KindName;

    public string Words => "Changing many";

    public string Href(JobRun run) => Urls.Bulk(run.PublicId);

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var arguments = run.Arguments<BulkArguments>();
        var action = actions.Single(a => a.Name == arguments.Action);
        var pace = new BulkPace(clock, first: 4 * action.SmallestBatch, smallest: action.SmallestBatch);
        BulkProgress? progress = null;
        while (progress is null || progress.Done < arguments.Ids.Count)
        {
            var user = await users.FindAsync(arguments.UserId, ct) is { } found && found.Has(Right.EditContacts)
                ? found
                : throw new JobFailedException($"{arguments.UserName} may not do this any more. What was done before is kept and can be undone.");
            if (await StepAsync(run, arguments, action, user, pace, ct) is { } next)
            {
                progress = next;
                await run.CheckpointAsync(new(progress.Done, arguments.Ids.Count, null, JsonSerializer.Serialize(progress)), ct);
            }
        }
    }

    /// <summary>One batch; null where another instance changed one of its records at the same moment, and the batch is taken again.</summary>
    private async Task<BulkProgress?> StepAsync(JobRun run, BulkArguments arguments, IBulkAction action, UserInfo user, BulkPace pace, CancellationToken ct)
    {
        try
        {
            await using var write = await gate.BeginAsync(user.Actor, WritePriority.Bulk, ct);
            var (db, now) = (write.Db, clock.GetUtcNow().UtcDateTime);
            var whole = await WholeAsync(db, run, arguments, user, now, ct);
            await db.SaveChangesAsync(ct);
            var before = whole.Payload<BulkProgress>();
            await RequireAsync(db, action, user, arguments, ct);
            var step = new BulkStep(db, [.. arguments.Ids.Skip(before.Done).Take(pace.Size)], arguments.Value, user, now);
            using var turn = pace.Begin(step.Ids.Count);
            await action.ApplyAsync(step, ct);
            var changed = await JudgeAsync(step, ct);
            var after = await AfterAsync(before, step, ct);
            // An action may let go of what the context holds.
            db.Attach(whole);
            whole.PayloadJson = JsonSerializer.Serialize(after);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            feed.Publish(changed, null, user.Actor);
            return after;
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return null;
        }
    }

    /// <summary>The action's own refusals are asked for at each batch: whoever is no manager any more assigns nobody else's leads from now on.</summary>
    private static async Task RequireAsync(AppDbContext db, IBulkAction action, UserInfo user, BulkArguments arguments, CancellationToken ct)
    {
        if (await action.DescribeAsync(db, user, arguments.Ids.Count, arguments.Value, ct) is { Ok: false } refused)
        {
            throw new JobFailedException($"{refused.Message} What was done before is kept and can be undone.");
        }
    }

    /// <summary>The undo record of the whole: it carries the job's id, so that it is found again after a kill.</summary>
    private static async Task<UndoRecord> WholeAsync(AppDbContext db, JobRun run, BulkArguments arguments, UserInfo user, DateTime now, CancellationToken ct)
    {
        var whole = await db.UndoRecords.FirstOrDefaultAsync(u => u.PublicId == run.PublicId, ct);
        if (whole is null)
        {
            whole = UndoRecords.New(BulkUndo.Whole, arguments.Words, BulkProgress.None, null, user.Actor, now);
            whole.PublicId = run.PublicId;
            db.UndoRecords.Add(whole);
        }

        return whole;
    }

    private async Task<Guid[]> JudgeAsync(BulkStep step, CancellationToken ct)
    {
        await step.Db.SaveChangesAsync(ct);
        if (step.ContactsToMerge.Count > 0)
        {
            await road.MergeAsync(step.Db, step.ContactsToMerge, ct);
        }

        await judge.JudgeLeadsAsync(step.Db, [.. step.Undo.Select(u => u.LeadId).OfType<long>().Distinct()], step.Now, ct);
        // The judge has read the row of each lead that it judged: those are the leads that changed.
        return [.. step.Db.ChangeTracker.Entries<LeadSummary>().Select(s => s.Entity.LeadPublicId)];
    }

    private static async Task<BulkProgress> AfterAsync(BulkProgress before, BulkStep step, CancellationToken ct)
    {
        var reasons = before.Reasons.ToDictionary(r => r.Key, r => r.Value);
        foreach (var why in step.LeftOut.GroupBy(l => l.Why))
        {
            reasons[why.Key] = reasons.GetValueOrDefault(why.Key) + why.Count();
        }

        List<long> batches = [.. before.Batches];
        if (step.Undo.Count > 0)
        {
            var batch = UndoRecords.New(BulkUndo.Batch, "", new BulkBatch([.. step.Undo.Select(u => u.Id)]), null, step.User.Actor, step.Now);
            step.Db.UndoRecords.Add(batch);
            await step.Db.SaveChangesAsync(ct);
            batches.Add(batch.Id);
        }

        return new(before.Done + step.Ids.Count, before.Changed + step.Undo.Count, reasons, [.. before.LeftOut.Concat(step.LeftOut).Take(BulkProgress.MostNamed)], batches);
    }
}
