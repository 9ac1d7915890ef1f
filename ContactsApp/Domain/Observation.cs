namespace ContactsApp.Domain;

/// <summary>Where observations came from together: one import file, one web page, one form. Evidence is shared here.</summary>
public sealed class SourceDocument
{
    public long Id { get; set; }
    public SourceKind Kind { get; set; }

    /// <summary>What users see: the file name, the page's address, "typed by Ann".</summary>
    public string Name { get; set; } = "";
    public string? Url { get; set; }

    /// <summary>SHA-256 of the content, hex; the same file again is recognised by it.</summary>
    public string? ContentHash { get; set; }

    /// <summary>When the source says its content was true (a file's date), not when it was read.</summary>
    public DateTime TakenAt { get; set; }
    public DateTime ReceivedAt { get; set; }
    public string? ReceivedById { get; set; }
    public bool IsDemo { get; set; }
}

/// <summary>What one source said about one person at one time, with evidence and confidence. Never changed; a later word is another observation.</summary>
public sealed class Observation
{
    public long Id { get; set; }
    public long SourceDocumentId { get; set; }
    public SourceDocument SourceDocument { get; set; } = null!;

    /// <summary>The contact it was found to speak of; null while it waits for review or was suppressed.</summary>
    public long? ContactId { get; set; }
    public Contact? Contact { get; set; }
    public SourceKind Source { get; set; }

    /// <summary>Stable key of the record inside its source (LinkedIn slug, row key); unique per source kind and document name.</summary>
    public string RecordKey { get; set; } = "";

    /// <summary>The fields as JSON (<c>PersonFields</c>).</summary>
    public string FieldsJson { get; set; } = "{}";

    /// <summary>Hash of <see cref="FieldsJson"/>: the same words again are "unchanged".</summary>
    public string Fingerprint { get; set; } = "";
    public DateTime ObservedAt { get; set; }
    public DateTime ReceivedAt { get; set; }

    /// <summary>0-1; manual values are locked instead.</summary>
    public double Confidence { get; set; }

    /// <summary>The words of the source that say so, for the provenance popover.</summary>
    public string? Evidence { get; set; }
    public string? ActorId { get; set; }
    public string? ActorName { get; set; }
    public IntakeOutcome Outcome { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>Set when an undo took the observation back; it then counts for nothing but stays for the record.</summary>
    public DateTime? RetractedAt { get; set; }
}

/// <summary>A different value that a source gives for a locked field, waiting for "apply" or "keep mine".</summary>
public sealed class Proposal
{
    public long Id { get; set; }
    public long ContactId { get; set; }

    /// <summary>Name of the field (<c>ContactField</c>).</summary>
    public string Field { get; set; } = "";
    public string Value { get; set; } = "";
    public long ObservationId { get; set; }
    public Observation Observation { get; set; } = null!;
    public ProposalState State { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? DecidedAt { get; set; }
    public string? DecidedById { get; set; }
}

public enum ProposalState
{
    Open,
    Applied,
    KeptMine,
}

/// <summary>The memory that a person must not be added again. Holds keyed hashes only, so that it survives an erasure.</summary>
public sealed class Suppression
{
    public long Id { get; set; }

    /// <summary>Groups the keys of one removed person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The kind of key (<c>SuppressionKeyKind</c>); a hit on name and company alone only asks.</summary>
    public string KeyKind { get; set; } = "";

    /// <summary>HMAC-SHA256 with the key of the data folder, first 16 bytes.</summary>
    public byte[] KeyHash { get; set; } = [];

    /// <summary>The removed contact while it is still in trash; null after purge or erasure.</summary>
    public long? ContactId { get; set; }
    public RemovalReason Reason { get; set; }
    public DateTime CreatedAt { get; set; }
    public string? CreatedById { get; set; }
    public string? CreatedByName { get; set; }
}
