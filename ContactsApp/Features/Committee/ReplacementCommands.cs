using ContactsApp.Data;
using ContactsApp.Data.Storage;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

/// <summary>"Replaced by": somebody leaves and another person of the company takes the seats, in one click.</summary>
public sealed class ReplacementCommands(LeadWork work)
{
    /// <summary>
    /// The one leaves today, if they have not left already; the other holds the roles that the one held. The click is the person's word for
    /// them, so they are confirmed.
    /// </summary>
    public Task<Outcome> ReplaceAsync(Guid contactId, Guid successorId, CancellationToken ct) => work.ChangeContactAsync(contactId, async (edit, gone) =>
    {
        var successor = await edit.Db.Contacts.FirstOrDefaultAsync(c => c.PublicId == successorId && c.CompanyId == gone.CompanyId && c.Id != gone.Id, ct);
        if (successor is null or { LeftAt: not null })
        {
            return Outcome.Invalid(successor is null
                ? "Only another person of the same company can take the place. Nothing was changed; choose somebody from the list."
                : $"{successor.FullName} left the company too. Nothing was changed; choose somebody who is there.");
        }

        if (gone.ReplacedById == successor.Id)
        {
            return Outcome.AlreadyDone;
        }

        await edit.Db.Entry(gone).Collection(c => c.Employments).LoadAsync(ct);
        var roles = await edit.Db.RoleAssignments.Include(r => r.Contact).Where(r => r.LeadId == edit.Lead.Id).ToListAsync(ct);
        var before = (gone.ReplacedById, gone.MayHaveLeft, gone.LeftObservationId);
        var earlier = await EarlierAsync(edit, gone, roles, ct);
        var changes = TakeOver(edit, gone, successor, roles, earlier);
        var jobs = Leave(edit, gone, successor);
        gone.ReplacedById = successor.Id;
        edit.Db.AuditAs(ReplacementUndo.Replaced);
        var words = $"{gone.FullName} is replaced by {successor.FullName}";
        var memory = new Replacement(gone.Id, successor.Id, before.ReplacedById, jobs is null ? null : gone.LeftAt, jobs ?? [], before.MayHaveLeft, changes, before.LeftObservationId);
        return Outcome.Done(edit.CanUndo(ReplacementUndo.Replaced, words, memory).PublicId, words);
    }, ct);

    // Who was named before, with the roles that came with it and are confirmed still: naming another person puts that right.
    private static async Task<(RoleDesk Desk, List<RoleChange> Roles)?> EarlierAsync(LeadEdit edit, Contact gone, List<RoleAssignment> roles, CancellationToken ct)
    {
        if (gone.ReplacedById is not { } id || await edit.Db.Contacts.FirstOrDefaultAsync(c => c.Id == id, ct) is not { } named)
        {
            return null;
        }

        var records = await edit.Db.UndoRecords.Where(u => u.LeadId == edit.Lead.Id && u.Verb == ReplacementUndo.Replaced && u.UndoneAt == null).OrderByDescending(u => u.Id).ToListAsync(ct);
        var done = records.Select(r => r.Payload<Replacement>()).FirstOrDefault(r => r.ContactId == gone.Id && r.SuccessorId == id);
        var desk = new RoleDesk(edit, named, roles);
        return (desk, [.. (done?.Roles ?? []).Where(r => r.ContactId == id && r.After == RoleState.Confirmed && desk.Find(r.Role)?.State == RoleState.Confirmed)]);
    }

    private static List<RoleChange> TakeOver(LeadEdit edit, Contact gone, Contact successor, List<RoleAssignment> roles, (RoleDesk Desk, List<RoleChange> Roles)? earlier)
    {
        var (old, fresh) = (new RoleDesk(edit, gone, roles), new RoleDesk(edit, successor, roles));
        var wasPrimary = old.IsPrimary || (earlier is { Desk.IsPrimary: true } e && e.Roles.Exists(r => r.Role == BuyingRole.DecisionMaker));
        foreach (var change in earlier?.Roles ?? [])
        {
            earlier!.Value.Desk.PutBack(change.Role, change.Before);
            if (fresh.Find(change.Role)?.State != RoleState.Confirmed)
            {
                fresh.Confirm(change.Role);
            }
        }

        foreach (var role in old.Held)
        {
            old.End(role, $"was replaced by {successor.FullName}");
            if (fresh.Find(role)?.State != RoleState.Confirmed)
            {
                fresh.Confirm(role);
            }
        }

        foreach (var role in old.LeftBehind.Where(r => fresh.Find(r)?.State != RoleState.Confirmed).ToList())
        {
            fresh.Confirm(role);
        }

        if (wasPrimary && fresh.Find(BuyingRole.DecisionMaker)?.State == RoleState.Confirmed)
        {
            fresh.MakePrimary();
        }

        return [.. old.Changes().Changes, .. fresh.Changes().Changes, .. earlier?.Desk.Changes().Changes ?? []];
    }

    // The employments that ended; null for somebody who had left before.
    private static List<long>? Leave(LeadEdit edit, Contact gone, Contact successor)
    {
        if (gone.LeftAt is not null)
        {
            // That they left is a person's word from now on, whatever becomes of the source that said it.
            gone.LeftObservationId = null;
            return null;
        }

        var jobs = gone.Employments.FindAll(e => e.CompanyId == gone.CompanyId && e.EndedOn is null).ConvertAll(e => e.Id);
        gone.Leave(DateTime.SpecifyKind(edit.Now.Date, DateTimeKind.Utc), edit.Now, $"was replaced by {successor.FullName}");
        return jobs;
    }
}
