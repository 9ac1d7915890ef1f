using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Undo;

/// <summary>Takes an action back on the server, with an audit row of its own; works after navigation and reload.</summary>
public sealed class UndoCommands(WriteGate gate, Rights rights, IEnumerable<IUndoHandler> handlers, LeadJudge judge, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Undoes one recorded action. Twice is once.</summary>
    public async Task<Outcome> UndoAsync(Guid undoId, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return refusal!;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        var record = await db.UndoRecords.FirstOrDefaultAsync(u => u.PublicId == undoId, ct);
        if (record is null)
        {
            return Outcome.NotFound("This can no longer be undone. Nothing was changed.");
        }

        if (record.UndoneAt is not null)
        {
            return Outcome.AlreadyDone;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.Audit.LeadId = record.LeadId;
        var outcome = await handlers.Single(h => h.Verb == record.Verb).UndoAsync(db, record, ct);
        if (outcome.Kind != OutcomeKind.Done)
        {
            return outcome;
        }

        record.UndoneAt = now;
        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            ActorId = user.Id,
            ActorName = user.Name,
            Verb = "undo",
            EntityKind = "Undo",
            EntityId = record.Id,
            EntityPublicId = record.PublicId,
            LeadId = record.LeadId,
            ChangesJson = System.Text.Json.JsonSerializer.Serialize(new[] { new { field = "undone", from = record.Words, to = (string?)null } }),
        });
        await db.SaveChangesAsync(ct);
        Guid[] changed = [];
        if (record.LeadId is { } leadId)
        {
            await judge.JudgeLeadsAsync(db, [leadId], now, ct);
            await db.SaveChangesAsync(ct);
            changed = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.Id == leadId).Select(l => l.PublicId).ToArrayAsync(ct);
        }

        await write.CommitAsync(ct);
        feed.Publish(changed, $"Undone: {record.Words}", user.Actor);
        return outcome;
    }
}

/// <summary>One action that can be undone.</summary>
public sealed record UndoRow(Guid UndoId, string Words, DateTime At, string? ByName);

/// <summary>What can be undone.</summary>
public sealed class UndoQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Recent actions on a lead that can still be undone, newest first.</summary>
    public async Task<IReadOnlyList<UndoRow>> RecentAsync(Guid leadId, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from u in db.UndoRecords
            join l in db.Leads.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }) on u.LeadId equals l.Id
            where l.PublicId == leadId && u.UndoneAt == null
            orderby u.Id descending
            select new UndoRow(u.PublicId, u.Words, u.At, db.Users.Where(x => x.Id == u.ActorId).Select(x => x.DisplayName).FirstOrDefault())).Take(take).ToListAsync(ct);
    }
}
