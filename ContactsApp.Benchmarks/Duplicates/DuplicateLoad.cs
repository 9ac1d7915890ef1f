using System.Diagnostics;
using System.Globalization;
using ContactsApp.Cli;
using ContactsApp.Data;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Duplicates;

/// <summary>
/// The search for duplicates on a data folder filled by <c>seed</c>, from nothing: all people, all companies, then one changed contact, and the
/// page of the queue. Writes to the folder.
/// </summary>
internal static class DuplicateLoad
{
    private const string Usage = "Usage: duplicates --data FOLDER";
    private const int Pages = 50;

    /// <returns>0, or 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--data"], []);
        if (parsed.Problem is not null || parsed.Option("--data") is not { } folder)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        using var host = await CliHost.OpenAsync([$"--ContactsApp:Data={Path.GetFullPath(folder)}"], services => services
            .AddSingleton<ChangeFeed>().AddScoped<Rights>().AddJobBoard().AddIcp().AddLeads().AddIntake().AddContacts().AddCommittee().AddTouchpoints().AddDuplicates(), ct);
        await ForgetAsync(host.Services, ct);
        await SearchAsync(host.Services, output, ct);
        await PageAsync(host.Services, output, ct);
        return 0;
    }

    private static async Task ForgetAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var write = await services.GetRequiredService<WriteGate>().BeginAsync(Actor.Machine, WritePriority.Bulk, ct);
        await write.Db.DuplicatePairs.ExecuteDeleteAsync(ct);
        await write.Db.DuplicateChecks.ExecuteDeleteAsync(ct);
        await write.Db.DuplicateProgress.ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }

    private static async Task SearchAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var companies = await TimeAsync(() => services.GetRequiredService<CompanyDuplicateSearch>().RunAsync(ct));
        var unchanged = await TimeAsync(() => services.GetRequiredService<CompanyDuplicateSearch>().RunAsync(ct));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"all companies: {companies:0} ms; again, unchanged: {unchanged:0} ms"));
        var search = services.GetRequiredService<DuplicateSearch>();
        List<double> steps = [];
        var all = Stopwatch.StartNew();
        while (true)
        {
            var step = Stopwatch.StartNew();
            if (!await search.StepAsync(ct))
            {
                break;
            }

            steps.Add(step.Elapsed.TotalMilliseconds);
        }

        steps.Sort();
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        var (people, pairs) = (await db.Contacts.CountAsync(ct), await db.DuplicatePairs.CountAsync(ct));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"all people: {people} in {all.Elapsed.TotalSeconds:0.0} s, {steps.Count} batches of {steps[steps.Count / 2]:0} ms (longest {steps[^1]:0} ms), {pairs} pairs"));
        var idle = await TimeAsync(() => search.StepAsync(ct));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"nothing to do: {idle:0.0} ms"));
        var one = await db.Contacts.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(ct);
        await using (var write = await services.GetRequiredService<WriteGate>().BeginAsync(Actor.Machine, WritePriority.Bulk, ct))
        {
            write.Db.DuplicateChecks.Add(new DuplicateCheck { ContactId = one });
            await write.Db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        var changed = await TimeAsync(() => search.StepAsync(ct));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"one changed contact: {changed:0} ms"));
    }

    private static async Task PageAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<DuplicateQueries>();
        List<double> first = [], badge = [];
        for (var i = 0; i < Pages; i++)
        {
            first.Add(await TimeAsync(() => queries.PageAsync(new DuplicateFilter(), null, 100, ct)));
            badge.Add(await TimeAsync(() => queries.BadgeAsync(ct)));
        }

        first.Sort();
        badge.Sort();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"queue page: p50 {first[Pages / 2]:0.0} ms, p95 {first[Pages * 95 / 100]:0.0} ms; badge: p50 {badge[Pages / 2]:0.0} ms, p95 {badge[Pages * 95 / 100]:0.0} ms"));
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }
}
