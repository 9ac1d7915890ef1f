using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;

namespace ContactsApp.Features.Committee;

/// <summary>A person as the committee panel and the contacts table of a lead show one.</summary>
/// <param name="Levels">The engagement level on each of the last 28 days, oldest first: the line.</param>
public sealed record ContactCard(
    long Id,
    Guid PublicId,
    int Version,
    string Name,
    string? Title,
    Seniority Seniority,
    Department? Department,
    int? Relevance,
    ScoreBand RelevanceBand,
    string? PersonaName,
    TrendResult Trend,
    IReadOnlyList<double> Levels,
    int EngagementScore,
    DateTime? LastTouchAt,
    string? LastTouchWords,
    string? Email,
    EmailStatus? EmailStatus,
    string? Phone,
    string? LinkedInUrl,
    IReadOnlyList<CardRole> Roles,
    DoNotContact DoNotContact,
    DateTime? LeftAt,
    DateTime? LastSeenAt,
    int OpenProposals)
{
    /// <summary>Keeps others from us.</summary>
    public bool IsGatekeeper { get; init; }

    /// <summary>The evidence of a departure that nobody accepted yet.</summary>
    public string? MayHaveLeft { get; init; }

    /// <summary>A source, not a person, ended the employment: it can be taken back by "Still here".</summary>
    public bool LeftBySource { get; init; }

    /// <summary>Who took this person's place.</summary>
    public PersonLink? ReplacedBy { get; init; }

    /// <summary>Whose place this person took.</summary>
    public IReadOnlyList<PersonLink> Replaced { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Confirmed before suggested, the likeliest first.</summary>
    public IEnumerable<CardRole> Held => Roles.Where(r => r.State is RoleState.Confirmed or RoleState.Suggested)
        .OrderByDescending(r => r.State == RoleState.Confirmed).ThenByDescending(r => r.IsPrimary).ThenByDescending(r => r.Confidence);
}

/// <summary>The role that a table shows of a person.</summary>
public sealed record CellRole(BuyingRole Role, bool Confirmed, double Confidence);

/// <summary>Another person, as a card names one.</summary>
public sealed record PersonLink(Guid PublicId, string Name);

/// <summary>Somebody who can take another's place.</summary>
public sealed record Colleague(Guid PublicId, string Name, string? Title);

/// <summary>The people beside one person at a company, the most relevant first.</summary>
public sealed record Colleagues(Guid LeadId, IReadOnlyList<Colleague> Others);

/// <summary>A role on a card: confirmed, suggested (with confidence and words), or declined.</summary>
public sealed record CardRole(BuyingRole Role, RoleState State, double Confidence, string Words, bool IsPrimary, DateTime At, string? ByName);

/// <summary>The committee of one lead with the people on it and beside it.</summary>
/// <param name="Judged">What the pure core says: slots, completeness, warnings, next best contact.</param>
/// <param name="People">Everybody at the company who is not in trash, by contact id; people who left are in it too.</param>
public sealed record LeadCommittee(Domain.Committees.Committee Judged, IReadOnlyDictionary<long, ContactCard> People);
