using System.Globalization;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange;
using ContactsApp.Web;

namespace ContactsApp.Features.Admin;

/// <summary>The audit as a file that may be written: its own row is in the audit already, and not in the file.</summary>
public sealed record AuditExportFile(AuditFilter Filter, TimeZoneInfo Zone, long Before, string FileName);

/// <summary>
/// Takes the audit out as CSV, for administrators: first <see cref="BeginAsync"/>, which writes down that it was taken out. The file holds the rows
/// of the filter and always all columns: it is evidence, and a column that somebody hid to read more easily must not be missing in it.
/// </summary>
public sealed class AuditExport(AuditQueries queries, WriteGate gate, Rights rights, TimeProvider clock)
{
    private static readonly string[] Columns = ["Time (UTC)", "Who", "User id", "What", "Record", "Record id", "Lead key", "Field", "From", "To", "Source"];

    /// <summary>Asks for the right and writes the audit row.</summary>
    public async Task<Outcome<AuditExportFile>> BeginAsync(AuditFilter filter, TimeZoneInfo zone, CancellationToken ct)
    {
        var (me, refusal) = await rights.RequireAsync(Right.Administer, ct);
        if (me is null)
        {
            return refusal!;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await gate.BeginAsync(me.Actor, WritePriority.Interactive, ct);
        var entry = new AuditEntry
        {
            At = now,
            ActorId = me.Actor.UserId,
            ActorName = me.Name,
            Verb = "export.audit",
            EntityKind = "Export",
            ChangesJson = AuditChange.Write([.. filter.Narrowing.Select(q => new AuditChange(q.Key, null, q.Value)), .. filter is { MatchAny: true, IsEmpty: false } ? [new AuditChange("match", null, "any")] : Array.Empty<AuditChange>()]),
        };
        write.Db.AuditEntries.Add(entry);
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new(OutcomeKind.Done, new AuditExportFile(filter, zone, entry.Id, $"audit-{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv"));
    }

    /// <summary>Writes the file, newest first, a line for each changed field. The stream is left open.</summary>
    public async Task WriteAsync(AuditExportFile file, Stream stream, CancellationToken ct)
    {
        await using var table = new CsvTable(stream);
        await table.AddRowAsync(Columns, ct);
        await foreach (var entry in queries.AllAsync(file.Filter, file.Zone, file.Before, ct))
        {
            var changes = AuditChange.Read(entry.ChangesJson);
            foreach (var change in changes.Count > 0 ? changes : [new AuditChange("", null, null)])
            {
                await table.AddRowAsync(Line(entry, change), ct);
            }
        }

        await table.FinishAsync(ct);
    }

    private static object?[] Line(AuditEntry entry, AuditChange change) =>
    [
        entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), entry.ActorName, entry.ActorId, entry.Verb, entry.EntityKind,
        entry.EntityPublicId?.ToString() ?? entry.EntityId?.ToString(CultureInfo.InvariantCulture), entry.LeadId?.ToString(CultureInfo.InvariantCulture),
        change.Field, change.From, change.To, entry.Source.ToString(),
    ];
}
