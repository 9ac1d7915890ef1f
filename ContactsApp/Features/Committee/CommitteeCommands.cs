using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

/// <summary>What users decide about buying roles. A person's word is never changed by the machine.</summary>
public sealed class CommitteeCommands(LeadWork work)
{
    /// <summary>Confirms a suggested role, or gives a role that nobody suggested. A first decision maker becomes the primary one.</summary>
    public Task<Outcome> ConfirmRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => ChangeAsync(contactId, room =>
    {
        if (room.Find(role)?.State == RoleState.Confirmed)
        {
            return Outcome.AlreadyDone;
        }

        var primary = room.Confirm(role);
        var stays = role == BuyingRole.DecisionMaker && !room.IsPrimary && primary is not null ? $"; {primary} stays the primary decision maker" : "";
        return room.Done(RoleVerbs.Confirmed, $"{room.Name} is confirmed as {BuyingRoleWords.InSentence(role)}{stays}");
    }, ct);

    /// <summary>Declines a suggestion; it is not made again until it is brought back.</summary>
    public Task<Outcome> DismissRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => ChangeAsync(contactId, room =>
    {
        switch (room.Find(role)?.State)
        {
            case RoleState.Declined:
                return Outcome.AlreadyDone;
            case RoleState.Confirmed:
                return Outcome.Invalid($"{room.Name} is confirmed as {BuyingRoleWords.InSentence(role)}. Nothing was changed; take the role away instead.");
            default:
                room.Decline(role);
                return room.Done(RoleVerbs.Declined, $"{room.Name} is dismissed as {BuyingRoleWords.InSentence(role)}");
        }
    }, ct);

    /// <summary>Lets the machine suggest the role again.</summary>
    public Task<Outcome> BringBackRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => ChangeAsync(contactId, room =>
    {
        if (room.Find(role)?.State is not (RoleState.Declined or RoleState.Ended))
        {
            return Outcome.AlreadyDone;
        }

        room.Forget(role);
        return room.Done(RoleVerbs.BroughtBack, $"{room.Name} may be suggested as {BuyingRoleWords.InSentence(role)} again");
    }, ct);

    /// <summary>Moves a person from one role to another (confirmed there).</summary>
    public Task<Outcome> MoveRoleAsync(Guid contactId, BuyingRole from, BuyingRole to, CancellationToken ct) => ChangeAsync(contactId, room =>
    {
        if (from == to)
        {
            return Outcome.AlreadyDone;
        }

        var held = room.Find(from)?.State;
        if (held is not (RoleState.Confirmed or RoleState.Suggested))
        {
            // Somebody changed it meanwhile: what was seen when this was chosen holds no more.
            return Outcome.Conflict($"{room.Name} is no longer {BuyingRoleWords.InSentence(from)}{Today(room)}. Nothing was changed; look at the roles and choose again.");
        }

        if (held == RoleState.Confirmed)
        {
            room.End(from, $"moved to {BuyingRoleWords.InSentence(to)}");
        }
        else
        {
            room.Decline(from);
        }

        if (room.Find(to)?.State != RoleState.Confirmed)
        {
            room.Confirm(to);
        }

        return room.Done(RoleVerbs.Moved, $"{room.Name} moved from {BuyingRoleWords.InSentence(from)} to {BuyingRoleWords.InSentence(to)}");
    }, ct);

    /// <summary>Takes a confirmed role away; the seat reopens.</summary>
    public Task<Outcome> EndRoleAsync(Guid contactId, BuyingRole role, CancellationToken ct) => ChangeAsync(contactId, room =>
    {
        if (room.Find(role)?.State != RoleState.Confirmed)
        {
            return Outcome.AlreadyDone;
        }

        room.End(role, "no longer has the role");
        return room.Done(RoleVerbs.Ended, $"{room.Name} is no longer {BuyingRoleWords.InSentence(role)}");
    }, ct);

    /// <summary>Makes this confirmed decision maker the lead's primary one; the previous one stays confirmed.</summary>
    public Task<Outcome> MakePrimaryAsync(Guid contactId, CancellationToken ct) => ChangeAsync(contactId, room =>
    {
        if (room.Find(BuyingRole.DecisionMaker)?.State != RoleState.Confirmed)
        {
            return Outcome.Invalid($"{room.Name} is not confirmed as decision maker. Nothing was changed; confirm the role first.");
        }

        if (room.IsPrimary)
        {
            return Outcome.AlreadyDone;
        }

        room.MakePrimary();
        return room.Done(RoleVerbs.MadePrimary, $"{room.Name} is the primary decision maker");
    }, ct);

    private static string Today(RoleDesk room) => room.Held.Count == 0 ? "" : $" but {string.Join(" and ", room.Held.Order().Select(BuyingRoleWords.InSentence))}";

    private Task<Outcome> ChangeAsync(Guid contactId, Func<RoleDesk, Outcome> verb, CancellationToken ct) => work.ChangeContactAsync(contactId, async (edit, contact) =>
    {
        if (contact.LeftAt is not null)
        {
            return Outcome.Invalid($"{contact.FullName} left the company and can have no role. Nothing was changed.");
        }

        var roles = await edit.Db.RoleAssignments.Include(r => r.Contact).Where(r => r.LeadId == edit.Lead.Id).ToListAsync(ct);
        return verb(new RoleDesk(edit, contact, roles));
    }, ct);
}
