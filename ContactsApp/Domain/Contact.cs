namespace ContactsApp.Domain;

/// <summary>
/// A person and their employment at a company. The shown values are the result of the contact's observations
/// (<c>FieldMerge</c>); <see cref="ProvenanceJson"/> says for each field which observation it comes from and whether it is locked.
/// </summary>
public sealed class Contact
{
    public long Id { get; set; }
    public Guid PublicId { get; set; }

    /// <summary>The company the person works at, or last worked at as far as known.</summary>
    public long CompanyId { get; set; }
    public Company Company { get; set; } = null!;

    public string FullName { get; set; } = "";
    public string? Prefix { get; set; }
    public string? Given { get; set; }
    public string? Middle { get; set; }
    public string? Family { get; set; }
    public string? Suffix { get; set; }
    public string? PreferredName { get; set; }

    /// <summary>Folded "family given", the sort key of name columns.</summary>
    public string SortName { get; set; } = "";

    public string? Title { get; set; }
    public string? Headline { get; set; }
    public Seniority Seniority { get; set; }
    public Department? Department { get; set; }
    public string? Location { get; set; }

    /// <summary>IANA time zone, e.g. Europe/Stockholm; the drawer shows the local time there.</summary>
    public string? TimeZone { get; set; }
    public string? Pronouns { get; set; }
    public string? Notes { get; set; }

    /// <summary>The team's own words for the person, from people and files; follows from the observations like every other value.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>The same words as lists are filtered by them.</summary>
    public List<ContactTag> TagKeys { get; set; } = [];

    public int? Relevance { get; set; }
    public ScoreBand RelevanceBand { get; set; }
    public string? PersonaName { get; set; }
    public string RelevanceReasonsJson { get; set; } = "[]";
    public long? IcpVersionId { get; set; }

    /// <summary>log2 of the decayed engagement sum, null while there is none (<c>EngagementMath</c>).</summary>
    public double? EngagementLog2 { get; set; }
    public DateTime? LastTouchAt { get; set; }

    public DoNotContact DoNotContact { get; set; }
    public DateTime? LeftAt { get; set; }

    /// <summary>The source's word that ended the employment; null while nobody left, and where a person said so.</summary>
    public long? LeftObservationId { get; set; }

    /// <summary>The evidence, in words, of a departure that nobody accepted yet, where a person typed the employment.</summary>
    public string? MayHaveLeft { get; set; }

    /// <summary>When it was first stored that the person left or may have left, whenever that was: digests tell what is new here. Counts only beside one of the two.</summary>
    public DateTime? LeftNotedAt { get; set; }

    /// <summary>
    /// The day to come on which what sources say of a departure changes by itself: an end date that they named arrives. Null for never.
    /// The clock's counterpart of <c>LeadSummary.NextChangeAt</c>.
    /// </summary>
    public DateOnly? PresenceChangesOn { get; set; }

    /// <summary>Keeps others from us, as an assistant or a front desk does: a state of the person, not a part in the decision.</summary>
    public bool IsGatekeeper { get; set; }

    /// <summary>Who took this person's place at the company.</summary>
    public long? ReplacedById { get; set; }

    /// <summary>When any source last saw the person here.</summary>
    public DateTime? LastSeenAt { get; set; }

    /// <summary>When a person or a trusted source last confirmed the values.</summary>
    public DateTime? LastVerifiedAt { get; set; }

    /// <summary>Compact map field name → {observation id, locked} as JSON (<c>ProvenanceMap</c>).</summary>
    public string ProvenanceJson { get; set; } = "{}";

    public DateTime CreatedAt { get; set; }
    public string? CreatedById { get; set; }
    public SourceKind CreatedSource { get; set; }
    public bool IsDemo { get; set; }
    public DateTime? RemovedAt { get; set; }
    public string? RemovedById { get; set; }
    public RemovalReason? RemovalReason { get; set; }

    /// <summary>The contact that this one was merged into. Its row stays in no list, so that its address leads on and the merge can be undone.</summary>
    public long? MergedIntoId { get; set; }
    public int Version { get; set; }

    public List<Employment> Employments { get; set; } = [];
    public List<ContactEmail> Emails { get; set; } = [];
    public List<ContactPhone> Phones { get; set; } = [];
    public List<ContactLink> Links { get; set; } = [];
    public List<RoleAssignment> Roles { get; set; } = [];
    public List<Proposal> Proposals { get; set; } = [];
    public ContactNameKeys? NameKeys { get; set; }

    /// <summary>Why the roles of somebody who left ended.</summary>
    public const string LeftTheCompany = "left the company";

    /// <summary>Moves the contact to trash; it is restorable for <see cref="Trash.Days"/> days.</summary>
    public void Remove(RemovalReason reason, DateTime now, string? byUserId)
    {
        RemovedAt = now;
        RemovedById = byUserId;
        RemovalReason = reason;
    }

    public void Restore()
    {
        RemovedAt = null;
        RemovedById = null;
        RemovalReason = null;
    }

    /// <summary>The same person as <paramref name="survivor"/>, who has everything from now on. It is in no list and in no trash.</summary>
    public void MergeInto(Contact survivor, DateTime now, string? byUserId)
    {
        Remove(Domain.RemovalReason.Duplicate, now, byUserId);
        MergedIntoId = survivor.Id;
    }

    /// <summary>A contact of its own again.</summary>
    public void Unmerge()
    {
        Restore();
        MergedIntoId = null;
    }

    /// <summary>Ends the current employment and every role held here; the person stays. Returns the roles that ended.</summary>
    /// <param name="why">Why the roles end, as half a sentence.</param>
    public IReadOnlyList<RoleAssignment> Leave(DateTime when, DateTime now, string why = LeftTheCompany)
    {
        LeftNotedAt = LeftAt is null ? now : LeftNotedAt;
        (LeftAt, LeftObservationId, MayHaveLeft) = (when, null, null);
        foreach (var job in Employments.Where(e => e.CompanyId == CompanyId && e.EndedOn is null))
        {
            job.EndedOn = DateOnly.FromDateTime(when);
        }

        var ended = Roles.Where(r => r.State == RoleState.Confirmed).ToList();
        ended.ForEach(r => r.End(why, now));
        Roles.RemoveAll(r => r.State == RoleState.Suggested);
        return ended;
    }
}

/// <summary>One tag of a contact. A table of its own beside <see cref="Contact.Tags"/>, so that a list finds everybody with a tag by its index.</summary>
public sealed class ContactTag
{
    public long ContactId { get; set; }

    /// <summary>The tag as tags are compared (<c>TagText.Key</c>).</summary>
    public string Key { get; set; } = "";

    /// <summary>As this contact shows it.</summary>
    public string Name { get; set; } = "";
}

/// <summary>
/// The keys by which a contact's name is found when somebody arrives who may be the same person (<c>Matching.NameKeys</c>). Follows from the
/// name. A table of its own, because it is narrow: matching reads it for everybody at a company, and contacts are wide.
/// </summary>
public sealed class ContactNameKeys
{
    public long ContactId { get; set; }
    public byte[] Keys { get; set; } = [];
}

/// <summary>One job of a contact, current or past.</summary>
public sealed class Employment
{
    public long Id { get; set; }
    public long ContactId { get; set; }
    public long? CompanyId { get; set; }
    public Company? Company { get; set; }

    /// <summary>The employer as written, for companies that are not in the product.</summary>
    public string CompanyName { get; set; } = "";
    public string? Title { get; set; }
    public DateOnly? StartedOn { get; set; }
    public DateOnly? EndedOn { get; set; }

    /// <summary>True when a person typed it: sources then only propose its end.</summary>
    public bool Locked { get; set; }
    public long? ObservationId { get; set; }
}

/// <summary>What is known of an e-mail address (PRODUCT.md §2).</summary>
public enum EmailStatus
{
    Unknown,
    Verified,
    Likely,
    Guessed,
    Risky,
    Invalid,
}

/// <summary>What an address, number or link is for.</summary>
public enum ReachKind
{
    Work,
    Personal,
    Mobile,
    Other,
}

public sealed class ContactEmail
{
    public long Id { get; set; }
    public long ContactId { get; set; }

    /// <summary>Lower case, the match key.</summary>
    public string Address { get; set; } = "";
    public ReachKind Kind { get; set; }
    public EmailStatus Status { get; set; }
    public string? StatusReason { get; set; }

    /// <summary>Since when mail to it bounces, as far as known; null while it does not.</summary>
    public DateTime? StatusAt { get; set; }
    public bool IsPrimary { get; set; }
    public bool Locked { get; set; }
    public long? ObservationId { get; set; }
}

public sealed class ContactPhone
{
    public long Id { get; set; }
    public long ContactId { get; set; }

    /// <summary>E.164 where the number could be read, else null; the match key.</summary>
    public string? E164 { get; set; }

    /// <summary>As given by the source.</summary>
    public string Raw { get; set; } = "";
    public ReachKind Kind { get; set; }
    public bool IsPrimary { get; set; }
    public bool Locked { get; set; }
    public long? ObservationId { get; set; }
}

public enum LinkKind
{
    LinkedIn,
    Website,
    Other,
}

public sealed class ContactLink
{
    public long Id { get; set; }
    public long ContactId { get; set; }
    public LinkKind Kind { get; set; }
    public string Url { get; set; } = "";

    /// <summary>The LinkedIn slug, else the normalised address; the match key.</summary>
    public string Key { get; set; } = "";
    public bool Locked { get; set; }
    public long? ObservationId { get; set; }
}
