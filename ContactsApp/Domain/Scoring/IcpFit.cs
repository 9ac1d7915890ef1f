using System.Runtime.CompilerServices;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

/// <summary>
/// How well a company matches an ICP (PRODUCT.md section 4): 100 x weights met / weights known. A missed must-have caps it at
/// 49, a disqualifier makes it 0. Unknown facts lower the confidence (weights known / all weights), not the score.
/// </summary>
public static class IcpFit
{
    /// <summary>The most a company can reach that misses a must-have.</summary>
    public const int CapWithoutMustHave = 49;

    /// <summary>Below this confidence the band is Unknown.</summary>
    public const double LeastConfidence = 0.4;

    private static readonly ConditionalWeakTable<IcpDefinition, PreparedCriterion[]> Prepared = [];

    /// <summary>The fit of one company, with its reasons. The profile's words are prepared once.</summary>
    public static FitScore Score(IcpDefinition icp, CompanyFacts facts) => Score(icp, new PreparedCompany(facts));

    /// <summary>The same for a company whose texts are prepared.</summary>
    public static FitScore Score(IcpDefinition icp, PreparedCompany company)
    {
        var judged = Of(icp).Select(c => new Judged(c.Criterion, company.Check.Judge(c))).ToList();

        var all = judged.Sum(j => j.Weight);
        var known = judged.Sum(j => j.IsKnown ? j.Weight : 0);
        var met = judged.Sum(j => j.IsMet ? j.Weight : 0);
        var figure = Figure(icp, all, known, met, judged.Any(j => j.RulesOut), judged.Any(j => j.Misses));
        var uncapped = known == 0 ? 0 : WholeShares.Round(100.0 * met / known);
        return new FitScore(
            figure.Score, figure.Band, figure.Confidence, Reasons(judged, uncapped), WouldRaise(judged, met, known, all, figure.Score));
    }

    /// <summary>The same score and band without reasons, for counting many companies.</summary>
    public static FitFigure Figure(IcpDefinition icp, PreparedCompany company)
    {
        var (all, known, met, ruledOut, capped) = (0, 0, 0, false, false);
        foreach (var criterion in Of(icp))
        {
            var judged = new Judged(criterion.Criterion, (company.Check.StateOf(criterion), ""));
            all += judged.Weight;
            known += judged.IsKnown ? judged.Weight : 0;
            met += judged.IsMet ? judged.Weight : 0;
            ruledOut |= judged.RulesOut;
            capped |= judged.Misses;
        }

        return Figure(icp, all, known, met, ruledOut, capped);
    }

    private static FitFigure Figure(IcpDefinition icp, int all, int known, int met, bool ruledOut, bool capped)
    {
        var confidence = all == 0 ? 0 : (double)known / all;
        var uncapped = known == 0 ? (int?)null : WholeShares.Round(100.0 * met / known);
        var score = ruledOut ? 0 : capped && uncapped > CapWithoutMustHave ? CapWithoutMustHave : uncapped;
        var band = ruledOut ? ScoreBand.NotAFit
            : score is null || confidence < LeastConfidence ? ScoreBand.Unknown
            : icp.Bands.Of(score.Value);
        return new(score, band, confidence);
    }

    private static PreparedCriterion[] Of(IcpDefinition icp) => Prepared.GetValue(icp, static i => [.. i.Criteria.Select(c => new PreparedCriterion(c))]);

    private static List<FitReason> Reasons(List<Judged> judged, int uncapped)
    {
        var points = WholeShares.Of([.. judged.Select(j => j.IsMet ? (double)j.Weight : 0)], uncapped);
        var known = judged.Sum(j => j.IsKnown ? j.Weight : 0);
        return [.. judged.Select((j, i) => new FitReason(
            CriterionWords.Name(j.Criterion),
            j.Criterion.Id,
            j.Criterion.Need,
            j.State,
            points[i],
            j.IsMet ? points[i] : j.IsKnown ? WholeShares.Round(100.0 * j.Weight / known) : 0,
            j.Words))];
    }

    private static List<string> WouldRaise(List<Judged> judged, int met, int known, int all, int? score)
    {
        var missedMustHaves = judged.Count(j => j.Misses);
        if (judged.Any(j => j.RulesOut))
        {
            return [.. judged.Where(j => j.RulesOut).Select(j => $"Only if this did not hold: {j.Words}")];
        }

        var missed = judged
            .Where(j => j is { IsKnown: true, IsMet: false })
            .Select(j => (j, Gain: Gain(j, missedMustHaves, met, known, score)))
            .OrderByDescending(x => x.Gain).ThenByDescending(x => x.j.Weight)
            .Select(x => $"{CriterionWords.Wanted(x.j.Criterion)}: {(x.Gain > 0 ? $"+{x.Gain}" : "counts once every must-have is met")}");
        var unknown = judged
            .Where(j => j.Weight > 0 && !j.IsKnown)
            .OrderByDescending(j => j.Weight)
            .Select(j => $"{CriterionWords.Name(j.Criterion)} unknown: knowing it raises the confidence to {WholeShares.Round(100.0 * (known + j.Weight) / all)} %");
        return [.. missed, .. unknown];
    }

    /// <summary>What the score would gain if this one missed criterion were met, caps included.</summary>
    private static int Gain(Judged judged, int missedMustHaves, int met, int known, int? score)
    {
        var then = WholeShares.Round(100.0 * (met + judged.Weight) / known);
        var stillCapped = missedMustHaves - (judged.Criterion.Need == CriterionNeed.MustHave ? 1 : 0) > 0;
        return (stillCapped ? Math.Min(then, CapWithoutMustHave) : then) - (score ?? 0);
    }

    private readonly record struct Judged(CompanyCriterion Criterion, (FitReasonState State, string Words) Verdict)
    {
        internal FitReasonState State => Verdict.State;
        internal string Words => Verdict.Words;
        internal int Weight => Criterion.Need == CriterionNeed.Disqualifier ? 0 : Criterion.Weight;
        internal bool IsKnown => Weight > 0 && State != FitReasonState.Unknown;
        internal bool IsMet => Weight > 0 && State == FitReasonState.Met;
        internal bool Misses => Criterion.Need == CriterionNeed.MustHave && State == FitReasonState.Missed;
        internal bool RulesOut => Criterion.Need == CriterionNeed.Disqualifier && State == FitReasonState.Missed;
    }
}
