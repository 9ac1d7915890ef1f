using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>A file that the command line imports.</summary>
/// <param name="FileName">What the user calls it.</param>
/// <param name="TakenAt">When its content was true: the file's own date, never the time of import.</param>
/// <param name="Open">Opens its content from the start.</param>
/// <param name="Company">Domain that all rows belong to, whatever they say; null: each row's own.</param>
public sealed record CommandLineFile(string FileName, DateTime TakenAt, Func<Stream> Open, string? Company);

/// <summary>How far an import of the command line came.</summary>
/// <param name="Id">The import; null where the file was refused, and nothing was kept.</param>
/// <param name="Problem">Why it did not reach its end, in words; null when every row has its outcome.</param>
public sealed record CommandLineResult(Guid? Id, string? Problem);

/// <summary>
/// Imports a file from the command line as a page does: the file is kept, the import has its report and can be undone. The one difference is
/// that no job does the work: the command waits for it. The file says itself what its columns mean, or somebody said it for such a file before.
/// </summary>
public sealed class CommandLineImport(ImportUploads uploads, ImportCommands commands, ImportRunner runner, ImportFiles files, ImportForecaster forecaster, IDbContextFactory<AppDbContext> contexts)
{
    private const string StoppedElsewhere = "Somebody stopped it on the page of imports. What was imported before is kept; it can go on there.";

    /// <summary>Opens the file with the meaning of its columns that somebody chose for such files.</summary>
    public async Task<ContactFile> OpenAsync(CommandLineFile wanted, CancellationToken ct)
    {
        var file = await ContactFile.OpenAsync(wanted.Open, ct);
        if (file.Problem is not null)
        {
            return file;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RememberedMappings.FindAsync(db, file.Mapping, ct) is { Length: > 0 } chosen ? file.With(ImportMapping.FromJson(chosen)) : file;
    }

    /// <summary>Says what each row would do, and writes nothing.</summary>
    public async IAsyncEnumerable<ImportedRow> TryAsync(CommandLineFile wanted, ContactFile file, [EnumeratorCancellation] CancellationToken ct)
    {
        // Nobody sits before a command line who would correct a cell: the row comes in without it.
        var options = new ImportOptions(file.Layout, wanted.TakenAt, wanted.Company) { LeaveOutBadCells = true };
        await foreach (var rows in forecaster.RunAsync(wanted.FileName, options, file.RowsAsync(RowRequest.All, ct), ct))
        {
            foreach (var row in rows)
            {
                yield return ImportedRow.Of(row.Content, ImportReport.WordOf(row.Outcome), row.Reason ?? "");
            }
        }
    }

    /// <summary>Imports it to its end.</summary>
    /// <param name="wanted">The file.</param>
    /// <param name="tell">Told before the first and after each write.</param>
    /// <param name="ct">The user stops the command.</param>
    /// <exception cref="OperationCanceledException">The user stopped the command. What was imported stays, and the import can go on from its page.</exception>
    public async Task<CommandLineResult> RunAsync(CommandLineFile wanted, Func<ImportProgress, CancellationToken, Task> tell, CancellationToken ct)
    {
        var upload = new ImportUpload(Guid.CreateVersion7(), wanted.FileName) { TakenAt = wanted.TakenAt, Company = wanted.Company, LeaveOutBadCells = true };
        await using (var content = wanted.Open())
        {
            if (await uploads.UploadAsync(upload, content, arrived: null, ct) is { Ok: false } refused)
            {
                return new(null, refused.Message);
            }
        }

        using var hold = files.Hold(upload.Id);
        return new(upload.Id, await WorkAsync(upload.Id, tell, ct));
    }

    private async Task<string?> WorkAsync(Guid id, Func<ImportProgress, CancellationToken, Task> tell, CancellationToken ct)
    {
        try
        {
            if (await commands.RunHereAsync(id, ct) is { Ok: false } refused)
            {
                return refused.Message;
            }

            await runner.RunAsync(id, jobId: null, tell, ct);
            return null;
        }
        catch (JobFailedException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return StoppedElsewhere;
        }
        catch (OperationCanceledException)
        {
            // Written although the command ends: else the page would show it as running.
            await commands.CancelAsync(id, CancellationToken.None);
            throw;
        }
    }
}
