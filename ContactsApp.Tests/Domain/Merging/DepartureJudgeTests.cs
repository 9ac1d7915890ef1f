using ContactsApp.Domain.Emails;
using FluentAssertions;

namespace ContactsApp.Domain.Merging;

public sealed class DepartureJudgeTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Fact]
    public void Of_EndInThePast_IsADepartureOnThatDay() =>
        DepartureJudge.Of([Claim(7, ended: new(2026, 11, 3))], Today).Should().Be(new Departure(7, new(2026, 11, 3), "an import says: left on 3 Nov 2026"));

    [Fact]
    public void Of_EndToCome_IsNone() => DepartureJudge.Of([Claim(7, ended: new(2026, 12, 31))], Today).Should().BeNull();

    [Fact]
    public void Of_NotThereAnyMore_IsADepartureOnTheDayItWasSeen() =>
        DepartureJudge.Of([Claim(7, left: true)], Today)!.Words.Should().Be("an import says: no longer there, as of 20 Nov 2026");

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public void Of_APersonsWord_StandsUntilALaterSource(int daysAfter, bool isHere)
    {
        PresenceClaim[] claims = [Claim(7, left: true), new(8, SourceKind.Manual, Seen.AddDays(daysAfter), null, false, StillHere: true)];

        (DepartureJudge.Of(claims, Today) is null).Should().Be(isHere);
        (DepartureJudge.Of([.. claims.Reverse()], Today) is null).Should().Be(isHere, "the order does not matter");
    }

    [Fact]
    public void Of_TheSameRecordLaterWithoutAnEnd_IsHereAgain() =>
        DepartureJudge.Of([Claim(7, ended: new(2026, 11, 3)) with { Record = "a", Document = 1 }, Claim(8) with { Record = "a", Document = 2, ObservedAt = Seen.AddDays(1), HasNoEnd = true }], Today).Should().BeNull();

    [Fact]
    public void Of_TheSameRecordLaterInAFileThatHasNoSuchColumn_TakesNothingBack() =>
        DepartureJudge.Of([Claim(7, ended: new(2026, 11, 3)) with { Record = "a", Document = 1 }, Claim(8) with { Record = "a", Document = 2, ObservedAt = Seen.AddDays(1) }], Today)!.ObservationId.Should().Be(7);

    [Fact]
    public void Of_AnEmptyCellOfAnotherRecord_TakesNothingBack() =>
        DepartureJudge.Of([Claim(7, left: true) with { Record = "a" }, Claim(8) with { Record = "b", ObservedAt = Seen.AddDays(1), HasNoEnd = true }], Today).Should().NotBeNull();

    [Fact]
    public void NextChange_OfAnEndToCome_IsItsDay()
    {
        PresenceClaim[] claims = [Claim(7, ended: new(2026, 12, 4)) with { Record = "a" }];

        DepartureJudge.NextChange(claims, Today).Should().Be(new DateOnly(2026, 12, 4));
        DepartureJudge.NextChange(claims, new(2026, 12, 4)).Should().BeNull("it has come");
        DepartureJudge.Of(claims, new(2026, 12, 4))!.Words.Should().Be("an import says: left on 4 Dec 2026");
    }

    [Fact]
    public void NextChange_OfAnEndThatSomebodyDenied_IsNever() =>
        DepartureJudge.NextChange([Claim(7, ended: new(2026, 12, 4)), new(8, SourceKind.Manual, Seen.AddDays(1), null, false, StillHere: true)], Today).Should().BeNull();

    [Fact]
    public void NextChange_OfAStartToCome_IsTheDayTheyAreBack() =>
        DepartureJudge.NextChange([Claim(7, ended: new(2026, 11, 3)), Claim(8) with { Record = "b", StartedOn = new(2027, 1, 1) }], Today).Should().Be(new DateOnly(2027, 1, 1));

    [Fact]
    public void Of_AnotherRecordThatIsSilent_TakesNothingBack() =>
        DepartureJudge.Of([Claim(7, ended: new(2026, 11, 3)) with { Record = "a" }, Claim(8) with { Record = "b", ObservedAt = Seen.AddDays(1) }], Today).Should().NotBeNull();

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public void Of_ASourceThatSaysTheyAreThere_CancelsOlderDepartures(int daysAfter, bool isHere) =>
        (DepartureJudge.Of([Claim(7, left: true) with { Record = "a" }, Claim(8) with { Record = "b", IsThere = true, ObservedAt = Seen.AddDays(daysAfter) }], Today) is null).Should().Be(isHere);

    [Fact]
    public void Of_RowsOfAHistory_AreNoDepartureWhileOneJobHasNoEnd()
    {
        PresenceClaim[] rows = [Claim(7) with { Record = "a", HasNoEnd = true }, Claim(8, ended: new(2022, 1, 31)) with { Record = "a" }, Claim(9, ended: new(2020, 1, 31)) with { Record = "a" }];

        DepartureJudge.Of(rows, Today).Should().BeNull();
        DepartureJudge.Of(rows[1..], Today)!.On.Should().Be(new DateOnly(2022, 1, 31), "the last of them counts where all ended");
    }

    [Fact]
    public void Of_AStartAfterTheEnd_IsHereAgain() =>
        DepartureJudge.Of([Claim(7, ended: new(2022, 1, 31)) with { Record = "a" }, Claim(8) with { Record = "b", StartedOn = new(2024, 5, 1), ObservedAt = Seen.AddDays(-9) }], Today).Should().BeNull();

    [Fact]
    public void Weigh_ASourceThatTriedTheAddress_CountsMoreThanItsLook()
    {
        var likely = new EmailJudgement(EmailStatus.Likely, "At the company's own domain");
        var now = Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

        EmailReports.Weigh(likely, null, now).Status.Should().Be(EmailStatus.Likely);
        var (status, reason, at) = EmailReports.Weigh(likely, new(EmailStatus.Invalid, SourceKind.Import, Seen), now);
        (status, reason, at).Should().Be((EmailStatus.Invalid, "Mail bounces, says an import of 20 Nov 2026", Seen));
        EmailReports.Weigh(new(EmailStatus.Invalid, "No such top-level domain"), new(EmailStatus.Verified, SourceKind.Import, Seen), now).Status.Should().Be(EmailStatus.Invalid);
    }

    private static readonly DateTime Seen = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);

    private static PresenceClaim Claim(long id, DateOnly? ended = null, bool left = false) => new(id, SourceKind.Import, Seen, ended, left, false);
}
