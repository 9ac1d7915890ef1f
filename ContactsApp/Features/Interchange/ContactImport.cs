using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>What to import.</summary>
/// <param name="Name">The file's name, for provenance.</param>
/// <param name="TakenAt">When its content was true: the file's own date, never the time of import.</param>
/// <param name="Company">Domain that all rows belong to, whatever they say; null: each row's own.</param>
/// <param name="DryRun">Everything is tried and nothing kept.</param>
public sealed record ImportRequest(string Name, DateTime TakenAt, ContactFile File, string? Company, bool DryRun);

/// <summary>Carries a contact file down the road, in batches. The same file again changes nothing.</summary>
public sealed class ContactImport(WriteGate gate, ImportContacts contacts, TimeProvider clock)
{
    /// <summary>Rows per write: about a tenth of a second under the write lock.</summary>
    private const int RowsAtOnce = 200;

    /// <summary>Imports; a dry run takes everything back.</summary>
    public async Task<ImportReport> RunAsync(ImportRequest request, CancellationToken ct)
    {
        var done = new List<ImportedRow>();
        if (request.DryRun)
        {
            // One transaction for the whole file, so that later rows meet what earlier rows would have made.
            await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
            foreach (var rows in request.File.Rows.Chunk(RowsAtOnce))
            {
                done.AddRange(await BatchAsync(write.Db, request, rows, ct));
            }

            return new(request.File.Layout, request.File.Rows.Count, done);
        }

        foreach (var rows in request.File.Rows.Chunk(RowsAtOnce))
        {
            await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
            done.AddRange(await BatchAsync(write.Db, request, rows, ct));
            await write.CommitAsync(ct);
        }

        return new(request.File.Layout, request.File.Rows.Count, done);
    }

    private async Task<IReadOnlyList<ImportedRow>> BatchAsync(AppDbContext db, ImportRequest request, IReadOnlyList<ContactRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var document = await DocumentAsync(db, request, now, ct);
        var step = new ImportStep(db, document, new(request.File.Layout, request.TakenAt, request.Company), Actor.Machine, now);
        var result = await contacts.RunAsync(step, [.. rows.Select((r, i) => new NumberedRow(i + 1, r))], ct);
        WriteAudit(db, request, result, now);
        await db.SaveChangesAsync(ct);
        return [.. rows.Zip(result.Rows, (row, said) => Report(row, said.Outcome, said.Reason))];
    }

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

    private static ImportedRow Report(ContactRow row, ImportOutcome outcome, string? reason)
    {
        var cleaned = PersonCleaner.Clean(row.Person).Fields;
        return new(
            row.Line, cleaned[ContactField.FullName], cleaned[ContactField.GivenName], cleaned[ContactField.FamilyName], row.Person.Title, row.Company, ImportCompanies.DomainOf(row),
            [.. cleaned.Emails.Select(e => e.Value)], [.. cleaned.Phones.Select(p => p.Value)], row.Person.LinkedInUrl, ImportReport.WordOf(outcome), reason ?? "");
    }

    /// <summary>The report against an empty database, without one: a row whose record came before in the file is unchanged or an update of it.</summary>
    public static ImportReport WithoutDatabase(ContactFile file, string? company)
    {
        var seen = new Dictionary<string, string>();
        var rows = file.Rows.Select(r => company is null ? r : r with { CompanyDomain = company }).Select(r =>
        {
            var report = Report(r, ImportOutcome.Skipped, r.Skip);
            if (r.Skip is not null)
            {
                return report;
            }

            var fields = PersonCleaner.Clean(r.Person).Fields;
            var (key, json) = (ImportRecordKey.Of(r, fields, file.Layout, Domain.Companies.CompanyName.Key(r.Company).GetHashCode(StringComparison.Ordinal)), fields.ToJson());
            var outcome = !seen.TryGetValue(key, out var before) ? "created" : before == json ? "unchanged" : "updated";
            seen[key] = json;
            return report with { Outcome = outcome, Reason = outcome == "created" ? "New here." : "The same record stands further up in the file." };
        });
        return new(file.Layout, file.Rows.Count, [.. rows]);
    }
}
