using ContactsApp.Features.Contacts.Across;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContactsApp.Features.Interchange;

/// <summary>The services of exports.</summary>
public static class ExportFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.TryAddScoped<ContactListQueries>();   // the command line exports without the pages of contacts
        return services
            .AddScoped<ExportQueries>()
            .AddScoped<ExportCommands>()
            .AddScoped<ExportDesk>()
            .AddSingleton<ExportTickets>()
            .AddExportLimit();
    }
}
