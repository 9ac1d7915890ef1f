namespace ContactsApp.Data.Writing;

/// <summary>
/// Writes many new rows inside a write, past the change tracker: a prepared command on SQLite, binary COPY on PostgreSQL. Keys are
/// taken before the rows are written, so that rows of one batch can name each other. Columns and conversions are the model's.
/// What is written here is not tracked and not audited: the caller does the latter.
/// </summary>
public abstract class NewRows
{
    /// <summary>Takes so many keys of the entity's table, ascending. Nobody else gets them, and none was ever used before.</summary>
    public abstract Task<long[]> TakeKeysAsync<T>(AppDbContext db, int count, CancellationToken ct);

    /// <summary>Writes the rows. Their keys and foreign keys are set; what they refer to is written.</summary>
    public Task InsertAsync<T>(AppDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class => rows.Count == 0 ? Task.CompletedTask : WriteAsync(db, RowShape.Of<T>(db), rows, ct);

    private protected abstract Task WriteAsync(AppDbContext db, RowShape shape, IEnumerable<object> rows, CancellationToken ct);
}
