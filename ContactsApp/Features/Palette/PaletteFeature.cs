using ContactsApp.Components.Layout;

namespace ContactsApp.Features.Palette;

/// <summary>Registers the command palette.</summary>
public static class PaletteFeature
{
    public static IServiceCollection AddPalette(this IServiceCollection services) => services
        .AddScoped<PaletteQueries>()
        .AddScoped<PaletteDesk>()
        .AddSingleton(new ShellPart(typeof(CommandPalette)));
}
