using Bunit;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Shared;

public sealed class PanelBoundaryTests : UiTest
{
    private sealed class Fragile : ComponentBase
    {
        [Parameter] public Func<bool> Breaks { get; set; } = () => true;

        protected override void OnParametersSet()
        {
            if (Breaks())
            {
                throw new InvalidOperationException("the secret inner message");
            }
        }
    }

    [Fact]
    public void Throwing_Panel_ShowsWhatHappenedAndANumberButNotTheMessage()
    {
        var cut = Render<PanelBoundary>(p => p.Add(b => b.Name, "Touchpoints").AddChildContent<Fragile>());
        cut.Find("[role=alert]").TextContent.Should().Contain("Touchpoints could not be shown").And.Contain("Error number").And.NotContain("secret");
    }

    [Fact]
    public void TryAgain_AfterTheCauseIsGone_ShowsThePanel()
    {
        var broken = true;
        var cut = Render<PanelBoundary>(p => p.Add(b => b.Name, "Touchpoints").AddChildContent<Fragile>(f => f.Add(x => x.Breaks, () => broken)));
        broken = false;
        cut.Find("button").Click();
        cut.FindAll("[role=alert]").Should().BeEmpty();
    }
}
