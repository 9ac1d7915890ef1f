namespace ContactsApp.Data.Writing;

/// <summary>
/// How much the next batch of bulk work takes on, so that it holds the write lock for about <see cref="Hold"/>: people who save meanwhile
/// wait no longer than that. Follows from what the last batch took, so it fits a fast disk, a busy machine and either database.
/// </summary>
public sealed class BulkPace
{
    /// <summary>How long a batch should hold the lock.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(100);

    private const int Largest = 5_000;

    /// <summary>A batch is at most so many times as big as the one before: one quick batch says little.</summary>
    private const double Growth = 2;

    private readonly TimeProvider clock;
    private readonly int smallest;

    /// <param name="clock">Tells how long a batch took.</param>
    /// <param name="first">Size of the first batch, before anything is known.</param>
    /// <param name="smallest">No batch is planned smaller, however slow the machine is.</param>
    public BulkPace(TimeProvider clock, int first = 100, int smallest = 20)
    {
        (this.clock, this.smallest) = (clock, smallest);
        Size = first;
    }

    /// <summary>Items for the next batch.</summary>
    public int Size { get; private set; }

    /// <summary>A batch of so many items held the lock this long.</summary>
    public void Took(int items, TimeSpan held)
    {
        if (items == 0)
        {
            return;
        }

        var fitting = items * (Hold / held);
        // A last, short batch is no reason to go on in small ones.
        if (items >= Size || held > Hold)
        {
            Size = (int)Math.Clamp(fitting, smallest, Math.Min(Largest, Size * Growth));
        }
    }

    /// <summary>Measures one batch: dispose it when the lock is given back.</summary>
    public Turn Begin(int items) => new(this, items, clock.GetTimestamp());

    /// <summary>One batch under way.</summary>
    public readonly record struct Turn(BulkPace Pace, int Items, long Start) : IDisposable
    {
        public void Dispose() => Pace.Took(Items, Pace.clock.GetElapsedTime(Start));
    }
}
