using System.Diagnostics;
using System.Globalization;
using ContactsApp.Features.Demo;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;

namespace ContactsApp.Cli;

/// <summary>The verb <c>seed</c>: made-up companies, people and touchpoints, to try the product and to measure it.</summary>
public static class SeedCommand
{
    private const string Usage = "Usage: seed [--leads N] [--contacts N] [--touchpoints N] [--seed S]    (200, 4000, 12000 and 1 unless given; adds to what is there)";
    private const int Most = 10_000_000;

    /// <summary>Runs the verb on the words after it.</summary>
    /// <returns>An exit code of <see cref="Cli"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--leads", "--contacts", "--touchpoints", "--seed"], []);
        if (parsed.Problem is not null || parsed.Words.Count > 0 || Read(parsed) is not { } request)
        {
            await error.WriteLineAsync(parsed.Problem is null ? Usage : $"{parsed.Problem}{Environment.NewLine}{Usage}");
            return Cli.WrongUsage;
        }

        using var host = await CliHost.OpenAsync(parsed.Settings, services => services.AddSingleton<ChangeFeed>().AddIcp().AddLeads().AddIntake().AddScoped<SeedWriter>(), ct);
        await using var scope = host.Services.CreateAsyncScope();
        var watch = Stopwatch.StartNew();
        await scope.ServiceProvider.GetRequiredService<SeedWriter>().RunAsync(request, ct);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Added {request.Leads} leads, {request.Contacts} contacts and {request.Touchpoints} touchpoints in {watch.Elapsed.TotalSeconds:0} s (seed {request.Seed})."));
        return Cli.Success;
    }

    private static SeedRequest? Read(CliArgs args) =>
        Number(args, "--leads", 200, least: 1) is { } leads && Number(args, "--contacts", 4_000) is { } contacts
        && Number(args, "--touchpoints", 12_000) is { } touchpoints && Number(args, "--seed", 1) is { } seed
            ? new(leads, contacts, touchpoints, seed)
            : null;

    private static int? Number(CliArgs args, string option, int usual, int least = 0) => args.Option(option) is not { } word
        ? usual
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= Most ? number : null;
}
