namespace ContactsApp.Features.Admin;

/// <summary>Users and what only administrators do.</summary>
public static class AdminFeature
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddScoped<UserCommands>()
        .AddScoped<UserQueries>();
}
