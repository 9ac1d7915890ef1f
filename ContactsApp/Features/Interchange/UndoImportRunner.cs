using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// Takes an import back: first its people, in the order of the file, then the companies and leads it made. How far it is stands in the
/// import, written in the transaction of each step: after a kill it goes on behind the last one.
/// </summary>
public sealed class UndoImportRunner(IDbContextFactory<AppDbContext> contexts, UndoImportPeople people, UndoImportLeads leads, ImportWrites writes, ImportStarter starter, TimeProvider clock)
{
    private const string Unexpected = "Something unexpected happened. What was undone until then stays undone, the rest is as it was; press Go on to try again. The server's log says more.";

    /// <summary>Undoes the rest of the import.</summary>
    /// <param name="tell">Told before the first and after each write.</param>
    /// <exception cref="JobFailedException">It could not go on; the import says why.</exception>
    public async Task RunAsync(Guid importId, Guid jobId, Func<ImportProgress, CancellationToken, Task> tell, CancellationToken ct)
    {
        try
        {
            await UndoAsync(importId, jobId, tell, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageCheck.IsTrouble(e))
        {
            var why = e is JobFailedException ? e.Message : Unexpected;
            await writes.StopUndoAsync(importId, jobId, why, CancellationToken.None);
            throw e is JobFailedException ? e : new JobFailedException(why, e);
        }
    }

    private async Task UndoAsync(Guid importId, Guid jobId, Func<ImportProgress, CancellationToken, Task> tell, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.PublicId == importId, ct);
        var rows = await db.ImportRows.Where(r => r.ImportId == import.Id).MaxAsync(r => (int?)r.Row, ct) ?? 0;
        var pace = new BulkPace(clock);
        int? through = import.UndoneThrough;
        while (through is { } done)
        {
            await tell(new(done, rows), ct);
            await starter.MustStillEditAsync(import, ct);
            through = await people.StepAsync(import, jobId, pace, ct);
        }

        while (await leads.StepAsync(import, jobId, ct))
        {
            await starter.MustStillEditAsync(import, ct);
        }

        await writes.FinishUndoAsync(importId, jobId, ct);
    }
}
