using System.Globalization;
using ContactsApp.Cli;

namespace ContactsApp.Benchmarks.Startup;

/// <summary>
/// How long a published app takes from its start to its first whole page, on a new data folder (the database is made and migrated) and
/// on one that is there already. The app is started as a user starts it, from another folder.
/// </summary>
internal static class StartupLoad
{
    private const string Usage = "Usage: startup --app FOLDER [--data FOLDER] [--runs N]    (FOLDER of dotnet publish; data: a data folder to open, else an empty one)";
    private const int UsualRuns = 10;

    /// <summary>Measures both starts and prints a table.</summary>
    /// <returns>0; 2 for wrong usage. Missing the target is a finding and no failure: the machine may be busy.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--app", "--data", "--runs"], []);
        var runs = UsualRuns;
        if (parsed.Problem is not null || parsed.Option("--app") is not { } folder || !File.Exists(Path.Combine(folder, "ContactsApp.dll"))
            || (parsed.Option("--runs") is { } word && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out runs)) || runs < 1)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        var root = Directory.CreateTempSubdirectory("contactsapp-startup-").FullName;
        try
        {
            var app = new StartedApp(Path.GetFullPath(folder), root);
            await PrintAsync(
            [
                await MeasureAsync("new data folder", runs, run => app.FirstPageAsync(Path.Combine(root, $"new{run}"), ct)),
                await MeasureAsync("existing data folder", runs, _ => app.FirstPageAsync(parsed.Option("--data") is { } data ? Path.GetFullPath(data) : Path.Combine(root, "new1"), ct)),
            ], runs, output);
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<(string Name, List<double> Ms)> MeasureAsync(string name, int runs, Func<int, Task<TimeSpan>> start)
    {
        var times = new List<double>(runs);
        for (var run = 1; run <= runs; run++)
        {
            times.Add((await start(run)).TotalMilliseconds);
        }

        times.Sort();
        return (name, times);
    }

    private static async Task PrintAsync((string Name, List<double> Ms)[] timings, int runs, TextWriter output)
    {
        await output.WriteLineAsync($"{runs} starts each, ms from the start of the process to its first whole page");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| start on | fastest | p50 | slowest |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        foreach (var (name, ms) in timings)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ms[0]:0} | {ms[ms.Count / 2]:0} | {ms[^1]:0} |"));
        }
    }
}
