using System.Diagnostics;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Proof;

/// <summary>Does the jobs of a database in a process of its own (<see cref="WorkingProcess"/>), which may be killed on the way.</summary>
internal static class KilledWorker
{
    /// <summary>What a shell calls the end by SIGKILL.</summary>
    public const int Killed = 137;

    /// <summary>Starts it, as after a crash; kills it (kill -9) when it has said so many steps, or lets it work to the end.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> WorkAsync(TestDatabase database, int? killAfter)
    {
        Close(database);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var word in new[] { typeof(KilledWorker).Assembly.Location, "work", database.Folder.Root })
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        var steps = 0;
        while (await process.StandardOutput.ReadLineAsync() is not null)
        {
            if (++steps == killAfter)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>So that the next process finds a log without anybody's connection, as after a crash.</summary>
    private static void Close(TestDatabase database)
    {
        using var connection = new SqliteConnection(database.Settings.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
