using System.Text;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Interchange;

/// <summary>What the verb import says of a file.</summary>
/// <param name="Import">The import it made; null for a dry run and a refused file.</param>
/// <param name="Problem">Why it did not reach its end.</param>
internal sealed record CommandReport(string Layout, IReadOnlyList<ImportedRow> Contacts, Guid? Import = null, string? Problem = null)
{
    public int Rows => Contacts.Count;
}

/// <summary>The verb import on a test database. It acts as the command line, whoever is signed in.</summary>
internal static class CommandLineDesk
{
    public static Task<CommandReport> CommandImportAsync(this TestDatabase database, string text, string? company = null, bool dryRun = false) => database.CommandImportAsync(
        new CommandLineFile("people.csv", database.Now.AddDays(-3), () => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false), company), dryRun);

    public static async Task<CommandReport> CommandImportAsync(this TestDatabase database, CommandLineFile wanted, bool dryRun, Func<ImportProgress, Task>? tell = null, CancellationToken ct = default)
    {
        var acting = database.Services.GetRequiredService<ActingUser>();
        var before = acting.Is;
        acting.Is = await new CommandLineUser().GetAsync(CancellationToken.None);
        try
        {
            var imports = database.Get<CommandLineImport>();
            var file = await imports.OpenAsync(wanted, ct);
            if (dryRun)
            {
                return new(file.Layout, await imports.TryAsync(wanted, file, ct).ToListAsync(ct));
            }

            var (id, problem) = await imports.RunAsync(wanted, (done, _) => tell?.Invoke(done) ?? Task.CompletedTask, ct);
            return new(file.Layout, id is { } import ? await database.Get<ImportReport>().RowsAsync(import, ct).ToListAsync(ct) : [], id, problem);
        }
        finally
        {
            acting.Is = before;
        }
    }
}
