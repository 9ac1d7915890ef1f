namespace ContactsApp.Data.Auditing;

/// <summary>Audit rows of records that were written past the change tracker, where the interceptor never sees them.</summary>
internal static class NewRowAudit
{
    /// <summary>One row for each added record, to be saved by <paramref name="db"/>; none where the caller audits the whole batch itself.</summary>
    public static async Task WriteAsync(AppDbContext db, IEnumerable<object> added, DateTime now, CancellationToken ct)
    {
        if (db.Audit.By != AuditBy.Interceptor)
        {
            return;
        }

        var pending = new PendingAudit(PendingAudit.CollectAdded(db, added), null);
        db.AuditEntries.AddRange(await pending.ToEntriesAsync(db, db.Audit.At ?? now, ct));
    }
}
