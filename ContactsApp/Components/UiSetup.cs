using ContactsApp.Components.Shared;
using MudBlazor;
using MudBlazor.Services;

namespace ContactsApp.Components;

/// <summary>Registers and maps the browser side: Razor components, circuits, MudBlazor, static files.</summary>
public static class UiSetup
{
    /// <summary>Characters in one pasted list. At three bytes each they fit into one message; a longer one would end the connection.</summary>
    public const int MostPasted = 150_000;

    /// <summary>Adds what every page needs; the authentication itself is the account feature's.</summary>
    public static WebApplicationBuilder AddUi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DetailedErrors = builder.Environment.IsDevelopment();
            // A closed laptop keeps its page for ten minutes; beyond that the circuit's saved state is resumed instead.
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
            circuit.DisconnectedCircuitMaxRetained = 200;
        })
            // A pasted list of people must fit into one message (the default is 32 KB).
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 512 * 1024);
        services.AddMudServices(mud => mud.PopoverOptions.ThrowOnDuplicateProvider = false);
        services.AddCascadingAuthenticationState();
        services.AddScoped<ViewerTime>();
        services.AddScoped<Toasts>();
        services.AddScoped<Shortcuts>();
        MudGlobal.TooltipDefaults.Delay = TimeSpan.FromMilliseconds(400);
        return builder;
    }

    /// <summary>Maps static files and every page.</summary>
    public static WebApplication MapUi(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();   // the sign-in page needs them too
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
