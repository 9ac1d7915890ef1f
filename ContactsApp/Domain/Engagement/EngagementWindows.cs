namespace ContactsApp.Domain.Engagement;

/// <summary>
/// The windows of time that engagement is judged in. A window of n days holds what happened after (now - n days) up to now: a
/// touchpoint falls out at the very moment it is n days old.
/// </summary>
internal static class EngagementWindows
{
    internal const int TrendDays = 14;
    internal const int SparklineDays = 2 * TrendDays;
    internal const int EngagedDays = 30;

    /// <summary>Touchpoints that say something about them: their own, with a weight.</summary>
    internal static bool Counts(TouchpointFacts touchpoint) => touchpoint is { Weight: > 0, Outbound: false };

    internal static bool IsWithin(DateTime at, DateTime now, int days) => at <= now && now - at < TimeSpan.FromDays(days);
}
