using System.Globalization;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>An export that may be written: audited already.</summary>
/// <param name="Count">Records it holds.</param>
public sealed record Export(ExportRequest Request, string FileName, string MediaType, int Count)
{
    internal ExportKeys Keys { get; init; } = new([], null);

    internal DateTime At { get; init; }
}

/// <summary>
/// Takes contacts and leads out of the product, for every signed-in user (who reads every lead). First <see cref="BeginAsync"/>, which
/// writes the audit, then <see cref="WriteAsync"/>: nothing leaves that was not written down before.
/// </summary>
public sealed class ExportCommands(ExportQueries queries, WriteGate gate, Rights rights, TimeProvider clock)
{
    /// <summary>Asks for the right, looks up what the scope holds and writes the audit row: who, what, how many, which filter.</summary>
    public async Task<Outcome<Export>> BeginAsync(ExportRequest request, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.Read, ct);
        if (user is null)
        {
            return refusal!;
        }

        if (!request.MakesSense)
        {
            return Outcome.Invalid("A vCard holds a person, so leads cannot be exported as vCards. Nothing was exported; choose CSV or XLSX.");
        }

        var keys = await queries.KeysAsync(request.Scope, ct);
        var count = request.Subject == ExportSubject.Leads ? keys.Leads.Count : await queries.CountContactsAsync(keys, ct);
        if (request.Scope is not (ExportScope.Filtered or ExportScope.FilteredContacts) && keys.Leads.Count == 0 && keys.Contacts is null or [])
        {
            return Outcome.NotFound("What was chosen is not there any more. Nothing was exported; reload the page.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await AuditAsync(request, keys, count, user, now, ct);
        var export = new Export(request, ExportFiles.Name(request, now), ExportFiles.MediaType(request.Format), count) { Keys = keys, At = now };
        return new(OutcomeKind.Done, export);
    }

    /// <summary>Writes the file, page by page. The stream is left open.</summary>
    /// <returns>Records written: fewer than counted where somebody removed one meanwhile.</returns>
    public async Task<int> WriteAsync(Export export, Stream stream, CancellationToken ct) => export.Request switch
    {
        { Subject: ExportSubject.Leads } => await TableAsync(export, stream, "Leads", ExportColumns.Leads, queries.LeadsAsync(export.Keys, ct), ct),
        { Format: ExportFormat.Csv or ExportFormat.Xlsx } => await TableAsync(export, stream, "Contacts", ExportColumns.Contacts, queries.ContactsAsync(export.Keys, ct), ct),
        _ => await CardsAsync(export, stream, ct),
    };

    private static async Task<int> TableAsync<T>(Export export, Stream stream, string name, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> records, CancellationToken ct)
    {
        await using IExportTable table = export.Request.Format == ExportFormat.Xlsx ? await XlsxTable.StartAsync(stream, name, ct) : new CsvTable(stream);
        await table.AddRowAsync([.. columns.Select(c => c.Header)], ct);
        var written = 0;
        await foreach (var record in records.WithCancellation(ct))
        {
            await table.AddRowAsync([.. columns.Select(c => c.Value(record, export.At))], ct);
            written++;
        }

        await table.FinishAsync(ct);
        return written;
    }

    private async Task<int> CardsAsync(Export export, Stream stream, CancellationToken ct)
    {
        // No byte order mark: a card begins with BEGIN.
        await using var text = new StreamWriter(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 14, leaveOpen: true);
        var written = 0;
        await foreach (var contact in queries.ContactsAsync(export.Keys, ct))
        {
            await text.WriteAsync(VCardWriter.Card(contact, export.Request.Format, export.At).AsMemory(), ct);
            written++;
        }

        await text.FlushAsync(ct);
        return written;
    }

    private async Task AuditAsync(ExportRequest request, ExportKeys keys, int count, UserInfo user, DateTime now, CancellationToken ct)
    {
        var ofOne = request.Scope is ExportScope.OfContacts && keys.Contacts is [var contact] ? contact : (long?)null;
        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var publicId = ofOne is null ? (Guid?)null : await write.Db.Contacts.Where(c => c.Id == ofOne).Select(c => c.PublicId).FirstOrDefaultAsync(ct);
        write.Db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            ActorId = user.Actor.UserId,
            ActorName = user.Name,
            Verb = request.Subject == ExportSubject.Leads ? "export.leads" : "export.contacts",
            EntityKind = ofOne is null ? "Export" : nameof(Contact),
            EntityId = ofOne,
            EntityPublicId = publicId,
            LeadId = request.Scope is ExportScope.OfLeads && keys.Leads is [var lead] ? lead : null,
            ChangesJson = AuditChange.Write(
            [
                new("Format", null, request.Format.ToString()),
                new("Count", null, count.ToString(CultureInfo.InvariantCulture)),
                new("Of", null, ScopeWords(request.Scope)),
            ]),
        });
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>The scope without personal data: a text search may be a person's name, so only that there was one is kept.</summary>
    private static string ScopeWords(ExportScope scope) => scope switch
    {
        ExportScope.OfLeads { LeadIds.Count: var n } => n == 1 ? "one lead" : string.Create(CultureInfo.InvariantCulture, $"{n} leads chosen"),
        ExportScope.OfContacts { ContactIds.Count: var n } => n == 1 ? "one contact" : string.Create(CultureInfo.InvariantCulture, $"{n} contacts chosen"),
        ExportScope.Filtered { Filter: { IsEmpty: true } } => "all leads",
        ExportScope.Filtered { Filter: var filter } => "leads with " + string.Join(", ", filter.ToQuery().Where(q => q.Key is not ("sort" or "dir" or "view" or "hide" or "show") && q.Value != ListTexts.None).Select(q => q.Key == ListTexts.Key ? "a text search" : $"{q.Key} {q.Value}")),
        ExportScope.FilteredContacts { Filter: { IsEmpty: true } } => "all contacts",
        ExportScope.FilteredContacts => "contacts by a filter",
        _ => "",
    };
}
