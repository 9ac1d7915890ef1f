using Microsoft.Data.Sqlite;

namespace ContactsApp.Data;

/// <summary>The two kinds of database.</summary>
public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Which database, and where: settings <c>ContactsApp:Database</c> (Sqlite or Postgres) and <c>ContactsApp:Postgres</c> (its connection string).</summary>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString)
{
    public static DatabaseSettings Read(IConfiguration configuration, DataFolder folder)
    {
        var word = configuration["ContactsApp:Database"];
        if (!Enum.TryParse<DatabaseProvider>(string.IsNullOrWhiteSpace(word) ? nameof(DatabaseProvider.Sqlite) : word, ignoreCase: true, out var provider)
            || !Enum.IsDefined(provider))
        {
            throw new StartupException($"The setting ContactsApp:Database says '{word}'. Set it to Sqlite or Postgres.");
        }

        if (provider == DatabaseProvider.Sqlite)
        {
            return Sqlite(folder.DatabaseFile);
        }

        return configuration["ContactsApp:Postgres"] is { Length: > 0 } postgres
            ? new DatabaseSettings(provider, postgres)
            : throw new StartupException("The setting ContactsApp:Database says Postgres, but ContactsApp:Postgres (its connection string) is empty. Set it, or set ContactsApp:Database to Sqlite.");
    }

    /// <summary>A SQLite file. Private cache: a shared one turns waiting for a lock into an error that no timeout heals.</summary>
    public static DatabaseSettings Sqlite(string file, bool pooling = true) => new(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Cache = SqliteCacheMode.Private,
        ForeignKeys = true,
        Pooling = pooling,
    }.ToString());
}
