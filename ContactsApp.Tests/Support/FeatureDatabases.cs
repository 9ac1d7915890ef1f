using ContactsApp.Domain;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Support;

/// <summary>A SQLite database with the app's features on it, used by whoever <see cref="FeatureServices.Acting"/> says.</summary>
public sealed class FeatureSqlite : SqliteDatabase
{
    protected override void AddServices(IServiceCollection services) => FeatureServices.Add(services);

    /// <summary>A database for a single test.</summary>
    public static new async Task<FeatureSqlite> CreateAsync()
    {
        var database = new FeatureSqlite();
        await database.InitializeAsync();
        return database;
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class FeaturePostgres : PostgresDatabase
{
    protected override void AddServices(IServiceCollection services) => FeatureServices.Add(services);
}

/// <summary>The app's own registrations of features.</summary>
public static class FeatureServices
{
    internal static void Add(IServiceCollection services)
    {
        services.AddIcp().AddLeads();
    }

    /// <summary>A service of a scope of its own, as one page would get it.</summary>
    public static T Get<T>(this TestDatabase database)
        where T : notnull => database.Services.CreateScope().ServiceProvider.GetRequiredService<T>();
}
