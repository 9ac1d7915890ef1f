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

    [Inject] public required IEnumerable<NavBadge> Badges { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>How often the numbers in the navigation follow changes.</summary>
    private static readonly TimeSpan BadgesEvery = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource closed = new();
    private CancellationToken gone;
    private IDisposable? changes;

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            gone = closed.Token;
            Navigation.LocationChanged += Reread;
            changes = Changes.Subscribe(async _ =>
            {
                await InvokeAsync(FollowAsync);
                // The next notice waits for this one: an import changes leads all the time, and nobody reads numbers that fast.
                await Task.Delay(BadgesEvery, Clock, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            });
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Reread;
        changes?.Dispose();
        closed.Cancel();
        closed.Dispose();
    }

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
            ? new ShellInfo(await Workspaces.NameAsync(CancellationToken.None), user.Name, user.Role.ToString(), NameMark.Initials(user.Name), user.Id) { Badges = await CountAsync(), TimeZone = user.TimeZone }
            : null;
    }

    private async Task FollowAsync()
    {
        if (info is not null)
        {
            info = info with { Badges = await CountAsync() };
            StateHasChanged();
        }
    }

    private async Task<Dictionary<string, int>> CountAsync()
    {
        var counts = new Dictionary<string, int>();
        foreach (var badge in Badges)
        {
            counts[badge.Href] = await badge.CountAsync(gone);
        }

        return counts;
    }
}
