using Bunit;
using ContactsApp.Domain.Committees;

namespace ContactsApp.Components.Shared;

/// <summary>Role dots and the ring of completeness.</summary>
public sealed class SeatTests : UiTest
{
    [Fact]
    public void RoleDot_OfEachState_IsDrawnDifferently()
    {
        var drawings = Enum.GetValues<SeatMark>().Select(mark =>
            Drawn(Draw.RoleDot(mark, decorative: true)).Find("svg").InnerHtml);
        drawings.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void RoleDot_WithLabel_SaysSeatAndState() =>
        Drawn(Draw.RoleDot(SeatMark.Suggested, "Champion")).Find("svg").GetAttribute("aria-label").Should().Be("Champion: suggested");

    [Fact]
    public void RoleDots_OfSeats_ReadAsOneSentence()
    {
        var cut = Render<RoleDots>(p => p.Add(d => d.Seats, [new("Decision maker", SeatMark.Confirmed), new("Budget influencer", SeatMark.Empty)]));
        cut.Find("[role=img]").GetAttribute("aria-label").Should().Be("Decision maker confirmed, Budget influencer empty");
        cut.FindAll("svg").Should().HaveCount(2).And.OnlyContain(s => s.GetAttribute("aria-hidden") == "true");
    }

    [Theory]
    [InlineData(SlotState.Empty, SeatMark.Empty)]
    [InlineData(SlotState.Suggested, SeatMark.Suggested)]
    [InlineData(SlotState.Partly, SeatMark.Partly)]
    [InlineData(SlotState.Filled, SeatMark.Confirmed)]
    [InlineData(SlotState.AtRisk, SeatMark.AtRisk)]
    public void SeatMarks_OfASlot_IsItsDrawing(SlotState slot, SeatMark mark) => SeatMarks.Of(slot).Should().Be(mark);

    [Fact]
    public void CompletenessRing_WithSuggestions_SaysBoth()
    {
        var cut = Render<CompletenessRing>(p => p.Add(r => r.Confirmed, 0.5).Add(r => r.WithSuggestions, 0.75));
        cut.Find("svg").GetAttribute("aria-label").Should().Be("50 % complete, 75 % with suggestions");
        cut.Find("text").TextContent.Should().Be("50%");
        cut.FindAll("circle").Should().HaveCount(3);
    }

    [Theory]
    [InlineData(0, "0 % complete", 1)]
    [InlineData(0.001, "1 % complete", 2)]
    [InlineData(0.999, "99 % complete", 2)]
    [InlineData(1, "100 % complete", 2)]
    public void CompletenessRing_NearItsEnds_NeverLies(double share, string words, int circles)
    {
        var cut = Render<CompletenessRing>(p => p.Add(r => r.Confirmed, share));
        cut.Find("svg").GetAttribute("aria-label").Should().Be(words);
        cut.FindAll("circle").Should().HaveCount(circles);
    }
}
