using System.Runtime.CompilerServices;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;

namespace ContactsApp.Cli;

/// <summary>The verb <c>import</c>: a file of people in whatever layout, down the same road as everything else.</summary>
public static class ImportCommand
{
    private const string Usage = "Usage: import FILE [--company DOMAIN] [--dry-run] [--no-db] [--json]";

    private const string NeedsMapping = "No column names a person or a company: it needs a header row with names such as First Name, Email, Company, or columns of addresses.";

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

        var file = await ContactFile.OpenAsync(path, ct);
        await using var printer = new ImportPrinter(output, file.Layout, parsed.Flag("--json"));
        if ((file.Problem ?? (file.NeedsMapping ? NeedsMapping : null)) is { } problem)
        {
            await printer.EndAsync();
            await error.WriteLineAsync($"{Path.GetFileName(path)}: {problem} Nothing was imported.");
            return Cli.Failed;
        }

        await foreach (var row in RowsAsync(parsed, path, file, company, ct))
        {
            await printer.AddAsync(row);
        }

        await printer.EndAsync();
        return Cli.Success;
    }

    // Without a database rows are printed as they are read; with one, when all are written.
    private static async IAsyncEnumerable<ImportedRow> RowsAsync(CliArgs parsed, string path, ContactFile file, string? company, [EnumeratorCancellation] CancellationToken ct)
    {
        if (parsed.Flag("--no-db"))
        {
            await foreach (var row in ImportTrial.RunAsync(file, company, ct))
            {
                yield return row;
            }

            yield break;
        }

        var report = await ImportAsync(parsed, new(Path.GetFileName(path), File.GetLastWriteTimeUtc(path), file, company, parsed.Flag("--dry-run")), ct);
        foreach (var row in report.Contacts)
        {
            yield return row;
        }
    }

    private static async Task<ImportReport> ImportAsync(CliArgs parsed, ImportRequest request, CancellationToken ct)
    {
        using var host = await CliHost.OpenAsync(parsed.Settings, services => services.AddSingleton<ChangeFeed>().AddIcp().AddLeads().AddIntake().AddInterchange(), ct);
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ContactImport>().RunAsync(request, ct);
    }
}
