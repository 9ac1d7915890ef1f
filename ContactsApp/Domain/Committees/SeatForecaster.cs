using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;

namespace ContactsApp.Domain.Committees;

/// <summary>What speaks for one person's seats besides the title; the same whatever the profile says. Roles are bits, by their number.</summary>
/// <param name="Confirmed">Roles a person confirmed.</param>
/// <param name="Dismissed">Roles somebody declined or ended.</param>
/// <param name="Named">What sources named, and behaviour: kind, role and strength.</param>
public sealed record SeatFacts(int Confirmed, int Dismissed, IReadOnlyList<(RoleEvidenceKind Kind, BuyingRole Role, double Strength)> Named)
{
    /// <summary>Mail to the person bounces: what is confirmed stays a person's word, and fills no seat.</summary>
    public bool IsOutOfReach { get; init; }

    /// <summary>Keeps others from us: never a champion.</summary>
    public bool IsGatekeeper { get; init; }

    /// <summary>How the person engages, 14 days against the 14 before.</summary>
    public EngagementTrend Trend { get; init; } = EngagementTrend.Quiet;

    /// <summary>Did something in 30 days.</summary>
    public bool IsEngaged { get; init; }

    /// <summary>When a confirmed person's record was last confirmed; null where that is not known, or nothing is confirmed.</summary>
    public DateTime? LastConfirmedAt { get; init; }

    /// <summary>What the person does speaks for us (<see cref="CommitteePerson.IsAlly"/>).</summary>
    internal bool IsAlly => !IsGatekeeper && (Confirmed & Bit(BuyingRole.Blocker)) == 0;

    /// <summary>The confirmed roles that fill seats.</summary>
    internal int Seated => IsOutOfReach ? 0 : Confirmed;

    /// <summary>From what was said of a person, and what they did.</summary>
    public static SeatFacts Of(IEnumerable<(BuyingRole Role, RoleState State)> roles, IEnumerable<RoleEvidence> evidence, EngagementSummary did)
    {
        var (confirmed, dismissed) = (0, 0);
        foreach (var (role, state) in roles)
        {
            confirmed |= state == RoleState.Confirmed ? Bit(role) : 0;
            dismissed |= state is RoleState.Declined or RoleState.Ended ? Bit(role) : 0;
        }

        var named = evidence.Select(e => (e.Kind, e.Role, e.Strength)).ToList();
        if (RoleEvidenceFinder.BehaviourStrength(did) is > 0 and var strength)
        {
            named.Add((RoleEvidenceKind.Behaviour, BuyingRole.Champion, strength));
        }

        return new(confirmed, dismissed, named) { Trend = did.Trend, IsEngaged = did.Touches30 > 0 };
    }

    internal static int Bit(BuyingRole role) => 1 << (int)role;
}

/// <summary>
/// How the slots of a template would stand, in numbers only and for many people: what <see cref="CommitteeBuilder"/> says in full of one
/// lead. For previews of a profile; nothing is stored from it.
/// </summary>
public sealed class SeatForecaster
{
    private static readonly RoleEvidenceKind[] Kinds = Enum.GetValues<RoleEvidenceKind>();
    private static readonly BuyingRole[] Roles = Enum.GetValues<BuyingRole>();

    private readonly RoleEvidenceFinder finder;

    /// <summary>Prepares the personas of one profile.</summary>
    public SeatForecaster(IcpDefinition icp) => finder = new RoleEvidenceFinder(icp);

    /// <summary>How strongly a title speaks for each role, by the role's number. Many people have the same title: ask once.</summary>
    public double[] TitleStrengths(RelevanceFacts facts, IReadOnlyList<string> title) => finder.TitleStrengths(facts, title);

    /// <summary>The roles somebody is suggested for, as bits.</summary>
    /// <param name="titles">From <see cref="TitleStrengths"/>.</param>
    /// <param name="facts">What else speaks for the person; null for nothing.</param>
    public static int Suggested(double[] titles, Seniority seniority, SeatFacts? facts)
    {
        var suggested = 0;
        foreach (var role in Roles)
        {
            var confidence = Confidence(role, titles, seniority, facts);
            if (confidence >= RoleSuggester.SuggestionFrom && IsOpenTo(role, confidence, facts))
            {
                suggested |= SeatFacts.Bit(role);
            }
        }

        return suggested;
    }

    /// <summary>Where a slot stands with so many confirmed and suggested people.</summary>
    public static SlotState StateOf(CommitteeSlot slot, int confirmed, int suggested) =>
        confirmed >= slot.PeopleNeeded ? SlotState.Filled
        : suggested > 0 ? SlotState.Suggested
        : confirmed > 0 ? SlotState.Partly
        : SlotState.Empty;

    private static double Confidence(BuyingRole role, double[] titles, Seniority seniority, SeatFacts? facts)
    {
        var strength = titles[(int)role];
        var guesses = role != BuyingRole.Champion
            || (seniority != Seniority.Executive && ((facts?.Confirmed ?? 0) & SeatFacts.Bit(BuyingRole.DecisionMaker)) == 0);
        if (facts is not { Named.Count: > 0 })
        {
            return guesses && strength > 0 ? RoleSuggester.Confidence([Evidence(RoleEvidenceKind.Title, role, strength)]) : 0;
        }

        List<RoleEvidence> speaking = [];
        foreach (var kind in Kinds)
        {
            var strongest = kind == RoleEvidenceKind.Title ? strength : 0;
            foreach (var named in facts.Named)
            {
                strongest = named.Kind == kind && named.Role == role ? Math.Max(strongest, named.Strength) : strongest;
            }

            // What a source names stands also for an executive; what is guessed from title and behaviour does not.
            if (strongest > 0 && (guesses || kind is RoleEvidenceKind.Import or RoleEvidenceKind.Partner))
            {
                speaking.Add(Evidence(kind, role, strongest));
            }
        }

        return RoleSuggester.Confidence(speaking);
    }

    private static bool IsOpenTo(BuyingRole role, double confidence, SeatFacts? facts)
    {
        if (facts is null)
        {
            return true;
        }

        var closed = facts.Confirmed | facts.Dismissed;
        return (closed & SeatFacts.Bit(role)) == 0
            && !(role == BuyingRole.Champion && (facts.IsGatekeeper || (facts.Confirmed & SeatFacts.Bit(BuyingRole.Blocker)) != 0))
            && (facts.Confirmed == 0 || confidence >= RoleSuggester.SecondRoleFrom);
    }

    private static RoleEvidence Evidence(RoleEvidenceKind kind, BuyingRole role, double strength) => new(kind, role, strength, "");
}
