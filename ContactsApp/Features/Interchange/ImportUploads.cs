using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>A file on its way to the server.</summary>
/// <param name="Id">Made by the client: the same upload twice makes one import.</param>
/// <param name="FileName">What the user calls it.</param>
public sealed record ImportUpload(Guid Id, string FileName)
{
    /// <summary>A list of companies, and no people; a file that shows to be one needs not say so.</summary>
    public bool IsListOfLeads { get; init; }

    /// <summary>When its content was true, where the caller knows; else its name may tell.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>Domain that all rows belong to, whatever they say; null: each row's own.</summary>
    public string? Company { get; init; }

    /// <summary>Nobody will see a preview and correct a cell: rows come in without their bad cells.</summary>
    public bool LeaveOutBadCells { get; init; }
}

/// <summary>Takes in files to import. Nothing of a file reaches the leads before somebody has seen its preview.</summary>
public sealed class ImportUploads(IDbContextFactory<AppDbContext> contexts, WriteGate gate, Rights rights, ImportFiles files, ImportSources sources, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>Stores the file and makes the import's draft.</summary>
    /// <param name="content">Read once, in pieces.</param>
    /// <param name="arrived">Told how many bytes are there.</param>
    public async Task<Outcome<Guid>> UploadAsync(ImportUpload upload, Stream content, Action<long>? arrived, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        if (await ExistsAsync(upload.Id, ct))
        {
            return new(OutcomeKind.AlreadyDone, upload.Id);
        }

        StoredFile stored;
        try
        {
            stored = await files.SaveAsync(upload.Id, content, arrived, ct);
        }
        catch (IOException)
        {
            return Outcome.Invalid("The file could not be stored on the server: its disk may be full, or the file is larger than 1 GB. Nothing was kept; ask whoever runs the server, or import the file in parts.");
        }

        var (import, problem) = await LookAsync(upload, stored, user.Actor, ct);
        if (problem is not null)
        {
            files.Delete(stored.Name);
            return Outcome.Invalid($"{upload.FileName}: {problem} Nothing was imported and the file was not kept.");
        }

        return await AddAsync(import, user.Actor, ct);
    }

    private async Task<(Import Import, string? Problem)> LookAsync(ImportUpload upload, StoredFile stored, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var import = new Import
        {
            PublicId = upload.Id,
            FileName = ShownName(upload.FileName),
            StoredName = stored.Name,
            ContentHash = stored.Hash,
            Bytes = stored.Bytes,
            Kind = upload.IsListOfLeads ? ImportKind.Leads : ImportKind.Contacts,
            TakenAt = upload.TakenAt ?? FileNameDate.Find(upload.FileName, now) ?? now,
            Company = upload.Company,
            LeaveOutBadCells = upload.LeaveOutBadCells,
            CreatedAt = now,
            CreatedById = actor.UserId,
            CreatedByName = actor.Name,
        };
        var source = await sources.OpenAsync(import, ct);
        if (source.Table is { Problem: null } table)
        {
            import.Kind = table.Mapping.Rows == RowsAre.Companies ? ImportKind.Leads : import.Kind;
            await using var db = await contexts.CreateDbContextAsync(ct);
            import.MappingJson = await RememberedMappings.FindAsync(db, table.Mapping, ct);
            source = await sources.OpenAsync(import, ct);
        }

        var problem = source.Problem ?? (source.Table is { HasHeader: false, NeedsMapping: true } ? "No column names a person or a company: it needs a row of headers such as First Name, Email, Company." : null);
        import.Layout = source.Layout;
        import.Rows = problem is null ? await source.CountAsync(ct) : 0;
        return (import, problem ?? (import.Rows == 0 ? "The file has a header and no rows." : null));
    }

    private async Task<Outcome<Guid>> AddAsync(Import import, Actor actor, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(actor, WritePriority.Interactive, ct);
        if (await write.Db.Imports.AnyAsync(i => i.PublicId == import.PublicId, ct))
        {
            return new(OutcomeKind.AlreadyDone, import.PublicId);
        }

        write.Db.Imports.Add(import);
        await write.Db.SaveChangesAsync(ct);
        write.Db.AuditEntries.Add(ImportAudit.Entry(import, "import.uploaded", actor, import.CreatedAt));
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new(OutcomeKind.Done, import.PublicId);
    }

    // A browser may send a whole path, and a name may be of any length.
    private static string ShownName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return last.Length == 0 ? "file" : last.Length <= LongestName ? last : last[..LongestName];
    }

    private async Task<bool> ExistsAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Imports.AnyAsync(i => i.PublicId == id, ct);
    }
}
