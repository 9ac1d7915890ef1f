using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Interchange;

/// <summary>Runs an import in the background. It goes on behind the last row that has its outcome, so a step is never done twice.</summary>
public sealed class ImportJob(ImportRunner runner, TimeProvider clock) : IJobHandler
{
    public const string KindName = "import";

    /// <summary>How often progress is stored: each time costs a write of its own.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(300);

    public string Kind => KindName;

    public string Words => "Importing";

    public string Href(JobRun run) => Urls.Import(run.Arguments<ImportArguments>().ImportId);

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        long? told = null;
        await runner.RunAsync(run.Arguments<ImportArguments>().ImportId, run.PublicId, async (progress, stop) =>
        {
            if (told is null || progress.Done == progress.Total || clock.GetElapsedTime(told.Value) >= Often)
            {
                told = clock.GetTimestamp();
                await run.CheckpointAsync(new(progress.Done, progress.Total, CursorJson: null), stop);
            }
        }, ct);
    }
}

/// <summary>What the jobs of imports are given.</summary>
public sealed record ImportArguments(Guid ImportId);
