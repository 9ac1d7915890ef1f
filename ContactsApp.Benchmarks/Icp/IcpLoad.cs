using System.Diagnostics;
using System.Globalization;
using ContactsApp.Benchmarks.Interchange;
using ContactsApp.Cli;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Icp;

/// <summary>
/// A change of the profile on a data folder filled by <c>seed</c>: how long its preview takes, the first with reading the facts and the
/// next without; then saving it and rescoring, with somebody who edits and somebody who opens leads meanwhile. Writes to the folder.
/// </summary>
internal static class IcpLoad
{
    private const string Usage = "Usage: icp --data FOLDER [--runs N] [--preview] [--alone]";
    private const int UsualRuns = 10;

    private static readonly TimeSpan EditPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan PagePause = TimeSpan.FromMilliseconds(100);

    /// <returns>0, or 2 for wrong usage. Missing a target is a finding and no failure: the machine may be busy.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--data", "--runs"], ["--preview", "--alone"]);
        var runs = UsualRuns;
        if (parsed.Problem is not null || parsed.Option("--data") is not { } folder
            || (parsed.Option("--runs") is { } word && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out runs)) || runs < 1)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        using var host = await CliHost.OpenAsync([$"--ContactsApp:Data={Path.GetFullPath(folder)}"], services => services
            .AddSingleton<ChangeFeed>().AddScoped<Rights>().AddJobBoard().AddIcp().AddLeads().AddIntake().AddContacts().AddCommittee().AddTouchpoints(), ct);
        await PreviewAsync(host.Services, runs, output, ct);
        if (!parsed.Flag("--preview"))
        {
            await RescoreAsync(host.Services, parsed.Flag("--alone"), output, ct);
        }

        return 0;
    }

    private static async Task PreviewAsync(IServiceProvider services, int runs, TextWriter output, CancellationToken ct)
    {
        List<double> first = [], next = [];
        for (var run = 0; run < runs; run++)
        {
            await using var scope = services.CreateAsyncScope();
            var current = (await scope.ServiceProvider.GetRequiredService<IcpQueries>().CurrentAsync(ct)).Definition;
            var preview = scope.ServiceProvider.GetRequiredService<IcpPreview>();
            first.Add(await TimeAsync(() => ShowAsync(preview, current, Changed(current, 1), ct)));
            next.Add(await TimeAsync(() => ShowAsync(preview, current, Changed(current, 2), ct)));
            if (run == 0)
            {
                var view = await preview.PreviewAsync(current, Changed(current, 1), ct);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{view.Leads} leads, {view.Contacts} contacts; {view.Impact.Leads.Moves} leads and {view.Impact.Contacts.Moves} contacts would change band"));
            }
        }

        await PrintAsync("first preview of a page, facts read", first, output);
        await PrintAsync("next preview", next, output);
    }

    // What the page does for one change: the numbers, and the four short lists.
    private static async Task ShowAsync(IcpPreview preview, IcpDefinition current, IcpDefinition draft, CancellationToken ct)
    {
        await preview.PreviewAsync(current, draft, ct);
        foreach (var list in Enum.GetValues<MoveList>())
        {
            await preview.MovesAsync(list, 0, 3, ct);
        }
    }

    private static async Task RescoreAsync(IServiceProvider services, bool alone, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var current = await scope.ServiceProvider.GetRequiredService<IcpQueries>().CurrentAsync(ct);
        var outcome = await scope.ServiceProvider.GetRequiredService<IcpCommands>().SaveAsync(new(Guid.CreateVersion7(), current.Number, Changed(current.Definition, current.Number)), ct);
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(outcome.Message);
        }

        await using var edits = new Bystander(EditPause, await EditorAsync(services, ct));
        await using var pages = new Bystander(PagePause, await ReaderAsync(services, ct));
        if (!alone)
        {
            edits.Start();
            pages.Start();
        }

        var contacts = await CountAsync(services, ct);
        var (start, contactsAt, cpu) = (Stopwatch.GetTimestamp(), 0.0, Process.GetCurrentProcess().TotalProcessorTime);
        using var steps = services.GetRequiredService<JobFeed>().Subscribe(n => contactsAt = contactsAt == 0 && n.Done >= contacts ? Stopwatch.GetElapsedTime(start).TotalSeconds : contactsAt);
        var seconds = await TimeAsync(async () =>
        {
            while (await services.GetRequiredService<JobRunner>().RunNextAsync(ct))
            {
            }
        }) / 1000;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"rescoring: {seconds:0.0} s, the contacts within {contactsAt:0.0} s; processor time {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s"));
        await PrintAsync("an edit meanwhile", await edits.StopAsync(), output);
        await PrintAsync("a lead page meanwhile", await pages.StopAsync(), output);
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        var version = await db.IcpProfileVersions.MaxAsync(v => v.Id, ct);
        var left = await db.Contacts.CountAsync(c => c.IcpVersionId != version, ct) + await db.Leads.CountAsync(l => l.IcpVersionId != version, ct);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{left} records with older scores"));
    }

    private static async Task<int> CountAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        return await db.Contacts.IgnoreQueryFilters([AppDbContext.NotRemoved]).CountAsync(ct);
    }

    /// <summary>Weights of criteria and personas, so that nearly every score moves.</summary>
    private static IcpDefinition Changed(IcpDefinition icp, int by) => icp with
    {
        Criteria = [.. icp.Criteria.Select((c, i) => c with { Weight = 1 + ((c.Weight + by + i) % 10) })],
        Personas = [.. icp.Personas.Select((p, i) => p with { Weight = 1 + ((p.Weight + by + i) % 10) })],
    };

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static Task PrintAsync(string what, List<double> times, TextWriter output)
    {
        times.Sort();
        return output.WriteLineAsync(times.Count == 0 ? $"{what}: none" : string.Create(
            CultureInfo.InvariantCulture, $"{what}: {times.Count} times, p50 {times[times.Count / 2]:0} ms, p95 {times[(int)(times.Count * 0.95)]:0} ms, max {times[^1]:0} ms"));
    }

    // Somebody corrects a title, as the drawer does.
    private static async Task<Func<int, CancellationToken, Task>> EditorAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        var people = await db.Contacts.OrderBy(c => c.Id).Take(3_000).Select(c => new { c.PublicId, c.Title }).ToListAsync(ct);
        return async (run, token) =>
        {
            await using var scope = services.CreateAsyncScope();
            var person = people[run * 7 % people.Count];
            await scope.ServiceProvider.GetRequiredService<ContactEdits>().EditFieldAsync(person.PublicId, ContactField.Title, $"Director of Facilities {run}", person.Title, token);
        };
    }

    // Somebody opens one lead after the other.
    private static async Task<Func<int, CancellationToken, Task>> ReaderAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        var leads = await db.Leads.OrderBy(l => l.Id).Select(l => l.PublicId).ToListAsync(ct);
        return async (run, token) =>
        {
            await using var scope = services.CreateAsyncScope();
            var lead = leads[run * 7 % leads.Count];
            await scope.ServiceProvider.GetRequiredService<LeadQueries>().HeaderAsync(lead, token);
            await scope.ServiceProvider.GetRequiredService<CommitteeQueries>().CommitteeAsync(lead, token);
            await scope.ServiceProvider.GetRequiredService<TouchpointQueries>().TimelineAsync(lead, null, 50, token);
        };
    }
}
