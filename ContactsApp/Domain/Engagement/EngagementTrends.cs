using System.Globalization;

namespace ContactsApp.Domain.Engagement;

/// <summary>
/// The last 14 days against the 14 before, by sum of weights: leaning in from a quarter more, cooling from a quarter less,
/// quiet without anything in 28 days.
/// </summary>
public static class EngagementTrends
{
    /// <summary>From this ratio of the two fortnights on somebody leans in.</summary>
    public const double LeaningInFrom = 1.25;

    /// <summary>Down to this ratio of the two fortnights and below somebody cools.</summary>
    public const double CoolingUpTo = 0.75;

    // Most people have done nothing in these days: they share one answer.
    private static readonly TrendResult Nothing = new(EngagementTrend.Quiet, 0, 0, new double[EngagementWindows.SparklineDays], Words(EngagementTrend.Quiet, 0, 0));

    /// <summary>The trend of one contact's or lead's touchpoints.</summary>
    public static TrendResult Of(IEnumerable<TouchpointFacts> touchpoints, DateTime now)
    {
        var days = new double[EngagementWindows.SparklineDays];
        foreach (var touchpoint in touchpoints.Where(EngagementWindows.Counts))
        {
            if (EngagementWindows.IsWithin(touchpoint.At, now, EngagementWindows.SparklineDays))
            {
                days[days.Length - 1 - (int)(now - touchpoint.At).TotalDays] += touchpoint.Weight;
            }
        }

        var before = days.Take(EngagementWindows.TrendDays).Sum();
        var last = days.Skip(EngagementWindows.TrendDays).Sum();
        var trend = Trend(last, before);
        return trend == EngagementTrend.Quiet ? Nothing : new TrendResult(trend, last, before, days, Words(trend, last, before));
    }

    /// <summary>The word for two fortnights.</summary>
    internal static EngagementTrend Trend(double last, double before) =>
        last + before <= 0 ? EngagementTrend.Quiet
        : last >= LeaningInFrom * before ? EngagementTrend.LeaningIn
        : last <= CoolingUpTo * before ? EngagementTrend.Cooling
        : EngagementTrend.Steady;

    private static string Words(EngagementTrend trend, double last, double before)
    {
        var numbers = string.Create(
            CultureInfo.InvariantCulture, $"{last:0.#} in the last 14 days, {before:0.#} in the 14 before");
        return trend switch
        {
            EngagementTrend.Quiet => "Quiet: nothing in 28 days",
            EngagementTrend.Cooling => $"Cooling: {numbers}",
            EngagementTrend.Steady => $"Steady: {numbers}",
            EngagementTrend.LeaningIn => $"Leaning in: {numbers}",
        };
    }
}
