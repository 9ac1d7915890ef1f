using BenchmarkDotNet.Running;

namespace ContactsApp.Benchmarks;

internal static class BenchmarkRunner
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRunner).Assembly).Run(args);
}
