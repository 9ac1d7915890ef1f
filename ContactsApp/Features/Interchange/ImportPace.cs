namespace ContactsApp.Features.Interchange;

/// <summary>
/// How many rows go into one write: as many as hold the write lock for about a tenth of a second, so that whoever edits a contact
/// meanwhile does not notice. Follows the machine, which is slower while others work.
/// </summary>
internal sealed class ImportPace(TimeProvider clock)
{
    private const int Fewest = 20;
    private const int Most = 5_000;
    private static readonly TimeSpan Wanted = TimeSpan.FromMilliseconds(100);
    private long began;

    /// <summary>Rows for the next write.</summary>
    public int Rows { get; private set; } = 100;

    /// <summary>The write lock is held from now on.</summary>
    public void Begin() => began = clock.GetTimestamp();

    /// <summary>The write is over.</summary>
    /// <param name="rows">How many rows were in it.</param>
    public void End(int rows)
    {
        var took = clock.GetElapsedTime(began);
        // At most twice as many at once: one quick write says little about the next.
        var fitting = took > TimeSpan.Zero ? rows * (Wanted / took) : double.MaxValue;
        Rows = (int)Math.Clamp(fitting, Fewest, Math.Min(Most, 2.0 * Rows));
    }
}
