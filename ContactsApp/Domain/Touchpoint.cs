namespace ContactsApp.Domain;

/// <summary>A meaningful engagement event, tied to a lead and, where known, to a contact.</summary>
public sealed class Touchpoint
{
    public long Id { get; set; }

    /// <summary>Made by whoever reports it: the same event twice is one touchpoint.</summary>
    public Guid PublicId { get; set; }
    public long LeadId { get; set; }
    public long? ContactId { get; set; }
    public Contact? Contact { get; set; }
    public TouchpointChannel Channel { get; set; }

    /// <summary>What happened, one of the kinds of the channel ("call", "meeting", "e-mail sent", "reply", "visit").</summary>
    public string Kind { get; set; } = "";

    /// <summary>What it counts for engagement before decay; 0 for notes.</summary>
    public double Weight { get; set; }

    /// <summary>True when they acted (a reply, a visit), false when we did (an e-mail sent).</summary>
    public bool Inbound { get; set; }
    public DateTime At { get; set; }
    public string Summary { get; set; } = "";
    public string? Detail { get; set; }
    public int? Minutes { get; set; }
    public SourceKind Source { get; set; }
    public string? LoggedById { get; set; }
    public string? LoggedByName { get; set; }
    public DateTime CreatedAt { get; set; }
    public bool IsDemo { get; set; }
    public DateTime? RemovedAt { get; set; }
    public int Version { get; set; }
}
