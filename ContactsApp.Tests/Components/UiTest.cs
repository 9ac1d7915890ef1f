using Bunit;
using ContactsApp.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace ContactsApp.Components;

/// <summary>A component under test with the services every page has, a clock that stands still, and scripts that answer nothing.</summary>
public abstract class UiTest : BunitContext, IAsyncLifetime
{
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 14, 0, 0, TimeSpan.Zero));

    protected UiTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<ViewerTime>();
        Services.AddScoped<Toasts>();
        Services.AddScoped<Shortcuts>();
        Services.AddSingleton<Jobs.JobFeed>();
    }

    /// <summary>A mark, put on an empty page.</summary>
    protected IRenderedComponent<IComponent> Drawn(MarkupString mark) => Render(page => page.AddContent(0, mark));

    /// <summary>Now, as the components see it.</summary>
    protected DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
