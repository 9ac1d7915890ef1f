using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Scoring;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Leads;

namespace ContactsApp.Features.Contacts;

/// <summary>Where a shown value comes from.</summary>
public sealed record FieldSource(long ObservationId, SourceKind Source, string DocumentName, string? Url, DateTime At, double Confidence, string? Evidence, string? ByName);

/// <summary>One single-valued field of a contact with its provenance.</summary>
/// <param name="Others">What other observations say, freshest first, for the popover.</param>
public sealed record FieldView(ContactField Field, string? Value, bool Locked, FieldSource? Source, IReadOnlyList<OtherValue> Others);

/// <summary>A value another observation gives for a field.</summary>
public sealed record OtherValue(string Value, FieldSource Source);

/// <summary>A different value for a locked field, with what applying it would change.</summary>
/// <param name="EffectWords">"Seniority stays Manager, relevance 82 to 100."</param>
public sealed record ProposalView(long Id, ContactField Field, string Mine, string Value, FieldSource Source, string EffectWords);

public sealed record EmailView(long Id, string Address, ReachKind Kind, EmailStatus Status, string? StatusReason, bool IsPrimary, FieldSource? Source);

public sealed record PhoneView(long Id, string Display, string? E164, ReachKind Kind, bool IsPrimary, FieldSource? Source);

public sealed record LinkView(long Id, LinkKind Kind, string Url, FieldSource? Source);

public sealed record EmploymentView(long Id, string CompanyName, Guid? LeadPublicId, string? Title, DateOnly? StartedOn, DateOnly? EndedOn, bool Locked);

/// <summary>One observation as the Sources tab lists it.</summary>
public sealed record ObservationView(long Id, FieldSource Source, IReadOnlyDictionary<string, string> Fields, IntakeOutcome Outcome, string Reason, bool Retracted);

/// <summary>What a touchpoint adds to engagement now.</summary>
public sealed record Contribution(string Words, int Points);

/// <summary>Everything the contact drawer shows.</summary>
public sealed record ContactDetails(
    ContactCard Card,
    Guid? LeadPublicId,
    string CompanyName,
    string? PreferredName,
    IReadOnlyDictionary<ContactField, FieldView> Fields,
    IReadOnlyList<ProposalView> Proposals,
    IReadOnlyList<EmailView> Emails,
    IReadOnlyList<PhoneView> Phones,
    IReadOnlyList<LinkView> Links,
    string? Notes,
    IReadOnlyList<string> Tags,
    RelevanceScore? Relevance,
    int IcpVersion,
    double HalfLifeDays,
    IReadOnlyList<Contribution> Contributions,
    IReadOnlyList<EmploymentView> Employments,
    IReadOnlyList<ObservationView> Observations,
    IReadOnlyList<Touchpoints.TouchpointRow> Touchpoints,
    IReadOnlyList<HistoryRow> History,
    DateTime? LastSeenAt,
    DateTime? LastVerifiedAt,
    bool IsStale,
    DateTime? RemovedAt,
    DateTime CreatedAt);

/// <summary>Somebody who may be the person being added.</summary>
/// <param name="Same">True when the matcher is sure; false when it asks.</param>
public sealed record LikelyDuplicate(Guid ContactId, string Name, string? Title, string CompanyName, bool Same, double Similarity, string Reason);

/// <summary>The person being added was removed before.</summary>
/// <param name="RestorableContactId">The removed record while it is in trash, else null.</param>
/// <param name="Certain">False when only name and company agree.</param>
public sealed record RemovedEarlier(DateTime At, string? ByName, RemovalReason Reason, Guid? RestorableContactId, DateTime? TrashUntil, bool Certain);

/// <summary>What adding one person would do, shown before saving.</summary>
public sealed record AddPreview(
    Guid Id,
    string Name,
    string? Prefix,
    string? Title,
    Seniority Seniority,
    Department? Department,
    string? Email,
    EmailStatus? EmailStatus,
    int? Relevance,
    BuyingRole? LikelyRole,
    double LikelyRoleConfidence,
    bool NameFromAddress,
    IReadOnlyList<LikelyDuplicate> Duplicates,
    RemovedEarlier? RemovedEarlier,
    IReadOnlyList<string> Problems);

/// <summary>What became of one person of an add.</summary>
public sealed record AddedContact(Guid Id, Guid? ContactId, string Name, IntakeOutcome Outcome, string Reason);
