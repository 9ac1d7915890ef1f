using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ContactsApp.Data.Auditing;

/// <summary>
/// Writes one audit row for each changed record, from what to what, in the transaction of the change. Stateless: what a save has under
/// way hangs on its context. The rows go in a second save, because a new record has its key only after the first.
/// </summary>
public sealed class AuditInterceptor(TimeProvider time) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDbContext { Audit.By: AuditBy.Interceptor } db && PendingAudit.Collect(db) is { Count: > 0 } drafts)
        {
            var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
            db.Audit.Pending = new PendingAudit(drafts, transaction);
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDbContext db && Take(db) is { } pending)
        {
            await using var transaction = pending.Transaction;
            db.Audit.ForgetVerbs();
            db.AuditEntries.AddRange(await pending.ToEntriesAsync(db, db.Audit.At ?? time.GetUtcNow().UtcDateTime, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            if (transaction is not null)
            {
                await transaction.CommitAsync(cancellationToken);
            }
        }

        return result;
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
        GiveUpAsync(eventData.Context);

    /// <summary>EF Core reports a lost race here only, and not as a failed save.</summary>
    public override async ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(
        ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await GiveUpAsync(eventData.Context);
        return result;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) =>
        GiveUpAsync(eventData.Context);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save with SaveChangesAsync: the audit is written there.");

    private static async Task GiveUpAsync(DbContext? context)
    {
        if (context is AppDbContext db && Take(db) is { Transaction: { } transaction })
        {
            await transaction.DisposeAsync();
        }
    }

    private static PendingAudit? Take(AppDbContext db)
    {
        var pending = db.Audit.Pending;
        db.Audit.Pending = null;
        return pending;
    }
}
