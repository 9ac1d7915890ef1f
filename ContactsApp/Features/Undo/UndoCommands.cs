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
    /// <summary>Undoes one recorded action. Twice is once; a large one in several writes, each of them whole.</summary>
    public async Task<Outcome> UndoAsync(Guid undoId, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var (outcome, more) = await StepAsync(undoId, ct);
                if (!more)
                {
                    return outcome;
                }
            }
        }
        catch (DbUpdateException e) when (RowTrouble.IsLostRace(e))
        {
            return Outcome.Conflict("Somebody changed the same thing at the same moment. It was not undone; look at the new values and try again.");
        }
    }

    private async Task<(Outcome Outcome, bool More)> StepAsync(Guid undoId, CancellationToken ct)
    {
        var (user, refusal) = await rights.RequireAsync(Right.EditContacts, ct);
        if (user is null)
        {
            return (refusal!, false);
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        var record = await db.UndoRecords.FirstOrDefaultAsync(u => u.PublicId == undoId, ct);
        if (record is null)
        {
            return (Outcome.NotFound("This can no longer be undone. Nothing was changed."), false);
        }

        if (record.UndoneAt is not null)
        {
            return (Outcome.AlreadyDone, false);
        }

        if ((await UndoRecords.MergedLeadsAsync(db, [record], ct)).Count > 0)
        {
            return (Outcome.Conflict("The lead was merged with another one since. Nothing was undone; undo the merge first, or change it by hand."), false);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.Audit.LeadId = record.LeadId;
        var handler = handlers.Single(h => h.Verb == record.Verb);
        var outcome = await handler.UndoAsync(db, record, ct);
        if (outcome.Kind != OutcomeKind.Done)
        {
            return (outcome, false);
        }

        var more = handler.HasMore(record);
        if (!more)
        {
            record.UndoneAt = now;
            db.AuditEntries.Add(Audited(record, user, now));
        }

        await db.SaveChangesAsync(ct);
        if (record.LeadId is { } leadId)
        {
            await judge.JudgeLeadsAsync(db, [leadId], now, ct);
            await db.SaveChangesAsync(ct);
        }

        // The judge has read the row of each lead that it judged: those are the leads that changed.
        Guid[] changed = [.. db.ChangeTracker.Entries<LeadSummary>().Select(s => s.Entity.LeadPublicId)];
        await write.CommitAsync(ct);
        feed.Publish(changed, $"Undone: {record.Words}", user.Actor);
        return (outcome, more);
    }

    private static AuditEntry Audited(UndoRecord record, UserInfo user, DateTime now) => new()
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
    };
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
