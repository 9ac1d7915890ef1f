namespace ContactsApp.Domain.Engagement;

/// <summary>Condenses one person's or lead's touchpoints.</summary>
public static class EngagementSummaries
{
    /// <summary>Coming back this long after the touchpoint before is a return visit; sooner is the same sitting.</summary>
    public static TimeSpan ReturnAfter { get; } = TimeSpan.FromHours(12);

    /// <summary>One person's engagement at a moment.</summary>
    public static EngagementSummary Of(IEnumerable<TouchpointFacts> touchpoints, DateTime now)
    {
        var theirs = touchpoints
            .Where(t => EngagementWindows.Counts(t) && t.At <= now)
            .OrderBy(t => t.At).ThenBy(t => t.Id)
            .ToList();
        if (theirs.Count == 0)
        {
            return EngagementSummary.None;
        }

        var recent = theirs.Where(t => EngagementWindows.IsWithin(t.At, now, EngagementWindows.EngagedDays)).ToList();
        return new EngagementSummary(
            EngagementTrends.Of(theirs, now).Trend,
            recent.Count(t => EngagementWindows.IsWithin(t.At, now, EngagementWindows.TrendDays)),
            recent.Count,
            theirs[^1].At,
            recent.Select(t => t.At.Date).Distinct().Count(),
            recent.Zip(recent.Skip(1)).Count(pair => pair.Second.At - pair.First.At >= ReturnAfter),
            recent.Count == 0 ? 0 : (recent[^1].At.Date - recent[0].At.Date).Days + 1,
            theirs[^1].Summary);
    }

    /// <summary>
    /// The first time we wrote or called since anybody at the lead last answered; null when nothing is open. An answer is a reply, call,
    /// meeting or form: reading a page is interest, but no answer.
    /// </summary>
    public static DateTime? WaitingSince(IEnumerable<TouchpointFacts> touchpoints)
    {
        DateTime? answered = null;
        List<DateTime> ours = [];
        foreach (var touchpoint in touchpoints)
        {
            if (touchpoint.Outbound && IsConversation(touchpoint.Channel))
            {
                ours.Add(touchpoint.At);
            }
            else if (EngagementWindows.Counts(touchpoint) && IsConversation(touchpoint.Channel) && !(answered >= touchpoint.At))
            {
                answered = touchpoint.At;
            }
        }

        var open = ours.Where(at => answered is null || at > answered).ToList();
        return open.Count == 0 ? null : open.Min();
    }

    private static bool IsConversation(TouchpointChannel channel) =>
        channel is TouchpointChannel.Email or TouchpointChannel.Call or TouchpointChannel.Meeting or TouchpointChannel.Form;
}
