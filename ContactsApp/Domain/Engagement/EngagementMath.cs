namespace ContactsApp.Domain.Engagement;

/// <summary>
/// Engagement with exponential decay, stored so that it never rots (DESIGN.md decision 10). The sum at time t is
/// the sum of weight x 2^-((t - at) / half-life). Stored is log2 of the sum of weight x 2^((at - epoch) / half-life), which does not
/// mention t: two stored values keep their order for ever, and the sum at t is 2^(stored - (t - epoch) / half-life).
/// A changed half-life needs a new fold.
/// </summary>
public static class EngagementMath
{
    /// <summary>The fixed moment that stored values are shifted to. Changing it would change every stored value.</summary>
    public static DateTime Epoch { get; } = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The stored form of all touchpoints; null when none of them counts.</summary>
    public static double? Fold(IEnumerable<TouchpointFacts> touchpoints, double halfLifeDays)
    {
        double? stored = null;
        foreach (var touchpoint in touchpoints)
        {
            stored = Add(stored, touchpoint.At, touchpoint.Weight, halfLifeDays);
        }

        return stored;
    }

    /// <summary>The stored form with one more touchpoint; one that weighs nothing changes nothing.</summary>
    public static double? Add(double? stored, DateTime at, double weight, double halfLifeDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeDays);
        if (!(weight > 0))
        {
            return stored;
        }

        var one = Math.Log2(weight) + Shift(at, halfLifeDays);
        if (stored is not { } before)
        {
            return one;
        }

        // log2(2^a + 2^b) taken from the larger, so that nothing overflows however far from the epoch.
        var (high, low) = before > one ? (before, one) : (one, before);
        return high + Math.Log2(1 + Math.Pow(2, low - high));
    }

    /// <summary>The decayed sum of weights at a moment.</summary>
    public static double SumAt(double? stored, DateTime now, double halfLifeDays) =>
        stored is { } s ? Math.Pow(2, s - Shift(now, halfLifeDays)) : 0;

    /// <summary>
    /// The score at a moment: 100 x (1 - 2^-(sum / halfway)). Nothing is 0, the halfway sum is 50, twice it 75, three times 88; it
    /// never falls when the sum grows and never passes 100.
    /// </summary>
    public static int ToScore(double? stored, DateTime now, double halfLifeDays, double halfwaySum) =>
        ScoreOfSum(SumAt(stored, now, halfLifeDays), halfwaySum);

    /// <summary>The score of a decayed sum.</summary>
    public static int ScoreOfSum(double sum, double halfwaySum) =>
        (int)Math.Round(100 * (1 - Math.Pow(2, -sum / halfwaySum)), MidpointRounding.AwayFromZero);

    private static double Shift(DateTime at, double halfLifeDays) => (at - Epoch).TotalDays / halfLifeDays;
}

/// <summary>The decayed sum at which a score is 50.</summary>
public static class EngagementScale
{
    /// <summary>For one contact: one meeting today.</summary>
    public const double Contact = 10;

    /// <summary>For a whole lead: three meetings today.</summary>
    public const double Lead = 30;
}
