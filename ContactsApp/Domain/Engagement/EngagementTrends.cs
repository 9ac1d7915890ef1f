namespace ContactsApp.Domain.Engagement;

/// <summary>The last 14 days against the 14 before.</summary>
public static class EngagementTrends
{
    /// <summary>The trend of one contact's or lead's touchpoints.</summary>
    public static TrendResult Of(IEnumerable<TouchpointFacts> touchpoints, DateTime now) => throw new NotImplementedException();
}

/// <summary>Says what an engagement score is made of.</summary>
public static class EngagementExplainer
{
    /// <summary>The score and its largest contributions.</summary>
    public static EngagementExplanation Explain(
        IEnumerable<TouchpointFacts> touchpoints, DateTime now, double halfLifeDays, double halfwaySum, int top = 3) => throw new NotImplementedException();
}

/// <summary>Finds what deserves attention in a lead's touchpoints.</summary>
public static class EngagementSignalFinder
{
    /// <summary>The signals that are on at a moment.</summary>
    public static EngagementSignals Of(IEnumerable<TouchpointFacts> touchpoints, DateTime now) => throw new NotImplementedException();
}

/// <summary>Condenses one person's or lead's touchpoints.</summary>
public static class EngagementSummaries
{
    /// <summary>One person's engagement.</summary>
    public static EngagementSummary Of(IEnumerable<TouchpointFacts> touchpoints, DateTime now) => throw new NotImplementedException();

    /// <summary>The first time we wrote or called since anybody at the lead last answered; null when nothing is open.</summary>
    public static DateTime? WaitingSince(IEnumerable<TouchpointFacts> touchpoints) => throw new NotImplementedException();
}

/// <summary>When facts that depend on a window of time change next.</summary>
public static class WindowedFacts
{
    /// <summary>The first moment after now at which a trend, signal, "engaged in 30 days" or staleness can differ; null for never.</summary>
    public static DateTime? NextChange(
        IEnumerable<TouchpointFacts> touchpoints, DateTime now, DateTime? lastConfirmedAt = null, int staleAfterDays = 90) => throw new NotImplementedException();
}
