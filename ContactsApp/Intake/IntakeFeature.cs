using ContactsApp.Data;
using ContactsApp.Domain.Suppressions;

namespace ContactsApp.Intake;

/// <summary>The services of the road.</summary>
public static class IntakeFeature
{
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton(sp => new SuppressionKeys(sp.GetRequiredService<DataFolder>().SuppressionKey()))
        .AddScoped<SuppressionBook>()
        .AddScoped<NewLeads>()
        .AddScoped<IntakeRoad>();
}
