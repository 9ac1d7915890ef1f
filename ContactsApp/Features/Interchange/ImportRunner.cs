using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>How far an import is.</summary>
/// <param name="Done">Rows that have their outcome.</param>
/// <param name="Total">Rows of the file.</param>
public sealed record ImportProgress(int Done, int Total);

/// <summary>
/// Takes an import from the row behind the last that has its outcome to the end of the file. The outcome of a row is written in the
/// transaction of what the row changes: after a kill nothing is there twice, and nothing is missing. A job does this, and the command line.
/// </summary>
public sealed class ImportRunner(IDbContextFactory<AppDbContext> contexts, ImportSources sources, ImportWrites writes, ImportStarter starter, TimeProvider clock, ILogger<ImportRunner> log)
{
    private const string FileGone = "The uploaded file is not there any more. What was imported before is kept; upload the file again to import the rest.";
    private const string Unexpected = "Something unexpected happened. What was imported before is kept and can be undone; press Resume to try again. The server's log says more.";

    /// <summary>Does the rest of the import.</summary>
    /// <param name="jobId">The job that does it; null for the command line. When another one has taken over, this one ends.</param>
    /// <param name="tell">Told before the first and after each write.</param>
    /// <exception cref="JobFailedException">It could not go on; the import says why, and what was imported stays.</exception>
    /// <exception cref="OperationCanceledException">A user stopped it, or the program stops.</exception>
    public async Task RunAsync(Guid importId, Guid? jobId, Func<ImportProgress, CancellationToken, Task> tell, CancellationToken ct)
    {
        try
        {
            await RunToTheEndAsync(importId, jobId, tell, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageCheck.IsTrouble(e))
        {
            var why = e switch
            {
                JobFailedException => e.Message,
                FileNotFoundException => FileGone,
                _ => Unexpected,
            };
            // Written even while the program stops: otherwise the page would show it as running for ever.
            await writes.StopAsync(importId, jobId, why, CancellationToken.None);
            throw e is JobFailedException ? e : new JobFailedException(why, e);
        }
    }

    private async Task RunToTheEndAsync(Guid importId, Guid? jobId, Func<ImportProgress, CancellationToken, Task> tell, CancellationToken ct)
    {
        var (import, done) = await WhereAsync(importId, ct);
        var source = await sources.OpenAsync(import, ct);
        await using var rows = new RowsAhead(token => source.RowsAsync(done, domainOf: null, token), ImportOptions.Of(import), ct);
        var pace = new BulkPace(clock);
        await tell(new(done, import.Rows), ct);
        while (true)
        {
            await starter.MustStillImportAsync(import, ct);
            var taken = await WriteAsync(import, jobId, rows, pace, ct);
            if (taken == 0)
            {
                break;
            }

            done += taken;
            await tell(new(done, import.Rows), ct);
        }

        await writes.JudgeAsync(ct);
        await writes.FinishAsync(importId, jobId, done, ct);
    }

    private async Task<(Import Import, int Done)> WhereAsync(Guid importId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.PublicId == importId, ct);
        return (import, await db.ImportRows.Where(r => r.ImportId == import.Id).MaxAsync(r => (int?)r.Row, ct) ?? 0);
    }

    /// <returns>How many rows have their outcome now; 0 behind the last.</returns>
    private async Task<int> WriteAsync(Import import, Guid? jobId, RowsAhead rows, BulkPace pace, CancellationToken ct)
    {
        var taken = new List<IReadOnlyList<NumberedRow>>();
        // Waited for outside the write, which others wait for.
        if (await rows.NextAsync(pace.Size, ct) is not { Count: > 0 } first)
        {
            return 0;
        }

        try
        {
            await writes.RowsAsync(import, jobId, Steps(first, rows, pace, taken), pace, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageCheck.IsTrouble(e) && taken.Count > 0)
        {
            log.LogWarning(e, "Rows {First} to {Last} of import {Import} are tried step by step", taken[0][0].Number, taken[^1][^1].Number, import.Id);
            foreach (var step in taken)
            {
                await WriteAsync(import, jobId, step, pace, ct);
            }
        }

        return taken.Sum(step => step.Count);
    }

    private static IEnumerable<IReadOnlyList<NumberedRow>> Steps(IReadOnlyList<NumberedRow> first, RowsAhead rows, BulkPace pace, List<IReadOnlyList<NumberedRow>> taken)
    {
        for (var next = first; next.Count > 0; next = rows.Ready(pace.Size))
        {
            taken.Add(next);
            yield return next;
        }
    }

    // One row that cannot be imported must not take its neighbours along.
    private async Task WriteAsync(Import import, Guid? jobId, IReadOnlyList<NumberedRow> rows, BulkPace pace, CancellationToken ct)
    {
        try
        {
            await writes.RowsAsync(import, jobId, [rows], pace, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageCheck.IsTrouble(e) && rows.Count > 1)
        {
            log.LogWarning(e, "Rows {First} to {Last} of import {Import} are tried one by one", rows[0].Number, rows[^1].Number, import.Id);
            foreach (var row in rows)
            {
                await WriteAsync(import, jobId, [row], pace, ct);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException && RowTrouble.IsOfTheRow(e))
        {
            log.LogWarning(e, "Row {Row} of import {Import} cannot be stored", rows[0].Number, import.Id);
            await writes.FailedRowAsync(import, jobId, rows[0], ct);
        }
    }
}
