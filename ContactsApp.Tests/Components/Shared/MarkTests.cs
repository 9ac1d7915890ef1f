using Bunit;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using Microsoft.AspNetCore.Components;

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
        var svg = Drawn(Draw.Icon(IconName.Plus)).Find("svg");
        svg.GetAttribute("aria-hidden").Should().Be("true");
        svg.HasAttribute("role").Should().BeFalse();
    }

    [Fact]
    public void Icon_WithLabel_SaysIt()
    {
        var svg = Drawn(Draw.Icon(IconName.Lock, label: "Locked")).Find("svg");
        svg.GetAttribute("role").Should().Be("img");
        svg.GetAttribute("aria-label").Should().Be("Locked");
    }

    [Fact]
    public void Avatar_OfAName_ShowsInitialsAndNothingToReadTwice()
    {
        var avatar = Drawn(Draw.Avatar("Ingrid Solheim")).Find("span");
        avatar.TextContent.Should().Be("IS");
        avatar.GetAttribute("aria-hidden").Should().Be("true");
    }

    [Fact]
    public void Avatar_Alone_SaysTheName()
    {
        var avatar = Drawn(Draw.Avatar("Mei Tanaka", alone: true)).Find("[role=img]");
        avatar.GetAttribute("aria-label").Should().Be("Mei Tanaka");
    }

    [Fact]
    public void Avatar_Empty_ShowsNoInitials() =>
        Drawn(Draw.Avatar("No owner", empty: true)).Find("span.empty").TextContent.Should().BeEmpty();

    [Fact]
    public void Marks_OfTextThatIsMarkup_ShowItAsText()
    {
        const string Evil = "<img src=x onerror=alert(1)> \"& '";
        MarkupString[] marks =
        [
            Draw.Icon(IconName.Plus, label: Evil), Draw.Avatar(Evil, alone: true), Draw.Avatar("Mei", initials: Evil), Draw.RoleDot(SeatMark.Empty, Evil),
            Draw.Score(5, ScoreBand.Weak, Evil, title: Evil), Draw.Score(null, ScoreBand.Unknown, showBand: true, detail: Evil), Draw.EmailStatus(EmailStatus.Risky, Evil),
        ];

        foreach (var mark in marks)
        {
            var cut = Drawn(mark);
            cut.FindAll("img, [onerror]").Should().BeEmpty();
            (cut.Nodes.OfType<AngleSharp.Dom.IElement>().Single().OuterHtml + cut.Markup).Should().Contain("&lt;img");
        }
    }

    [Fact]
    public void CompanyMark_OfAName_ShowsItsFirstLetter() =>
        Render<CompanyMark>(p => p.Add(c => c.Name, "halden robotics")).Find("span").TextContent.Should().Be("H");

    [Theory]
    [InlineData(Seniority.Executive, 3, "Executive")]
    [InlineData(Seniority.Manager, 2, "Manager")]
    [InlineData(Seniority.IC, 1, "IC")]
    [InlineData(Seniority.Unknown, 0, "Unknown")]
    public void Seniority_OfALevel_ShowsItsBarsAndWord(Seniority level, int bars, string word)
    {
        var cut = Drawn(Draw.Seniority(level));
        cut.FindAll("rect.on").Should().HaveCount(bars);
        cut.Markup.Should().Contain(word);
    }

    [Fact]
    public void Seniority_Brief_KeepsTheWordAsLabel() =>
        Drawn(Draw.Seniority(Seniority.IC, brief: true)).Find("svg").GetAttribute("aria-label").Should().Be("IC");

    [Theory]
    [InlineData(ScoreBand.Strong, 4, "Strong")]
    [InlineData(ScoreBand.Moderate, 3, "Moderate")]
    [InlineData(ScoreBand.Weak, 2, "Weak")]
    [InlineData(ScoreBand.NotAFit, 1, "Not a fit")]
    public void Score_OfABand_ShowsItsTicksNumberAndWord(ScoreBand band, int ticks, string word)
    {
        var cut = Drawn(Draw.Score(61, band, showBand: true));
        cut.FindAll("i.on").Should().HaveCount(ticks);
        cut.Find(".num").TextContent.Should().Be("61");
        cut.Markup.Should().Contain(word);
    }

    [Fact]
    public void Score_Unknown_SaysWhyAndShowsNoNumber()
    {
        var cut = Drawn(Draw.Score(80, ScoreBand.Unknown, showBand: true, detail: "1 of 5 facts known"));
        cut.Markup.Should().Contain("Unknown, 1 of 5 facts known").And.NotContain("80");
    }

    [Theory]
    [InlineData(EngagementTrend.LeaningIn, "Leaning in", true)]
    [InlineData(EngagementTrend.Steady, "Steady", true)]
    [InlineData(EngagementTrend.Cooling, "Cooling", true)]
    [InlineData(EngagementTrend.Quiet, "Quiet", false)]
    public void Trend_OfATrend_HasAWordAndAnArrowUnlessQuiet(EngagementTrend trend, string word, bool arrow)
    {
        var cut = Drawn(Draw.Trend(trend, iconOnly: true));
        cut.Markup.Should().Contain(word);
        cut.FindAll("svg").Any().Should().Be(arrow);
    }

    [Fact]
    public void Sparkline_OfValues_DrawsThemFromZeroToTheirTop()
    {
        var cut = Drawn(Draw.Sparkline([0d, 5, 10], EngagementTrend.Steady, "Engagement", 40));
        cut.Find("path.line").GetAttribute("d").Should().Be("M0 16L20 9L40 2");
        cut.Find("svg").GetAttribute("aria-label").Should().Be("Engagement");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sparkline_OfTooFewValues_DrawsNothing(int count) =>
        Drawn(Draw.Sparkline(new double[count], EngagementTrend.Steady, "x")).FindAll("path").Should().BeEmpty();

    [Fact]
    public void Sparkline_OfZeros_StaysOnTheGround() =>
        Drawn(Draw.Sparkline([0d, 0], EngagementTrend.Steady, "x", 10)).Find("path.line").GetAttribute("d").Should().Be("M0 16L10 16");

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
    public void EmailStatus_InACell_KeepsTheWordsAsLabel() =>
        Drawn(Draw.EmailStatus(EmailStatus.Invalid, "bounced"))
            .Find("[role=img]").GetAttribute("aria-label").Should().Be("Invalid: bounced");

    [Fact]
    public void StatusChip_WithIcon_ShowsBothIconAndWords()
    {
        var cut = Render<StatusChip>(p => p.Add(c => c.Tone, ChipTone.Warn).Add(c => c.Icon, IconName.Warning).AddChildContent("No decision maker"));
        cut.FindAll("svg").Should().HaveCount(1);
        cut.Find(".tone-warn").TextContent.Trim().Should().Be("No decision maker");
    }
}
