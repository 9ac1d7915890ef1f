namespace ContactsApp.Domain.Engagement;

/// <summary>
/// How engagement stood on each of the last 28 days: the decayed sum of weights of <see cref="EngagementMath"/>, a day apart. A single
/// visit is a step that slowly sinks and not a spike, so the line shows the level that the score is taken from.
/// </summary>
public static class EngagementLevels
{
    /// <summary>How many days a line shows.</summary>
    public const int Days = EngagementWindows.SparklineDays;

    // Most people have done nothing: they share one line.
    private static readonly double[] Nothing = new double[Days];

    /// <summary>The levels 27 days ago, 26 days ago, ..., now; all 0 where nothing counts.</summary>
    /// <param name="halfLifeDays">Days after which a touchpoint counts half; above 0.</param>
    public static IReadOnlyList<double> Of(IEnumerable<TouchpointFacts> touchpoints, DateTime now, double halfLifeDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeDays);
        var counted = touchpoints.Where(EngagementWindows.Counts).ToList();
        if (counted.Count == 0)
        {
            return Nothing;
        }

        var levels = new double[Days];
        foreach (var touchpoint in counted)
        {
            for (var day = 0; day < Days; day++)
            {
                var passed = (now.AddDays(day - Days + 1) - touchpoint.At).TotalDays;
                levels[day] += passed < 0 ? 0 : touchpoint.Weight * Math.Pow(2, -passed / halfLifeDays);
            }
        }

        return levels;
    }

    /// <summary>A stored line after so many days in which nothing happened: it moves left, and the last level goes on sinking.</summary>
    public static IReadOnlyList<double> After(IReadOnlyList<double> levels, int daysPassed, double halfLifeDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeDays);
        if (daysPassed <= 0 || levels.Count == 0)
        {
            return levels;
        }

        var added = Enumerable.Range(Math.Max(1, daysPassed - levels.Count + 1), Math.Min(daysPassed, levels.Count))
            .Select(day => levels[^1] * Math.Pow(2, -day / halfLifeDays));
        return [.. levels.Skip(daysPassed), .. added];
    }
}
