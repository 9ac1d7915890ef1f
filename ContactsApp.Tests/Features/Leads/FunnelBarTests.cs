using Bunit;
using ContactsApp.Components;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using FluentAssertions;

namespace ContactsApp.Features.Leads;

public sealed class FunnelBarTests : UiTest
{
    private static readonly Funnel Counted = new(
        new Dictionary<JourneyStage, int> { [JourneyStage.Target] = 2, [JourneyStage.Education] = 3, [JourneyStage.Solution] = 5, [JourneyStage.Evaluation] = 1 }, 4, 11)
    {
        Threads = new Dictionary<JourneyStage, Threads> { [JourneyStage.Education] = new(0, 0), [JourneyStage.Solution] = new(3, 2), [JourneyStage.Evaluation] = new(0, 1) },
        NewTargets = 2,
        Unanswered = 1,
    };

    [Fact]
    public void SecondLine_EachStage_SaysWhatMovesThere()
    {
        var cut = Render<FunnelBar>(p => p.Add(f => f.Funnel, Counted).Add(f => f.Filter, new LeadFilter()));

        cut.FindAll(".more").Select(m => m.TextContent).Should().Equal(
            "2 new in 7 days", "nobody engaged in 30 days", "3 multi-threaded, 2 single", "1 single-threaded", "1 without a reply");
    }

    [Fact]
    public void Stage_Clicked_FiltersByItAndLetsGoAgain()
    {
        var plain = Render<FunnelBar>(p => p.Add(f => f.Funnel, Counted).Add(f => f.Filter, new LeadFilter()));
        plain.FindAll("a.stage")[2].GetAttribute("href").Should().Be("leads?stage=Solution");

        var chosen = Render<FunnelBar>(p => p.Add(f => f.Funnel, Counted).Add(f => f.Filter, new LeadFilter { Stages = [JourneyStage.Solution] }));
        chosen.Find("a.stage.on").GetAttribute("href").Should().Be("leads");
    }
}
