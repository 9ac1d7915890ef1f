using Bunit;

namespace ContactsApp.Components.Shared;

/// <summary>Segments and tabs.</summary>
public sealed class ChoiceTests : UiTest
{
    private static readonly SegmentedOption<string>[] Views = [new("roles", "Roles", IconName.Board), new("org", "Org chart")];

    [Fact]
    public void Segmented_Shown_IsARadioGroupWithOneChosen()
    {
        var cut = Render<Segmented<string>>(p => p.Add(s => s.Label, "View").Add(s => s.Options, Views).Add(s => s.Value, "org"));
        cut.Find("[role=radiogroup]").GetAttribute("aria-label").Should().Be("View");
        cut.FindAll("input[type=radio]").Select(i => i.HasAttribute("checked")).Should().Equal(false, true);
    }

    [Fact]
    public void Segmented_AnotherChosen_SaysWhich()
    {
        string? chosen = null;
        var cut = Render<Segmented<string>>(p => p.Add(s => s.Label, "View").Add(s => s.Options, Views).Add(s => s.Value, "org").Add(s => s.ValueChanged, v => chosen = v));
        cut.Find("input").Change("on");
        chosen.Should().Be("roles");
    }

    [Fact]
    public void Tabs_Shown_AreLinksWithTheCurrentOneMarked()
    {
        var cut = Render<Tabs>(p => p.Add(t => t.Label, "Lead").Add(t => t.Current, "timeline")
            .Add(t => t.Items, [new("committee", "Committee", "leads/1"), new("timeline", "Timeline", "leads/1?tab=timeline", 1063)]));
        cut.Find("nav").GetAttribute("aria-label").Should().Be("Lead");
        cut.Find("a[aria-current=page]").TextContent.Should().Contain("Timeline").And.Contain(1063.ToString("N0", System.Globalization.CultureInfo.CurrentCulture));
        cut.FindAll("a").Select(a => a.GetAttribute("href")).Should().Equal("leads/1", "leads/1?tab=timeline");
    }
}
