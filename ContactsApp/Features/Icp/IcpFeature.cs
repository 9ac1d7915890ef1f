using ContactsApp.Intake;
using ContactsApp.Jobs;

namespace ContactsApp.Features.Icp;

/// <summary>Registers what the ICP needs.</summary>
public static class IcpFeature
{
    public static IServiceCollection AddIcp(this IServiceCollection services) => services
        .AddSingleton<IcpScoring>()
        .AddScoped<IcpQueries>()
        .AddScoped<IcpCommands>()
        .AddScoped<ForecastLoader>()
        .AddScoped<IcpPreview>()
        .AddScoped<IcpPageTools>()
        .AddScoped<Rescoring>()
        .AddScoped<IJobHandler, RescoreJob>();
}
