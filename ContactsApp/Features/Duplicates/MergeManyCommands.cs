using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>What became of many pairs merged in one go.</summary>
/// <param name="Merged">Pairs that are one contact now.</param>
/// <param name="Changed">Pairs that were answered or changed meanwhile.</param>
/// <param name="OfOthers">Pairs left alone because a lead belongs to somebody else (PRODUCT.md §10: bulk actions there are a manager's).</param>
public sealed record MergedMany(int Merged, int Changed, int OfOthers);

/// <summary>
/// Merges all pairs of people at one company of one sure reason, by the rules alone: the one with more attached stays. One write a
/// pair, so that others' edits pass between: each is asked again whether it may be merged, and leaves its own undo, and one undo takes all of them back.
/// </summary>
public sealed class MergeManyCommands(IDbContextFactory<AppDbContext> contexts, WriteGate gate, Rights rights, MergeCommands merges, TimeProvider clock)
{
    /// <summary>Pairs in one go; the button can be pressed again.</summary>
    public const int Most = 500;

    /// <summary>Merges the sure pairs of a reason, the newest first.</summary>
    /// <param name="progress">Told how many pairs are through.</param>
    /// <param name="ct">Stops after the pair under way; what was merged before stays, with its undo.</param>
    public async Task<Outcome<MergedMany>> MergeAllAsync(DuplicateReason reason, IProgress<int>? progress, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, CancellationToken.None);
        if (user is null)
        {
            return refusal!;
        }

        var pairs = await PairsAsync(reason, ct);
        var all = new Undos(Guid.CreateVersion7(), []);
        var (merged, changed, others) = (0, 0, 0);
        foreach (var pair in pairs.TakeWhile(_ => !ct.IsCancellationRequested))
        {
            var outcome = await merges.MergeSureAsync(pair, CancellationToken.None);
            if (outcome.UndoId is { } undo)
            {
                merged++;
                all.Ids.Add(undo);
                await RememberAsync(all, user);
            }
            else if (outcome == MergeCommands.OfOthers)
            {
                others++;
            }
            else
            {
                changed++;
            }

            progress?.Report(merged + changed + others);
        }

        var result = new MergedMany(merged, changed, others);
        return new(merged == 0 ? OutcomeKind.AlreadyDone : OutcomeKind.Done, result, Words(result), merged == 0 ? null : all.Id);
    }

    private async Task<List<long>> PairsAsync(DuplicateReason reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await DuplicateQueries.Sure(db, reason).OrderByDescending(p => p.Id).Select(p => p.Id).Take(Most).ToListAsync(ct);
    }

    // Written with each pair: a killed process leaves an undo of what it did.
    private async Task RememberAsync(Undos all, UserInfo user)
    {
        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, CancellationToken.None);
        var record = await write.Db.UndoRecords.FirstOrDefaultAsync(u => u.PublicId == all.Id);
        if (record is null)
        {
            record = UndoRecords.New(MergeManyUndo.Merged, "", new MergeManyUndo.Left([], 0, 0), leadId: null, user.Actor, clock.GetUtcNow().UtcDateTime);
            record.PublicId = all.Id;
            write.Db.UndoRecords.Add(record);
        }

        record.Words = all.Ids.Count == 1 ? "1 pair of contacts was merged" : $"{all.Ids.Count:N0} pairs of contacts were merged";
        record.PayloadJson = JsonSerializer.Serialize(new MergeManyUndo.Left(all.Ids, 0, 0));
        await write.Db.SaveChangesAsync();
        await write.CommitAsync(CancellationToken.None);
    }

    private static string Words(MergedMany result)
    {
        var done = result.Merged switch
        {
            0 => "Nothing was merged.",
            1 => "1 pair was merged.",
            var n => $"{n:N0} pairs were merged.",
        };
        var changed = result.Changed == 0 ? "" : $" {result.Changed:N0} {(result.Changed == 1 ? "was" : "were")} answered or changed meanwhile.";
        return done + changed + (result.OfOthers == 0 ? "" : $" {result.OfOthers:N0} at leads of others were left alone: merge those one by one, or ask a manager.");
    }

    private sealed record Undos(Guid Id, List<Guid> Ids);
}

/// <summary>Takes many merges back, the last one first, one a write; one that cannot be taken back stays and is counted.</summary>
public sealed class MergeManyUndo(IServiceProvider services, TimeProvider clock) : IUndoHandler
{
    /// <summary>The verb of its records.</summary>
    public const string Merged = "contacts.mergedMany";

    public string Verb => Merged;

    /// <summary>Undo records of single merges that are not taken back yet.</summary>
    /// <param name="Back">How many were.</param>
    /// <param name="Stay">How many cannot be.</param>
    internal sealed record Left(List<Guid> Ids, int Back, int Stay);

    public bool HasMore(UndoRecord record) => record.Payload<Left>().Ids.Count > 0;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        // Somebody else may not take back all of it, and would use up the undo of whoever may.
        if (record.ActorId != db.Actor.UserId)
        {
            return Outcome.Forbidden("Only who merged them may undo it. Nothing was undone.");
        }

        var one = services.GetServices<IUndoHandler>().Single(h => h.Verb == ContactMergeUndo.Merged);
        var left = record.Payload<Left>();
        var last = left.Ids.LastOrDefault();
        var single = await db.UndoRecords.FirstOrDefaultAsync(u => u.PublicId == last, ct);
        var back = single is { UndoneAt: null } && (await UndoRecords.MergedLeadsAsync(db, [single], ct)).Count == 0 && (await one.UndoAsync(db, single, ct)).Kind == OutcomeKind.Done;
        if (back)
        {
            // The handler lets go of what it had loaded.
            db.Attach(record);
            single!.UndoneAt = clock.GetUtcNow().UtcDateTime;
        }

        left = new([.. left.Ids.SkipLast(1)], left.Back + (back ? 1 : 0), left.Stay + (back || single is { UndoneAt: not null } ? 0 : 1));
        record.PayloadJson = JsonSerializer.Serialize(left);
        return Outcome.Done(message: left.Stay == 0 ? "" : left.Stay == 1 ? "1 merge stays: somebody changed it since" : $"{left.Stay:N0} merges stay: somebody changed them since");
    }
}
