namespace ContactsApp.Domain.Engagement;

/// <summary>Engagement with exponential decay, stored so that it never rots (DESIGN.md decision 10).</summary>
public static class EngagementMath
{
    /// <summary>The stored form of a sum: its log2 shifted by time over half-life; null for nothing.</summary>
    public static double? Fold(IEnumerable<TouchpointFacts> touchpoints, double halfLifeDays) => throw new NotImplementedException();

    /// <summary>The stored form with one more touchpoint.</summary>
    public static double? Add(double? stored, DateTime at, double weight, double halfLifeDays) => throw new NotImplementedException();

    /// <summary>The decayed sum of weights at a moment.</summary>
    public static double SumAt(double? stored, DateTime now, double halfLifeDays) => throw new NotImplementedException();

    /// <summary>The score, 0 to 100, at a moment.</summary>
    public static int ToScore(double? stored, DateTime now, double halfLifeDays, double halfwaySum) => throw new NotImplementedException();
}

/// <summary>The decayed sum at which a score is 50.</summary>
public static class EngagementScale
{
    /// <summary>For one contact: one meeting today.</summary>
    public const double Contact = 10;

    /// <summary>For a whole lead: three meetings today.</summary>
    public const double Lead = 30;
}
