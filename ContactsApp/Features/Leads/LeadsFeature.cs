using ContactsApp.Intake;
using ContactsApp.Jobs;

namespace ContactsApp.Features.Leads;

/// <summary>Registers what leads need.</summary>
public static class LeadsFeature
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<LeadJudge>()
        .AddSingleton<DueLeads>()
        .AddSingleton<DuePeople>()
        .AddScoped<LeadQueries>()
        .AddScoped<LeadWork>()
        .AddScoped<AddLeads>()
        .AddScoped<CompanyEdits>()
        .AddScoped<LeadCommands>()
        .AddSingleton<IRecurringTask, LeadSummarySweep>()
        .AddSingleton<IRecurringTask, TrashPurge>()
        .AddLeadUndo();
}
