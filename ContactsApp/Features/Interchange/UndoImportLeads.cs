using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Takes back the leads that an import made and what it told of companies, when it is through with the people.</summary>
public sealed class UndoImportLeads(WriteGate gate, LeadJudge judge, ILeadSearch search, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Rows in one write: about 100 ms of holding the write lock.</summary>
    private const int AtOnce = 50;

    /// <summary>Undoes the next rows that made a lead or told something of a company. False when there are none.</summary>
    internal async Task<bool> StepAsync(Import import, Guid jobId, CancellationToken ct)
    {
        var actor = ImportStarter.ActorOf(import);
        await using var write = await gate.BeginAsync(actor, WritePriority.Bulk, ct);
        var db = write.Db;
        db.Audit.By = AuditBy.Intake;
        var mine = await ImportWrites.MineAsync(db, import.PublicId, jobId, ImportState.Undoing, ct);
        var rows = await db.ImportRows.Where(r => r.ImportId == mine.Id && r.Row > mine.LeadsUndoneThrough && (r.MadeLead || r.MemoryJson != null))
            .OrderBy(r => r.Row).Take(AtOnce).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return false;
        }

        var gone = await UnusedAsync(db, mine, [.. rows.Where(r => r.MadeLead).Select(r => r.LeadId).OfType<long>()], ct);
        var ids = gone.ConvertAll(l => l.Id);
        await LeadRemoval.DeleteLeadsAsync(db, search, ids, ct);
        var changed = await ForgetAsync(db, rows, ct);
        mine.LeadsUndoneThrough = rows[^1].Row;
        await db.SaveChangesAsync(ct);
        await judge.JudgeLeadsAsync(db, changed, clock.GetUtcNow().UtcDateTime, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish([.. gone.Select(l => l.PublicId)], $"The import of {mine.FileName} is being undone", actor);
        return true;
    }

    /// <summary>Of these leads those that have nobody and that nobody did anything with since.</summary>
    internal static async Task<List<(long Id, Guid PublicId)>> UnusedAsync(AppDbContext db, Import import, IReadOnlyCollection<long> leads, CancellationToken ct)
    {
        var unused = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => leads.Contains(l.Id))
            .Where(l => !db.Contacts.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }).Any(c => c.CompanyId == l.CompanyId))
            .Where(UndoImportRules.NobodyTouched(db, import.Id))
            .Select(l => new { l.Id, l.PublicId }).ToListAsync(ct);
        return unused.ConvertAll(l => (l.Id, l.PublicId));
    }

    // What a row told of a company that was here before.
    private static async Task<List<long>> ForgetAsync(AppDbContext db, List<ImportRow> rows, CancellationToken ct)
    {
        var changed = new List<long>();
        foreach (var memory in rows.Select(r => ImportMemory.From(r.MemoryJson)).Where(m => m.CompanyId is not null))
        {
            var company = await db.Companies.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(c => c.Aliases).Include(c => c.Lead).FirstOrDefaultAsync(c => c.Id == memory.CompanyId, ct);
            if (company is not null && memory.TakeBack(company) && company.Lead is { } lead)
            {
                changed.Add(lead.Id);
            }
        }

        return changed;
    }
}
