using System.Diagnostics;
using System.Globalization;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Proof;

/// <summary>Does the jobs of a database in a process of its own (<see cref="WorkingProcess"/>), which may be killed on the way.</summary>
internal static class KilledWorker
{
    /// <summary>What a shell calls the end by SIGKILL.</summary>
    public const int Killed = 137;

    /// <summary>How often a test kills: as the environment variable CONTACTSAPP_KILLS says, or so many.</summary>
    public static int KillsOr(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("CONTACTSAPP_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : usual;

    /// <summary>Starts it, as after a crash; kills it (kill -9) when it has said so many steps, or lets it work to the end.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> WorkAsync(TestDatabase database, int? killAfter) => (await RunAsync(database, ["work", database.Folder.Root], killAfter)).ExitCode;

    /// <summary>The same with a process of another kind (<see cref="TestProgram"/>), which a test may also kill at a moment of its own.</summary>
    /// <returns>Its exit code and what it said.</returns>
    public static async Task<(int ExitCode, List<string> Said)> RunAsync(TestDatabase database, string[] words, int? killAfter, Action<Process>? started = null)
    {
        Close(database);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var word in words.Prepend(typeof(KilledWorker).Assembly.Location))
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        started?.Invoke(process);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (said.Count == killAfter)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    /// <summary>So that the next process finds a log without anybody's connection, as after a crash.</summary>
    private static void Close(TestDatabase database)
    {
        using var connection = new SqliteConnection(database.Settings.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
