using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>What users decide about the file of a draft: what its columns mean, and what a bad cell should hold. Nothing reaches the leads yet.</summary>
public sealed class ImportDraftCommands(IDbContextFactory<AppDbContext> contexts, WriteGate gate, Rights rights, ImportSources sources, TimeProvider clock)
{
    private const int LongestCell = 2_000;
    private const int MostColumns = 16_384;

    /// <summary>Takes a column for something else, here and for the next file of these columns.</summary>
    /// <param name="column">Index of the column, from 0.</param>
    /// <param name="meaning">Null leaves it out.</param>
    public Task<Outcome> MapAsync(Guid importId, int column, ColumnMeaning? meaning, CancellationToken ct) => ChangeAsync(importId, "import.mapped", async (db, import, user, now) =>
    {
        if ((await sources.OpenAsync(import, ct)).Table is not { } table || column < 0 || column >= table.Mapping.Columns.Count)
        {
            return Outcome.Invalid("The file has no such column. Nothing was changed; reload the page.");
        }

        var mapping = table.Mapping.With(column, meaning);
        import.MappingJson = mapping.ToJson();
        await RememberAsync(db, mapping, user, now, ct);
        return Outcome.Done();
    }, ct);

    /// <summary>Goes back to what the file itself proposes, and forgets what was chosen for such files.</summary>
    public Task<Outcome> ForgetMappingAsync(Guid importId, CancellationToken ct) => ChangeAsync(importId, "import.mapped", async (db, import, _, _) =>
    {
        if (import.MappingJson.Length == 0)
        {
            return Outcome.AlreadyDone;
        }

        var headers = ImportMapping.FromJson(import.MappingJson).Fingerprint;
        db.RememberedMappings.RemoveRange(await db.RememberedMappings.Where(m => m.Headers == headers).ToListAsync(ct));
        import.MappingJson = "";
        return Outcome.Done();
    }, ct);

    /// <summary>Reads the rows as people, or as companies. The columns are proposed anew.</summary>
    public async Task<Outcome> ReadAsAsync(Guid importId, ImportKind kind, CancellationToken ct)
    {
        var (layout, rows) = ("", 0);
        // The whole file is read before anything is locked.
        if (await FindAsync(importId, ct) is { } draft)
        {
            (draft.Kind, draft.MappingJson) = (kind, "");
            var source = await sources.OpenAsync(draft, ct);
            (layout, rows) = (source.Layout, await source.CountAsync(ct));
        }

        return await ChangeAsync(importId, "import.mapped", (_, import, _, _) =>
        {
            if (import.Kind == kind)
            {
                return Task.FromResult(Outcome.AlreadyDone);
            }

            (import.Kind, import.MappingJson, import.Layout, import.Rows) = (kind, "", layout, rows);
            return Task.FromResult(Outcome.Done());
        }, ct);
    }

    /// <summary>Puts another text into one cell.</summary>
    /// <param name="andLike">Mends every cell of the file that lacks the same in the same way.</param>
    public async Task<Outcome> FixAsync(Guid importId, CellFix fix, bool andLike, CancellationToken ct)
    {
        // Cells like it are looked for before anything is locked; who may not do this is refused below.
        var like = andLike && await FindAsync(importId, ct) is { } draft ? await LikeAsync(draft, fix, ct) : [];
        return await ChangeAsync(importId, verb: null, (_, import, _, _) => Task.FromResult(Fixed(import, fix, like)), ct);
    }

    private static Outcome Fixed(Import import, CellFix fix, IReadOnlyList<CellFix> like)
    {
        if (fix.Text.Length > LongestCell || fix.Row < 1 || fix.Row > import.Rows || fix.Column is < 0 or > MostColumns)
        {
            return Outcome.Invalid("This cell cannot hold that. Nothing was changed; a cell takes up to 2,000 letters.");
        }

        var all = ImportFixes.From(import.FixesJson).With([.. like, fix]);
        if (all.Count > ImportFixes.MostCells)
        {
            return Outcome.Invalid("More than 10,000 cells would be corrected here. Nothing was changed; correct the file and upload it again.");
        }

        import.FixesJson = all.ToJson();
        return Outcome.Done();
    }

    private async Task<Import?> FindAsync(Guid importId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.PublicId == importId && i.State == ImportState.Draft, ct);
    }

    // "ann@palisade" and "ben@palisade" lack the same ending: what follows the sign in the corrected cell goes into the others.
    private async Task<IReadOnlyList<CellFix>> LikeAsync(Import import, CellFix fix, CancellationToken ct)
    {
        var fixes = new List<CellFix>();
        var held = new List<(int Row, string Cell, CellNote Note)>();
        await foreach (var row in (await sources.OpenAsync(import, ct)).RowsAsync(0, domainOf: null, ct))
        {
            held.AddRange(row.CellNotes.Where(n => n is { Like: not null, Column: >= 0 }).Select(n => (row.Number, n.Column < row.Cells.Count ? row.Cells[n.Column] : "", n)));
        }

        if (held.Find(h => h.Row == fix.Row && h.Note.Column == fix.Column).Note is { Like: { } like } && fix.Text.LastIndexOf('@') is var sign and >= 0)
        {
            var ending = fix.Text[sign..].TrimEnd();
            fixes.AddRange(held.Where(h => h.Note.Like == like && h.Row != fix.Row).Select(h => new CellFix(h.Row, h.Note.Column, Mended(h.Cell, h.Note.From, ending))));
        }

        return fixes;
    }

    private static string Mended(string cell, string from, string ending) =>
        cell.Replace(from, from[..from.LastIndexOf('@')] + ending, StringComparison.Ordinal);

    private static async Task RememberAsync(AppDbContext db, ImportMapping mapping, UserInfo user, DateTime now, CancellationToken ct)
    {
        var headers = mapping.Fingerprint;
        var remembered = await db.RememberedMappings.SingleOrDefaultAsync(m => m.Headers == headers, ct);
        if (remembered is null)
        {
            db.RememberedMappings.Add(remembered = new RememberedMapping { Headers = headers });
        }

        (remembered.MappingJson, remembered.ChosenAt, remembered.ChosenById, remembered.ChosenByName) = (mapping.ToJson(), now, user.Id, user.Name);
    }

    private async Task<Outcome> ChangeAsync(Guid importId, string? verb, Func<AppDbContext, Import, UserInfo, DateTime, Task<Outcome>> change, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        if (await write.Db.Imports.SingleOrDefaultAsync(i => i.PublicId == importId, ct) is not { } import)
        {
            return Outcome.NotFound("This import is not there any more. Nothing was changed; reload the page.");
        }

        if (!ImportStarter.MayChange(user, import))
        {
            return ImportStarter.NotYours;
        }

        if (import.State != ImportState.Draft)
        {
            return Outcome.Invalid("This import was started already. Nothing was changed.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var outcome = await change(write.Db, import, user, now);
        if (outcome.Kind == OutcomeKind.Done)
        {
            if (verb is not null)
            {
                write.Db.AuditEntries.Add(ImportAudit.Entry(import, verb, user.Actor, now));
            }

            await write.Db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        return outcome;
    }
}
