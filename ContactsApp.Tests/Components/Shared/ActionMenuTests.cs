using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Components.Shared;

public sealed class ActionMenuTests : UiTest
{
    private int chosen;

    private IRenderedComponent<ActionMenu> Menu(string? text = null) => Render<ActionMenu>(p => p
        .Add(m => m.Label, "More for Mei Tanaka").Add(m => m.Text, text)
        .AddChildContent<ActionMenuItem>(i => i.Add(x => x.Text, "Left the company").Add(x => x.Shortcut, "Delete").Add(x => x.Danger, true)
            .Add(x => x.OnClick, EventCallback.Factory.Create<Microsoft.AspNetCore.Components.Web.MouseEventArgs>(this, () => chosen++))));

    [Fact]
    public void Button_WithoutWords_StillHasAName()
    {
        var button = Menu().Find("button[aria-haspopup=menu]");
        button.TextContent.Trim().Should().Be("More for Mei Tanaka");
        button.GetAttribute("aria-expanded").Should().Be("false");
    }

    [Fact]
    public void Button_WithWords_SaysWhatAndWhich() => Menu("Status").Find("button[aria-haspopup=menu]").TextContent.Should().Contain("More for Mei Tanaka").And.Contain("Status");

    [Fact]
    public void Item_Chosen_RunsAndTheMenuCloses()
    {
        var popovers = Render<MudPopoverProvider>();
        var menu = Menu();
        menu.Find("button[aria-haspopup=menu]").Click();
        var item = popovers.Find("[role=menuitem]");
        item.TextContent.Should().Contain("Left the company").And.Contain("Del");
        item.Click();
        menu.WaitForAssertion(() => chosen.Should().Be(1));
        menu.WaitForAssertion(() => menu.Find("button[aria-haspopup=menu]").GetAttribute("aria-expanded").Should().Be("false"));
    }
}
