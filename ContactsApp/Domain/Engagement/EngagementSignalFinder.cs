namespace ContactsApp.Domain.Engagement;

/// <summary>Finds what deserves attention in a lead's touchpoints (PRODUCT.md section 5).</summary>
public static class EngagementSignalFinder
{
    /// <summary>Distinct people in 14 days that make several stakeholders.</summary>
    public const int Stakeholders = 2;

    /// <summary>The days in which they must engage.</summary>
    public const int Days = EngagementWindows.TrendDays;

    /// <summary>Fewest touchpoints in 14 days that can be a surge.</summary>
    public const int SurgeTouchpoints = 3;

    /// <summary>The signals that are on at a moment.</summary>
    /// <param name="notForUs">People who do not count among several stakeholders: blockers and gatekeepers. Null for none.</param>
    public static EngagementSignals Of(IEnumerable<TouchpointFacts> touchpoints, DateTime now, IReadOnlySet<long>? notForUs = null)
    {
        var people = new HashSet<long>();
        var count = 0;
        var (last, before) = (0.0, 0.0);
        foreach (var touchpoint in touchpoints.Where(EngagementWindows.Counts))
        {
            if (EngagementWindows.IsWithin(touchpoint.At, now, EngagementWindows.TrendDays))
            {
                (last, count) = (last + touchpoint.Weight, count + 1);
                if (touchpoint.ContactId is { } id && notForUs?.Contains(id) != true)
                {
                    people.Add(id);
                }
            }
            else if (EngagementWindows.IsWithin(touchpoint.At, now, EngagementWindows.SparklineDays))
            {
                before += touchpoint.Weight;
            }
        }

        var several = people.Count >= Stakeholders;
        var surge = count >= SurgeTouchpoints && last >= 2 * before;
        return new EngagementSignals(several, people.Count, surge, Words(several, people.Count, surge, before > 0));
    }

    private static List<string> Words(bool several, int people, bool surge, bool wasActive)
    {
        List<string> words = [];
        if (several)
        {
            words.Add($"{people} people engaged in 14 days");
        }

        if (surge)
        {
            words.Add(wasActive ? "Surge: doubled in 14 days" : "Surge: from nothing in 14 days");
        }

        return words;
    }
}
