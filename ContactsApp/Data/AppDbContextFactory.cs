using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

/// <summary>Hides which provider's context it is, and hands out each pooled context as new.</summary>
internal sealed class AppDbContextFactory<TContext>(IDbContextFactory<TContext> pool) : IDbContextFactory<AppDbContext>
    where TContext : AppDbContext
{
    public AppDbContext CreateDbContext() => AsNew(pool.CreateDbContext());

    public async Task<AppDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        AsNew(await pool.CreateDbContextAsync(cancellationToken));

    private static TContext AsNew(TContext context)
    {
        context.Reset();
        return context;
    }
}
