using ContactsApp.Data;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;

namespace ContactsApp.Cli;

/// <summary>The services of verbs that need the database: the server's own settings and registrations, without the server.</summary>
public static class CliHost
{
    /// <summary>Builds the host and brings the database up to date. A server may be running beside it.</summary>
    /// <param name="settings">"--Key=value" words that win over environment and file.</param>
    /// <param name="add">What the verb needs beside the database.</param>
    /// <exception cref="StartupException">The settings or the database do not allow it; the message says why.</exception>
    public static async Task<IHost> OpenAsync(IReadOnlyList<string> settings, Action<IServiceCollection> add, CancellationToken ct)
    {
        var host = Build(settings, add);
        await MigrateAsync(host.Services, ct);
        return host;
    }

    /// <summary>Builds the host and leaves the database alone.</summary>
    /// <exception cref="StartupException">The settings do not allow it; the message says why.</exception>
    public static IHost Build(IReadOnlyList<string> settings, Action<IServiceCollection> add)
    {
        var builder = Begin(settings);
        // Standard output belongs to the verb's answer.
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddDatabase();
        builder.Services.AddScoped<ICurrentUser, CommandLineUser>();
        add(builder.Services);
        return builder.Build();
    }

    /// <summary>Whether there is a database to look at. Makes neither a folder nor a database; one on a server is taken to be there.</summary>
    public static bool HasDatabase(IReadOnlyList<string> settings)
    {
        var configuration = Begin(settings).Configuration;
        return string.Equals(configuration["ContactsApp:Database"], nameof(DatabaseProvider.Postgres), StringComparison.OrdinalIgnoreCase) || DataFolder.HasDatabase(configuration["ContactsApp:Data"]);
    }

    private static HostApplicationBuilder Begin(IReadOnlyList<string> settings)
    {
        var builder = Host.CreateApplicationBuilder([.. settings]);
        AppHost.AddAppSettingsBesideProgram(builder.Configuration, builder.Environment.EnvironmentName);
        return builder;
    }

    private static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        if (!InstanceLock.IsTaken(services.GetRequiredService<DataFolder>()))
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(ct);
            return;
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            throw new StartupException("An older ContactsApp server is running on this data folder. Stop it first: this version changes the layout of the database.");
        }
    }
}
