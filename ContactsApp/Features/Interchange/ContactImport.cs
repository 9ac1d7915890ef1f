using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>What to import.</summary>
/// <param name="Name">The file's name, for provenance.</param>
/// <param name="TakenAt">When its content was true: the file's own date, never the time of import.</param>
/// <param name="Company">Domain that all rows belong to, whatever they say; null: each row's own.</param>
/// <param name="DryRun">Only says what would happen.</param>
public sealed record ImportRequest(string Name, DateTime TakenAt, ContactFile File, string? Company, bool DryRun);

/// <summary>Carries a contact file down the road, in batches. The same file again changes nothing.</summary>
public sealed class ContactImport(WriteGate gate, ImportContacts contacts, ImportForecaster forecaster, DueLeads due, TimeProvider clock)
{
    /// <summary>Rows per write: about a tenth of a second under the write lock.</summary>
    private const int RowsAtOnce = 200;

    /// <summary>Imports; a dry run says what each row would do as the preview does, and neither writes nor locks.</summary>
    public async Task<ImportReport> RunAsync(ImportRequest request, CancellationToken ct)
    {
        var done = new List<ImportedRow>();
        if (request.DryRun)
        {
            await foreach (var rows in forecaster.RunAsync(request.Name, OptionsOf(request), request.File.RowsAsync(RowRequest.All, ct), ct))
            {
                done.AddRange(rows.Select(r => Report(r.Content, r.Outcome, r.Reason)));
            }

            return new(request.File.Layout, done.Count, done);
        }

        await foreach (var rows in BatchesAsync(request.File, ct))
        {
            await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
            done.AddRange(await BatchAsync(write.Db, request, rows, ct));
            using var lap = IntakeMeter.Measure(IntakeStation.Commit);
            await write.CommitAsync(ct);
        }

        await foreach (var _ in due.JudgeAsync(ct))
        {
            // Nobody looks at these leads in this program.
        }


        return new(request.File.Layout, done.Count, done);
    }

    private static async IAsyncEnumerable<IReadOnlyList<ContactRow>> BatchesAsync(ContactFile file, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var rows = file.RowsAsync(RowRequest.All, ct).GetAsyncEnumerator(ct);
        while (await NextAsync(rows) is { Count: > 0 } next)
        {
            yield return next;
        }
    }

    private static async Task<List<ContactRow>> NextAsync(IAsyncEnumerator<ContactRow> rows)
    {
        using var lap = IntakeMeter.Measure(IntakeStation.Parse);
        var next = new List<ContactRow>(RowsAtOnce);
        while (next.Count < RowsAtOnce && await rows.MoveNextAsync())
        {
            next.Add(rows.Current);
        }

        return next;
    }

    private async Task<IReadOnlyList<ImportedRow>> BatchAsync(AppDbContext db, ImportRequest request, IReadOnlyList<ContactRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var document = await DocumentAsync(db, request, now, ct);
        var step = new ImportStep(db, document, OptionsOf(request), Actor.Machine, now, JudgeLater: true);
        var result = await contacts.RunAsync(step, [.. rows.Select(r => NumberedRow.Prepare(r, step.Options))], ct);
        WriteAudit(db, request, result, now);
        await db.SaveChangesAsync(ct);
        return [.. rows.Zip(result.Rows, (row, said) => Report(row, said.Outcome, said.Reason))];
    }

    // Nobody sits before a command line who would correct a cell: the row comes in without it.
    private static ImportOptions OptionsOf(ImportRequest request) => new(request.File.Layout, request.TakenAt, request.Company) { LeaveOutBadCells = true };

    private static async Task<SourceDocument> DocumentAsync(AppDbContext db, ImportRequest request, DateTime now, CancellationToken ct)
    {
        var known = await db.SourceDocuments.FirstOrDefaultAsync(d => d.Kind == SourceKind.Import && d.Name == request.Name && d.TakenAt == request.TakenAt, ct);
        return known ?? new SourceDocument { Kind = SourceKind.Import, Name = request.Name, TakenAt = request.TakenAt, ReceivedAt = now };
    }

    private static void WriteAudit(AppDbContext db, ImportRequest request, StepResult result, DateTime now)
    {
        var counts = result.Rows.GroupBy(r => r.Outcome).Select(g => new AuditChange(g.Key.ToString(), null, g.Count().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            ActorName = Actor.Machine.Name,
            Verb = "import.batch",
            EntityKind = "Import",
            ChangesJson = AuditChange.Write(counts.Append(new("Leads added", null, result.LeadsMade.ToString(System.Globalization.CultureInfo.InvariantCulture))).Append(new("File", null, request.Name))),
            Source = SourceKind.Import,
        });
    }

    private static ImportedRow Report(ContactRow row, ImportOutcome outcome, string? reason) => ImportedRow.Of(row, ImportReport.WordOf(outcome), reason ?? "");
}
