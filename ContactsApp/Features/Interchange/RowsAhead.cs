using System.Threading.Channels;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// The rows of a file, read and made ready for the road on another core while the rows before them are written. Only so far ahead that memory
/// stays bounded.
/// </summary>
internal sealed class RowsAhead : IAsyncDisposable
{
    /// <summary>Rows that may wait: some writes' worth, a few megabytes.</summary>
    private const int Waiting = 2_000;

    private readonly Channel<NumberedRow> ready = Channel.CreateBounded<NumberedRow>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    /// <summary>Begins to read.</summary>
    /// <param name="rows">The rows in the order of the file.</param>
    /// <param name="options">How the import reads its people.</param>
    /// <param name="ct">Stops the reading; so does disposing.</param>
    public RowsAhead(Func<CancellationToken, IAsyncEnumerable<ContactRow>> rows, ImportOptions options, CancellationToken ct)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        reading = Task.Run(() => ReadAsync(rows, options, stop.Token), CancellationToken.None);
    }

    /// <summary>The next rows: as many as were asked for, fewer only at the end of the file; none behind it.</summary>
    /// <exception cref="Exception">The file could not be read any further; the rows before that were given.</exception>
    public async Task<IReadOnlyList<NumberedRow>> NextAsync(int count, CancellationToken ct)
    {
        using var lap = IntakeMeter.Measure(IntakeStation.Parse);
        var next = new List<NumberedRow>(count);
        while (next.Count < count && await ready.Reader.WaitToReadAsync(ct))
        {
            while (next.Count < count && ready.Reader.TryRead(out var row))
            {
                next.Add(row);
            }
        }

        return next;
    }

    /// <summary>As many rows as were asked for, if they are ready now; else none: whoever holds a lock does not wait for the disk.</summary>
    public IReadOnlyList<NumberedRow> Ready(int count)
    {
        count = Math.Min(count, Waiting / 2);
        var next = new List<NumberedRow>(count);
        while (next.Count < count && (next.Count > 0 || ready.Reader.Count >= count) && ready.Reader.TryRead(out var row))
        {
            next.Add(row);
        }

        return next;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ReadAsync(Func<CancellationToken, IAsyncEnumerable<ContactRow>> rows, ImportOptions options, CancellationToken ct)
    {
        try
        {
            await foreach (var row in rows(ct).WithCancellation(ct))
            {
                await ready.Writer.WriteAsync(NumberedRow.Prepare(row, options), ct);
            }

            ready.Writer.Complete();
        }
        catch (Exception e)
        {
            // Whoever asks for the next rows is told.
            ready.Writer.Complete(e);
            throw;
        }
    }
}
