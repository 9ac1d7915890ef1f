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

/// <summary>Takes back what an import said about people, some rows at a time: retracts, deletes, shows the values from before.</summary>
public sealed class UndoImportPeople(WriteGate gate, IntakeRoad road, LeadJudge judge, ILeadSearch search, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Undoes the next rows.</summary>
    /// <returns>The last row it came to; null when it is through with all.</returns>
    internal async Task<int?> StepAsync(Import import, Guid jobId, BulkPace pace, CancellationToken ct)
    {
        var actor = ImportStarter.ActorOf(import);
        await using var write = await gate.BeginAsync(actor, WritePriority.Bulk, ct);
        using var turn = pace.Begin(pace.Size);
        var db = write.Db;
        db.Audit.By = AuditBy.Intake;
        var mine = await ImportWrites.MineAsync(db, import.PublicId, jobId, ImportState.Undoing, ct);
        var rows = await db.ImportRows.Where(r => r.ImportId == mine.Id && r.Row > mine.UndoneThrough).OrderBy(r => r.Row).Take(pace.Size).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var contacts = await UndoImportLoader.LoadAsync(db, mine, rows, ct);
        var verdicts = contacts.Values.ToDictionary(c => c.Facts.ContactId, c => UndoImportVerdict.Of(c.Facts));
        await RetractAsync(db, mine, rows, verdicts, now, ct);
        await ChangeAsync(db, contacts, verdicts, now, ct);
        rows.ForEach(r => Report(r, contacts, verdicts));
        mine.UndoneThrough = rows[^1].Row;
        db.AuditEntries.Add(ImportAudit.UndoBatch(mine, rows, actor, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        feed.Publish([.. contacts.Values.Select(c => c.LeadId).OfType<Guid>().Distinct()], $"The import of {mine.FileName} is being undone", actor);
        return mine.UndoneThrough;
    }

    private static async Task RetractAsync(AppDbContext db, Import import, List<ImportRow> rows, Dictionary<long, UndoImportVerdict> verdicts, DateTime now, CancellationToken ct)
    {
        var taken = verdicts.Where(v => v.Value.Retract).Select(v => v.Key).ToList();
        var asked = rows.Where(r => r.ContactId is null).Select(r => r.ObservationId).OfType<long>().ToList();
        await db.Observations
            .Where(o => o.SourceDocumentId == import.SourceDocumentId && o.RetractedAt == null && ((o.ContactId != null && taken.Contains(o.ContactId.Value)) || (o.ContactId == null && asked.Contains(o.Id))))
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.RetractedAt, now), ct);
    }

    private async Task ChangeAsync(AppDbContext db, IReadOnlyDictionary<long, UndoImportContact> contacts, Dictionary<long, UndoImportVerdict> verdicts, DateTime now, CancellationToken ct)
    {
        var gone = verdicts.Where(v => v.Value.Outcome == UndoOutcome.Gone).Select(v => v.Key).ToList();
        await LeadRemoval.DeleteContactsAsync(db, search, gone, ct);
        var back = verdicts.Where(v => v.Value is { Retract: true, Outcome: UndoOutcome.Back or UndoOutcome.Stays }).Select(v => v.Key).ToList();
        await AllowAgainAsync(db, contacts, back, ct);
        await db.SaveChangesAsync(ct);
        await road.MergeAsync(db, back, ct);
        var companies = gone.Select(id => contacts[id].CompanyId).Distinct().ToList();
        var leads = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => companies.Contains(l.CompanyId)).Select(l => l.Id).ToListAsync(ct);
        await judge.JudgeLeadsAsync(db, leads, now, ct);
    }

    // A wish not to be contacted that only this import brought goes with it; one that another import says too stays.
    private static async Task AllowAgainAsync(AppDbContext db, IReadOnlyDictionary<long, UndoImportContact> contacts, List<long> ids, CancellationToken ct)
    {
        var flagged = ids.Where(id => contacts[id].Facts.Allow != DoNotContact.None).ToList();
        foreach (var contact in await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => flagged.Contains(c.Id)).ToListAsync(ct))
        {
            contact.DoNotContact &= ~contacts[contact.Id].Facts.Allow;
        }
    }

    private static void Report(ImportRow row, IReadOnlyDictionary<long, UndoImportContact> contacts, Dictionary<long, UndoImportVerdict> verdicts)
    {
        var changed = row.ObservationId is null && row.OptOutSet == DoNotContact.None ? UndoOutcome.Nothing : UndoOutcome.Back;
        (row.Undone, row.UndoReason) = row.ContactId switch
        {
            null => (changed, null),
            // An earlier row of the file took the person away already.
            { } id when !verdicts.ContainsKey(id) => (row.Outcome == ImportOutcome.Created || changed == UndoOutcome.Back ? UndoOutcome.Gone : UndoOutcome.Nothing, null),
            { } id when contacts[id].Facts.Made => (verdicts[id].Outcome, verdicts[id].Reason),
            _ => (changed, null),
        };
    }
}
