using ContactsApp.Domain;

namespace ContactsApp.Jobs;

/// <summary>What an open page may show of a job.</summary>
/// <param name="UserId">Who started it; null for the machine.</param>
/// <param name="Words">What it does: "Importing".</param>
/// <param name="Href">The page that tells more, relative to the base address.</param>
/// <param name="Done">Steps done, out of <paramref name="Total"/>; 0 of 0 while unknown.</param>
/// <param name="State">Running, or how it ended.</param>
/// <param name="PerSecond">Steps a second since it was started or taken up again; null while that cannot be told.</param>
public sealed record JobNews(Guid PublicId, string? UserId, string Words, string Href, long Done, long Total, JobState State, double? PerSecond)
{
    /// <summary>Time left at the present rate; null while that cannot be told.</summary>
    public TimeSpan? Left => PerSecond is > 0 && Total > Done ? TimeSpan.FromSeconds((Total - Done) / PerSecond.Value) : null;
}

/// <summary>Tells open pages of this process how far its jobs are. Nothing here is kept: what counts stands in the job's row.</summary>
public sealed class JobFeed
{
    private readonly Lock gate = new();
    private readonly List<Action<JobNews>> subscribers = [];
    private readonly Dictionary<Guid, JobNews> running = [];

    /// <summary>The jobs that run in this process now.</summary>
    public IReadOnlyList<JobNews> Running
    {
        get
        {
            lock (gate)
            {
                return [.. running.Values];
            }
        }
    }

    /// <summary>Calls <paramref name="handler"/> at each step until disposed; it runs on the job's own thread, so it only passes the news on.</summary>
    public IDisposable Subscribe(Action<JobNews> handler)
    {
        lock (gate)
        {
            subscribers.Add(handler);
        }

        return new Subscription(() =>
        {
            lock (gate)
            {
                subscribers.Remove(handler);
            }
        });
    }

    internal void Publish(JobNews news)
    {
        Action<JobNews>[] all;
        lock (gate)
        {
            if (news.State == JobState.Running)
            {
                running[news.PublicId] = news;
            }
            else
            {
                running.Remove(news.PublicId);
            }

            all = [.. subscribers];
        }

        foreach (var subscriber in all)
        {
            subscriber(news);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
