namespace ContactsApp.Features.Admin;

/// <summary>Users and what only administrators do.</summary>
public static class AdminFeature
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddScoped<UserWork>()
        .AddScoped<UserCommands>()
        .AddScoped<UserLinks>()
        .AddScoped<UserQueries>();

    /// <summary>What the pages of administrators need besides.</summary>
    public static IServiceCollection AddAdminPages(this IServiceCollection services) => services
        .AddScoped<UserDesk>()
        .AddScoped<AuditQueries>()
        .AddScoped<AuditExport>()
        .AddAuditLimit();
}
