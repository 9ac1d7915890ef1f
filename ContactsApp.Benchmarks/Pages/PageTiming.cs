using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Pages;

/// <summary>One read of a page.</summary>
/// <param name="Run">Gets the services of a scope of its own, as a page would, and the number of the run, to vary what is read.</param>
internal sealed record PageRead(string Name, Func<IServiceProvider, int, Task> Run);

/// <summary>What a read took, in ms.</summary>
internal sealed record PageTiming(string Name, double P50, double P95, double Max)
{
    /// <summary>Issue 2 and PRODUCT.md: p95 of server time at most.</summary>
    public const double TargetMs = 25;

    private const int WarmUps = 30;

    /// <summary>Warms up, then reads so many times, one after the other.</summary>
    public static async Task<PageTiming> MeasureAsync(IServiceProvider services, PageRead read, int runs, CancellationToken ct)
    {
        var times = new List<double>(runs);
        for (var run = -WarmUps; run < runs; run++)
        {
            ct.ThrowIfCancellationRequested();
            await using var scope = services.CreateAsyncScope();
            var start = Stopwatch.GetTimestamp();
            await read.Run(scope.ServiceProvider, run + WarmUps);
            if (run >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return new(read.Name, times[runs / 2], times[(int)Math.Ceiling(runs * 0.95) - 1], times[^1]);
    }
}
