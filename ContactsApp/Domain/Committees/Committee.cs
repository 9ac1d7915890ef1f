using System.Diagnostics.CodeAnalysis;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Committees;

/// <summary>The contacts of a lead arranged by buying role, with coverage, gaps and what to do next.</summary>
/// <param name="Slots">One a slot of the template, in its order.</param>
/// <param name="OtherRoles">Confirmed people in roles the template has no slot for, such as a blocker.</param>
/// <param name="Completeness">0 to 1: mean over the required slots of min(confirmed / needed, 1).</param>
/// <param name="CompletenessWithSuggestions">The same, as if every suggestion were confirmed.</param>
/// <param name="RolesFilled">Required slots with enough confirmed people.</param>
/// <param name="RolesRequired">Required slots.</param>
/// <param name="EngagedIn30Days">Present people with a touchpoint that counts in 30 days, blockers and gatekeepers aside.</param>
/// <param name="Threading">The word for that number.</param>
/// <param name="PrimaryDecisionMaker">The contact who is the one primary decision maker, or null.</param>
/// <param name="Warnings">Those switched on that hold, the gravest first.</param>
/// <param name="NextBest">The one person to reach or to find now; null when there is nothing to suggest.</param>
/// <param name="Suggestions">Every suggestion (from 70 %) of every person and role, the likeliest first.</param>
/// <param name="Candidates">Every candidate (35 to 69 %), the likeliest first.</param>
public sealed record Committee(
    IReadOnlyList<SlotView> Slots,
    IReadOnlyList<SeatedPerson> OtherRoles,
    double Completeness,
    double CompletenessWithSuggestions,
    int RolesFilled,
    int RolesRequired,
    int EngagedIn30Days,
    Threading Threading,
    long? PrimaryDecisionMaker,
    IReadOnlyList<CommitteeWarning> Warnings,
    NextBestContact? NextBest,
    IReadOnlyList<RoleSuggestion> Suggestions,
    IReadOnlyList<RoleSuggestion> Candidates);

/// <summary>How many people are engaged: nobody, one, or several.</summary>
public enum Threading
{
    None,
    [SuppressMessage("Naming", "CA1720", Justification = "Single-threaded is the product's word; no number type is near.")]
    Single,
    Multi,
}

/// <summary>Where one slot stands.</summary>
public enum SlotState
{
    /// <summary>Nobody confirmed or suggested; candidates are possible.</summary>
    Empty,
    /// <summary>Not enough confirmed people, but at least one suggestion from 70 %.</summary>
    Suggested,
    /// <summary>Some of several people needed are confirmed, and nobody is suggested for the rest.</summary>
    Partly,
    /// <summary>Enough confirmed people.</summary>
    Filled,
    /// <summary>Enough confirmed people, but one of them may have left.</summary>
    AtRisk,
}

/// <summary>One slot of the template with the people in it.</summary>
/// <param name="Slot">The template's slot.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Confirmed">Those a person put here, the primary first.</param>
/// <param name="Suggestions">From 70 %, the likeliest first.</param>
/// <param name="Candidates">35 to 69 %, the likeliest first.</param>
/// <param name="Dismissed">Would be a suggestion or candidate but a person said no; can be brought back.</param>
/// <param name="Reopened">Who was here and why not any more, while the slot lacks people; else null.</param>
/// <param name="Words">What is missing, as a sentence; null when filled.</param>
public sealed record SlotView(
    CommitteeSlot Slot,
    SlotState State,
    IReadOnlyList<SeatedPerson> Confirmed,
    IReadOnlyList<RoleSuggestion> Suggestions,
    IReadOnlyList<RoleSuggestion> Candidates,
    IReadOnlyList<RoleSuggestion> Dismissed,
    SlotReopening? Reopened,
    string? Words);

/// <summary>One person confirmed in one role.</summary>
/// <param name="ContactId">Who.</param>
/// <param name="Role">In which role.</param>
/// <param name="IsPrimary">The one primary decision maker.</param>
/// <param name="ConfirmedAt">When it was said.</param>
/// <param name="ConfirmedBy">By whom.</param>
/// <param name="Risk">Why the seat is at risk, in words; null when it is not.</param>
public sealed record SeatedPerson(
    long ContactId, BuyingRole Role, bool IsPrimary, DateTime ConfirmedAt, string? ConfirmedBy, string? Risk);

/// <summary>Why a slot is open again.</summary>
/// <param name="ContactId">Who was in it last.</param>
/// <param name="Name">The name, as shown.</param>
/// <param name="At">When it opened, where known.</param>
/// <param name="Reason">Half a sentence: "left the company".</param>
/// <param name="NextBest">The likeliest successor here, or null.</param>
/// <param name="When">"Reopened 9 Nov."</param>
/// <param name="What">"Anders Berg, CFO, left the company."</param>
/// <param name="Words">All of it: "Reopened 9 Nov. Anders Berg, CFO, left the company. ...".</param>
public sealed record SlotReopening(long ContactId, string Name, DateTime? At, string Reason, RoleSuggestion? NextBest, string When, string What, string Words);

/// <summary>How likely one person plays one role, and why.</summary>
/// <param name="ContactId">Who.</param>
/// <param name="Role">Which role.</param>
/// <param name="Confidence">0 to 1 in whole hundredths: 1 - product of (1 - weight x strength).</param>
/// <param name="Evidence">What speaks for it, the weightiest first.</param>
/// <param name="Words">"Likely technical evaluator, 75 %: title matches persona IT leader".</param>
public sealed record RoleSuggestion(
    long ContactId, BuyingRole Role, double Confidence, IReadOnlyList<RoleEvidence> Evidence, string Words)
{
    /// <summary>The confidence in whole per cent.</summary>
    public int Percent => (int)Math.Round(Confidence * 100);
}

/// <summary>What is wrong with a committee, the gravest first. What the threshold counts is named at each.</summary>
public enum CommitteeWarningKind
{
    /// <summary>Fewer confirmed decision makers than this number.</summary>
    NoDecisionMaker,
    /// <summary>Fewer executives with a confirmed or suggested role than this number.</summary>
    NoPower,
    /// <summary>At least this number of confirmed blockers and gatekeepers.</summary>
    BlockerPresent,
    /// <summary>Somebody is engaged, but fewer people in 30 days than this number.</summary>
    SingleThreaded,
    /// <summary>We wrote and nobody answered for at least this number of days.</summary>
    Ghosted,
    /// <summary>Of the people in a role who were engaged in 28 days, at least this share in per cent is cooling.</summary>
    Cooling,
    /// <summary>Fewer present contacts than this number.</summary>
    NotEnoughContacts,
    /// <summary>At least this number of confirmed people was not confirmed by any source within the profile's stale days.</summary>
    StaleData,
}

/// <summary>One warning that holds.</summary>
public sealed record CommitteeWarning(CommitteeWarningKind Kind, string Words);

/// <summary>Whether the next step is to reach somebody known or to find somebody.</summary>
public enum NextBestKind
{
    Reach,
    Find,
}

/// <summary>The one person to reach, or to find, now.</summary>
/// <param name="Kind">Reach or find.</param>
/// <param name="ContactId">Whom to reach; null for somebody to find.</param>
/// <param name="Name">The person's name, or what to find: "Finance lead".</param>
/// <param name="Title">The person's title, where known.</param>
/// <param name="Role">The seat it is about, where there is one.</param>
/// <param name="Reasons">Why, the weightiest first, each a half sentence.</param>
/// <param name="Words">The reasons as one sentence: "Fills the empty budget influencer seat; leaning in".</param>
public sealed record NextBestContact(
    NextBestKind Kind, long? ContactId, string Name, string? Title, BuyingRole? Role, IReadOnlyList<string> Reasons, string Words);
