using ContactsApp.Components.Layout;
using ContactsApp.Features.Lists;
using ContactsApp.Features.Undo;

namespace ContactsApp.Features.Views;

/// <summary>Registers saved views.</summary>
public static class ViewsFeature
{
    public static IServiceCollection AddViews(this IServiceCollection services) => services
        .AddSingleton<ViewFeed>()
        .AddScoped<SavedViewQueries>()
        .AddScoped<SavedViewCommands>()
        .AddScoped<ListTexts>()
        .AddScoped<IUndoHandler, UndoViewRemoved>()
        .AddSingleton(new ShellPart(typeof(SavedViewsNav), InSidebar: true));
}
