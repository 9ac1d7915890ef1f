using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Features.Icp;

/// <summary>Rescores all leads and contacts with a saved version, in the background.</summary>
public sealed class RescoreJob(Rescoring rescoring, TimeProvider clock) : IJobHandler
{
    public const string KindName = "icp-rescore";

    /// <summary>How often progress is stored: each time costs a write of its own.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(300);

    public string Kind => KindName;

    public string Words => "Rescoring";

    public string Href(JobRun run) => Urls.Icp;

    public Task RunAsync(JobRun run, CancellationToken ct)
    {
        long? told = null;
        return rescoring.RunAsync(
            run.Arguments<RescoreArguments>().VersionId,
            async (done, total, token) =>
            {
                if (told is null || done == total || clock.GetElapsedTime(told.Value) >= Often)
                {
                    told = clock.GetTimestamp();
                    await run.CheckpointAsync(new(done, total, CursorJson: null), token);
                }
            },
            ct);
    }
}

/// <summary>What the job is given: the version to score with.</summary>
public sealed record RescoreArguments(long VersionId);
