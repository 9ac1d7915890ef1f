using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data.Writing;

/// <summary>One write under way: a context inside a transaction. Disposing without <see cref="CommitAsync"/> takes everything back.</summary>
public sealed class Write : IAsyncDisposable
{
    private TwoLaneLock? lanes;

    internal Write(AppDbContext db, TwoLaneLock lanes)
    {
        Db = db;
        this.lanes = lanes;
    }

    /// <summary>The context to write with. Save before committing.</summary>
    public AppDbContext Db { get; }

    /// <summary>Somebody waits to save: bulk work commits what it has, and goes on in a write of its own behind them.</summary>
    public bool IsWaitedFor => lanes?.IsInteractiveWaiting ?? false;

    /// <summary>Makes the write lasting and lets the next writer in. The context is still good for reading.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await Db.Database.CommitTransactionAsync(ct);
        Leave();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Db.DisposeAsync();
        }
        finally
        {
            Leave();
        }
    }

    private void Leave() => Interlocked.Exchange(ref lanes, null)?.Exit();
}
