using BenchmarkDotNet.Running;
using ContactsApp.Benchmarks.Interchange;
using ContactsApp.Benchmarks.Pages;

namespace ContactsApp.Benchmarks;

internal static class BenchmarkRunner
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["pages", .. var rest])
        {
            return await PageLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
        }

        if (args is ["exports", .. var where])
        {
            return await ExportLoad.RunAsync(where, Console.Out, Console.Error, CancellationToken.None);
        }

        if (args is ["reading", .. var file])
        {
            return await ReadingLoad.RunAsync(file, Console.Out, CancellationToken.None);
        }

        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRunner).Assembly).Run(args);
        return 0;
    }
}
