using System.Diagnostics;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>Does one thing again and again beside the load, as a person at another desk would, and keeps how long each took.</summary>
internal sealed class Bystander(TimeSpan pause, Func<int, CancellationToken, Task> act) : IAsyncDisposable
{
    private readonly List<double> times = [];
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public void Start() => running = Task.Run(RunAsync);

    /// <summary>Stops, and gives the milliseconds of each run, sorted.</summary>
    public async Task<List<double>> StopAsync()
    {
        await stop.CancelAsync();
        await running;
        times.Sort();
        return times;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        for (var run = 0; !stop.IsCancellationRequested; run++)
        {
            var start = Stopwatch.GetTimestamp();
            // Not cancelled half-way: what was begun counts.
            await act(run, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(pause, stop.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
