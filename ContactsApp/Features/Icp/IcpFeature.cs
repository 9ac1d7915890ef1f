using ContactsApp.Intake;

namespace ContactsApp.Features.Icp;

/// <summary>Registers what the ICP needs.</summary>
public static class IcpFeature
{
    public static IServiceCollection AddIcp(this IServiceCollection services) => services
        .AddSingleton<IcpScoring>()
        .AddScoped<IcpQueries>();
}
