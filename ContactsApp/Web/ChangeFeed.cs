using ContactsApp.Domain;

namespace ContactsApp.Web;

/// <summary>What happened to one lead, by whom: "changed by Ann".</summary>
/// <param name="What">In words for a user ("Maria Ortiz was added"); null where there is nothing short to say.</param>
public sealed record LeadChange(string? What, Actor Actor);

/// <summary>The leads that changed since a page was last told, each with its latest change.</summary>
public sealed record ChangeNotice(IReadOnlyDictionary<Guid, LeadChange> Leads)
{
    /// <summary>The latest change of the lead, or null when it did not change.</summary>
    public LeadChange? Of(Guid leadPublicId) => Leads.GetValueOrDefault(leadPublicId);
}

/// <summary>
/// Tells open pages of this process which leads changed. Call <see cref="Publish"/> after the commit, never before. A page is told at
/// once and then at most every 100 ms; what happens meanwhile is gathered, so that an import does not flood a page.
/// </summary>
public sealed partial class ChangeFeed(TimeProvider time, ILogger<ChangeFeed> logger)
{
    /// <summary>The shortest time between two notices to one subscriber.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly HashSet<Subscription> subscriptions = [];

    /// <summary>Tells every subscriber. Returns at once; a subscriber that fails is logged and keeps being told.</summary>
    public void Publish(IReadOnlyCollection<Guid> leadPublicIds, string? what, Actor actor)
    {
        if (leadPublicIds.Count == 0)
        {
            return;
        }

        Subscription[] all;
        lock (gate)
        {
            all = [.. subscriptions];
        }

        var change = new LeadChange(what, actor);
        foreach (var subscription in all)
        {
            subscription.Add(leadPublicIds, change);
        }
    }

    /// <summary>Calls <paramref name="handler"/> on changes until disposed; it runs outside the page's own thread (use InvokeAsync).</summary>
    public IDisposable Subscribe(Func<ChangeNotice, Task> handler)
    {
        var subscription = new Subscription(this, handler);
        lock (gate)
        {
            subscriptions.Add(subscription);
        }

        return subscription;
    }

    private void Forget(Subscription subscription)
    {
        lock (gate)
        {
            subscriptions.Remove(subscription);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page failed to take in a change; it will be told of the next one")]
    private static partial void LogFailure(ILogger logger, Exception exception);

    private sealed class Subscription(ChangeFeed feed, Func<ChangeNotice, Task> handler) : IDisposable
    {
        private readonly Lock gate = new();

        /// <summary>The subscriber's own culture and async locals: a notice must not run under those of whoever published it.</summary>
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private readonly CancellationTokenSource ended = new();
        private Dictionary<Guid, LeadChange> pending = [];
        private bool delivering;

        public void Add(IReadOnlyCollection<Guid> leads, LeadChange change)
        {
            lock (gate)
            {
                if (ended.IsCancellationRequested)
                {
                    return;
                }

                foreach (var lead in leads)
                {
                    pending[lead] = change;
                }

                if (delivering)
                {
                    return;
                }

                delivering = true;
            }

            ThreadPool.UnsafeQueueUserWorkItem(static s => s.Start(), this, preferLocal: false);
        }

        public void Dispose()
        {
            feed.Forget(this);
            ended.Cancel();
        }

        private void Start()
        {
            if (context is null)
            {
                _ = DeliverAsync();
                return;
            }

            ExecutionContext.Run(context, static s => _ = ((Subscription)s!).DeliverAsync(), this);
        }

        private async Task DeliverAsync()
        {
            while (Take() is { } notice)
            {
                var wait = Task.Delay(Interval, feed.Time, ended.Token);
                try
                {
                    await handler(notice);
                }
                catch (Exception e) when (!ended.IsCancellationRequested)
                {
                    LogFailure(feed.Logger, e);
                }
                catch (Exception) when (ended.IsCancellationRequested)
                {
                    return;   // the page closed while it was told; there is nobody to tell more
                }

                await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private ChangeNotice? Take()
        {
            lock (gate)
            {
                if (pending.Count == 0 || ended.IsCancellationRequested)
                {
                    delivering = false;
                    return null;
                }

                var notice = new ChangeNotice(pending);
                pending = [];
                return notice;
            }
        }
    }

    private TimeProvider Time => time;

    private ILogger Logger => logger;
}
