using ContactsApp.Jobs;

namespace ContactsApp.Features.Interchange;

/// <summary>Passes the progress of an import on to its job.</summary>
internal static class ImportTelling
{
    /// <summary>How often progress is stored: each time costs a write of its own.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(300);

    /// <summary>Makes a checkpoint at the first step, at the last, and now and then between.</summary>
    public static Func<ImportProgress, CancellationToken, Task> To(JobRun run, TimeProvider clock)
    {
        long? told = null;
        return async (progress, ct) =>
        {
            if (told is null || progress.Done == progress.Total || clock.GetElapsedTime(told.Value) >= Often)
            {
                told = clock.GetTimestamp();
                await run.CheckpointAsync(new(progress.Done, progress.Total, CursorJson: null), ct);
            }
        };
    }
}
