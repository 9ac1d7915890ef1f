using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;
using ContactsApp.Domain.Signals;

namespace ContactsApp.Intake.Judging;

/// <summary>A lead with all that the pure core says of it.</summary>
/// <param name="Levels">The engagement level on each of the last 28 days, for the line of the list.</param>
/// <param name="NextChangeAt">When a windowed fact changes next without anybody doing anything; null for never.</param>
internal sealed record JudgedLead(
    LeadFacts Facts,
    FitScore Fit,
    Committee Committee,
    TrendResult Trend,
    IReadOnlyList<double> Levels,
    IReadOnlyList<DerivedSignal> Signals,
    DateTime? NextChangeAt)
{
    public static JudgedLead Of(LeadFacts facts, IcpDefinition icp)
    {
        var forCommittee = facts.ForCommittee(icp);
        var committee = CommitteeBuilder.Build(forCommittee);
        var signalFacts = new LeadSignalFacts(
            committee, facts.People, facts.StartedOn, EngagementSignalFinder.Of(facts.Touchpoints, facts.Now, facts.People.Where(p => p.IsPresent && !p.IsAlly).Select(p => p.ContactId).ToHashSet()), facts.DemoRequested,
            facts.Lead.Stage, facts.Lead.SalesState, facts.Lead.OwnerId is not null, facts.Now);
        return new JudgedLead(
            facts,
            IcpFit.Score(icp, facts.Lead.Company),
            committee,
            EngagementTrends.Of(facts.Touchpoints, facts.Now),
            EngagementLevels.Of(facts.Touchpoints, facts.Now, icp.HalfLifeDays),
            LeadSignalFinder.Of(signalFacts),
            Earliest(
                WindowedFacts.NextChange(facts.Touchpoints, facts.Now),
                NextStale(facts, icp),
                NextGhosted(forCommittee, icp),
                LeadSignalFinder.NextChange(signalFacts)));
    }

    private static DateTime? NextStale(LeadFacts facts, IcpDefinition icp) => Earliest([.. facts.People
        .Where(p => p.Roles.Any(r => r.State == Domain.RoleState.Confirmed))
        .Select(p => WindowedFacts.NextChange([], facts.Now, p.LastConfirmedAt, icp.StaleAfterDays))]);

    /// <summary>The warning counts days, so it changes every day.</summary>
    private static DateTime? NextGhosted(CommitteeFacts facts, IcpDefinition icp)
    {
        if (facts.WaitingForAnswerSince is not { } since || icp.ActiveWarning(CommitteeWarningKind.Ghosted) is not { } rule)
        {
            return null;
        }

        var first = since.AddDays(rule.Threshold);
        return first > facts.Now ? first : since.AddDays(Math.Floor((facts.Now - since).TotalDays) + 1);
    }

    private static DateTime? Earliest(params DateTime?[] moments) => moments.Min();
}
