using System.Text.Json;
using ContactsApp.Data;
using ContactsApp.Data.Storage;
using ContactsApp.Domain;
using ContactsApp.Features.Undo;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Verbs of what users do to leads.</summary>
internal static class LeadVerbs
{
    public const string Added = "lead.added";
    public const string StateChanged = "lead.stateChanged";
    public const string OwnerChanged = "lead.ownerChanged";
    public const string StagePinned = "lead.stagePinned";
    public const string Removed = "lead.removed";
    public const string CompanyEdited = "company.edited";
    public const string Tagged = "lead.tagged";
    public const string Untagged = "lead.untagged";
}

/// <summary>A value before and after.</summary>
internal sealed record Change<T>(T Before, T After);

/// <summary>A lead that went to trash.</summary>
/// <param name="RemovedAt">When; null in records of before this was kept.</param>
internal sealed record TrashedLead(long LeadId, DateTime? RemovedAt);

/// <summary>Leads that were added.</summary>
/// <param name="LeadIds">Those not yet taken back.</param>
/// <param name="Moved">How many an undo under way has moved to trash.</param>
/// <param name="Kept">How many it left, because somebody has worked on them.</param>
internal sealed record LeadRefs(IReadOnlyList<long> LeadIds, int Moved = 0, int Kept = 0);

internal sealed record OwnerMemory(long LeadId, string? OwnerId);

internal sealed record StateMemory(long LeadId, SalesState State, string? Reason, string? Note)
{
    public static StateMemory Of(Lead l) => new(l.Id, l.SalesState, l.DisqualifiedReason, l.DisqualifiedNote);
}

internal sealed record StageMemory(long LeadId, JourneyStage Stage, bool Pinned, DateTime Since)
{
    public static StageMemory Of(Lead l) => new(l.Id, l.Stage, l.StagePinned, l.StageSince);
}

/// <summary>Takes back a change of one value of a lead, unless somebody changed it again since.</summary>
/// <param name="ownOnly">For changes that not everybody may make: only who made it takes it back.</param>
internal sealed class LeadValueUndo<T>(string verb, Func<T, long> leadId, Func<Lead, T> read, Action<Lead, T> write, bool ownOnly = false) : IUndoHandler
    where T : notnull
{
    public string Verb => verb;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var change = record.Payload<Change<T>>();
        var id = leadId(change.Before);
        var lead = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).ThenInclude(c => c.Aliases).FirstOrDefaultAsync(l => l.Id == id, ct);
        if (lead is null)
        {
            return LeadUndo.Purged;
        }

        if (ownOnly && record.ActorId != db.Actor.UserId)
        {
            return Outcome.Forbidden("Only who changed this may take it back. Nothing was undone; change it by hand if you may.");
        }

        if (!read(lead).Equals(change.After))
        {
            return Outcome.Conflict("This was changed again since. Nothing was undone; change it by hand.");
        }

        write(lead, change.Before);
        return Outcome.Done();
    }
}

/// <summary>Brings a lead back from trash.</summary>
internal sealed class LeadRemovedUndo : IUndoHandler
{
    public string Verb => LeadVerbs.Removed;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var (id, removedAt) = record.Payload<TrashedLead>();
        if (await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).FirstOrDefaultAsync(l => l.Id == id, ct) is not { } lead)
        {
            return LeadUndo.Purged;
        }

        if (removedAt is { } at && lead.RemovedAt is { } now && now != UtcDateTimeConverter.ToStored(at))
        {
            return Outcome.Conflict("It was restored and moved to trash again since. Nothing was undone; restore it in the trash if you want it back.");
        }

        lead.Restore();
        return Outcome.Done();
    }
}

/// <summary>
/// Moves leads that were added to trash, from where they can be restored; many of them in several writes, and the record remembers who is
/// left. A lead that somebody has worked on since stays.
/// </summary>
internal sealed class LeadAddedUndo(Intake.LeadJudge judge, TimeProvider clock) : IUndoHandler
{
    /// <summary>Leads in one write: well under a second of holding the write lock.</summary>
    private const int AtOnce = 200;

    public string Verb => LeadVerbs.Added;

    public bool HasMore(UndoRecord record) => record.Payload<LeadRefs>().LeadIds.Count > 0;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var added = record.Payload<LeadRefs>();
        var ids = added.LeadIds.Take(AtOnce).ToList();
        var there = await db.Leads.CountAsync(l => ids.Contains(l.Id), ct);
        var untouched = await Untouched(db, record).Where(l => ids.Contains(l.Id)).ToListAsync(ct);
        var left = new LeadRefs([.. added.LeadIds.Skip(AtOnce)], added.Moved + untouched.Count, added.Kept + there - untouched.Count);
        record.PayloadJson = JsonSerializer.Serialize(left);
        if (left is { LeadIds.Count: 0, Moved: 0, Kept: > 0 })
        {
            return Outcome.Conflict("Somebody has worked on what was added. Nothing was undone; remove by hand what you do not want.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        untouched.ForEach(l => l.MoveToTrash(now, db.Actor.UserId));
        await judge.JudgeLeadsAsync(db, ids, now, ct);
        return Outcome.Done(message: left.Kept == 0 ? "" : left.Kept == 1 ? "1 lead stays: somebody has worked on it" : $"{left.Kept} leads stay: somebody has worked on them");
    }

    // What a person did, and not what the judge finds: fit and stage move by themselves.
    private static IQueryable<Lead> Untouched(AppDbContext db, UndoRecord record) => db.Leads.Where(l =>
        l.OwnerId == record.ActorId && l.SalesState == SalesState.NotContactedYet && !l.StagePinned && (l.Notes == null || l.Notes == "")
        && !db.Contacts.Any(c => c.CompanyId == l.CompanyId) && !db.Touchpoints.Any(t => t.LeadId == l.Id));
}

/// <summary>What the undo of leads has in common.</summary>
internal static class LeadUndo
{
    public static readonly Outcome Purged = Outcome.NotFound("This lead is not there any more, so the change cannot be undone. Nothing was changed.");

    public static IServiceCollection AddLeadUndo(this IServiceCollection services) => services
        .AddSingleton<IUndoHandler>(new LeadValueUndo<StateMemory>(LeadVerbs.StateChanged, m => m.LeadId, StateMemory.Of, (lead, m) =>
            (lead.SalesState, lead.DisqualifiedReason, lead.DisqualifiedNote) = (m.State, m.Reason, m.Note)))
        .AddSingleton<IUndoHandler>(new LeadValueUndo<OwnerMemory>(LeadVerbs.OwnerChanged, m => m.LeadId, l => new OwnerMemory(l.Id, l.OwnerId), (lead, m) =>
            lead.OwnerId = m.OwnerId, ownOnly: true))
        .AddSingleton<IUndoHandler>(new LeadValueUndo<StageMemory>(LeadVerbs.StagePinned, m => m.LeadId, StageMemory.Of, (lead, m) =>
            (lead.Stage, lead.StagePinned, lead.StageSince) = (m.Stage, m.Pinned, m.Since)))
        .AddSingleton<IUndoHandler>(new LeadTagUndo(LeadVerbs.Tagged))
        .AddSingleton<IUndoHandler>(new LeadTagUndo(LeadVerbs.Untagged))
        .AddSingleton<IUndoHandler, LeadRemovedUndo>()
        .AddSingleton<IUndoHandler, LeadAddedUndo>()
        .AddSingleton<IUndoHandler, CompanyEditedUndo>();
}
