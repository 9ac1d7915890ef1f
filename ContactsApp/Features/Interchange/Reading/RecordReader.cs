namespace ContactsApp.Features.Interchange.Reading;

/// <summary>
/// Pulls the records of a file one after another, holding one of them at a time. A reader goes forward only; to go back, open another one
/// and step over what is known.
/// </summary>
public abstract class RecordReader : IAsyncDisposable
{
    /// <summary>No cell is kept longer than this, in characters; the rest of it is left out and the record says so.</summary>
    public const int LongestCell = 1 << 17;

    /// <summary>The next record, or null at the end.</summary>
    public abstract ValueTask<FileRecord?> ReadAsync(CancellationToken ct);

    /// <summary>Lets go of the file.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>All that are left.</summary>
    public async IAsyncEnumerable<FileRecord> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (await ReadAsync(ct) is { } record)
        {
            yield return record;
        }
    }
}
