using ContactsApp.Components.Layout;
using ContactsApp.Features.Undo;
using ContactsApp.Web;

namespace ContactsApp.Features.Proposals;

/// <summary>The services of the list of proposals, and the number beside it in the navigation.</summary>
public static class ProposalsFeature
{
    public static IServiceCollection AddProposals(this IServiceCollection services) => services
        .AddScoped<ProposalQueries>()
        .AddScoped<ProposalCommands>()
        .AddScoped<ProposalDesk>()
        .AddScoped<IUndoHandler, ProposalUndo>()
        .AddScoped(p => new NavBadge(Urls.ProposalsPage, ct => p.GetRequiredService<ProposalQueries>().BadgeAsync(ct)));
}
