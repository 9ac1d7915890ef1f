using System.Globalization;
using ContactsApp.Data;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Cli;

/// <summary>The verbs <c>backup</c> and <c>restore</c>: everything in one checked file, while a server runs, and back.</summary>
public static class BackupCommand
{
    private const string BackupUsage = "Usage: backup FILE    (a server may run meanwhile; an older file there is replaced once the new one is whole)";
    private const string RestoreUsage = "Usage: restore FILE    (no server may run; what is there now is kept in the folder for backups)";

    /// <summary>Runs <c>backup</c> on the words after it.</summary>
    /// <returns>An exit code of <see cref="Cli"/>.</returns>
    public static async Task<int> BackupAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (CliArgs.Parse(args, [], []) is not { Problem: null, Words: [var file], Settings: var settings })
        {
            await error.WriteLineAsync(BackupUsage);
            return Cli.WrongUsage;
        }

        using var host = await CliHost.OpenAsync(settings, _ => { }, ct);
        var backup = host.Services.GetRequiredService<Backup>();
        if (!backup.IsPossible)
        {
            await error.WriteLineAsync("A PostgreSQL database is backed up with pg_dump. Nothing was written.");
            return Cli.Failed;
        }

        try
        {
            await backup.MakeAsync(Path.GetFullPath(file), ct);
        }
        catch (Exception e) when (e is InvalidDataException or UnauthorizedAccessException or SqliteException)
        {
            await error.WriteLineAsync($"No backup was made: {e.Message.TrimEnd('.')}. An older file there is as it was.");
            return Cli.Failed;
        }

        using var copy = new SqliteConnection(DatabaseSettings.Sqlite(Path.GetFullPath(file), pooling: false).ConnectionString);
        copy.Open();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Backup written and checked: {file}, {new FileInfo(file).Length / 1_000_000.0:0.0} MB, {Words(DatabaseCounts.Of(copy))}."));
        return Cli.Success;
    }

    /// <summary>Runs <c>restore</c> on the words after it.</summary>
    /// <returns>An exit code of <see cref="Cli"/>.</returns>
    public static async Task<int> RestoreAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (CliArgs.Parse(args, [], []) is not { Problem: null, Words: [var file], Settings: var settings })
        {
            await error.WriteLineAsync(RestoreUsage);
            return Cli.WrongUsage;
        }

        using var host = CliHost.Build(settings, _ => { });
        var restored = await host.Services.GetRequiredService<Restore>().RunAsync(Path.GetFullPath(file), ct);
        if (restored.Before is { } before)
        {
            await output.WriteLineAsync($"What was there before is kept in {before}.");
        }

        await output.WriteLineAsync($"Restored and checked: {Words(restored.Counts)}. Start the server; everybody signs in again.");
        return Cli.Success;
    }

    private static string Words(DatabaseCounts counts) => string.Create(
        CultureInfo.InvariantCulture, $"{counts.Leads} leads, {counts.Contacts} contacts, {counts.Touchpoints} touchpoints, {counts.Users} users");
}
