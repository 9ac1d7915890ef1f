namespace ContactsApp.Features.Interchange;

/// <summary>The services of exports.</summary>
public static class ExportFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddScoped<ExportQueries>()
        .AddScoped<ExportCommands>()
        .AddScoped<ExportDesk>()
        .AddSingleton<ExportTickets>()
        .AddExportLimit();
}
