using ContactsApp.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ContactsApp.Support;

/// <summary>
/// A database of its own on the server that the environment variable TEST_POSTGRES names (a connection string of a user who may create
/// databases). Tests that use it carry <see cref="PostgresFactAttribute"/> or <see cref="DatabaseFactAttribute"/>, which skip them without it.
/// </summary>
public class PostgresDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);
    private readonly string name = NewName();

    /// <summary>The server to test on; null when there is none.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>Copied from; null for an empty database.</summary>
    protected virtual async Task<string?> TemplateAsync() => await Template.Value;

    protected override async Task<DatabaseSettings> CreateDatabaseAsync()
    {
        if (Server is null)
        {
            // A class fixture is made even where every test of the class is skipped.
            return new DatabaseSettings(DatabaseProvider.Postgres, "Host=localhost");
        }

        var template = await TemplateAsync();
        await ExecuteAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return SettingsFor(name);
    }

    protected override async Task DropDatabaseAsync()
    {
        if (Server is not null)
        {
            CloseConnections();
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var database = new EmptyPostgresDatabase();
        await database.InitializeAsync();
        await database.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        var template = NewName();
        // A database that somebody is connected to can neither be renamed nor copied.
        database.CloseConnections();
        await ExecuteAsync($"ALTER DATABASE {database.name} RENAME TO {template}");
        await database.DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(template);
        return template;
    }

    private void CloseConnections()
    {
        using var connection = new NpgsqlConnection(SettingsFor(name).ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private static string NewName() => $"contactsapp_test_{Guid.NewGuid():N}";

    private static DatabaseSettings SettingsFor(string database) =>
        new(DatabaseProvider.Postgres, new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString);

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static void Drop(string template)
    {
        using var source = NpgsqlDataSource.Create(Server!);
        using var command = source.CreateCommand($"DROP DATABASE IF EXISTS {template} WITH (FORCE)");
        command.ExecuteNonQuery();
    }
}

/// <summary>A PostgreSQL database without tables, for tests of migration.</summary>
public sealed class EmptyPostgresDatabase : PostgresDatabase
{
    protected override Task<string?> TemplateAsync() => Task.FromResult<string?>(null);
}
