namespace ContactsApp.Domain;

/// <summary>What a pair of possible duplicates is made of.</summary>
public enum DuplicateKind
{
    People,
    Companies,
}

/// <summary>Why two records may be one, the surest first. Kept as a number: the queue is grouped in this order.</summary>
public enum DuplicateReason
{
    SameLinkedIn = 1,
    SameEmail = 2,
    SamePhone = 3,
    SameName = 4,
    SimilarName = 5,
    SameNameElsewhere = 6,
    CompanyLinkedIn = 11,
    CompanyName = 12,
    CompanyWebsite = 13,
    CompanyDomainName = 14,
}

public enum DuplicateState
{
    Open,
    /// <summary>A person said that they are not the same.</summary>
    Dismissed,
    Merged,
}

/// <summary>
/// Two records that may be one, found in the background. The lower key is always left, so that a pair is stored once. A dismissed pair stays,
/// so that it is not asked again; only other evidence opens it anew.
/// </summary>
public sealed class DuplicatePair
{
    public long Id { get; set; }
    public DuplicateKind Kind { get; set; }

    /// <summary>Key of a contact, or of a company's lead.</summary>
    public long LeftId { get; set; }
    public long RightId { get; set; }
    public DuplicateReason Reason { get; set; }

    /// <summary>An identifier agrees and the names fit: may be merged without looking.</summary>
    public bool IsSure { get; set; }

    /// <summary>0-1.</summary>
    public double Confidence { get; set; }

    /// <summary>The evidence in words, without values: "same e-mail address, and nickname or spelling of the given name".</summary>
    public string Words { get; set; } = "";

    /// <summary>Hash of what speaks for the pair; another one is news, also about a dismissed pair.</summary>
    public string Evidence { get; set; } = "";
    public DateTime FoundAt { get; set; }
    public DuplicateState State { get; set; }
    public DateTime? DecidedAt { get; set; }
    public string? DecidedById { get; set; }

    /// <summary>"Not the same".</summary>
    public void Dismiss(DateTime now, string? byUserId) => (State, DecidedAt, DecidedById) = (DuplicateState.Dismissed, now, byUserId);

    /// <summary>The two are one from now on.</summary>
    public void Merge(DateTime now, string? byUserId) => (State, DecidedAt, DecidedById) = (DuplicateState.Merged, now, byUserId);

    /// <summary>To be decided again.</summary>
    public void Reopen() => (State, DecidedAt, DecidedById) = (DuplicateState.Open, null, null);
}

/// <summary>A contact that is to be compared with others again: somebody edited, restored or merged it. Taken away when that is done.</summary>
public sealed class DuplicateCheck
{
    public long Id { get; set; }
    public long ContactId { get; set; }
}

/// <summary>How far the search for duplicates has come. One row.</summary>
public sealed class DuplicateProgress
{
    public const long OnlyId = 1;
    public long Id { get; set; } = OnlyId;

    /// <summary>Contacts are searched in the order in which something was said of them: all observations up to this key are through.</summary>
    public long ThroughObservation { get; set; }

    /// <summary>What the companies looked like when they were last compared; the same again means that nothing is to do.</summary>
    public string CompaniesStamp { get; set; } = "";
}
