using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Data.Storage;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>
/// Carries a merge of two contacts out, inside the caller's write: facts move by their keys, the person's word is added, and what follows from the
/// facts is worked out anew. The other contact keeps its own derived rows, so that an undo has nothing to invent.
/// </summary>
public sealed class ContactMergeWriter(IntakeRoad road, LeadJudge judge, ILeadSearch search)
{
    /// <summary>Merges by the plan; returns what an undo needs. Saves.</summary>
    internal async Task<ContactMergeMemory> WriteAsync(AppDbContext db, ContactMergePlan plan, UserInfo user, DateTime now, CancellationToken ct)
    {
        var survivor = (await ContactWork.LoadAsync(db, plan.Survivor.Contact.PublicId, ct))!;
        var away = await db.Contacts.FirstAsync(c => c.Id == plan.Away.Contact.Id, ct);
        var before = ContactMemory.Of(survivor);
        var pair = await PairAsync(db, survivor.Id, away.Id, ct);
        var answered = PairMemory.Of(pair);
        pair?.Merge(now, user.Id);
        var word = await SayAsync(db, plan, survivor.Id, user, ct);
        (survivor.Notes, survivor.DoNotContact, survivor.IsGatekeeper) = (plan.Notes, plan.DoNotContact, plan.IsGatekeeper);
        survivor.LastVerifiedAt = new[] { survivor.LastVerifiedAt, plan.Away.Contact.LastVerifiedAt }.Max();
        var jobs = Jobs(survivor, plan.Away.Contact);
        var taken = plan.Roles.Overwritten.Select(o => TakeRole(survivor, o.Mine, o.Theirs)).ToList();
        away.MergeInto(survivor, now, user.Id);
        db.AuditAs("contact.merged");
        await db.SaveChangesAsync(ct);
        var memory = await MemoryAsync(db, plan, word.Id, now, ct) with
        {
            Before = before,
            After = ContactMemory.Of(survivor),
            Jobs = jobs.Moved,
            JobsJoined = jobs.Joined,
            RolesTaken = taken,
            PairId = pair?.Id,
            Pair = answered,
        };
        await MoveAsync(db, memory, away.Id, survivor.Id, ct);
        await MoveRolesAsync(db, [.. memory.Roles.Select(r => r.RoleId)], away.Id, survivor.Id, ct);
        await road.MergeAsync(db, [survivor.Id], ct);
        await judge.JudgeLeadsAsync(db, [plan.Away.Lead.Id], now, ct);
        await search.WriteContactsAsync(db, [survivor.Id, away.Id], ct);
        await db.SaveChangesAsync(ct);
        return memory with { Taken = RowsTaken.Of(plan.Survivor.Contact, survivor) };
    }

    // The keys of what moves, and what the undo could not know otherwise.
    private static async Task<ContactMergeMemory> MemoryAsync(AppDbContext db, ContactMergePlan plan, long word, DateTime now, CancellationToken ct)
    {
        var (stays, goes) = (plan.Survivor.Contact, plan.Away.Contact);
        var nothing = ContactMemory.Of(stays);
        return new(
            stays.Id, goes.Id, word, UtcDateTimeConverter.ToStored(now),
            [.. plan.Away.Said.Select(s => s.Observation.Id)],
            await db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(t => t.ContactId == goes.Id).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct),
            Jobs: [], [.. plan.Roles.Moved.Select(r => new RoleMoved(r.Id, r.LeadId, r.Role, RoleMemory.Of(r)))],
            [.. goes.Proposals.Where(p => p.State != ProposalState.Open).Select(p => p.Id)],
            await db.ImportRows.Where(r => r.ContactId == goes.Id).Select(r => new ImportRowKey(r.ImportId, r.Row)).ToListAsync(ct),
            Before: nothing, After: nothing, RolesTaken: [], JobsJoined: [], [.. stays.Employments.Concat(goes.Employments).Where(e => e.Locked).Select(e => e.Id)],
            await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.ReplacedById == goes.Id && c.Id != stays.Id).Select(c => c.Id).ToListAsync(ct),
            new([], [], [], []), PairId: null);
    }

    /// <summary>Gives the rows that moved to another contact, by their keys.</summary>
    internal static async Task MoveAsync(AppDbContext db, ContactMergeMemory memory, long from, long to, CancellationToken ct)
    {
        await db.Observations.Where(o => o.ContactId == from && EF.Parameter(memory.Observations).Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.ContactId, to), ct);
        await db.Touchpoints.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(t => t.ContactId == from && EF.Parameter(memory.Touchpoints).Contains(t.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ContactId, to), ct);
        await db.Employments.Where(e => e.ContactId == from && EF.Parameter(memory.Jobs).Contains(e.Id)).ExecuteUpdateAsync(s => s.SetProperty(e => e.ContactId, to), ct);
        await db.Proposals.Where(p => p.ContactId == from && EF.Parameter(memory.Proposals).Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.ContactId, to), ct);
        await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.ReplacedById == from && EF.Parameter(memory.Replaced).Contains(c.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ReplacedById, to), ct);
        foreach (var import in memory.ImportRows.GroupBy(r => r.ImportId, r => r.Row))
        {
            var rows = import.ToList();
            await db.ImportRows.Where(r => r.ImportId == import.Key && r.ContactId == from && EF.Parameter(rows).Contains(r.Row)).ExecuteUpdateAsync(s => s.SetProperty(r => r.ContactId, to), ct);
        }
    }

    /// <summary>Gives roles to another contact.</summary>
    internal static Task MoveRolesAsync(AppDbContext db, List<long> roles, long from, long to, CancellationToken ct) =>
        db.RoleAssignments.Where(r => r.ContactId == from && EF.Parameter(roles).Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.ContactId, to), ct);

    private static async Task<Observation> SayAsync(AppDbContext db, ContactMergePlan plan, long survivorId, UserInfo user, CancellationToken ct)
    {
        var said = TypedBy.Word(await TypedBy.DocumentAsync(db, user, plan.At, ct), survivorId, plan.Word, user, plan.At);
        said.Reason = "Two contacts were merged.";
        db.Observations.Add(said);
        await db.SaveChangesAsync(ct);
        return said;
    }

    private static async Task<DuplicatePair?> PairAsync(AppDbContext db, long one, long other, CancellationToken ct)
    {
        var (left, right) = (Math.Min(one, other), Math.Max(one, other));
        return await db.DuplicatePairs.FirstOrDefaultAsync(p => p.Kind == DuplicateKind.People && p.LeftId == left && p.RightId == right, ct);
    }

    // The same job once: the earlier start of both. Every other one is kept, past ones too.
    private static (List<long> Moved, List<JobJoined> Joined) Jobs(Contact survivor, Contact away)
    {
        var (moved, joined) = (new List<long>(), new List<JobJoined>());
        foreach (var theirs in away.Employments.OrderBy(e => e.Id))
        {
            if (survivor.Employments.Find(m => IsSameJob(m, theirs)) is not { } mine)
            {
                moved.Add(theirs.Id);
                continue;
            }

            var start = mine.StartedOn is null || theirs.StartedOn < mine.StartedOn ? theirs.StartedOn ?? mine.StartedOn : mine.StartedOn;
            joined.Add(new(mine.Id, mine.StartedOn, start));
            mine.StartedOn = start;
        }

        return (moved, joined);
    }

    private static bool IsSameJob(Employment a, Employment b) =>
        (a.CompanyId is { } company ? company == b.CompanyId : b.CompanyId is null && string.Equals(a.CompanyName, b.CompanyName, StringComparison.OrdinalIgnoreCase))
        && a.EndedOn == b.EndedOn;

    private static RoleTaken TakeRole(Contact survivor, RoleAssignment mine, RoleAssignment theirs)
    {
        var row = survivor.Roles.First(r => r.Id == mine.Id);
        var (before, after) = (RoleMemory.Of(row), RoleMemory.Of(theirs));
        after.PutBack(row);
        return new(row.Id, before, after);
    }
}
