using ContactsApp.Data.Auditing;
using ContactsApp.Data.Postgres;
using ContactsApp.Data.Search;
using ContactsApp.Data.Sqlite;
using ContactsApp.Data.Storage;
using ContactsApp.Data.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContactsApp.Data;

/// <summary>Registers the database. The only place that knows the two providers' context classes.</summary>
public static class DatabaseSetup
{
    /// <summary>The data folder, the database in it or beside it, and the sign-in keys, by the settings under <c>ContactsApp</c>.</summary>
    public static void AddDatabase(this IHostApplicationBuilder builder)
    {
        var folder = DataFolder.Open(builder.Configuration["ContactsApp:Data"]);
        builder.Services.AddSingleton(StorageSettings.Read(builder.Configuration));
        builder.Services.AddDatabase(folder, DatabaseSettings.Read(builder.Configuration, folder));
        builder.Services.AddDataProtection().SetApplicationName("ContactsApp").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
    }

    /// <summary>The database alone, for hosts that serve no pages (tests, benchmarks).</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DataFolder folder, DatabaseSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddSingleton(settings);
        services.AddSingleton<InstanceLock>();
        services.AddSingleton<WriteGate>();
        services.TryAddSingleton(StorageSettings.Usual);
        services.AddSingleton<StorageCheck>();
        services.AddSingleton<Backup>();
        services.AddSingleton<Restore>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<ILeadSearch>(p => p.GetRequiredService<LeadSearch>());
        services.AddSingleton<SearchIndexes>();
        // Part of the model (a table of passkeys), so it is settled here and not with the sign-in options.
        services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        // For Identity's stores only: account pages are static, so a scope is one request. Everything else takes the factory.
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext());
        return settings.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddSingleton<LeadSearch, SqliteLeadSearch>().AddSingleton<NewRows, SqliteNewRows>()
                .AddContexts<SqliteAppDbContext>(o => o.UseSqlite(settings.ConnectionString).AddInterceptors(new PragmaInterceptor(), new InterruptInterceptor())),
            DatabaseProvider.Postgres => services.AddSingleton<LeadSearch, PostgresLeadSearch>().AddSingleton<NewRows, PostgresNewRows>()
                .AddContexts<PostgresAppDbContext>(o => o.UseNpgsql(settings.ConnectionString)),
        };
    }

    /// <summary>Makes the program the only server on its data folder, and brings the database up to date. Called once, before serving.</summary>
    public static async Task MigrateDatabaseAsync(this IHost app, CancellationToken ct = default)
    {
        app.Services.GetRequiredService<InstanceLock>().Take();
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(ct);
    }

    private static IServiceCollection AddContexts<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> provider)
        where TContext : AppDbContext =>
        services.AddPooledDbContextFactory<TContext>((p, options) =>
        {
            provider(options);
            options.AddInterceptors(new VersionInterceptor(), new AuditInterceptor(p.GetRequiredService<TimeProvider>()));
            // What belongs to a contact or lead in trash is reached through that contact or lead, or through a match key that must see it.
            // Counting "that many or more" takes rows in any order.
            options.ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        })
        .AddSingleton<IDbContextFactory<AppDbContext>, AppDbContextFactory<TContext>>();
}
