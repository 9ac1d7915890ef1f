namespace ContactsApp.Domain.Engagement;

/// <summary>When facts that depend on a window of time change next, so that a small job can sweep them (DESIGN.md decision 10).</summary>
public static class WindowedFacts
{
    /// <summary>Whether a record is stale: known to be confirmed last this many days ago or more. Never confirmed is not stale.</summary>
    public static bool IsStale(DateTime? lastConfirmedAt, DateTime now, int staleAfterDays) =>
        lastConfirmedAt is { } at && now - at >= TimeSpan.FromDays(staleAfterDays);

    /// <summary>
    /// The first moment after now at which a trend, a signal, "engaged in 30 days" or staleness can differ; null for never. Until then
    /// they stay as they are unless a touchpoint arrives.
    /// </summary>
    public static DateTime? NextChange(
        IEnumerable<TouchpointFacts> touchpoints, DateTime now, DateTime? lastConfirmedAt = null, int staleAfterDays = 90)
    {
        DateTime? next = null;
        foreach (var touchpoint in touchpoints.Where(EngagementWindows.Counts))
        {
            foreach (var days in (ReadOnlySpan<int>)[0, EngagementWindows.TrendDays, EngagementWindows.SparklineDays, EngagementWindows.EngagedDays])
            {
                next = Earlier(next, touchpoint.At.AddDays(days), now);
            }
        }

        return lastConfirmedAt is { } confirmed ? Earlier(next, confirmed.AddDays(staleAfterDays), now) : next;
    }

    private static DateTime? Earlier(DateTime? next, DateTime at, DateTime now) => at > now && !(next <= at) ? at : next;
}
