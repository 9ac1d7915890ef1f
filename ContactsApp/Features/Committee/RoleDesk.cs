using ContactsApp.Domain;

namespace ContactsApp.Features.Committee;

/// <summary>Changes roles of one person on one lead, and remembers each as it was for the undo.</summary>
internal sealed class RoleDesk(LeadEdit edit, Contact contact, List<RoleAssignment> roles)
{
    private readonly Dictionary<(long ContactId, BuyingRole Role), RoleMemory?> before = [];

    public string Name => contact.FullName;

    public bool IsPrimary => Find(BuyingRole.DecisionMaker) is { State: RoleState.Confirmed, IsPrimary: true };

    public RoleAssignment? Find(BuyingRole role) => roles.Find(r => r.ContactId == contact.Id && r.Role == role);

    /// <summary>Confirms the role; a first decision maker becomes primary. Returns the name of another primary decision maker, if there is one.</summary>
    public string? Confirm(BuyingRole role)
    {
        var row = Touch(role);
        row.Confirm(edit.Now, edit.User.Actor.UserId, edit.User.Name);
        if (role != BuyingRole.DecisionMaker)
        {
            return null;
        }

        var other = roles.Find(r => r != row && r is { Role: BuyingRole.DecisionMaker, State: RoleState.Confirmed, IsPrimary: true });
        row.IsPrimary = other is null;
        return other?.Contact.FullName;
    }

    public void Decline(BuyingRole role) => Touch(role).Decline(edit.Now, edit.User.Actor.UserId, edit.User.Name);

    public void End(BuyingRole role, string reason)
    {
        var row = Touch(role);
        row.End(reason, edit.Now);
        (row.ById, row.ByName) = (edit.User.Actor.UserId, edit.User.Name);
    }

    public void Forget(BuyingRole role)
    {
        var row = Touch(role);
        roles.Remove(row);
        edit.Db.RoleAssignments.Remove(row);
    }

    /// <summary>The role as it was remembered; null where nobody had said anything of it.</summary>
    public void PutBack(BuyingRole role, RoleMemory? was)
    {
        if (was is null)
        {
            Forget(role);
        }
        else
        {
            was.PutBack(Touch(role));
        }
    }

    public void MakePrimary()
    {
        foreach (var row in roles.Where(r => r.Role == BuyingRole.DecisionMaker && (r.IsPrimary || r.ContactId == contact.Id)))
        {
            Remember(row);
            row.IsPrimary = row.ContactId == contact.Id;
        }
    }

    /// <summary>The outcome with its audit verb and undo.</summary>
    public Outcome Done(string verb, string words)
    {
        edit.Db.AuditAs(verb);
        return Outcome.Done(edit.CanUndo(verb, words, Changes()).PublicId, words);
    }

    /// <summary>Roles this person holds.</summary>
    public IReadOnlyList<BuyingRole> Held => [.. roles.Where(r => r.ContactId == contact.Id && r.State == RoleState.Confirmed).Select(r => r.Role)];

    /// <summary>Roles that ended because this person left, while no later word was said of them.</summary>
    public IReadOnlyList<BuyingRole> LeftBehind => [.. roles.Where(r => r.ContactId == contact.Id && r.State == RoleState.Ended && r.EndReason == Contact.LeftTheCompany).Select(r => r.Role)];

    /// <summary>What an undo puts back.</summary>
    public RoleChanges Changes() => new(edit.Lead.Id, [.. before.Select(b => new RoleChange(
        b.Key.ContactId, b.Key.Role, b.Value, roles.Find(r => r.ContactId == b.Key.ContactId && r.Role == b.Key.Role)?.State))]);

    private RoleAssignment Touch(BuyingRole role)
    {
        if (Find(role) is { } row)
        {
            Remember(row);
            return row;
        }

        row = new RoleAssignment { LeadId = edit.Lead.Id, ContactId = contact.Id, Contact = contact, Role = role, At = edit.Now };
        before[(contact.Id, role)] = null;
        roles.Add(row);
        edit.Db.RoleAssignments.Add(row);
        return row;
    }

    // A suggestion needs no memory: once the person's word is gone the machine makes it again.
    private void Remember(RoleAssignment row) => before.TryAdd((row.ContactId, row.Role), row.State == RoleState.Suggested ? null : RoleMemory.Of(row));
}
