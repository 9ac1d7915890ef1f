using ContactsApp.Domain.Scoring;

namespace ContactsApp.Domain.Icp;

/// <summary>Why a lead or a contact changes band when the profile changes: the one reason that weighs most, in a few words.</summary>
public static class MoveReasons
{
    /// <summary>Why a lead moves.</summary>
    public static string OfLead(IcpDefinition before, IcpDefinition after, PreparedCompany company)
    {
        var (old, now) = (IcpFit.Score(before, company), IcpFit.Score(after, company));
        if (now.Band == ScoreBand.Unknown)
        {
            return $"too little is known: {Percent(now.Confidence)} of the weights";
        }

        if (old.Score == now.Score)
        {
            return old.Band == ScoreBand.Unknown ? $"enough is known now: {Percent(now.Confidence)} of the weights" : Border(before, after, old.Band, now.Band);
        }

        var earlier = old.Reasons.DistinctBy(r => r.CriterionId).ToDictionary(r => r.CriterionId);
        var changed = now.Reasons.Select(r => (Now: r, Old: earlier.GetValueOrDefault(r.CriterionId)))
            .Where(x => x.Old is null || x.Old.State != x.Now.State || x.Old.Points != x.Now.Points || x.Old.Need != x.Now.Need).ToList();
        var gone = old.Reasons.Where(r => now.Reasons.All(n => n.CriterionId != r.CriterionId)).ToList();
        // What turned about explains more than points that shift because the others' weights did.
        var turned = changed.Where(x => x.Old is null || x.Old.State != x.Now.State || x.Old.Need != x.Now.Need).ToList();
        return (turned.Count > 0 ? turned : changed).MaxBy(x => Weight(x.Old, x.Now)) is { Now: { } reason } most
            && (turned.Count > 0 || gone.Count == 0)
            ? turned.Count > 0 ? Short(reason.Words) : $"{reason.Words}: {most.Old!.Points} to {reason.Points} points"
            : gone.Count > 0 ? $"{gone.MaxBy(r => r.Points)!.Criterion} is not asked any more"
            : Border(before, after, old.Band, now.Band);
    }

    /// <summary>Why a contact moves.</summary>
    public static string OfContact(IcpDefinition before, IcpDefinition after, RelevanceFacts facts)
    {
        var (old, now) = (IcpRelevance.Score(before, facts), IcpRelevance.Score(after, facts));
        if (old.PersonaId != now.PersonaId)
        {
            return (old.PersonaName, now.PersonaName) switch
            {
                ({ } was, null) => $"{was} does not match any more",
                (null, { } name) => $"matches {name}",
                var (was, name) => $"{name} instead of {was}",
            };
        }

        if (now.PersonaId is { } id && old.Score != now.Score)
        {
            var (was, persona) = (before.PersonaById(id)!, after.PersonaById(id)!);
            var turned = now.Reasons.FirstOrDefault(r => old.Reasons.All(o => o.Words != r.Words));
            return turned is not null ? turned.Words
                : was.Weight != persona.Weight ? $"weight of {persona.Name} {was.Weight} to {persona.Weight}"
                : $"{persona.Name} asks for less or more than before";
        }

        return Border(before, after, old.Band, now.Band);
    }

    // What a missed must-have means is said beside the score; here the fact counts.
    private static string Short(string words) => words.Split(';')[0];

    private static int Weight(FitReason? old, FitReason now) =>
        now is { Need: CriterionNeed.Disqualifier or CriterionNeed.MustHave, State: FitReasonState.Missed } ? 100 : Math.Abs(now.Points - (old?.Points ?? 0));

    private static string Border(IcpDefinition before, IcpDefinition after, ScoreBand from, ScoreBand to)
    {
        // The border that was crossed is the lower edge of the higher of the two bands.
        var higher = from > to ? from : to;
        var (was, now) = (Edge(before.Bands, higher), Edge(after.Bands, higher));
        return was == now ? "rounding at the border of a band" : $"{Name(higher)} begins at {now}, was {was}";
    }

    private static int Edge(ScoreBands bands, ScoreBand band) => band switch
    {
        ScoreBand.Strong => bands.Strong,
        ScoreBand.Moderate => bands.Moderate,
        ScoreBand.Weak => bands.Weak,
        ScoreBand.NotAFit or ScoreBand.Unknown => 0,
    };

    private static string Name(ScoreBand band) => band == ScoreBand.NotAFit ? "Not a fit" : band.ToString();

    private static string Percent(double share) => $"{WholeShares.Round(100 * share)} %";
}
