using BenchmarkDotNet.Running;
using ContactsApp.Benchmarks.Circuits;
using ContactsApp.Benchmarks.Duplicates;
using ContactsApp.Benchmarks.Icp;
using ContactsApp.Benchmarks.Interchange;
using ContactsApp.Benchmarks.Pages;
using ContactsApp.Benchmarks.Startup;

namespace ContactsApp.Benchmarks;

internal static class BenchmarkRunner
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["pages", .. var rest]:
                return await PageLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
            case ["exports", .. var rest]:
                return await ExportLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
            case ["reading", .. var rest]:
                return await ReadingLoad.RunAsync(rest, Console.Out, CancellationToken.None);
            case ["import", .. var rest]:
                return await ImportLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
            case ["icp", .. var rest]:
                return await IcpLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
            case ["circuits", .. var rest]:
                return await CircuitLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
            case [CircuitBrowsers.Verb, var address, var email]:
                return await CircuitBrowsers.RunAsync(new Uri(address), email, Console.In, Console.Out, CancellationToken.None);
            case ["duplicates", .. var rest]:
                return await DuplicateLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
            case ["startup", .. var rest]:
                return await StartupLoad.RunAsync(rest, Console.Out, Console.Error, CancellationToken.None);
            default:
                BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRunner).Assembly).Run(args);
                return 0;
        }
    }
}
