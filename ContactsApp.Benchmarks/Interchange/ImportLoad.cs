using System.Diagnostics;
using System.Globalization;
using ContactsApp.Cli;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>
/// A file of many people through the whole road in the running app, on an empty database: new, then the same file again. Prints rows a
/// second, where the time goes, and what it does to people who edit and read meanwhile.
/// </summary>
internal static class ImportLoad
{
    private const string Usage = "Usage: import [--file FILE | --rows N --companies N] [--repeat N] [--postgres CONNECTION] [--alone]";

    /// <summary>People and companies that are there before: the others' work is done on them, and the program is warm.</summary>
    private const int Before = 3_000;
    private const int CompaniesBefore = 150;

    private static readonly TimeSpan EditPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan PagePause = TimeSpan.FromMilliseconds(100);

    /// <returns>0, or 2 for wrong usage. Missing a target is a finding and no failure.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--file", "--rows", "--companies", "--repeat", "--postgres"], ["--alone"]);
        if (parsed.Problem is not null || Number(parsed, "--rows", 100_000) is not { } rows || Number(parsed, "--companies", 5_000) is not { } companies || Number(parsed, "--repeat", 3) is not { } repeat)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("contactsapp-file-");
        try
        {
            var file = parsed.Option("--file") ?? Path.Combine(folder.FullName, "people.csv");
            if (parsed.Option("--file") is null)
            {
                await MadeUpFile.WriteAsync(file, rows, companies, seed: 1, "c", ct);
            }

            var before = Path.Combine(folder.FullName, "before.csv");
            await MadeUpFile.WriteAsync(before, Before, CompaniesBefore, seed: 2, "before", ct);
            await output.WriteLineAsync(ImportFigures.Head);
            for (var run = 1; run <= repeat; run++)
            {
                await RunOnceAsync(run, file, before, parsed, output, ct);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task RunOnceAsync(int run, string file, string before, CliArgs parsed, TextWriter output, CancellationToken ct)
    {
        await using var app = await ImportApp.StartAsync(parsed.Option("--postgres"), ct);
        await ImportAsync(app, before, ct);
        foreach (var name in new[] { $"new {run}", $"again {run}" })
        {
            var figures = await MeasureAsync(name, app, file, parsed.Flag("--alone"), ct);
            await output.WriteLineAsync(figures.Line);
        }
    }

    private static async Task<ImportFigures> MeasureAsync(string name, ImportApp app, string file, bool alone, CancellationToken ct)
    {
        GC.Collect();
        using var stations = new StationTimes();
        await using var edits = new Bystander(EditPause, await EditorAsync(app, ct));
        await using var pages = new Bystander(PagePause, await ReaderAsync(app, ct));
        await using var gauge = new Gauge(app.WalFile);
        if (!alone)
        {
            edits.Start();
            pages.Start();
        }

        gauge.Start();
        var (start, cpu) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var import = await ImportAsync(app, file, ct);
        var (seconds, spent) = (Stopwatch.GetElapsedTime(start).TotalSeconds, Process.GetCurrentProcess().TotalProcessorTime - cpu);
        await gauge.StopAsync();
        var outcomes = string.Join(", ", Enum.GetValues<ImportOutcome>().Select(o => (Word: ImportReport.WordOf(o), Count: import.Counts.Of(o))).Where(o => o.Count > 0).OrderByDescending(o => o.Count).Select(o => $"{o.Count} {o.Word}"));
        return new(
            name, import.Rows, seconds, spent.TotalMicroseconds / import.Rows, stations.Take(import.Rows),
            await edits.StopAsync(), await pages.StopAsync(), gauge.PeakMb, gauge.WalMb, outcomes);
    }

    // As a user does: upload, Import, and the app's own worker does it.
    private static async Task<Import> ImportAsync(ImportApp app, string path, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Outcome<Guid> uploaded;
        await using (var stream = File.OpenRead(path))
        {
            uploaded = await scope.ServiceProvider.GetRequiredService<ImportUploads>().UploadAsync(new(Guid.CreateVersion7(), Path.GetFileName(path)), stream, arrived: null, ct);
        }

        return uploaded.Ok ? await RunAsync(scope.ServiceProvider, uploaded.Value, ct) : throw new InvalidOperationException(uploaded.Message);
    }

    private static async Task<Import> RunAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<ImportCommands>().RunAsync(id, Guid.CreateVersion7(), ct);
        while (outcome.Ok)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
            switch (await db.Imports.AsNoTracking().SingleAsync(i => i.PublicId == id, ct))
            {
                case { State: ImportState.Done } done:
                    return done;
                case { State: ImportState.Failed } stopped:
                    throw new InvalidOperationException(stopped.Problem);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }

        throw new InvalidOperationException(outcome.Message);
    }

    // Somebody corrects a title, as the drawer does.
    private static async Task<Func<int, CancellationToken, Task>> EditorAsync(ImportApp app, CancellationToken ct)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        var people = await db.Contacts.OrderBy(c => c.Id).Take(Before).Select(c => new { c.PublicId, c.Title }).ToListAsync(ct);
        var shown = people.ToDictionary(p => p.PublicId, p => p.Title);
        return async (run, token) =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var (person, title) = (people[run * 7 % people.Count].PublicId, $"Director of Facilities {run}");
            var outcome = await scope.ServiceProvider.GetRequiredService<ContactEdits>()
                .EditFieldAsync(person, ContactField.Title, title, shown[person], token);
            if (!outcome.Ok)
            {
                throw new InvalidOperationException(outcome.Message);
            }

            shown[person] = title;
        };
    }

    // Somebody opens one lead after the other.
    private static async Task<Func<int, CancellationToken, Task>> ReaderAsync(ImportApp app, CancellationToken ct)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        var leads = await db.Leads.OrderBy(l => l.Id).Select(l => l.PublicId).ToListAsync(ct);
        return async (run, token) =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var lead = leads[run * 7 % leads.Count];
            await scope.ServiceProvider.GetRequiredService<LeadQueries>().HeaderAsync(lead, token);
            await scope.ServiceProvider.GetRequiredService<CommitteeQueries>().CommitteeAsync(lead, token);
            await scope.ServiceProvider.GetRequiredService<TouchpointQueries>().TimelineAsync(lead, null, 50, token);
        };
    }

    private static int? Number(CliArgs parsed, string option, int usual) => parsed.Option(option) is not { } word ? usual
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
