using ContactsApp.Features.Undo;
using ContactsApp.Intake;

namespace ContactsApp.Features.Touchpoints;

/// <summary>Registers what touchpoints need.</summary>
public static class TouchpointsFeature
{
    public static IServiceCollection AddTouchpoints(this IServiceCollection services)
    {
        foreach (var verb in (string[])[TouchpointVerbs.Logged, TouchpointVerbs.Removed])
        {
            services.AddSingleton<IUndoHandler>(p => new TouchpointUndo(verb, p.GetRequiredService<LeadJudge>(), p.GetRequiredService<TimeProvider>()));
        }

        return services.AddScoped<TouchpointQueries>().AddScoped<TouchpointCommands>();
    }
}
