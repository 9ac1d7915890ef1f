using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Cli;

/// <summary>The verb <c>export</c>: contacts or leads as a file, all of them or those of one lead; on standard output unless a file is named.</summary>
public static class ExportCommand
{
    private const string Usage = "Usage: export contacts|leads --format csv|xlsx|vcard|vcard3 [--lead DOMAIN] [--out FILE]    (vcard is 4.0, vcard3 is 3.0; leads have no vCard)";

    /// <summary>Runs the verb on the words after it. The file comes under its name only when it is whole.</summary>
    /// <returns>An exit code of <see cref="Cli"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--format", "--lead", "--out"], []);
        if (parsed.Problem is not null || parsed.Words is not [var word] || SubjectOf(word) is not { } subject
            || ExportFiles.Parse(parsed.Option("--format")) is not { } format || !new ExportRequest(subject, format, Everything).MakesSense)
        {
            await error.WriteLineAsync(parsed.Problem is null ? Usage : $"{parsed.Problem}{Environment.NewLine}{Usage}");
            return Cli.WrongUsage;
        }

        if (parsed.Option("--out") is { } named && Directory.Exists(named))
        {
            await error.WriteLineAsync($"{named} is a folder. Nothing was exported; name a file by --out.");
            return Cli.Failed;
        }

        using var host = await CliHost.OpenAsync(parsed.Settings, services => services.AddSingleton<ChangeFeed>().AddScoped<Rights>().AddIcp().AddLeads().AddIntake().AddExports(), ct);
        await using var scope = host.Services.CreateAsyncScope();
        ExportScope what = Everything;
        if (parsed.Option("--lead") is { } domain)
        {
            if (await LeadAsync(scope.ServiceProvider, domain, ct) is not { } lead)
            {
                await error.WriteLineAsync($"There is no lead with the domain {domain}. Nothing was exported.");
                return Cli.Failed;
            }

            what = new ExportScope.OfLeads([lead]);
        }

        var exports = scope.ServiceProvider.GetRequiredService<ExportCommands>();
        // Before the audit says that people were taken out.
        if (parsed.Option("--out") is { } path && Unwritable(path) is { } why)
        {
            await error.WriteLineAsync($"{path} cannot be written: {why} Nothing was exported; name another file by --out.");
            return Cli.Failed;
        }

        var begun = await exports.BeginAsync(new ExportRequest(subject, format, what), ct);
        if (begun is not { Ok: true, Value: { } export })
        {
            await error.WriteLineAsync(begun.Message);
            return Cli.Failed;
        }

        var written = parsed.Option("--out") is { } file
            ? await ToFileAsync(exports, export, file, ct)
            : await ToOutputAsync(exports, export, output, ct);
        await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Exported {written} {(written == 1 ? word[..^1] : word)}."));
        return Cli.Success;
    }

    private static readonly ExportScope Everything = new ExportScope.Filtered(new LeadFilter { Sort = LeadSort.Company, Ascending = true });

    private static ExportSubject? SubjectOf(string word) => word switch
    {
        "contacts" => ExportSubject.Contacts,
        "leads" => ExportSubject.Leads,
        _ => null,
    };

    private static async Task<Guid?> LeadAsync(IServiceProvider services, string text, CancellationToken ct)
    {
        if (!CompanyDomain.TryNormalize(text, out var domain))
        {
            return null;
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(ct);
        return await db.Leads.Where(l => l.Company.Aliases.Any(a => a.Domain == domain)).Select(l => (Guid?)l.PublicId).FirstOrDefaultAsync(ct);
    }

    private static string Unfinished(string path) => path + ".unfinished";

    private static string? Unwritable(string path)
    {
        try
        {
            File.Create(Unfinished(path)).Dispose();
            File.Delete(Unfinished(path));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static async Task<int> ToFileAsync(ExportCommands exports, Export export, string path, CancellationToken ct)
    {
        var unfinished = Unfinished(path);
        try
        {
            int written;
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                written = await exports.WriteAsync(export, file, ct);
            }

            File.Move(unfinished, path, overwrite: true);
            return written;
        }
        finally
        {
            File.Delete(unfinished);   // nothing after a move; half a file of people otherwise
        }
    }

    // A workbook is no text: it goes past the writer, straight to what the writer writes to.
    private static async Task<int> ToOutputAsync(ExportCommands exports, Export export, TextWriter output, CancellationToken ct)
    {
        await output.FlushAsync(ct);
        var stream = output is StreamWriter { BaseStream: var under } ? under : throw new IOException("Standard output takes no bytes here; name a file by --out.");
        var written = await exports.WriteAsync(export, stream, ct);
        await stream.FlushAsync(ct);
        return written;
    }
}
