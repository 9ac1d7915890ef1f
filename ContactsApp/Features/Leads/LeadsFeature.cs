using ContactsApp.Intake;

namespace ContactsApp.Features.Leads;

/// <summary>Registers what leads need.</summary>
public static class LeadsFeature
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<LeadJudge>()
        .AddScoped<LeadQueries>();
}
