using ContactsApp.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ContactsApp.Web;

/// <summary>Two addresses for whatever watches the server: <c>/health/live</c> (the process answers) and <c>/health/ready</c> (it can work).</summary>
public static class Health
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    /// <summary>Open to everybody: they say one word and nothing about the installation.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/" + Urls.Live, new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/" + Urls.Ready, new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready) }).AllowAnonymous();
        return app;
    }

    /// <summary>Ready when the data folder can be written, and the database answers and has every migration this program knows.</summary>
    private sealed class DatabaseReady(IDbContextFactory<AppDbContext> contexts, StorageCheck storage) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (storage.Trouble is not null)
            {
                return HealthCheckResult.Unhealthy("The data folder cannot be written.");
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.Any() ? HealthCheckResult.Unhealthy("The database is not up to date.") : HealthCheckResult.Healthy();
        }
    }
}
