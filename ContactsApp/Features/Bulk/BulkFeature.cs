using ContactsApp.Components.Layout;
using ContactsApp.Features.Undo;
using ContactsApp.Jobs;

namespace ContactsApp.Features.Bulk;

/// <summary>Registers bulk actions.</summary>
public static class BulkFeature
{
    public static IServiceCollection AddBulk(this IServiceCollection services) => services
        .AddScoped<BulkCommands>()
        .AddScoped<BulkScopes>()
        .AddScoped<BulkQueries>()
        .AddScoped<BulkDesk>()
        .AddScoped<IJobHandler, BulkJob>()
        .AddScoped<IBulkAction, AssignLeads>()
        .AddScoped<IBulkAction, ChangeLeadState>()
        .AddScoped<IBulkAction, RemoveLeads>()
        .AddScoped<IBulkAction, RestoreLeads>()
        .AddScoped<IBulkAction, RemoveContacts>()
        .AddScoped<IBulkAction, RestoreContacts>()
        .AddScoped<IBulkAction, ConfirmRoles>()
        .AddScoped<IBulkAction, AddLeadTag>()
        .AddScoped<IBulkAction, RemoveLeadTag>()
        .AddScoped<IBulkAction, AddContactTag>()
        .AddScoped<IBulkAction, RemoveContactTag>()
        .AddScoped<IUndoHandler, BulkUndo>()
        .AddScoped<IUndoHandler, LeadRestoredUndo>()
        .AddScoped<IUndoHandler, ContactRestoredUndo>()
        .AddSingleton(new ShellPart(typeof(BulkWatch)));
}
