using ContactsApp.Cli;
using ContactsApp.Components;
using ContactsApp.Components.Account;
using ContactsApp.Data;
using ContactsApp.Features.Admin;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Demo;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>The whole app, serving on a free port of this machine, on an empty database of its own that is thrown away at the end.</summary>
internal sealed class ImportApp : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("contactsapp-load-");
    private readonly string? server;
    private readonly string database = $"contactsapp_load_{Guid.NewGuid():N}";
    private WebApplication? app;

    private ImportApp(string? server) => this.server = server;

    public IServiceProvider Services => app!.Services;

    public string WalFile => Path.Combine(folder.FullName, "contacts.db-wal");

    /// <param name="server">Connection string of a PostgreSQL server where databases may be made; null for SQLite.</param>
    public static async Task<ImportApp> StartAsync(string? server, CancellationToken ct)
    {
        var run = new ImportApp(server);
        List<string> settings = [$"--ContactsApp:Data={run.folder.FullName}", "--urls=http://127.0.0.1:0", "--ContactsApp:BackupAt=never"];
        if (server is not null)
        {
            await run.OnServerAsync($"CREATE DATABASE {run.database}", ct);
            settings.AddRange(["--ContactsApp:Database=Postgres", $"--ContactsApp:Postgres={new NpgsqlConnectionStringBuilder(server) { Database = run.database }.ConnectionString}"]);
        }

        // As in Program, with one difference: who acts is whoever started this.
        var builder = AppHost.CreateBuilder([.. settings]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddDatabase();
        builder.AddAccounts();
        builder.AddWeb();
        builder.AddUi();
        builder.AddJobs();
        builder.Services.AddAdmin().AddIcp().AddIntake().AddLeads().AddContacts().AddCommittee().AddTouchpoints().AddInterchange().AddDemo();
        builder.Services.AddScoped<ICurrentUser, CommandLineUser>();
        run.app = builder.Build();
        await run.app.MigrateDatabaseAsync(ct);

        run.app.MapHealth();
        await run.app.StartAsync(ct);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await OnServerAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", CancellationToken.None);
        }

        folder.Delete(recursive: true);
    }

    private async Task OnServerAsync(string sql, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
