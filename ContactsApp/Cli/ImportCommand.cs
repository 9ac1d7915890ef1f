using System.Text.Encodings.Web;
using System.Text.Json;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;

namespace ContactsApp.Cli;

/// <summary>The verb <c>import</c>: a LinkedIn export or another CSV file of people, down the same road as everything else.</summary>
public static class ImportCommand
{
    private const string Usage = "Usage: import FILE [--company DOMAIN] [--dry-run] [--no-db] [--json]";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the verb on the words after it.</summary>
    /// <returns>An exit code of <see cref="Cli"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--company"], ["--dry-run", "--no-db", "--json"]);
        if (parsed.Problem is not null || parsed.Words is not [var path])
        {
            await error.WriteLineAsync(parsed.Problem is null ? Usage : $"{parsed.Problem}{Environment.NewLine}{Usage}");
            return Cli.WrongUsage;
        }

        string? company = null;
        if (parsed.Option("--company") is { } named && !CompanyDomain.TryNormalize(named, out company))
        {
            await error.WriteLineAsync($"{named} is not a domain. Nothing was imported.");
            return Cli.WrongUsage;
        }

        if (!File.Exists(path))
        {
            await error.WriteLineAsync($"There is no file {path}. Nothing was imported.");
            return Cli.Failed;
        }

        await using var stream = File.OpenRead(path);
        var file = ContactFile.Read(stream);
        if (file.Rows.Count == 0)
        {
            await error.WriteLineAsync($"No table of people was recognised in {Path.GetFileName(path)}: it needs a header row with names such as First Name, Email, Company. Nothing was imported.");
            return Cli.Failed;
        }

        var report = parsed.Flag("--no-db")
            ? ContactImport.WithoutDatabase(file, company)
            : await ImportAsync(parsed, new(Path.GetFileName(path), File.GetLastWriteTimeUtc(path), file, company, parsed.Flag("--dry-run")), ct);
        await PrintAsync(report, parsed.Flag("--json"), output);
        return Cli.Success;
    }

    private static async Task<ImportReport> ImportAsync(CliArgs parsed, ImportRequest request, CancellationToken ct)
    {
        using var host = await CliHost.OpenAsync(parsed.Settings, services => services.AddSingleton<ChangeFeed>().AddIcp().AddLeads().AddIntake().AddInterchange(), ct);
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ContactImport>().RunAsync(request, ct);
    }

    private static async Task PrintAsync(ImportReport report, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report, Json));
            return;
        }

        await output.WriteLineAsync($"{report.Layout}: {report.Rows} rows");
        foreach (var group in report.Contacts.GroupBy(c => c.Outcome).OrderByDescending(g => g.Count()))
        {
            await output.WriteLineAsync($"  {group.Count()} {group.Key}");
        }

        foreach (var row in report.Contacts.Where(c => c.Outcome is "skipped" or "review" or "failed"))
        {
            await output.WriteLineAsync($"  line {row.Row}: {row.Outcome}: {row.Reason}");
        }
    }
}
