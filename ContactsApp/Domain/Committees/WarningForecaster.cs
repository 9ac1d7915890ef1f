using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Committees;

/// <summary>
/// Which warnings a committee would have, in numbers only and for many leads: what <see cref="CommitteeWarnings"/> says in words of one.
/// People are added one by one; a value, so that a forecast of thousands of leads makes no garbage.
/// </summary>
public struct WarningForecaster(IcpDefinition icp, DateTime now)
{
    private const int Blocker = 1 << (int)BuyingRole.Blocker;
    private const int DecisionMaker = 1 << (int)BuyingRole.DecisionMaker;

    private static readonly CommitteeWarningKind[] Kinds = Enum.GetValues<CommitteeWarningKind>();

    private int present;
    private int deciders;
    private int committee;
    private int power;
    private int blockers;
    private int engaged;
    private int active;
    private int cooling;
    private int stale;

    /// <summary>Somebody who is present.</summary>
    /// <param name="facts">What else is known of the person; null for nothing.</param>
    /// <param name="suggested">The roles they are suggested for, as bits.</param>
    public void Add(Seniority seniority, SeatFacts? facts, int suggested)
    {
        var seated = facts?.Seated ?? 0;
        present++;
        deciders += (seated & DecisionMaker) != 0 ? 1 : 0;
        blockers += (seated & Blocker) != 0 || facts is { IsGatekeeper: true } ? 1 : 0;
        engaged += facts is { IsEngaged: true, IsAlly: true } ? 1 : 0;
        stale += seated != 0 && WindowedFacts.IsStale(facts!.LastConfirmedAt, now, icp.StaleAfterDays) ? 1 : 0;
        if ((seated & ~Blocker) != 0 || suggested != 0)
        {
            committee++;
            power += seniority == Seniority.Executive ? 1 : 0;
            active += facts is null or { Trend: EngagementTrend.Quiet } ? 0 : 1;
            cooling += facts is { Trend: EngagementTrend.Cooling } ? 1 : 0;
        }
    }

    /// <summary>The warnings of the lead, as bits by the number of their kind.</summary>
    /// <param name="waitingSince">The first time we wrote since anybody answered; null when nothing is open.</param>
    public readonly int Warnings(DateTime? waitingSince)
    {
        var all = 0;
        foreach (var kind in Kinds)
        {
            all |= icp.ActiveWarning(kind) is { } rule && Warns(kind, rule.Threshold, waitingSince) ? 1 << (int)kind : 0;
        }

        return all;
    }

    private readonly bool Warns(CommitteeWarningKind kind, int threshold, DateTime? waitingSince) => kind switch
    {
        CommitteeWarningKind.NoDecisionMaker => deciders < threshold,
        CommitteeWarningKind.NoPower => committee > 0 && power < threshold,
        CommitteeWarningKind.BlockerPresent => blockers >= threshold,
        CommitteeWarningKind.SingleThreaded => engaged > 0 && engaged < threshold,
        CommitteeWarningKind.Ghosted => waitingSince is { } since && now - since >= TimeSpan.FromDays(threshold),
        CommitteeWarningKind.Cooling => cooling > 0 && 100 * cooling >= threshold * active,
        CommitteeWarningKind.NotEnoughContacts => present < threshold,
        CommitteeWarningKind.StaleData => stale > 0 && stale >= threshold,
    };
}
