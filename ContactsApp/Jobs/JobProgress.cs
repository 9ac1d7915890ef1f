using ContactsApp.Domain;

namespace ContactsApp.Jobs;

/// <summary>One run of a job on its way to open pages: counts the steps of this run, so that the rate says how fast it is now.</summary>
internal sealed class JobProgress(Job job, JobFeed feed, TimeProvider time)
{
    private readonly long startedAt = time.GetTimestamp();
    private JobNews? latest;
    private long? from;

    public void Begin(IJobHandler handler, JobRun run) => Publish(new(
        job.PublicId, job.CreatedById, handler.Words, handler.Href(run), job.Done, job.Total, JobState.Running, PerSecond: null));

    public void Step(JobCheckpoint step)
    {
        // What an earlier run did says nothing about the rate of this one.
        from ??= step.Done;
        var seconds = time.GetElapsedTime(startedAt).TotalSeconds;
        var rate = seconds > 0 && step.Done > from ? (step.Done - from) / seconds : null;
        Publish(latest! with { Done = step.Done, Total = step.Total, PerSecond = rate });
    }

    public void End(JobState state)
    {
        if (latest is not null)
        {
            Publish(latest with { State = state });
        }
    }

    private void Publish(JobNews news)
    {
        latest = news;
        feed.Publish(news);
    }
}
