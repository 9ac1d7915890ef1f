using Bunit;
using ContactsApp.Domain;

namespace ContactsApp.Components.Shared;

/// <summary>The small marks: each says its state in words or shape, not by colour alone.</summary>
public sealed class MarkTests : UiTest
{
    public static TheoryData<IconName> Icons => [.. Enum.GetValues<IconName>()];

    [Theory]
    [MemberData(nameof(Icons))]
    public void Icon_OfEveryName_HasADrawing(IconName name) => IconPaths.Of(name).Should().StartWith("M");

    [Fact]
    public void Icon_WithoutLabel_IsHiddenFromScreenReaders()
    {
        var svg = Render<Icon>(p => p.Add(i => i.Name, IconName.Plus)).Find("svg");
        svg.GetAttribute("aria-hidden").Should().Be("true");
        svg.HasAttribute("role").Should().BeFalse();
    }

    [Fact]
    public void Icon_WithLabel_SaysIt()
    {
        var svg = Render<Icon>(p => p.Add(i => i.Name, IconName.Lock).Add(i => i.Label, "Locked")).Find("svg");
        svg.GetAttribute("role").Should().Be("img");
        svg.GetAttribute("aria-label").Should().Be("Locked");
    }

    [Fact]
    public void Avatar_OfAName_ShowsInitialsAndNothingToReadTwice()
    {
        var avatar = Render<Avatar>(p => p.Add(a => a.Name, "Ingrid Solheim")).Find("span");
        avatar.TextContent.Should().Be("IS");
        avatar.GetAttribute("aria-hidden").Should().Be("true");
    }

    [Fact]
    public void Avatar_Alone_SaysTheName()
    {
        var avatar = Render<Avatar>(p => p.Add(a => a.Name, "Mei Tanaka").Add(a => a.Alone, true)).Find("[role=img]");
        avatar.GetAttribute("aria-label").Should().Be("Mei Tanaka");
    }

    [Fact]
    public void Avatar_Empty_ShowsNoInitials() =>
        Render<Avatar>(p => p.Add(a => a.Name, "No owner").Add(a => a.Empty, true)).Find("span.empty").TextContent.Should().BeEmpty();

    [Fact]
    public void CompanyMark_OfAName_ShowsItsFirstLetter() =>
        Render<CompanyMark>(p => p.Add(c => c.Name, "halden robotics")).Find("span").TextContent.Should().Be("H");

    [Theory]
    [InlineData(Seniority.Executive, 3, "Executive")]
    [InlineData(Seniority.Manager, 2, "Manager")]
    [InlineData(Seniority.IC, 1, "IC")]
    [InlineData(Seniority.Unknown, 0, "Unknown")]
    public void SeniorityMark_OfALevel_ShowsItsBarsAndWord(Seniority level, int bars, string word)
    {
        var cut = Render<SeniorityMark>(p => p.Add(s => s.Value, level));
        cut.FindAll("rect.on").Should().HaveCount(bars);
        cut.Markup.Should().Contain(word);
    }

    [Fact]
    public void SeniorityMark_Short_KeepsTheWordAsLabel() =>
        Render<SeniorityMark>(p => p.Add(s => s.Value, Seniority.IC).Add(s => s.Short, true)).Find("svg").GetAttribute("aria-label").Should().Be("IC");

    [Theory]
    [InlineData(ScoreBand.Strong, 4, "Strong")]
    [InlineData(ScoreBand.Moderate, 3, "Moderate")]
    [InlineData(ScoreBand.Weak, 2, "Weak")]
    [InlineData(ScoreBand.NotAFit, 1, "Not a fit")]
    public void ScoreMeter_OfABand_ShowsItsTicksNumberAndWord(ScoreBand band, int ticks, string word)
    {
        var cut = Render<ScoreMeter>(p => p.Add(s => s.Score, 61).Add(s => s.Band, band).Add(s => s.ShowBand, true));
        cut.FindAll("i.on").Should().HaveCount(ticks);
        cut.Find(".num").TextContent.Should().Be("61");
        cut.Markup.Should().Contain(word);
    }

    [Fact]
    public void ScoreMeter_Unknown_SaysWhyAndShowsNoNumber()
    {
        var cut = Render<ScoreMeter>(p => p.Add(s => s.Score, 80).Add(s => s.Band, ScoreBand.Unknown).Add(s => s.ShowBand, true).Add(s => s.Detail, "1 of 5 facts known"));
        cut.Markup.Should().Contain("Unknown, 1 of 5 facts known").And.NotContain("80");
    }

    [Theory]
    [InlineData(EngagementTrend.LeaningIn, "Leaning in", true)]
    [InlineData(EngagementTrend.Steady, "Steady", true)]
    [InlineData(EngagementTrend.Cooling, "Cooling", true)]
    [InlineData(EngagementTrend.Quiet, "Quiet", false)]
    public void TrendMark_OfATrend_HasAWordAndAnArrowUnlessQuiet(EngagementTrend trend, string word, bool arrow)
    {
        var cut = Render<TrendMark>(p => p.Add(t => t.Value, trend).Add(t => t.IconOnly, true));
        cut.Markup.Should().Contain(word);
        cut.FindAll("svg").Any().Should().Be(arrow);
    }

    [Fact]
    public void Sparkline_OfValues_DrawsThemFromZeroToTheirTop()
    {
        var cut = Render<Sparkline>(p => p.Add(s => s.Values, [0d, 5, 10]).Add(s => s.Width, 40).Add(s => s.Height, 18).Add(s => s.Label, "Engagement"));
        cut.Find("path.line").GetAttribute("d").Should().Be("M0 16L20 9L40 2");
        cut.Find("svg").GetAttribute("aria-label").Should().Be("Engagement");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sparkline_OfTooFewValues_DrawsNothing(int count) =>
        Render<Sparkline>(p => p.Add(s => s.Values, new double[count]).Add(s => s.Label, "x")).FindAll("path").Should().BeEmpty();

    [Fact]
    public void Sparkline_OfZeros_StaysOnTheGround() =>
        Render<Sparkline>(p => p.Add(s => s.Values, [0d, 0]).Add(s => s.Width, 10).Add(s => s.Label, "x")).Find("path.line").GetAttribute("d").Should().Be("M0 16L10 16");

    [Fact]
    public void StageBar_InTheMiddle_FillsWhatIsBehindAndPartOfItsOwn()
    {
        var cut = Render<StageBar>(p => p.Add(s => s.Stage, JourneyStage.Evaluation).Add(s => s.Score, 8d));
        cut.FindAll("i").Select(i => i.GetAttribute("style")).Should().Equal("--fill:100%", "--fill:100%", "--fill:100%", "--fill:50%");
        cut.Markup.Should().Contain("Evaluation");
    }

    [Fact]
    public void StageBar_AtTheFirstStage_LeavesTheRestEmpty() =>
        Render<StageBar>(p => p.Add(s => s.Stage, JourneyStage.Target)).FindAll("i").Select(i => i.GetAttribute("style")).Should().Equal("--fill:100%", "--fill:0%", "--fill:0%", "--fill:0%");

    [Theory]
    [InlineData(EmailStatus.Risky, "catch-all", "Risky: catch-all")]
    [InlineData(EmailStatus.Verified, null, "Verified")]
    [InlineData(EmailStatus.Guessed, "5 of 6", "Guessed")]
    public void EmailStatusChip_OfAStatus_SaysIt(EmailStatus status, string? reason, string words) =>
        Render<EmailStatusChip>(p => p.Add(e => e.Status, status).Add(e => e.Reason, reason)).Find(".chip").TextContent.Trim().Should().Be(words);

    [Fact]
    public void EmailStatusChip_Compact_KeepsTheWordsAsLabel() =>
        Render<EmailStatusChip>(p => p.Add(e => e.Status, EmailStatus.Invalid).Add(e => e.Reason, "bounced").Add(e => e.Compact, true))
            .Find("[role=img]").GetAttribute("aria-label").Should().Be("Invalid: bounced");

    [Fact]
    public void StatusChip_WithIcon_ShowsBothIconAndWords()
    {
        var cut = Render<StatusChip>(p => p.Add(c => c.Tone, ChipTone.Warn).Add(c => c.Icon, IconName.Warning).AddChildContent("No decision maker"));
        cut.FindAll("svg").Should().HaveCount(1);
        cut.Find(".tone-warn").TextContent.Trim().Should().Be("No decision maker");
    }
}
