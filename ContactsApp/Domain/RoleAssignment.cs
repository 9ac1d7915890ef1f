namespace ContactsApp.Domain;

/// <summary>One person in one buying role of one lead: suggested by the machine with reasons, or confirmed, declined or ended by a person.</summary>
public sealed class RoleAssignment
{
    public long Id { get; set; }
    public long LeadId { get; set; }
    public long ContactId { get; set; }
    public Contact Contact { get; set; } = null!;
    public BuyingRole Role { get; set; }
    public RoleState State { get; set; }

    /// <summary>0-1, of the suggestion; kept when it is confirmed.</summary>
    public double Confidence { get; set; }

    /// <summary>The suggestion in words, "title matches persona IT leader".</summary>
    public string Words { get; set; } = "";

    /// <summary>True for the one primary decision maker of a lead.</summary>
    public bool IsPrimary { get; set; }

    /// <summary>When the state was reached, and by whom (null: by the machine).</summary>
    public DateTime At { get; set; }
    public string? ById { get; set; }
    public string? ByName { get; set; }
    public DateTime? EndedAt { get; set; }
    public string? EndReason { get; set; }
    public int Version { get; set; }

    public void Confirm(DateTime now, string? byId, string? byName)
    {
        State = RoleState.Confirmed;
        (At, ById, ByName, EndedAt, EndReason) = (now, byId, byName, null, null);
    }

    public void Decline(DateTime now, string? byId, string? byName)
    {
        State = RoleState.Declined;
        IsPrimary = false;
        (At, ById, ByName) = (now, byId, byName);
    }

    /// <summary>Takes an end back: confirmed again as before.</summary>
    public void Reopen()
    {
        State = RoleState.Confirmed;
        (EndedAt, EndReason) = (null, null);
    }

    /// <summary>Ends a confirmed role, so that the seat reopens and can say why.</summary>
    public void End(string reason, DateTime now)
    {
        State = RoleState.Ended;
        IsPrimary = false;
        (EndedAt, EndReason) = (now, reason);
    }
}
