using ContactsApp.Features.Undo;

namespace ContactsApp.Features.Committee;

/// <summary>Registers what the buying committee needs.</summary>
public static class CommitteeFeature
{
    public static IServiceCollection AddCommittee(this IServiceCollection services)
    {
        foreach (var verb in RoleVerbs.All)
        {
            services.AddSingleton<IUndoHandler>(new RoleUndo(verb));
        }

        return services.AddScoped<IUndoHandler, ReplacementUndo>().AddScoped<ReplacementCommands>().AddScoped<CommitteeQueries>().AddScoped<CommitteePast>().AddScoped<CommitteeCommands>();
    }
}
