using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>
/// Takes a merge of two contacts back: what moved goes back by its keys, and what was said and done since stays with the survivor. The shown
/// values of both are worked out from their own observations again.
/// </summary>
public sealed class ContactMergeUndo(IntakeRoad road, ILeadSearch search) : IUndoHandler
{
    /// <summary>The verb of its records.</summary>
    public const string Merged = "contact.merged";

    public string Verb => Merged;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var memory = record.Payload<ContactMergeMemory>();
        var survivor = await WithAllAsync(db, memory.SurvivorId, ct);
        var away = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).FirstOrDefaultAsync(c => c.Id == memory.AwayId, ct);
        if (await RefusalAsync(db, memory, survivor, away, ct) is { } refusal)
        {
            return refusal;
        }

        var since = await ChangesSinceAsync(db, memory, survivor!, ct);
        await db.Observations.Where(o => o.Id == memory.WordId).ExecuteDeleteAsync(ct);
        PutBack(memory, survivor!);
        await RestoreRowsAsync(db, memory, survivor!, ct);
        away!.Unmerge();
        await PairMemory.PutBackAsync(db, memory.PairId, memory.Pair, ct);
        db.AuditAs("contact.unmerged");
        await db.SaveChangesAsync(ct);
        // Rows move past the change tracker: what it holds of both is of before.
        db.ChangeTracker.Clear();
        db.Attach(record);
        await ContactMergeWriter.MoveAsync(db, memory, memory.SurvivorId, memory.AwayId, ct);
        await GiveBackRolesAsync(db, memory, ct);
        await road.MergeAsync(db, [memory.SurvivorId, memory.AwayId], ct);
        await search.WriteContactsAsync(db, [memory.SurvivorId, memory.AwayId], ct);
        var name = await db.Contacts.Where(c => c.Id == memory.SurvivorId).Select(c => c.FullName).FirstOrDefaultAsync(ct);
        return Outcome.Done(message: since switch
        {
            0 => "",
            1 => $"Undone. 1 change made since stays with {name}",
            _ => $"Undone. {since:N0} changes made since stay with {name}",
        });
    }

    private static Task<Contact?> WithAllAsync(AppDbContext db, long id, CancellationToken ct) => db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved])
        .Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Employments).Include(c => c.Roles).Include(c => c.Proposals).AsSplitQuery()
        .FirstOrDefaultAsync(c => c.Id == id, ct);

    private static async Task<Outcome?> RefusalAsync(AppDbContext db, ContactMergeMemory memory, Contact? survivor, Contact? away, CancellationToken ct)
    {
        if (survivor is null || away is null)
        {
            return ContactUndo.Purged;
        }

        if (away.MergedIntoId != survivor.Id || away.RemovedAt != memory.MergedAt)
        {
            return ContactUndo.ChangedSince;
        }

        if (survivor.MergedIntoId is { } third)
        {
            var name = await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.Id == third).Select(c => c.FullName).FirstOrDefaultAsync(ct);
            return Outcome.Conflict($"{survivor.FullName} was merged into {name} since. Nothing was undone; undo that merge first.");
        }

        return survivor.RemovedAt is null ? null : Outcome.Conflict($"{survivor.FullName} is in trash. Nothing was undone; restore {survivor.FullName} first.");
    }

    // What a person did with the survivor since, one by one; sources' words count as what they are: one observation, one change.
    private static async Task<int> ChangesSinceAsync(AppDbContext db, ContactMergeMemory memory, Contact survivor, CancellationToken ct)
    {
        var said = await db.Observations.CountAsync(o => o.ContactId == survivor.Id && o.Id > memory.WordId && o.RetractedAt == null, ct);
        var logged = await db.Touchpoints.CountAsync(t => t.ContactId == survivor.Id && t.CreatedAt > memory.MergedAt && !EF.Parameter(memory.Touchpoints).Contains(t.Id), ct);
        var roles = survivor.Roles.Count(r => r.State != RoleState.Suggested && r.At > memory.MergedAt && !memory.Roles.Exists(m => m.RoleId == r.Id && m.Word.At == r.At));
        var (after, now) = (memory.After, ContactMemory.Of(survivor));
        return said + logged + roles + (after.Notes == now.Notes ? 0 : 1) + (after.DoNotContact == now.DoNotContact ? 0 : 1) + (after.IsGatekeeper == now.IsGatekeeper ? 0 : 1);
    }

    // Only what stands as the merge left it: what somebody changed since is theirs.
    private static void PutBack(ContactMergeMemory memory, Contact survivor)
    {
        var (before, after, now) = (memory.Before, memory.After, ContactMemory.Of(survivor));
        survivor.Notes = now.Notes == after.Notes ? before.Notes : now.Notes;
        survivor.DoNotContact = now.DoNotContact == after.DoNotContact ? before.DoNotContact : now.DoNotContact;
        survivor.IsGatekeeper = now.IsGatekeeper == after.IsGatekeeper ? before.IsGatekeeper : now.IsGatekeeper;
        survivor.LastVerifiedAt = now.LastVerifiedAt == after.LastVerifiedAt ? before.LastVerifiedAt : now.LastVerifiedAt;
        foreach (var taken in memory.RolesTaken)
        {
            if (survivor.Roles.Find(r => r.Id == taken.RoleId) is { } role && RoleMemory.Of(role) == taken.After)
            {
                taken.Before.PutBack(role);
            }
        }

        foreach (var job in survivor.Employments)
        {
            job.Locked |= memory.JobsTyped.Contains(job.Id);
        }

        foreach (var joined in memory.JobsJoined)
        {
            if (survivor.Employments.Find(e => e.Id == joined.JobId) is { } job && job.StartedOn == joined.StartedAfter)
            {
                job.StartedOn = joined.StartedBefore;
            }
        }
    }

    // With their keys; those that the values call for are kept by the merge of values that follows, the others it takes away again.
    private static async Task RestoreRowsAsync(AppDbContext db, ContactMergeMemory memory, Contact survivor, CancellationToken ct)
    {
        // A field asks one question at a time: the one that only the merge raised makes room.
        var fields = memory.Taken.Proposals.ConvertAll(p => p.Field);
        await db.Proposals.Where(p => p.ContactId == survivor.Id && p.State == ProposalState.Open && fields.Contains(p.Field)).ExecuteDeleteAsync(ct);
        db.AddRange(memory.Taken.Emails.Where(e => !survivor.Emails.Exists(x => x.Address == e.Address)));
        db.AddRange(memory.Taken.Phones.Where(p => !survivor.Phones.Exists(x => (x.E164 ?? x.Raw) == (p.E164 ?? p.Raw))));
        db.AddRange(memory.Taken.Links.Where(l => !survivor.Links.Exists(x => x.Kind == l.Kind && x.Key == l.Key)));
        db.AddRange(memory.Taken.Proposals);
    }

    // A role that was decided anew since is the survivor's by now; the other one gets it back as it was.
    private static async Task GiveBackRolesAsync(AppDbContext db, ContactMergeMemory memory, CancellationToken ct)
    {
        var leads = memory.Roles.Select(r => r.LeadId).Distinct().ToList();
        var rows = await db.RoleAssignments.AsNoTracking().Where(r => EF.Parameter(leads).Contains(r.LeadId)).ToListAsync(ct);
        var same = memory.Roles.FindAll(m => rows.Find(r => r.Id == m.RoleId && r.ContactId == memory.SurvivorId) is { } row && RoleMemory.Of(row) == m.Word);
        // What the machine suggested for the other one meanwhile makes room.
        var roles = memory.Roles.ConvertAll(m => m.Role);
        await db.RoleAssignments.Where(r => r.ContactId == memory.AwayId && r.State == RoleState.Suggested && EF.Parameter(roles).Contains(r.Role)).ExecuteDeleteAsync(ct);
        await ContactMergeWriter.MoveRolesAsync(db, same.ConvertAll(r => r.RoleId), memory.SurvivorId, memory.AwayId, ct);
        foreach (var moved in memory.Roles.Except(same))
        {
            var row = new RoleAssignment { LeadId = moved.LeadId, ContactId = memory.AwayId, Role = moved.Role };
            moved.Word.PutBack(row);
            row.IsPrimary &= !rows.Exists(r => r.LeadId == moved.LeadId && r.IsPrimary && r.Role == moved.Role);
            db.RoleAssignments.Add(row);
        }

        await db.SaveChangesAsync(ct);
    }
}
