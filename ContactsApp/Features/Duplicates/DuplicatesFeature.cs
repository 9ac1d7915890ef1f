using ContactsApp.Components.Layout;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Undo;
using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Duplicates;

/// <summary>The services of the queue of duplicates and of merging, and the number beside it in the navigation.</summary>
public static class DuplicatesFeature
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services) => services
        .AddSingleton<DuplicateSearch>()
        .AddSingleton<CompanyDuplicateSearch>()
        .AddSingleton<IRecurringTask, DuplicateSweep>()
        .AddSingleton<IRecurringTask, CompanyDuplicateSweep>()
        .AddScoped<DuplicateQueries>()
        .AddScoped<DuplicateCommands>()
        .AddScoped<DuplicateDesk>()
        .AddScoped<MergeQueries>()
        .AddScoped<MergeCommands>()
        .AddScoped<IBulkAction, MergePairs>()
        .AddScoped<ContactMergeWriter>()
        .AddScoped<LeadMergeWriter>()
        .AddScoped<IUndoHandler, DuplicateUndo>()
        .AddScoped<IUndoHandler, ContactMergeUndo>()
        .AddScoped<IUndoHandler, LeadMergeUndo>()
        .AddScoped(p => new NavBadge(Urls.DuplicatesPage, ct => p.GetRequiredService<DuplicateQueries>().BadgeAsync(ct)));
}
