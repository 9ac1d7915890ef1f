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
public sealed class ContactImport(WriteGate gate, IntakeRoad road, LeadJudge judge, TimeProvider clock)
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
        db.Audit.By = AuditBy.Intake;
        var companies = new ImportCompanies(db, now);
        rows = request.Company is { } all ? [.. rows.Select(r => r with { CompanyDomain = all })] : rows;
        await companies.LoadAsync(rows, ct);
        var placed = rows.Select(r => (Row: r, Place: r.Skip is null ? companies.For(r) : (null, r.Skip))).ToList();
        await db.SaveChangesAsync(ct);
        var document = await DocumentAsync(db, request, now, ct);
        var people = placed.Where(p => p.Place.Item1 is not null).Select(p => (p.Row, Person: Incoming(p.Row, p.Place.Item1!.Id, request.TakenAt))).ToList();
        var results = (await road.RunAsync(db, new IntakeBatch(document, Actor.Machine, [.. people.Select(p => p.Person)]), ct)).ToDictionary(r => r.Id);
        await OptOutsAsync(db, people, results, ct);
        await judge.JudgeLeadsAsync(db, [.. companies.Made.Select(l => l.Id)], now, ct);
        WriteAudit(db, request, results.Values, companies.Made.Count, now);
        await db.SaveChangesAsync(ct);
        var byRow = people.ToDictionary(p => p.Row.Line, p => results[p.Person.Id]);
        return [.. placed.Select(p => Report(p.Row, p.Place.Item1, p.Place.Item2, byRow.GetValueOrDefault(p.Row.Line)))];
    }

    private static IncomingPerson Incoming(ContactRow row, long company, DateTime taken)
    {
        var fields = PersonCleaner.Clean(row.Person).Fields;
        return new()
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            RecordKey = RecordKey(row, fields, company),
            Fields = fields,
            ObservedAt = row.ObservedOn ?? taken,
            Confidence = SourceConfidence.Of(SourceKind.Import),
            Evidence = $"line {row.Line}",
        };
    }

    // What stays the same when the same tool writes the same person again.
    private static string RecordKey(ContactRow row, PersonFields fields, long company) =>
        fields[ContactField.LinkedIn] is { } profile ? $"l:{profile}"
        : fields.Emails.Count > 0 ? $"e:{fields.Emails[0].Value}"
        : row.ExternalId is { } id ? $"i:{company}:{id}"
        : $"n:{company}:{fields[ContactField.FullName]}";

    private static async Task<SourceDocument> DocumentAsync(AppDbContext db, ImportRequest request, DateTime now, CancellationToken ct)
    {
        var known = await db.SourceDocuments.FirstOrDefaultAsync(d => d.Kind == SourceKind.Import && d.Name == request.Name && d.TakenAt == request.TakenAt, ct);
        return known ?? new SourceDocument { Kind = SourceKind.Import, Name = request.Name, TakenAt = request.TakenAt, ReceivedAt = now };
    }

    private static async Task OptOutsAsync(AppDbContext db, IReadOnlyList<(ContactRow Row, IncomingPerson Person)> people, Dictionary<Guid, IntakeResult> results, CancellationToken ct)
    {
        foreach (var (row, person) in people.Where(p => p.Row.OptOut != DoNotContact.None))
        {
            if (results[person.Id].ContactId is { } id && await db.Contacts.FindAsync([id], ct) is { } contact)
            {
                contact.DoNotContact |= row.OptOut;
            }
        }
    }

    private static void WriteAudit(AppDbContext db, ImportRequest request, IEnumerable<IntakeResult> results, int leads, DateTime now)
    {
        var counts = results.GroupBy(r => r.Outcome).Select(g => new { field = g.Key.ToString(), from = (string?)null, to = g.Count().ToString(System.Globalization.CultureInfo.InvariantCulture) }).ToList();
        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            ActorName = Actor.Machine.Name,
            Verb = "import.batch",
            EntityKind = "import",
            ChangesJson = System.Text.Json.JsonSerializer.Serialize(counts.Append(new { field = "Leads added", from = (string?)null, to = leads.ToString(System.Globalization.CultureInfo.InvariantCulture) }).Append(new { field = "File", from = (string?)null, to = request.Name })),
            Source = SourceKind.Import,
        });
    }

    private static ImportedRow Report(ContactRow row, Company? company, string? refusal, IntakeResult? result)
    {
        var cleaned = PersonCleaner.Clean(row.Person).Fields;
        return new(
            row.Line, cleaned[ContactField.FullName], cleaned[ContactField.GivenName], cleaned[ContactField.FamilyName], row.Person.Title, row.Company ?? company?.Name, company?.Domain,
            [.. cleaned.Emails.Select(e => e.Value)], [.. cleaned.Phones.Select(p => p.Value)], row.Person.LinkedInUrl,
            result is null ? "skipped" : ImportReport.WordOf(result.Outcome), result?.Reason ?? refusal ?? "");
    }

    /// <summary>The report against an empty database, without one: a row whose record came before in the file is unchanged or an update of it.</summary>
    public static ImportReport WithoutDatabase(ContactFile file, string? company)
    {
        var seen = new Dictionary<string, string>();
        var rows = file.Rows.Select(r => company is null ? r : r with { CompanyDomain = company }).Select(r =>
        {
            var report = Report(r, null, r.Skip, null);
            if (r.Skip is not null)
            {
                return report;
            }

            var fields = PersonCleaner.Clean(r.Person).Fields;
            var (key, json) = (RecordKey(r, fields, Domain.Companies.CompanyName.Key(r.Company).GetHashCode(StringComparison.Ordinal)), fields.ToJson());
            var outcome = !seen.TryGetValue(key, out var before) ? "created" : before == json ? "unchanged" : "updated";
            seen[key] = json;
            return report with { Outcome = outcome, Reason = outcome == "created" ? "New here." : "The same record stands further up in the file.", Domain = ImportCompanies.DomainOf(r) };
        });
        return new(file.Layout, file.Rows.Count, [.. rows]);
    }
}
