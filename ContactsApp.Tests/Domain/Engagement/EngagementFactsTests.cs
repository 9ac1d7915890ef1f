using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Engagement;

public sealed class EngagementFactsTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private static TouchpointFacts Ago(
        double days, double weight = 1, long? contact = 1, TouchpointChannel channel = TouchpointChannel.Website, string summary = "Read Pricing", bool outbound = false) =>
        new(0, Now.AddDays(-days), weight, contact, channel, summary, outbound);

    [Theory]
    [InlineData(0, 0, EngagementTrend.Quiet)]
    [InlineData(1, 0, EngagementTrend.LeaningIn)]
    [InlineData(0, 1, EngagementTrend.Cooling)]
    [InlineData(5, 4, EngagementTrend.LeaningIn)] // 1.25
    [InlineData(6, 5, EngagementTrend.Steady)] // 1.2
    [InlineData(4, 4, EngagementTrend.Steady)]
    [InlineData(4, 5, EngagementTrend.Steady)] // 0.8
    [InlineData(3, 4, EngagementTrend.Cooling)] // 0.75
    public void TrendOf_TwoFortnights_ComparesTheirWeights(double last, double before, EngagementTrend trend)
    {
        var result = EngagementTrends.Of([Ago(3, last), Ago(20, before)], Now);

        result.Should().BeEquivalentTo(new { Trend = trend, Last14 = last, Before14 = before });
    }

    [Fact]
    public void TrendOf_Borders_FallOutAtTheirMoment()
    {
        EngagementTrends.Of([Ago(13.999)], Now).Last14.Should().Be(1);
        EngagementTrends.Of([Ago(14)], Now).Should().BeEquivalentTo(new { Last14 = 0.0, Before14 = 1.0 });
        EngagementTrends.Of([Ago(28)], Now).Trend.Should().Be(EngagementTrend.Quiet);
    }

    [Fact]
    public void TrendOf_NotesOurMailAndTheFuture_DoNotCount() =>
        EngagementTrends.Of([Ago(1, 0), Ago(1, 5, outbound: true), Ago(-1)], Now).Trend.Should().Be(EngagementTrend.Quiet);

    [Fact]
    public void TrendOf_Daily_IsOldestFirstAndSumsToBothHalves()
    {
        var result = EngagementTrends.Of([Ago(0.5, 2), Ago(0.9, 3), Ago(27.5, 7)], Now);

        result.Daily28.Should().HaveCount(28);
        result.Daily28[27].Should().Be(5);
        result.Daily28[0].Should().Be(7);
        result.Words.Should().Be("Cooling: 5 in the last 14 days, 7 in the 14 before");
    }

    [Fact]
    public void SignalsOf_TwoPeopleInAFortnight_IsMultiStakeholder()
    {
        var signals = EngagementSignalFinder.Of([Ago(1, contact: 1), Ago(13, contact: 2), Ago(2, contact: null)], Now);

        signals.Should().BeEquivalentTo(new { MultiStakeholder = true, PeopleIn14Days = 2 });
        signals.Words.Should().Contain("2 people engaged in 14 days");
    }

    [Fact]
    public void SignalsOf_OnePersonTwiceAndOneLongAgo_IsNotMultiStakeholder() =>
        EngagementSignalFinder.Of([Ago(1), Ago(2), Ago(14, contact: 2)], Now).MultiStakeholder.Should().BeFalse();

    [Theory]
    [InlineData(3, 1.5, true)] // 3 against 1.5: doubled
    [InlineData(3, 1.6, false)]
    [InlineData(2, 0, false)] // two touchpoints are no surge
    [InlineData(3, 0, true)]
    public void SignalsOf_Surge_NeedsTwiceAndThreeTouchpoints(int touchpoints, double before, bool surge) =>
        EngagementSignalFinder.Of([.. Enumerable.Range(1, touchpoints).Select(d => Ago(d)), Ago(20, before)], Now).Surge.Should().Be(surge);

    [Fact]
    public void Explain_Contributions_AddUpToTheScore()
    {
        // 10 + 2 x 4 + 1 today: 19 against 10, 100 x (1 - 2^-1.9) = 73.2
        var explained = EngagementExplainer.Explain(
            [Ago(0, 4), Ago(0, 4), Ago(0, 10, channel: TouchpointChannel.Meeting, summary: "Meeting"), Ago(0, 1, summary: "Read About"), Ago(0, 0, summary: "Note")],
            Now, 14, EngagementScale.Contact, top: 2);

        explained.Score.Should().Be(73);
        explained.Top.Select(c => (c.Words, c.Points)).Should().Equal(("Meeting", 38), ("Read Pricing x 2", 31));
        explained.Should().BeEquivalentTo(new { RestCount = 1, RestPoints = 4 });
    }

    [Fact]
    public void Explain_Nothing_IsZeroAndEmpty()
    {
        var explained = EngagementExplainer.Explain([], Now, 14, EngagementScale.Contact);

        explained.Should().BeEquivalentTo(new { Score = 0, RestCount = 0, RestPoints = 0 });
        explained.Top.Should().BeEmpty();
    }

    [Fact]
    public void SummaryOf_Visits_CountsDaysAndReturns()
    {
        // Two sittings on one day six hours apart, then two days later, then five days later; and one long ago.
        var summary = EngagementSummaries.Of([Ago(9), Ago(8.75), Ago(7), Ago(2, summary: "Compared plans"), Ago(40)], Now);

        summary.Should().Be(new EngagementSummary(EngagementTrend.LeaningIn, 4, 4, Now.AddDays(-2), 3, 2, 8, "Compared plans"));
    }

    [Fact]
    public void SummaryOf_OnlyOurMail_IsNone() =>
        EngagementSummaries.Of([Ago(1, 0, outbound: true)], Now).Should().Be(EngagementSummary.None);

    [Fact]
    public void WaitingSince_WroteTwiceAfterTheAnswer_IsTheFirstOfThem()
    {
        var since = EngagementSummaries.WaitingSince(
        [
            Ago(30, 0, channel: TouchpointChannel.Email, outbound: true),
            Ago(25, 6, channel: TouchpointChannel.Email),
            Ago(12, 0, channel: TouchpointChannel.Email, outbound: true),
            Ago(5, 0, channel: TouchpointChannel.Call, outbound: true),
            Ago(1, 3),
        ]);

        since.Should().Be(Now.AddDays(-12), "reading a page is no answer");
    }

    [Fact]
    public void WaitingSince_AnsweredOrNeverWritten_IsNull()
    {
        EngagementSummaries.WaitingSince([Ago(9, 0, channel: TouchpointChannel.Email, outbound: true), Ago(2, 10, channel: TouchpointChannel.Meeting)]).Should().BeNull();
        EngagementSummaries.WaitingSince([Ago(2)]).Should().BeNull();
    }

    [Fact]
    public void NextChange_Windows_ComeInOrder()
    {
        WindowedFacts.NextChange([Ago(3)], Now).Should().Be(Now.AddDays(11));
        WindowedFacts.NextChange([Ago(14)], Now).Should().Be(Now.AddDays(14));
        WindowedFacts.NextChange([Ago(29)], Now).Should().Be(Now.AddDays(1));
        WindowedFacts.NextChange([Ago(31)], Now).Should().BeNull();
        WindowedFacts.NextChange([Ago(3)], Now, Now.AddDays(-89)).Should().Be(Now.AddDays(1));
        WindowedFacts.NextChange([], Now, Now.AddDays(-90)).Should().BeNull();
    }

    [Property]
    public Property NextChange_UntilThen_NothingWindowedDiffers() => Prop.ForAll(
        Gen.Choose(0, 24 * 40).Select(h => Ago(h / 24.0, 1 + (h % 3), h % 4)).ArrayOf().ToArbitrary(), touchpoints =>
        {
            var later = (WindowedFacts.NextChange(touchpoints, Now) ?? Now.AddYears(1)).AddTicks(-1);
            return Windowed(touchpoints, Now) == Windowed(touchpoints, later);
        });

    [Theory]
    [InlineData("meeting-held", TouchpointChannel.Meeting, false)]
    [InlineData("email-sent", TouchpointChannel.Email, true)]
    [InlineData("note", TouchpointChannel.Note, true)]
    public void WeightOf_KnownKind_ReadsTheTable(string key, TouchpointChannel channel, bool ours) =>
        TouchpointWeights.Of(key).Should().BeEquivalentTo(new { Key = key, Channel = channel, Outbound = ours, ByHand = true });

    [Fact]
    public void Weights_Table_IsSound()
    {
        TouchpointWeights.All.Should().OnlyHaveUniqueItems(k => k.Key).And.OnlyContain(k => k.Weight >= 0 && k.Label.Length > 0);
        TouchpointWeights.All.Should().OnlyContain(k => !k.Outbound || k.Weight == 0, "what we do is no engagement of theirs");
        TouchpointWeights.All.Select(k => k.Channel).Distinct().Should().BeEquivalentTo(Enum.GetValues<TouchpointChannel>());
        TouchpointWeights.ByHand.Select(k => k.Key).Should().Equal("call-held", "call-missed", "meeting-held", "email-sent", "email-reply", "note");
    }

    [Fact]
    public void WeightOf_UnknownKind_SaysSo()
    {
        var of = () => TouchpointWeights.Of("telepathy");

        of.Should().Throw<ArgumentException>().WithMessage("*telepathy*");
    }

    private static (EngagementTrend Trend, bool Several, int People, bool Surge, int In14, int In30) Windowed(TouchpointFacts[] touchpoints, DateTime now)
    {
        var signals = EngagementSignalFinder.Of(touchpoints, now);
        var summary = EngagementSummaries.Of(touchpoints, now);
        return (EngagementTrends.Of(touchpoints, now).Trend, signals.MultiStakeholder, signals.PeopleIn14Days, signals.Surge, summary.Touches14, summary.Touches30);
    }
}
