using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>
/// Deletes for good what has been in trash for <see cref="Domain.Trash.Days"/> days, and forgets how to undo what is as old. Suppressions
/// outlive the person, as hashes only.
/// </summary>
public sealed class TrashPurge(WriteGate gate, ILeadSearch search, LeadJudge judge, TimeProvider clock) : IRecurringTask
{
    /// <summary>Records in one write: about 100 ms of holding the write lock.</summary>
    private const int AtOnce = 100;

    public string Name => "Purge of the trash";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-Domain.Trash.Days);
        while (await PurgeContactsAsync(before, ct))
        {
        }

        while (await PurgeLeadsAsync(before, ct))
        {
        }

        while (await ForgetUndosAsync(before, ct))
        {
        }
    }

    private async Task<bool> PurgeContactsAsync(DateTime before, CancellationToken ct)
    {
        // Read inside the write: what somebody restored while the purge waited for its turn is not due any more.
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        var db = write.Db;
        var due = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.RemovedAt < before && c.MergedIntoId == null)
            .OrderBy(c => c.RemovedAt).Take(AtOnce).Select(c => new { c.Id, c.PublicId, c.CompanyId }).ToListAsync(ct);
        if (due.Count == 0)
        {
            return false;
        }

        var companies = due.Select(d => d.CompanyId).Distinct().ToList();
        var leads = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => companies.Contains(l.CompanyId)).ToDictionaryAsync(l => l.CompanyId, l => l.Id, ct);
        await LeadRemoval.DeleteContactsAsync(db, search, due.ConvertAll(d => d.Id), ct);
        db.AuditEntries.AddRange(due.Select(d => Purged(nameof(Contact), d.Id, d.PublicId, leads.TryGetValue(d.CompanyId, out var lead) ? lead : null)));
        await judge.JudgeLeadsAsync(db, leads.Values, clock.GetUtcNow().UtcDateTime, ct);
        await write.CommitAsync(ct);
        return true;
    }

    private async Task<bool> PurgeLeadsAsync(DateTime before, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        var db = write.Db;
        var due = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.RemovedAt < before && l.MergedIntoId == null)
            .OrderBy(l => l.RemovedAt).Take(AtOnce).Select(l => new { l.Id, l.PublicId }).ToListAsync(ct);
        if (due.Count == 0)
        {
            return false;
        }

        await LeadRemoval.DeleteLeadsAsync(db, search, due.ConvertAll(d => d.Id), ct);
        db.AuditEntries.AddRange(due.Select(d => Purged(nameof(Lead), d.Id, d.PublicId, d.Id)));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return true;
    }

    // The oldest come first by key, so only the beginning of the table is looked at.
    private async Task<bool> ForgetUndosAsync(DateTime before, CancellationToken ct)
    {
        await using var write = await gate.BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        var oldest = await write.Db.UndoRecords.OrderBy(u => u.Id).Take(AtOnce).Select(u => new { u.Id, u.At }).ToListAsync(ct);
        var due = oldest.Where(u => u.At < before).Select(u => u.Id).ToList();
        await write.Db.UndoRecords.Where(u => due.Contains(u.Id)).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return due.Count == AtOnce;
    }

    private AuditEntry Purged(string kind, long id, Guid publicId, long? leadId) => new()
    {
        At = clock.GetUtcNow().UtcDateTime,
        ActorName = Actor.Machine.Name,
        Verb = $"{kind.ToLowerInvariant()}.purged",
        EntityKind = kind,
        EntityId = id,
        EntityPublicId = publicId,
        LeadId = leadId,
    };
}
