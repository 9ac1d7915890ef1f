namespace ContactsApp.Domain.Digests;

/// <summary>When somebody wants a digest, on their own clock.</summary>
/// <param name="Day">For a weekly one.</param>
/// <param name="Hour">0 to 23.</param>
public readonly record struct DigestTimes(DigestRhythm Rhythm, DayOfWeek Day, int Hour)
{
    /// <summary>What is proposed: before the working day, and on its first day.</summary>
    public const int UsualHour = 7;

    /// <inheritdoc cref="UsualHour"/>
    public const DayOfWeek UsualDay = DayOfWeek.Monday;
}

/// <summary>
/// The moments at which a digest is due. One a day or week by the calendar of the zone, whatever its clocks do: an hour that is left out comes
/// when the clocks have been put forward, one that comes twice counts once.
/// </summary>
public static class DigestSchedule
{
    private const int DaysAWeek = 7;

    /// <summary>Between two tries of one digest; after the last it is given up. Together they end before the next daily one is due.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    /// <summary>Between two, about.</summary>
    public static TimeSpan PeriodOf(DigestRhythm rhythm) => TimeSpan.FromDays(rhythm switch
    {
        DigestRhythm.Daily => 1,
        DigestRhythm.Weekly => DaysAWeek,
    });

    /// <summary>The latest moment up to now at which one was due, UTC.</summary>
    public static DateTime LastDue(DigestTimes times, TimeZoneInfo zone, DateTime now) => Dues(times, zone, now).Last(at => at <= now);

    /// <summary>The next moment at which one is due, UTC.</summary>
    public static DateTime NextDue(DigestTimes times, TimeZoneInfo zone, DateTime now) => Dues(times, zone, now).First(at => at > now);

    /// <summary>How long to wait after so many tries that failed; null to give up.</summary>
    public static TimeSpan? PauseAfter(int tries) => tries <= Pauses.Length ? Pauses[tries - 1] : null;

    // A day further than a week in both directions: the hour may be shifted over midnight.
    private static IEnumerable<DateTime> Dues(DigestTimes times, TimeZoneInfo zone, DateTime now)
    {
        var today = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(now, DateTimeKind.Utc), zone).Date;
        return Enumerable.Range(-DaysAWeek - 1, (2 * DaysAWeek) + 3).Select(days => today.AddDays(days))
            .Where(day => times.Rhythm == DigestRhythm.Daily || day.DayOfWeek == times.Day)
            .Select(day => ToUtc(day.AddHours(times.Hour), zone));
    }

    private static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
