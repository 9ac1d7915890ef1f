using ContactsApp.Data;
using ContactsApp.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// Deletes uploaded files that belong to no import any more: uploads that broke off, files that were in use when their import was
/// deleted, and what a killed command held. They hold people's data and nobody could find them.
/// </summary>
public sealed class ImportFileCleanup(IDbContextFactory<AppDbContext> contexts, ImportFiles files, TimeProvider clock, ILogger<ImportFileCleanup> log) : IRecurringTask
{
    /// <summary>Longer than any upload takes: its import is stored when the file is whole.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public string Name => "Clean-up of uploaded files";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var old = files.OlderThan(clock.GetUtcNow().UtcDateTime - Age);
        if (old.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var named = await db.Imports.Select(i => i.StoredName).ToListAsync(ct);
        var stray = old.Except(named).ToList();
        stray.ForEach(files.Delete);
        if (stray.Count > 0)
        {
            log.LogInformation("Deleted {Count} uploaded files that no import names", stray.Count);
        }
    }
}
