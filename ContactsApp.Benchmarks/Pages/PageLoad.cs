using System.Globalization;
using ContactsApp.Cli;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Palette;
using ContactsApp.Features.Tags;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Features.Trash;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Pages;

/// <summary>
/// Server time of what the pages read, on a data folder filled by <c>seed</c>. Not BenchmarkDotNet: each figure is a whole read of
/// 1 to 50 ms, of which the slowest twentieth is the point.
/// </summary>
internal static class PageLoad
{
    private const string Usage = "Usage: pages --data FOLDER [--runs N] [--only WORD]";
    private const int UsualRuns = 200;

    /// <summary>Measures every read and prints a table.</summary>
    /// <returns>0, or 2 for wrong usage. Missing the target is a finding and no failure: the machine may be busy.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--data", "--runs", "--only"], []);
        var runs = UsualRuns;
        if (parsed.Problem is not null || parsed.Option("--data") is not { } folder
            || (parsed.Option("--runs") is { } word && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out runs)) || runs < 1)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        using var host = await CliHost.OpenAsync([$"--ContactsApp:Data={Path.GetFullPath(folder)}"], services => services
            .AddSingleton<ChangeFeed>().AddScoped<Rights>().AddIcp().AddLeads().AddIntake().AddContacts().AddCommittee().AddTouchpoints().AddPalette().AddTags().AddTrash()
            .AddSingleton<ICurrentUser, Administrator>().AddScoped<AuditQueries>(), ct);
        var reads = await PageReads.AllAsync(host.Services, ct);
        var timings = new List<PageTiming>();
        foreach (var read in reads.Where(r => parsed.Option("--only") is not { } only || r.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            timings.Add(await PageTiming.MeasureAsync(host.Services, read, runs, ct));
        }

        await PrintAsync(timings, runs, output);
        return 0;
    }

    /// <summary>Who may read everything, the audit too.</summary>
    private sealed class Administrator : ICurrentUser
    {
        public Task<UserInfo?> GetAsync(CancellationToken ct) => Task.FromResult<UserInfo?>(new(Guid.Empty.ToString(), "Benchmark", UserRole.Admin));
    }

    private static async Task PrintAsync(List<PageTiming> timings, int runs, TextWriter output)
    {
        await output.WriteLineAsync($"{runs} runs each, ms of server time");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| read | p50 | p95 | max |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        foreach (var t in timings)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {t.Name} | {t.P50:0.0} | {t.P95:0.0} | {t.Max:0.0} |"));
        }

        var late = timings.Where(t => t.P95 > PageTiming.TargetMs).Select(t => t.Name).ToList();
        await output.WriteLineAsync();
        await output.WriteLineAsync(late.Count == 0
            ? $"All {timings.Count} have p95 <= {PageTiming.TargetMs} ms."
            : $"{late.Count} of {timings.Count} miss p95 <= {PageTiming.TargetMs} ms: {string.Join("; ", late)}.");
    }
}
