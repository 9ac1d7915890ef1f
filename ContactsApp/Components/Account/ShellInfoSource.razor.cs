using ContactsApp.Components.Layout;
using ContactsApp.Components.Shared;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ContactsApp.Components.Account;

/// <summary>Cascades <see cref="ShellInfo"/> to the frame of interactive pages; static pages show none.</summary>
public sealed partial class ShellInfoSource
{
    [Inject] public required ICurrentUser CurrentUser { get; init; }

    [Inject] public required WorkspaceQueries Workspaces { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            Navigation.LocationChanged += Reread;
            await ReadAsync();
        }
    }

    public void Dispose() => Navigation.LocationChanged -= Reread;

    private void Reread(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    });

    private async Task ReadAsync()
    {
        info = await CurrentUser.GetAsync(CancellationToken.None) is { } user
            ? new ShellInfo(await Workspaces.NameAsync(CancellationToken.None), user.Name, user.Role.ToString(), NameMark.Initials(user.Name), user.Id)
            : null;
    }
}
