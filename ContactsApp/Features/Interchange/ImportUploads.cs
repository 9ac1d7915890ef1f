using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>A file on its way to the server.</summary>
/// <param name="Id">Made by the client: the same upload twice makes one import.</param>
/// <param name="FileName">What the user calls it.</param>
public sealed record ImportUpload(Guid Id, string FileName);

/// <summary>Takes in files to import. Nothing of a file reaches the leads before somebody has seen its preview.</summary>
public sealed class ImportUploads(IDbContextFactory<AppDbContext> contexts, WriteGate gate, Rights rights, ImportFiles files, TimeProvider clock)
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

        var (layout, rows, problem) = await LookAsync(stored, upload.FileName, ct);
        if (problem is not null)
        {
            files.Delete(stored.Name);
            return Outcome.Invalid(problem);
        }

        return await AddAsync(upload, stored, layout, rows, user.Actor, ct);
    }

    private async Task<(string Layout, int Rows, string? Problem)> LookAsync(StoredFile stored, string name, CancellationToken ct)
    {
        var file = await ContactFile.OpenAsync(() => files.Open(stored.Name), ct);
        var problem = file.Problem ?? (file.NeedsMapping ? "No column names a person or a company: it needs a row of headers such as First Name, Email, Company." : null);
        var rows = problem is null ? await file.CountAsync(ct) : 0;
        problem ??= rows == 0 ? "The file has a header and no rows." : null;
        return (file.Layout, rows, problem is null ? null : $"{name}: {problem} Nothing was imported and the file was not kept.");
    }

    private async Task<Outcome<Guid>> AddAsync(ImportUpload upload, StoredFile stored, string layout, int rows, Actor actor, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(actor, WritePriority.Interactive, ct);
        if (await write.Db.Imports.AnyAsync(i => i.PublicId == upload.Id, ct))
        {
            return new(OutcomeKind.AlreadyDone, upload.Id);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var import = new Import
        {
            PublicId = upload.Id,
            FileName = ShownName(upload.FileName),
            StoredName = stored.Name,
            ContentHash = stored.Hash,
            Bytes = stored.Bytes,
            Kind = ImportKind.Contacts,
            Layout = layout,
            Rows = rows,
            TakenAt = now,
            CreatedAt = now,
            CreatedById = actor.UserId,
            CreatedByName = actor.Name,
        };
        write.Db.Imports.Add(import);
        await write.Db.SaveChangesAsync(ct);
        write.Db.AuditEntries.Add(ImportAudit.Entry(import, "import.uploaded", actor, now));
        await write.Db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new(OutcomeKind.Done, upload.Id);
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
