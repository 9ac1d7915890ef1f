using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;

namespace ContactsApp.Domain.Committees;

/// <summary>Everything a committee is computed from.</summary>
/// <param name="Icp">The profile whose template and personas apply.</param>
/// <param name="People">The lead's contacts, also those who left or were removed as long as a seat remembers them.</param>
/// <param name="Now">The moment it is judged at, UTC.</param>
/// <param name="WaitingForAnswerSince">The first time we wrote or called since anybody here last answered (<see cref="EngagementSummaries.WaitingSince"/>); null when nothing is open.</param>
public sealed record CommitteeFacts(
    IcpDefinition Icp, IReadOnlyList<CommitteePerson> People, DateTime Now, DateTime? WaitingForAnswerSince = null);

/// <summary>One contact, as far as the committee asks.</summary>
/// <param name="ContactId">The key; breaks ties.</param>
/// <param name="PublicId">For URLs and clients.</param>
/// <param name="Name">As shown.</param>
/// <param name="Title">As shown; null when unknown.</param>
/// <param name="Seniority">Shown value, corrected or classified.</param>
/// <param name="Department">Shown value, corrected or classified.</param>
/// <param name="Relevance">0 to 100 as stored; null when not scored yet.</param>
/// <param name="Engagement">What the person did.</param>
/// <param name="Roles">Said about the person, by people.</param>
/// <param name="Evidence">Roles named by sources (imports, partners); title and behaviour are worked out here.</param>
/// <param name="HasLeft">The employment here has ended.</param>
/// <param name="LeftAt">When, if known.</param>
/// <param name="DoNotContact">Ways that are closed.</param>
/// <param name="LastConfirmedAt">When a source or a person last confirmed the record; null counts as not stale.</param>
/// <param name="HasEmail">There is an address that may be written to.</param>
/// <param name="MayHaveLeft">The evidence, in words, of a departure not yet accepted for a typed employment; else null.</param>
/// <param name="BouncedAt">When the last usable address bounced; null while one works or was never tried.</param>
/// <param name="RemovedAt">When the contact went to the trash; else null.</param>
/// <param name="IsGatekeeper">Keeps others from us.</param>
/// <param name="MovedTo">The company where somebody who left works now, as far as known.</param>
public sealed record CommitteePerson(
    long ContactId,
    Guid PublicId,
    string Name,
    string? Title,
    Seniority Seniority,
    Department? Department,
    int? Relevance,
    EngagementSummary Engagement,
    IReadOnlyList<RoleFact> Roles,
    IReadOnlyList<RoleEvidence> Evidence,
    bool HasLeft,
    DateTime? LeftAt,
    DoNotContact DoNotContact,
    DateTime? LastConfirmedAt,
    bool HasEmail,
    string? MayHaveLeft = null,
    DateTime? BouncedAt = null,
    DateTime? RemovedAt = null,
    bool IsGatekeeper = false,
    string? MovedTo = null)
{
    /// <summary>Here to be counted: neither left nor removed.</summary>
    public bool IsPresent => !HasLeft && RemovedAt is null;

    /// <summary>Confirmed as a blocker.</summary>
    public bool IsBlocker => Roles.Any(r => r is { Role: BuyingRole.Blocker, State: RoleState.Confirmed });

    /// <summary>What the person does counts as engagement: who blocks or keeps the gate may write a lot and speaks for nobody.</summary>
    public bool IsAlly => IsPresent && !IsGatekeeper && !IsBlocker;
}

/// <summary>What somebody said about one person in one role.</summary>
/// <param name="Role">The role.</param>
/// <param name="State">Confirmed, declined or ended count; a stored suggestion is worked out anew.</param>
/// <param name="IsPrimary">The one primary decision maker.</param>
/// <param name="At">When it was said, UTC.</param>
/// <param name="By">By whom, as shown.</param>
/// <param name="EndReason">Why it ended, as a half sentence such as "left the company".</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record RoleFact(
    BuyingRole Role, RoleState State, bool IsPrimary, DateTime At, string? By, string? EndReason = null, DateTime? EndedAt = null);

/// <summary>What kind of thing speaks for a role; the weights are PRODUCT.md section 4's.</summary>
public enum RoleEvidenceKind
{
    /// <summary>Named in an import, weight 0.9.</summary>
    Import,
    /// <summary>The title against a persona, weight 0.75.</summary>
    Title,
    /// <summary>Named by a data partner, weight 0.5.</summary>
    Partner,
    /// <summary>What the person did, weight 0.3.</summary>
    Behaviour,
}

/// <summary>One thing that speaks for one person in one role.</summary>
/// <param name="Kind">What kind; the strongest of each kind counts.</param>
/// <param name="Role">For which role.</param>
/// <param name="Strength">0 to 1.</param>
/// <param name="Words">As a half sentence: "title matches persona IT leader".</param>
public sealed record RoleEvidence(RoleEvidenceKind Kind, BuyingRole Role, double Strength, string Words);
