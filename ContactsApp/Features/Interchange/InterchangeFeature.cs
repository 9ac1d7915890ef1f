using ContactsApp.Jobs;

namespace ContactsApp.Features.Interchange;

/// <summary>The services of imports.</summary>
public static class InterchangeFeature
{
    public static IServiceCollection AddInterchange(this IServiceCollection services) => services
        .AddSingleton<ImportFiles>()
        .AddSingleton<ImportSources>()
        .AddScoped<ImportStarter>()
        .AddScoped<ImportContacts>()
        .AddScoped<ImportWrites>()
        .AddScoped<ImportRunner>()
        .AddScoped<ImportUploads>()
        .AddScoped<ImportCommands>()
        .AddScoped<ImportDraftCommands>()
        .AddScoped<ImportForecaster>()
        .AddScoped<ImportQueries>()
        .AddScoped<ImportLeftBehind>()
        .AddScoped<CommandLineImport>()
        .AddScoped<ImportReport>()
        .AddScoped<UndoImportPeople>()
        .AddScoped<UndoImportLeads>()
        .AddScoped<UndoImportRunner>()
        .AddScoped<UndoImportPreview>()
        .AddScoped<IJobHandler, ImportJob>()
        .AddScoped<IJobHandler, UndoImportJob>()
        .AddSingleton<IRecurringTask, ImportFileCleanup>();
}
