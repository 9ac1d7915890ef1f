using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Imports to look at.</summary>
public sealed class ImportQueries(IDbContextFactory<AppDbContext> contexts, ImportSources sources, ICurrentUser current)
{
    /// <summary>The latest imports, newest first.</summary>
    public async Task<IReadOnlyList<ImportView>> ListAsync(int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ViewsAsync(db, db.Imports.OrderByDescending(i => i.Id).Take(take), ct);
    }

    /// <summary>One import; null when there is none.</summary>
    public async Task<ImportView?> FindAsync(Guid importId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await ViewsAsync(db, db.Imports.Where(i => i.PublicId == importId), ct)).SingleOrDefault();
    }

    // In one query: read apart, a job that ends in between would look as if it had left its import alone.
    private async Task<IReadOnlyList<ImportView>> ViewsAsync(AppDbContext db, IQueryable<Import> imports, CancellationToken ct)
    {
        var user = await current.GetAsync(ct);
        var found = await imports.AsNoTracking().Select(i => new
        {
            Import = i,
            IsWorkedOn = db.Jobs.Any(j => j.PublicId == i.JobPublicId && (j.State == JobState.Queued || j.State == JobState.Running)),
        }).ToListAsync(ct);
        return found.ConvertAll(f => ImportView.Of(f.Import, f.IsWorkedOn || (f.Import is { IsUnderWay: true, JobPublicId: null } && sources.IsHeld(f.Import)), user is not null && ImportStarter.MayChange(user, f.Import)));
    }

    /// <summary>Who may own the leads that an import makes, as far as the user may choose: everybody for a manager, else the user.</summary>
    public async Task<IReadOnlyList<ImportOwner>> OwnersAsync(CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } user)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = user.Has(Right.Manage);
        return await db.Users.AsNoTracking().Where(u => all || u.Id == user.Id).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new ImportOwner(u.Id, u.DisplayName)).ToListAsync(ct);
    }

    /// <summary>Rows of the report in the order of the file, with whom the file names in them.</summary>
    /// <param name="outcomes">Only these; empty for all.</param>
    /// <remarks>Whom the file names in a row that stayed behind is shown to those only who may take such rows out (<see cref="ImportLeftBehind"/>).</remarks>
    public async Task<ImportRows> RowsAsync(Guid importId, IReadOnlyCollection<ImportOutcome> outcomes, int start, int count, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.PublicId == importId, ct) is not { } import)
        {
            return new([], 0);
        }

        var rows = db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id);
        if (outcomes.Count > 0)
        {
            rows = rows.Where(r => outcomes.Contains(r.Outcome));
        }

        var total = await rows.Take(ImportRows.Most).CountAsync(ct);
        var page = await (
            from r in rows.OrderBy(r => r.Row).Skip(start).Take(Math.Clamp(ImportRows.Most - start, 0, count))
            join o in db.Observations on r.ObservationId equals o.Id into said
            from o in said.DefaultIfEmpty()
            join c in db.Contacts on r.ContactId equals c.Id into people
            from c in people.DefaultIfEmpty()
            join l in db.Leads on c.CompanyId equals l.CompanyId into leads
            from l in leads.DefaultIfEmpty()
            join f in db.Leads on r.LeadId equals f.Id into found
            from f in found.DefaultIfEmpty()
            orderby r.Row
            select new ImportRowView(r.Row, r.Line, r.Outcome, r.Reason ?? o.Reason, c.FullName ?? f.Company.Name, c.PublicId, l != null ? l.PublicId : f.PublicId, r.Undone, r.UndoReason))
            .ToListAsync(ct);
        var isAll = await current.GetAsync(ct) is { } user && ImportStarter.MayChange(user, import);
        var named = page.Where(r => isAll || !ImportView.LeftOutcomes.Contains(r.Outcome)).Select(r => r.Row).ToHashSet();
        // Workbooks are read without waiting: not on the thread that draws the page.
        var texts = await Task.Run(() => TextsAsync(import, named, ct), ct);
        return new(page.ConvertAll(r => r.With(texts.GetValueOrDefault(r.Row))), total);
    }

    // The database holds no words of a row: they are read back from the stored file. Where that is gone, the report does without.
    private async Task<Dictionary<int, ContactRow>> TextsAsync(Import import, HashSet<int> rows, CancellationToken ct)
    {
        var texts = new Dictionary<int, ContactRow>();
        try
        {
            var source = await sources.OpenAsync(import, ct);
            await foreach (var row in source.RowsAsync(rows, ct))
            {
                texts[row.Number] = row;
            }
        }
        catch (FileNotFoundException)
        {
            return [];
        }

        return texts;
    }
}
