using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace ContactsApp.Components.Shared;

public sealed class DialogShellTests : UiTest
{
    private int submitted;

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync()
    {
        var provider = Render<MudDialogProvider>();
        var parameters = new DialogParameters<DialogShell>
        {
            { d => d.Title, "Add contacts" },
            { d => d.ChildContent, (RenderFragment)(b => b.AddMarkupContent(0, "<input aria-label='Name'>")) },
            { d => d.Foot, (RenderFragment)(b => b.AddMarkupContent(0, "<button class='btn primary'>Add</button>")) },
            { d => d.SubmitText, "Add" },
            { d => d.OnSubmit, EventCallback.Factory.Create(this, () => submitted++) },
        };
        var dialogs = Services.GetRequiredService<IDialogService>();
        await provider.InvokeAsync(() => dialogs.ShowAsync<DialogShell>("Add contacts", parameters, DialogShell.Options()));
        return provider;
    }

    [Fact]
    public async Task Shown_Dialog_IsNamedByItsTitle()
    {
        var provider = await OpenAsync();
        var dialog = provider.Find("[role=dialog]");
        provider.Find("#" + dialog.GetAttribute("aria-labelledby")).TextContent.Should().Contain("Add contacts");
    }

    [Fact]
    public async Task CtrlEnter_Pressed_DoesWhatThePrimaryButtonDoes()
    {
        await OpenAsync();
        await Services.GetRequiredService<Shortcuts>().PressAsync("Ctrl+Enter");
        submitted.Should().Be(1);
    }

    [Fact]
    public async Task Close_Clicked_TakesItAwayAndItsLayerWithIt()
    {
        var provider = await OpenAsync();
        provider.Find("button[aria-label=Close]").Click();
        provider.FindAll("[role=dialog]").Should().BeEmpty();
        Services.GetRequiredService<Shortcuts>().TopLayer.Should().Be(0);
    }
}
