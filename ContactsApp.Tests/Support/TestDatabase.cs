using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ContactsApp.Support;

/// <summary>
/// A real, migrated, empty database of its own, built by the app's own registrations. Use as a class fixture, or make one in a test
/// (<c>await using var database = await SqliteDatabase.CreateAsync()</c>).
/// </summary>
public abstract class TestDatabase : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Who acts in tests that do not care.</summary>
    public static readonly Actor Ann = new("0191f0c0-0000-7000-8000-0000000000a1", "Ann");

    private ServiceProvider? services;

    /// <summary>A clock that stands at 2 March 2026, 09:00 UTC, until a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>The data folder, in the machine's temporary folder.</summary>
    public DataFolder Folder { get; } = new(Path.Combine(Path.GetTempPath(), "contactsapp-tests", Guid.NewGuid().ToString("N")));

    public IServiceProvider Services => services ?? throw new InvalidOperationException("The database is not initialised.");

    public DatabaseSettings Settings => Services.GetRequiredService<DatabaseSettings>();

    public IDbContextFactory<AppDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<AppDbContext>>();

    public WriteGate Gate => Services.GetRequiredService<WriteGate>();

    /// <summary>A fresh context; the caller disposes it.</summary>
    public AppDbContext NewContext() => Contexts.CreateDbContext();

    /// <summary>Writes through the gate as <see cref="Ann"/>: saves and commits what <paramref name="change"/> did.</summary>
    public async Task WriteAsync(Func<AppDbContext, Task> change)
    {
        await using var write = await Gate.BeginAsync(Ann, WritePriority.Interactive, CancellationToken.None);
        await change(write.Db);
        await write.Db.SaveChangesAsync();
        await write.CommitAsync(CancellationToken.None);
    }

    /// <inheritdoc cref="WriteAsync(Func{AppDbContext, Task})"/>
    public Task WriteAsync(Action<AppDbContext> change) => WriteAsync(db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    /// <summary>Takes every row away, for tests that look at the whole database and share it with others.</summary>
    public Task EmptyAsync() => WriteAsync(async db =>
    {
        var search = Services.GetRequiredService<LeadSearch>();
        foreach (var index in Enum.GetValues<SearchIndex>())
        {
            await search.ClearAsync(db, index, CancellationToken.None);
        }

        if (Settings.Provider == DatabaseProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON");
        }

        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            await db.Database.ExecuteSqlRawAsync(Settings.Provider == DatabaseProvider.Sqlite ? $"DELETE FROM \"{table}\"" : $"TRUNCATE \"{table}\" CASCADE");
        }

        Services.GetService<Intake.IcpScoring>()?.Forget();
    });

    public async Task InitializeAsync() => services = BuildServices(await CreateDatabaseAsync());

    /// <summary>Override to register what the code under test needs beside the database.</summary>
    protected virtual void AddServices(IServiceCollection services)
    {
    }

    protected abstract Task<DatabaseSettings> CreateDatabaseAsync();

    protected abstract Task DropDatabaseAsync();

    protected ServiceProvider BuildServices(DatabaseSettings settings)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddDatabase(Folder, settings);
        AddServices(collection);
        return collection.BuildServiceProvider(validateScopes: true);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await DropDatabaseAsync();
        Directory.Delete(Folder.Root, recursive: true);
        GC.SuppressFinalize(this);
    }
}
