using System.Diagnostics;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>Watches the size of the process and of the write-ahead log.</summary>
internal sealed class Gauge(string walFile) : IAsyncDisposable
{
    private const double Mb = 1024 * 1024;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    /// <summary>Largest working set seen.</summary>
    public double PeakMb { get; private set; }

    /// <summary>Largest write-ahead log seen.</summary>
    public double WalMb { get; private set; }

    public void Start() => running = Task.Run(WatchAsync);

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var process = Process.GetCurrentProcess();
        using var timer = new PeriodicTimer(Every);
        while (!stop.IsCancellationRequested)
        {
            process.Refresh();
            PeakMb = Math.Max(PeakMb, process.WorkingSet64 / Mb);
            var wal = new FileInfo(walFile);
            WalMb = Math.Max(WalMb, wal.Exists ? wal.Length / Mb : 0);
            await timer.WaitForNextTickAsync();
        }
    }
}
