namespace ContactsApp.Domain;

/// <summary>An Ideal Customer Profile; its content lives in versions.</summary>
public sealed class IcpProfile
{
    public long Id { get; set; }
    public Guid PublicId { get; set; }
    public string Name { get; set; } = "";
    public bool IsDefault { get; set; }
    public long? CurrentVersionId { get; set; }
}

/// <summary>One saved state of a profile. Scores name the version that made them.</summary>
public sealed class IcpProfileVersion
{
    public long Id { get; set; }
    public long ProfileId { get; set; }
    public int Number { get; set; }

    /// <summary>The definition as JSON (<c>IcpDefinition</c>).</summary>
    public string DefinitionJson { get; set; } = "{}";
    public DateTime CreatedAt { get; set; }
    public string? CreatedById { get; set; }
    public string? CreatedByName { get; set; }
}

public enum JobState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>Background work: durable, resumable, idempotent per step.</summary>
public sealed class Job
{
    public long Id { get; set; }
    public Guid PublicId { get; set; }
    public string Kind { get; set; } = "";
    public JobState State { get; set; }

    /// <summary>What to do, as JSON.</summary>
    public string ArgumentsJson { get; set; } = "{}";

    /// <summary>Where to go on after a restart, as JSON.</summary>
    public string? CursorJson { get; set; }
    public long Done { get; set; }
    public long Total { get; set; }

    /// <summary>Counts per outcome and reason, as JSON.</summary>
    public string CountsJson { get; set; } = "{}";
    public string? Error { get; set; }
    public bool CancelRequested { get; set; }

    /// <summary>Which worker holds it, until when; a lease that has run out can be taken over.</summary>
    public string? LeaseOwner { get; set; }
    public DateTime? LeaseUntil { get; set; }
    public DateTime CreatedAt { get; set; }
    public string? CreatedById { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>Who changed what, when, from what to what, by which source.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    public DateTime At { get; set; }

    /// <summary>Null for the machine.</summary>
    public string? ActorId { get; set; }
    public string ActorName { get; set; } = "";

    /// <summary>What was done, noun.verb: "contact.added", "role.confirmed".</summary>
    public string Verb { get; set; } = "";
    public string EntityKind { get; set; } = "";
    public long? EntityId { get; set; }
    public Guid? EntityPublicId { get; set; }
    public long? LeadId { get; set; }

    /// <summary>JSON list of {field, from, to}.</summary>
    public string ChangesJson { get; set; } = "[]";
    public SourceKind Source { get; set; }
    public long? ObservationId { get; set; }
}

/// <summary>How to take one action back: survives navigation and reload.</summary>
public sealed class UndoRecord
{
    public long Id { get; set; }
    public Guid PublicId { get; set; }
    public string Verb { get; set; } = "";

    /// <summary>What was done, for the user: "Victor Hale was removed".</summary>
    public string Words { get; set; } = "";

    /// <summary>What to put back, as JSON, by verb.</summary>
    public string PayloadJson { get; set; } = "{}";
    public long? LeadId { get; set; }
    public string? ActorId { get; set; }
    public DateTime At { get; set; }
    public DateTime? UndoneAt { get; set; }
}

/// <summary>The one team of this installation.</summary>
public sealed class Workspace
{
    public long Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>The team's own registrable domains: they can never be leads.</summary>
    public List<string> OwnDomains { get; set; } = [];
    public DateTime CreatedAt { get; set; }
    public int Version { get; set; }
}
