using System.Globalization;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Jobs;
using ContactsApp.Web;

namespace ContactsApp.Cli;

/// <summary>The verb <c>import</c>: a file of people in whatever layout, the way of every import. It is on the page of imports afterwards, and can be undone there.</summary>
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

        var file = new CommandLineFile(Path.GetFileName(path), File.GetLastWriteTimeUtc(path), () => Open(path), company);
        var desk = new Desk(parsed, file, output, error);
        // A dry run writes nothing, so it makes no database to compare with either.
        return parsed.Flag("--no-db") || (parsed.Flag("--dry-run") && !CliHost.HasDatabase(parsed.Settings)) ? await WithoutDatabaseAsync(desk, ct) : await WithDatabaseAsync(desk, ct);
    }

    // Rows are printed as they are read.
    private static async Task<int> WithoutDatabaseAsync(Desk desk, CancellationToken ct)
    {
        var file = await ContactFile.OpenAsync(desk.File.Open, ct);
        return await RefusedAsync(desk, file) ? Cli.Failed : await PrintAsync(desk, file.Layout, ImportTrial.RunAsync(file, desk.File.Company, ct));
    }

    private static async Task<int> WithDatabaseAsync(Desk desk, CancellationToken ct)
    {
        using var host = await CliHost.OpenAsync(desk.Args.Settings, services => services.AddSingleton<ChangeFeed>().AddSingleton<UserSnapshots>().AddScoped<Rights>().AddJobBoard().AddIcp().AddLeads().AddIntake().AddInterchange(), ct);
        await using var scope = host.Services.CreateAsyncScope();
        var imports = scope.ServiceProvider.GetRequiredService<CommandLineImport>();
        var file = await imports.OpenAsync(desk.File, ct);
        if (await RefusedAsync(desk, file))
        {
            return Cli.Failed;
        }

        // A file with headers and no rows is no fault here: whoever wrote it had nothing to say today.
        if (desk.Args.Flag("--dry-run") || !await file.RowsAsync(RowRequest.All, ct).AnyAsync(ct))
        {
            return await PrintAsync(desk, file.Layout, imports.TryAsync(desk.File, file, ct));
        }

        var (id, problem) = await imports.RunAsync(desk.File, (done, _) => desk.TellAsync(done), ct);
        var rows = id is { } import ? scope.ServiceProvider.GetRequiredService<ImportReport>().RowsAsync(import, ct) : AsyncEnumerable.Empty<ImportedRow>();
        await PrintAsync(desk, file.Layout, rows);
        if (problem is not null)
        {
            await desk.Error.WriteLineAsync(problem);
        }

        return problem is null ? Cli.Success : Cli.Failed;
    }

    private static async Task<bool> RefusedAsync(Desk desk, ContactFile file)
    {
        if ((file.Problem ?? (file.NeedsMapping ? NeedsMapping : null)) is not { } problem)
        {
            return false;
        }

        await PrintAsync(desk, file.Layout, AsyncEnumerable.Empty<ImportedRow>());
        await desk.Error.WriteLineAsync($"{desk.File.FileName}: {problem} Nothing was imported.");
        return true;
    }

    private static async Task<int> PrintAsync(Desk desk, string layout, IAsyncEnumerable<ImportedRow> rows)
    {
        await using var printer = new ImportPrinter(desk.Output, layout, desk.Args.Flag("--json"));
        await foreach (var row in rows)
        {
            await printer.AddAsync(row);
        }

        await printer.EndAsync();
        return Cli.Success;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    private sealed record Desk(CliArgs Args, CommandLineFile File, TextWriter Output, TextWriter Error)
    {
        /// <summary>How far it is, for whoever watches a terminal; nothing into a file or a pipe.</summary>
        public async Task TellAsync(ImportProgress progress)
        {
            if (Error is StreamWriter && !Console.IsErrorRedirected)
            {
                await Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{progress.Done} of {progress.Total} rows{(progress.Done == progress.Total ? Environment.NewLine : "")}"));
                await Error.FlushAsync();
            }
        }
    }
}
