namespace ContactsApp.Domain.Merging;

/// <summary>Fields of a contact that hold one value.</summary>
public enum ContactField
{
    FullName,
    /// <summary>Part of the name: comes from the observation whose full name is shown. So do the other parts.</summary>
    GivenName,
    MiddleName,
    FamilyName,
    NamePrefix,
    NameSuffix,
    /// <summary>What the person is called; a field of its own.</summary>
    PreferredName,
    Title,
    Headline,
    /// <summary>A <see cref="Domain.Seniority"/> by name, where a source or person states it rather than the classifier.</summary>
    Seniority,
    /// <summary>A <see cref="Domain.Department"/> by name, where a source or person states it.</summary>
    Department,
    Location,
    /// <summary>IANA name.</summary>
    TimeZone,
    Pronouns,
    /// <summary>Canonical profile URL.</summary>
    LinkedIn,
}

/// <summary>Fields of a contact that hold several values.</summary>
public enum ContactItemKind
{
    Email,
    Phone,
    Link,
    /// <summary>A word of the team for the person.</summary>
    Tag,
}

/// <summary>One of several values, in canonical form (lower-case e-mail, E.164 phone, canonical URL).</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">Work, private, mobile ...; null when not said.</param>
/// <param name="Primary">The source says that this is the main one.</param>
/// <param name="Status">What the source knows of an e-mail address; null when it does not say.</param>
public sealed record ObservedItem(string Value, string? Label = null, bool Primary = false, EmailStatus? Status = null);

/// <summary>What the freshest source that says something knows of an e-mail address.</summary>
public sealed record ReportedStatus(EmailStatus Status, SourceKind Source, DateTime At);

/// <summary>What one observation says about one person, cleaned.</summary>
/// <param name="ObservationId">The observation's key.</param>
/// <param name="Source">Who says so.</param>
/// <param name="ObservedAt">When it was true, UTC; for an import the row's or file's date.</param>
/// <param name="Confidence">0 to 1 (<see cref="SourceConfidence"/>).</param>
/// <param name="Verified">The values were checked, for instance by a mail that arrived.</param>
/// <param name="Values">Single values. An empty text from a person means "there is none" and is kept; from a machine it is ignored.</param>
/// <param name="Emails">Addresses.</param>
/// <param name="Phones">Numbers.</param>
/// <param name="Links">Other addresses on the web.</param>
/// <param name="FillsOnly">Counts only where nobody else says anything: "only fill empty fields".</param>
/// <param name="ReceivedAt">When it came in, UTC: from then on it could be seen here. Null: when it was observed.</param>
/// <param name="Tags">Words for the person; null for none.</param>
public sealed record ObservedFields(
    long ObservationId,
    SourceKind Source,
    DateTime ObservedAt,
    double Confidence,
    bool Verified,
    IReadOnlyDictionary<ContactField, string> Values,
    IReadOnlyList<ObservedItem> Emails,
    IReadOnlyList<ObservedItem> Phones,
    IReadOnlyList<ObservedItem> Links,
    bool FillsOnly = false,
    DateTime? ReceivedAt = null,
    IReadOnlyList<ObservedItem>? Tags = null);

/// <summary>What a person decided about a field or item, beside typing values.</summary>
public abstract record MergeDecision(DateTime At)
{
    /// <summary>"Keep mine": this proposed value is refused; it may be proposed again only by a later observation.</summary>
    public sealed record KeepMine(ContactField Field, string Refused, DateTime At) : MergeDecision(At);

    /// <summary>What was typed into this field until then is no longer locked: it competes like any source.</summary>
    public sealed record Unlock(ContactField Field, DateTime At) : MergeDecision(At);

    /// <summary>A person took this item away; only a person typing it again later brings it back.</summary>
    public sealed record RemoveItem(ContactItemKind Kind, string Value, DateTime At) : MergeDecision(At);

    /// <summary>A person made this item the primary one; the latest such word counts.</summary>
    public sealed record MakePrimary(ContactItemKind Kind, string Value, DateTime At) : MergeDecision(At);
}

/// <summary>A shown value and where it comes from.</summary>
/// <param name="Value">The value; empty when a person emptied the field.</param>
/// <param name="ObservationId">The observation it comes from.</param>
/// <param name="Source">Its source.</param>
/// <param name="ObservedAt">When it was true.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Locked">A person typed it: machines may only propose.</param>
public sealed record MergedValue(
    string Value, long ObservationId, SourceKind Source, DateTime ObservedAt, double Confidence, bool Locked);

/// <summary>One of several shown values; the best observation of it gives its provenance.</summary>
/// <param name="Kind">E-mail, phone or link.</param>
/// <param name="Value">The value.</param>
/// <param name="Label">The label of the best observation that has one.</param>
/// <param name="IsPrimary">The main one; exactly one of a kind is.</param>
/// <param name="Verified">Some observation of it is verified.</param>
/// <param name="Provenance">The best observation of it.</param>
/// <param name="ObservationIds">All observations of it, ascending.</param>
/// <param name="Status">What sources know of an address; null where none says anything.</param>
public sealed record MergedItem(
    ContactItemKind Kind, string Value, string? Label, bool IsPrimary, bool Verified, MergedValue Provenance, IReadOnlyList<long> ObservationIds, ReportedStatus? Status = null);

/// <summary>A machine's value that differs from a locked one, for a person to apply or refuse.</summary>
public sealed record FieldProposal(ContactField Field, string Current, MergedValue Proposed);

/// <summary>What is shown of a person: the result of all observations and decisions.</summary>
/// <param name="Values">One entry a field that has a value.</param>
/// <param name="Items">E-mails, phones, links; of each kind the primary first, then the best.</param>
/// <param name="Proposals">At most one a locked field, in the order of the fields.</param>
public sealed record MergedPerson(
    IReadOnlyDictionary<ContactField, MergedValue> Values,
    IReadOnlyList<MergedItem> Items,
    IReadOnlyList<FieldProposal> Proposals);
