using ContactsApp.Data;
using ContactsApp.Data.Storage;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>One merge of two leads: which rows moved, and what the survivor was before.</summary>
/// <param name="Away">The facts of the other company as they were.</param>
/// <param name="Pair">What was answered before about the pair of the queue that it settled.</param>
/// <param name="Primaries">Roles that were the other lead's primary one, where the survivor has one of its own.</param>
internal sealed record LeadMergeMemory(
    long SurvivorId, long AwayId, DateTime MergedAt, CompanyMemory Before, CompanyMemory After, CompanyMemory Away, StateMemory StateBefore, StateMemory StateAfter,
    StageMemory StageBefore, StageMemory StageAfter, string? OwnerBefore, string? OwnerAfter, List<long> Aliases, List<long> Contacts, List<long> Touchpoints, List<long> Roles,
    List<long> Primaries, List<long> Jobs, long? PairId, PairMemory? Pair = null);

/// <summary>Carries a merge of two leads out, inside the caller's write: people, roles, touchpoints and domains move by their keys.</summary>
public sealed class LeadMergeWriter(IntakeRoad road, LeadJudge judge)
{
    /// <summary>People whose values are worked out anew at once.</summary>
    private const int AtOnce = 200;

    /// <summary>Merges by the plan; returns what an undo needs. Saves.</summary>
    internal async Task<LeadMergeMemory> WriteAsync(AppDbContext db, LeadMergePlan plan, UserInfo user, DateTime now, CancellationToken ct)
    {
        var (stays, goes) = (plan.Survivor.Lead, plan.Away.Lead);
        var people = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.CompanyId == goes.CompanyId).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        var (left, right) = (Math.Min(stays.Id, goes.Id), Math.Max(stays.Id, goes.Id));
        var pair = await db.DuplicatePairs.FirstOrDefaultAsync(p => p.Kind == DuplicateKind.Companies && p.LeftId == left && p.RightId == right, ct);
        var answered = PairMemory.Of(pair);
        pair?.Merge(now, user.Id);
        var hasPrimary = await db.RoleAssignments.AnyAsync(r => r.LeadId == stays.Id && r.IsPrimary, ct);
        var memory = new LeadMergeMemory(
            stays.Id, goes.Id, UtcDateTimeConverter.ToStored(now), CompanyMemory.Of(stays), plan.Company, CompanyMemory.Of(goes), StateMemory.Of(stays), plan.State,
            StageMemory.Of(stays), plan.Stage, stays.OwnerId, plan.OwnerId, goes.Company.Aliases.ConvertAll(a => a.Id), people,
            await db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(t => t.LeadId == goes.Id).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct),
            await db.RoleAssignments.Where(r => r.LeadId == goes.Id && EF.Parameter(people).Contains(r.ContactId)).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct),
            hasPrimary ? await db.RoleAssignments.Where(r => r.LeadId == goes.Id && r.IsPrimary).Select(r => r.Id).ToListAsync(ct) : [],
            await db.Employments.Where(e => e.CompanyId == goes.CompanyId).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct), pair?.Id, answered);
        await db.SaveChangesAsync(ct);
        await MoveAsync(db, memory, (goes.Id, goes.CompanyId), (stays.Id, stays.CompanyId), ct);
        await db.RoleAssignments.Where(r => EF.Parameter(memory.Primaries).Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsPrimary, false), ct);
        await SetAsync(db, plan, user, now, ct);
        await JudgeAsync(db, memory, now, ct);
        return memory;
    }

    /// <summary>Gives what moved to another lead and its company, by keys.</summary>
    internal static async Task MoveAsync(AppDbContext db, LeadMergeMemory memory, (long Lead, long Company) from, (long Lead, long Company) to, CancellationToken ct)
    {
        await db.CompanyAliases.Where(a => a.CompanyId == from.Company && EF.Parameter(memory.Aliases).Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.CompanyId, to.Company), ct);
        await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.CompanyId == from.Company && EF.Parameter(memory.Contacts).Contains(c.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.CompanyId, to.Company).SetProperty(c => c.Version, c => c.Version + 1), ct);
        await db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(t => t.LeadId == from.Lead && EF.Parameter(memory.Touchpoints).Contains(t.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.LeadId, to.Lead), ct);
        await db.Employments.Where(e => e.CompanyId == from.Company && EF.Parameter(memory.Jobs).Contains(e.Id)).ExecuteUpdateAsync(s => s.SetProperty(e => e.CompanyId, to.Company), ct);
        await db.RoleAssignments
            .Where(r => r.LeadId == from.Lead && EF.Parameter(memory.Contacts).Contains(r.ContactId) && !db.RoleAssignments.Any(o => o.LeadId == to.Lead && o.ContactId == r.ContactId && o.Role == r.Role))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.LeadId, to.Lead), ct);
    }

    /// <summary>Works out anew what follows from the facts: the people who moved, and both leads. Saves, and lets go of what the context had loaded.</summary>
    internal async Task JudgeAsync(AppDbContext db, LeadMergeMemory memory, DateTime now, CancellationToken ct)
    {
        // Whoever was merged away has no observations any more: their rows are kept for the undo of that merge.
        var people = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.MergedIntoId == null && EF.Parameter(memory.Contacts).Contains(c.Id))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        foreach (var some in people.Chunk(AtOnce))
        {
            await road.MergeValuesAsync(db, some, ct);
            // Else each save looks through everybody before.
            db.ChangeTracker.Clear();
        }

        await judge.JudgeLeadsAsync(db, [memory.SurvivorId, memory.AwayId], now, ct);
        await db.SaveChangesAsync(ct);
    }

    private static async Task SetAsync(AppDbContext db, LeadMergePlan plan, UserInfo user, DateTime now, CancellationToken ct)
    {
        var leads = await db.Leads.Include(l => l.Company).ThenInclude(c => c.Aliases).Where(l => l.Id == plan.Survivor.Lead.Id || l.Id == plan.Away.Lead.Id).ToListAsync(ct);
        var survivor = leads.First(l => l.Id == plan.Survivor.Lead.Id);
        var away = leads.First(l => l.Id == plan.Away.Lead.Id);
        plan.Company.PutBack(survivor);
        (survivor.SalesState, survivor.DisqualifiedReason, survivor.DisqualifiedNote) = (plan.State.State, plan.State.Reason, plan.State.Note);
        (survivor.Stage, survivor.StagePinned, survivor.StageSince) = (plan.Stage.Stage, plan.Stage.Pinned, plan.Stage.Since);
        survivor.OwnerId = plan.OwnerId;
        away.Company.Domain = null;
        away.MergeInto(survivor, now, user.Id);
        db.AuditAs("lead.merged");
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Takes a merge of two leads back: what moved goes back with its people, and what was done since stays with the survivor.</summary>
public sealed class LeadMergeUndo(LeadMergeWriter writer, TimeProvider clock) : IUndoHandler
{
    /// <summary>The verb of its records.</summary>
    public const string Merged = "lead.merged";

    public string Verb => Merged;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var memory = record.Payload<LeadMergeMemory>();
        var (survivor, away) = (await FindAsync(db, memory.SurvivorId, ct), await FindAsync(db, memory.AwayId, ct));
        if ((Refusal(memory, survivor, away) ?? await PeopleMergedSinceAsync(db, memory, ct)) is { } refusal)
        {
            return refusal;
        }

        var (from, to) = ((survivor!.Id, survivor.CompanyId), (away!.Id, away.CompanyId));
        var since = await PeopleSinceAsync(db, memory, survivor.CompanyId, ct);
        // What was done with people who go back goes with them.
        var touched = await db.Touchpoints.Where(t => t.LeadId == survivor.Id && t.CreatedAt > memory.MergedAt && t.ContactId != null && EF.Parameter(memory.Contacts).Contains(t.ContactId.Value)).Select(t => t.Id).ToListAsync(ct);
        since += await db.Touchpoints.CountAsync(t => t.LeadId == survivor.Id && t.CreatedAt > memory.MergedAt && !EF.Parameter(touched).Contains(t.Id) && !EF.Parameter(memory.Touchpoints).Contains(t.Id), ct);
        db.ChangeTracker.Clear();
        db.Attach(record);
        await LeadMergeWriter.MoveAsync(db, memory with { Touchpoints = [.. memory.Touchpoints.Union(touched)] }, from, to, ct);
        since += await PutBackAsync(db, memory, ct);
        await writer.JudgeAsync(db, memory, clock.GetUtcNow().UtcDateTime, ct);
        db.Attach(record);
        var name = memory.Before.Name;
        return Outcome.Done(message: since switch
        {
            0 => "",
            1 => $"Undone. 1 change made since stays with {name}",
            _ => $"Undone. {since:N0} changes made since stay with {name}",
        });
    }

    private static Task<Lead?> FindAsync(AppDbContext db, long id, CancellationToken ct) =>
        db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).ThenInclude(c => c.Aliases).FirstOrDefaultAsync(l => l.Id == id, ct);

    private static Outcome? Refusal(LeadMergeMemory memory, Lead? survivor, Lead? away) => (survivor, away) switch
    {
        (null, _) or (_, null) => LeadUndo.Purged,
        var (s, a) when a.MergedIntoId != s.Id || a.RemovedAt != memory.MergedAt => Outcome.Conflict("This was changed again since. Nothing was undone; change it by hand."),
        var (s, _) when s.MergedIntoId is not null => Outcome.Conflict($"{s.Company.Name} was merged with another lead since. Nothing was undone; undo that merge first."),
        var (s, _) when s.RemovedAt is not null => Outcome.Conflict($"{s.Company.Name} is in trash. Nothing was undone; restore it first."),
        _ => null,
    };

    // Whoever would go back with the facts of somebody who stays, or without their own.
    private static async Task<Outcome?> PeopleMergedSinceAsync(AppDbContext db, LeadMergeMemory memory, CancellationToken ct)
    {
        var since = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.MergedIntoId != null && c.RemovedAt > memory.MergedAt)
            .OrderBy(c => c.Id).Select(c => new { c.Id, Into = c.MergedIntoId!.Value, c.FullName }).ToListAsync(ct);
        var moved = memory.Contacts.ToHashSet();
        return since.Find(c => moved.Contains(c.Id) != moved.Contains(c.Into)) is { } one
            ? Outcome.Conflict($"{one.FullName} was merged with somebody since. Nothing was undone; undo that merge first.")
            : null;
    }

    private static Task<int> PeopleSinceAsync(AppDbContext db, LeadMergeMemory memory, long company, CancellationToken ct) =>
        db.Contacts.CountAsync(c => c.CompanyId == company && c.CreatedAt > memory.MergedAt && !EF.Parameter(memory.Contacts).Contains(c.Id), ct);

    // Field by field: only what stands as the merge left it. Returns how many facts somebody changed since.
    private static async Task<int> PutBackAsync(AppDbContext db, LeadMergeMemory memory, CancellationToken ct)
    {
        var (survivor, away) = ((await FindAsync(db, memory.SurvivorId, ct))!, (await FindAsync(db, memory.AwayId, ct))!);
        var now = CompanyMemory.Of(survivor);
        var (back, since) = (now, 0);
        foreach (var field in Enum.GetValues<CompanyField>().Where(f => f != CompanyField.Domain))
        {
            var untouched = memory.After.Only(field, now).Same(now);
            back = untouched ? memory.Before.Only(field, back) : back;
            since += untouched ? 0 : 1;
        }

        var domain = now.Domain == memory.After.Domain || !now.Domains.Contains(now.Domain ?? "") ? memory.Before.Domain : now.Domain;
        (back with { Domain = domain, Domains = now.Domains }).PutBack(survivor);
        if (StateMemory.Of(survivor) == memory.StateAfter)
        {
            (survivor.SalesState, survivor.DisqualifiedReason, survivor.DisqualifiedNote) = (memory.StateBefore.State, memory.StateBefore.Reason, memory.StateBefore.Note);
        }

        if (StageMemory.Of(survivor) == memory.StageAfter)
        {
            (survivor.Stage, survivor.StagePinned, survivor.StageSince) = (memory.StageBefore.Stage, memory.StageBefore.Pinned, memory.StageBefore.Since);
        }

        survivor.OwnerId = survivor.OwnerId == memory.OwnerAfter ? memory.OwnerBefore : survivor.OwnerId;
        await SplitAsync(db, memory, away, ct);
        return since;
    }

    private static async Task SplitAsync(AppDbContext db, LeadMergeMemory memory, Lead away, CancellationToken ct)
    {
        away.Company.Domain = away.Company.Aliases.Exists(a => a.Domain == memory.Away.Domain) ? memory.Away.Domain : null;
        away.Unmerge();
        await db.RoleAssignments.Where(r => r.LeadId == away.Id && EF.Parameter(memory.Primaries).Contains(r.Id) && r.State == RoleState.Confirmed).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsPrimary, true), ct);
        await PairMemory.PutBackAsync(db, memory.PairId, memory.Pair, ct);
        db.AuditAs("lead.unmerged");
        await db.SaveChangesAsync(ct);
    }
}
