using ContactsApp.Domain.Scoring;

namespace ContactsApp.Domain.Engagement;

/// <summary>Says what an engagement score is made of.</summary>
public static class EngagementExplainer
{
    /// <summary>
    /// The score and its largest contributions. Touchpoints with the same channel and summary count together; each line's points are
    /// its share of the decayed sum, in whole numbers that add up to the score.
    /// </summary>
    public static EngagementExplanation Explain(
        IEnumerable<TouchpointFacts> touchpoints, DateTime now, double halfLifeDays, double halfwaySum, int top = 3)
    {
        var lines = touchpoints
            .Where(t => EngagementWindows.Counts(t) && t.At <= now)
            .GroupBy(t => (t.Channel, t.Summary))
            .Select(g => (
                g.Key.Summary,
                g.Key.Channel,
                Sum: g.Sum(t => t.Weight * Math.Pow(2, -(now - t.At).TotalDays / halfLifeDays)),
                Count: g.Count(),
                LastAt: g.Max(t => t.At)))
            .OrderByDescending(l => l.Sum).ThenByDescending(l => l.LastAt).ThenBy(l => l.Summary, StringComparer.Ordinal)
            .ToList();

        var score = EngagementMath.ScoreOfSum(lines.Sum(l => l.Sum), halfwaySum);
        var points = WholeShares.Of([.. lines.Select(l => l.Sum)], score);
        var shown = lines.Take(top).Select((l, i) => new EngagementContribution(
            l.Count == 1 ? l.Summary : $"{l.Summary} x {l.Count}", points[i], l.Count, l.LastAt, l.Channel)).ToList();
        return new EngagementExplanation(
            score, shown, lines.Skip(top).Sum(l => l.Count), score - shown.Sum(c => c.Points));
    }
}
