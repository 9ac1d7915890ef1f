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
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Brings rows in, with their outcomes and the counts.</summary>
    internal async Task RowsAsync(Import import, Guid? jobId, IReadOnlyList<NumberedRow> rows, BulkPace pace, CancellationToken ct)
    {
        var actor = ImportStarter.ActorOf(import);
        await using var write = await gate.BeginAsync(actor, WritePriority.Bulk, ct);
        using var turn = pace.Begin(rows.Count);
        var mine = await MineAsync(write.Db, import.PublicId, jobId, ImportState.Running, ct);
        var document = await DocumentAsync(write.Db, mine, ct);
        var result = await contacts.RunAsync(new(write.Db, document, ImportOptions.Of(mine), actor, Now, JudgeLater: true), rows, ct);
        mine.LeadsMade += result.LeadsMade;
        await KeepAsync(write.Db, mine, result, actor, ct);
        var leads = await LeadsOfAsync(write.Db, result.Companies, ct);
        using (IntakeMeter.Measure(IntakeStation.Commit))
        {
            await write.CommitAsync(ct);
        }

        feed.Publish(leads, $"People came from {mine.FileName}", actor);
    }

    /// <summary>Keeps a row that cannot be stored as failed, so that the rows behind it can go on.</summary>
    internal async Task FailedRowAsync(Import import, Guid? jobId, NumberedRow row, CancellationToken ct)
    {
        var actor = ImportStarter.ActorOf(import);
        await using var write = await gate.BeginAsync(actor, WritePriority.Bulk, ct);
        var mine = await MineAsync(write.Db, import.PublicId, jobId, ImportState.Running, ct);
        var failed = new ImportRow { Row = row.Number, Line = row.Content.Line, Outcome = ImportOutcome.Failed, Reason = "The row could not be stored. The server's log says more." };
        await KeepAsync(write.Db, mine, new([failed], LeadsMade: 0, []), actor, ct);
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

    private async Task KeepAsync(AppDbContext db, Import import, StepResult result, Actor actor, CancellationToken ct)
    {
        foreach (var row in result.Rows)
        {
            row.ImportId = import.Id;
            import.Counts.Add(row.Outcome);
        }

        db.AuditEntries.Add(ImportAudit.Batch(import, result, actor, Now));
        await db.SaveChangesAsync(ct);
        await newRows.InsertAsync(db, result.Rows, ct);
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

    private static async Task<IReadOnlyCollection<Guid>> LeadsOfAsync(AppDbContext db, IReadOnlyCollection<long> companies, CancellationToken ct) =>
        companies.Count == 0 ? [] : await db.Leads.Where(l => companies.Contains(l.CompanyId)).Select(l => l.PublicId).ToListAsync(ct);
}
