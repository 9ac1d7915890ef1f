using ContactsApp.Data;

namespace ContactsApp.Jobs;

/// <summary>Does the queued jobs, one after the other, and beside them the recurring tasks, each at its own pace.</summary>
public sealed class JobWorker(
    JobRunner runner, JobBoard board, IEnumerable<IRecurringTask> tasks, DatabaseSettings settings, TimeProvider time, ILogger<JobWorker> log)
    : BackgroundService
{
    /// <summary>How soon a job is noticed that another process added.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>A starting server serves pages first.</summary>
    private static readonly TimeSpan FirstRun = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(tasks.Select(t => RepeatAsync(t, stoppingToken)).Append(WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        // SQLite's database has one server only; on PostgreSQL the others' jobs are left alone until their leases run out.
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            await runner.ReleaseAllAsync(ct);
        }

        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (!await runner.RunNextAsync(ct))
                {
                    await board.WaitAsync(LookAgain, ct);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The job queue could not be read; it is tried again");
                await Task.Delay(LookAgain, time, ct);
            }
        }
    }

    private async Task RepeatAsync(IRecurringTask task, CancellationToken ct)
    {
        await Task.Delay(FirstRun < task.Every ? FirstRun : task.Every, time, ct);
        while (true)
        {
            try
            {
                await task.RunAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                log.LogError(e, "The recurring task {Task} failed; it runs again in {Every}", task.Name, task.Every);
            }

            await Task.Delay(task.Every, time, ct);
        }
    }
}
