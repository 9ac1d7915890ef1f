using System.Globalization;

namespace ContactsApp.Domain.Digests;

public sealed class DigestScheduleTests
{
    private static readonly DigestTimes Daily = new(DigestRhythm.Daily, DayOfWeek.Monday, 7);
    private static readonly DigestTimes Mondays = new(DigestRhythm.Weekly, DayOfWeek.Monday, 7);

    [Theory]
    [InlineData("Europe/Berlin", "2026-01-15 05:59", "2026-01-14 06:00")]
    [InlineData("Europe/Berlin", "2026-01-15 06:00", "2026-01-15 06:00")]
    [InlineData("Europe/Berlin", "2026-07-15 05:00", "2026-07-15 05:00")]   // summer
    [InlineData("America/Los_Angeles", "2026-01-15 14:59", "2026-01-14 15:00")]
    [InlineData("Pacific/Kiritimati", "2026-01-14 17:00", "2026-01-14 17:00")]   // its 15th
    [InlineData("Pacific/Pago_Pago", "2026-01-15 17:59", "2026-01-14 18:00")]
    [InlineData("Asia/Kathmandu", "2026-01-15 01:15", "2026-01-15 01:15")]
    public void LastDue_Daily_IsTheHourOfTheZone(string zone, string now, string due) =>
        DigestSchedule.LastDue(Daily, Zone(zone), At(now)).Should().Be(At(due));

    [Theory]
    [InlineData("2026-03-02 05:59", "2026-02-23 06:00")]   // a Monday, a minute before
    [InlineData("2026-03-02 06:00", "2026-03-02 06:00")]
    [InlineData("2026-03-08 23:30", "2026-03-02 06:00")]   // Monday in Berlin, before seven
    [InlineData("2026-03-30 05:00", "2026-03-30 05:00")]   // the day after the clocks went forward
    public void LastDue_Weekly_IsItsDayOfTheZone(string now, string due) =>
        DigestSchedule.LastDue(Mondays, Zone("Europe/Berlin"), At(now)).Should().Be(At(due));

    [Fact]
    public void LastDue_AnHourThatIsLeftOut_ComesWhenTheClocksHaveBeenPutForward()
    {
        var atTwo = Daily with { Hour = 2 };

        DigestSchedule.LastDue(atTwo, Zone("Europe/Berlin"), At("2026-03-29 12:00")).Should().Be(At("2026-03-29 01:00"));
        DigestSchedule.LastDue(Daily with { Hour = 0 }, Zone("Africa/Cairo"), At("2026-04-24 12:00")).Should().Be(At("2026-04-23 22:00"), "midnight itself is left out there");
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Africa/Cairo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Tokyo")]
    public void LastDue_AskedEachMinuteOfAYear_IsOneForEachDayOfTheZone(string zone)
    {
        foreach (var hour in new[] { 0, 1, 2, 3, 7, 23 })
        {
            var dues = new List<DateTime>();
            for (var now = At("2026-01-01 00:00"); now < At("2027-01-01 00:00"); now = now.AddMinutes(30))
            {
                var due = DigestSchedule.LastDue(Daily with { Hour = hour }, Zone(zone), now);
                due.Should().BeOnOrBefore(now);
                if (dues.Count == 0 || dues[^1] != due)
                {
                    dues.Add(due);
                }
            }

            dues.Should().BeInAscendingOrder();
            var days = dues.ConvertAll(d => TimeZoneInfo.ConvertTimeFromUtc(d, Zone(zone)).Date);
            days.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThanOrEqualTo(365);
        }
    }

    [Fact]
    public void NextDue_FollowsTheLast()
    {
        var now = At("2026-03-02 06:00");

        DigestSchedule.NextDue(Daily, Zone("Europe/Berlin"), now).Should().Be(At("2026-03-03 06:00"));
        DigestSchedule.NextDue(Mondays, Zone("Europe/Berlin"), now).Should().Be(At("2026-03-09 06:00"));
    }

    [Fact]
    public void Pauses_GrowAndEndBeforeTheNextDay()
    {
        var pauses = Enumerable.Range(1, 20).Select(DigestSchedule.PauseAfter).TakeWhile(p => p is not null).Select(p => p!.Value).ToList();

        pauses.Should().BeInAscendingOrder().And.HaveCountGreaterThan(3);
        pauses.Aggregate(TimeSpan.Zero, (all, p) => all + p).Should().BeLessThan(TimeSpan.FromHours(20));
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTime At(string utc) => DateTime.SpecifyKind(DateTime.ParseExact(utc, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
