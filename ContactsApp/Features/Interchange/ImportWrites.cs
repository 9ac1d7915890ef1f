using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// The writes of a running import, each in one transaction: some rows with their outcomes, the end, the stop. Each first makes sure that the
/// import is still this job's to do.
/// </summary>
public sealed class ImportWrites(WriteGate gate, ImportContacts contacts, DueLeads due, NewRows newRows, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>A write takes in steps until somebody waits, and ends after so long in any case: other processes wait too, and a kill loses no more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Brings rows in, with their outcomes and the counts: step by step in one transaction, since making it lasting costs as much for many rows as
    /// for few. Each step is as long as others may wait; when somebody does, it was the last.
    /// </summary>
    /// <param name="import">The import as it was last read.</param>
    /// <param name="jobId">The job that does it.</param>
    /// <param name="steps">The rows of each step, taken when they are needed.</param>
    /// <param name="pace">Hears how long each step took.</param>
    internal async Task RowsAsync(Import import, Guid? jobId, IEnumerable<IReadOnlyList<NumberedRow>> steps, BulkPace pace, CancellationToken ct)
    {
        var (actor, start) = (ImportStarter.ActorOf(import), clock.GetTimestamp());
        await using var write = await gate.BeginAsync(actor, WritePriority.Bulk, ct);
        var mine = await MineAsync(write.Db, import.PublicId, jobId, ImportState.Running, ct);
        var document = await DocumentAsync(write.Db, mine, ct);
        var all = StepResult.None;
        foreach (var rows in steps)
        {
            using (pace.Begin(rows.Count))
            {
                var result = await contacts.RunAsync(new(write.Db, document, ImportOptions.Of(mine), actor, Now, JudgeLater: true), rows, ct);
                await KeepRowsAsync(write.Db, mine, result, ct);
                all = all.And(result);
            }

            if (write.IsWaitedFor || clock.GetElapsedTime(start) > Longest)
            {
                break;
            }
        }

        if (all.Rows.Count > 0)
        {
            await KeepAsync(write.Db, mine, all, actor, ct);
        }

        using (IntakeMeter.Measure(IntakeStation.Commit))
        {
            await write.CommitAsync(ct);
        }

        feed.Publish(all.Leads, $"People came from {mine.FileName}", actor);
    }

    /// <summary>Keeps a row that cannot be stored as failed, so that the rows behind it can go on.</summary>
    internal async Task FailedRowAsync(Import import, Guid? jobId, NumberedRow row, CancellationToken ct)
    {
        var actor = ImportStarter.ActorOf(import);
        await using var write = await gate.BeginAsync(actor, WritePriority.Bulk, ct);
        var mine = await MineAsync(write.Db, import.PublicId, jobId, ImportState.Running, ct);
        var failed = new ImportRow { Row = row.Number, Line = row.Content.Line, Outcome = ImportOutcome.Failed, Reason = "The row could not be stored. The server's log says more." };
        var result = new StepResult([failed], LeadsMade: 0, []);
        await KeepRowsAsync(write.Db, mine, result, ct);
        await KeepAsync(write.Db, mine, result, actor, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Has the leads judged whose people came in by the rows so far.</summary>
    internal async Task JudgeAsync(CancellationToken ct)
    {
        await foreach (var leads in due.JudgeAsync(ct))
        {
            feed.Publish(leads, null, Actor.Machine);
        }
    }

    /// <summary>Every row has its outcome.</summary>
    public Task FinishAsync(Guid importId, Guid? jobId, int rows, CancellationToken ct) => EndAsync(importId, jobId, ImportState.Running, "import.finished", import =>
    {
        import.Rows = rows;
        import.Finish(Now);
    }, ct);

    /// <summary>It cannot go on.</summary>
    public Task StopAsync(Guid importId, Guid? jobId, string why, CancellationToken ct) =>
        EndAsync(importId, jobId, ImportState.Running, "import.stopped", import => import.Stop(why, Now), ct);

    /// <summary>Everything that nobody touched since is as it was before.</summary>
    public Task FinishUndoAsync(Guid importId, Guid jobId, CancellationToken ct) =>
        EndAsync(importId, jobId, ImportState.Undoing, "import.undone", import => import.FinishUndo(Now), ct);

    /// <summary>The undo cannot go on.</summary>
    public Task StopUndoAsync(Guid importId, Guid jobId, string why, CancellationToken ct) =>
        EndAsync(importId, jobId, ImportState.Undoing, "import.undoStopped", import => import.Problem = why, ct);

    private async Task EndAsync(Guid importId, Guid? jobId, ImportState during, string verb, Action<Import> end, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Interactive, ct);
        // Stopped by a user meanwhile, or done by another job: then it is not ours to end.
        if (await FindMineAsync(write.Db, importId, jobId, during, ct) is { } import)
        {
            end(import);
            write.Db.AuditEntries.Add(ImportAudit.Entry(import, verb, ImportStarter.ActorOf(import), Now));
            await write.Db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
    }

    private Task KeepRowsAsync(AppDbContext db, Import import, StepResult result, CancellationToken ct)
    {
        foreach (var row in result.Rows)
        {
            row.ImportId = import.Id;
        }

        return newRows.InsertAsync(db, result.Rows, ct);
    }

    private async Task KeepAsync(AppDbContext db, Import import, StepResult result, Actor actor, CancellationToken ct)
    {
        foreach (var row in result.Rows)
        {
            import.Counts.Add(row.Outcome);
        }

        import.LeadsMade += result.LeadsMade;
        db.AuditEntries.Add(ImportAudit.Batch(import, result, actor, Now));
        await db.SaveChangesAsync(ct);
    }

    private async Task<SourceDocument> DocumentAsync(AppDbContext db, Import import, CancellationToken ct)
    {
        if (import.SourceDocumentId is { } id && await db.SourceDocuments.FindAsync([id], ct) is { } known)
        {
            return known;
        }

        var document = new SourceDocument
        {
            Kind = SourceKind.Import,
            Name = import.FileName,
            ContentHash = import.ContentHash,
            TakenAt = import.TakenAt,
            ReceivedAt = Now,
            ReceivedById = import.StartedById,
        };
        db.SourceDocuments.Add(document);
        await db.SaveChangesAsync(ct);
        import.SourceDocumentId = document.Id;
        return document;
    }

    /// <summary>The import, if it is still this job's to do.</summary>
    /// <exception cref="OperationCanceledException">A user stopped it, or another job does it now.</exception>
    internal static async Task<Import> MineAsync(AppDbContext db, Guid importId, Guid? jobId, ImportState during, CancellationToken ct) =>
        await FindMineAsync(db, importId, jobId, during, ct) ?? throw new OperationCanceledException("A user stopped the import, or another job does it now.");

    private static Task<Import?> FindMineAsync(AppDbContext db, Guid importId, Guid? jobId, ImportState during, CancellationToken ct) =>
        db.Imports.SingleOrDefaultAsync(i => i.PublicId == importId && i.State == during && i.JobPublicId == jobId, ct);
}
