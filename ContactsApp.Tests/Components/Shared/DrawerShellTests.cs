using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Shared;

public sealed class DrawerShellTests : UiTest
{
    private int closings;

    private IRenderedComponent<DrawerShell> Open() =>
        Render<DrawerShell>(p => p.Add(d => d.Label, "Mei Tanaka").Add(d => d.OnClose, () => closings++).AddChildContent("<p>Details</p>"));

    [Fact]
    public void Shown_Drawer_IsANamedModalDialog()
    {
        var dialog = Open().Find("[role=dialog]");
        dialog.GetAttribute("aria-modal").Should().Be("true");
        dialog.GetAttribute("aria-label").Should().Be("Mei Tanaka");
        dialog.TextContent.Should().Contain("Details");
    }

    [Fact]
    public void Click_BesideIt_AsksToClose()
    {
        Open().Find(".scrim").Click();
        closings.Should().Be(1);
    }

    [Fact]
    public async Task Escape_FromTheScript_AsksToClose()
    {
        await Open().Instance.CloseAsync();
        closings.Should().Be(1);
    }

    [Fact]
    public async Task Opened_AndGone_GivesFocusAndLayerBack()
    {
        var module = JSInterop.SetupModule("./Components/Shared/DrawerShell.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        var shortcuts = Services.GetRequiredService<Shortcuts>();
        Open();
        module.VerifyInvoke("open");
        shortcuts.TopLayer.Should().BeGreaterThan(0);
        await DisposeComponentsAsync();
        module.VerifyInvoke("close");
        shortcuts.TopLayer.Should().Be(0);
    }
}
