namespace ContactsApp.Jobs;

/// <summary>
/// Small work that is done again and again (a sweep, a purge). Each run does what is due and no more, so a missed or doubled run
/// changes nothing. An interface because each feature brings its own.
/// </summary>
public interface IRecurringTask
{
    /// <summary>For the log.</summary>
    string Name { get; }

    /// <summary>Time between the end of one run and the start of the next.</summary>
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken ct);
}
