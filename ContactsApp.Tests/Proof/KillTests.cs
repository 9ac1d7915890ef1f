using System.Diagnostics;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Proof;

/// <summary>What the app has acknowledged survives kill -9, and what it was in the middle of leaves nothing half-done.</summary>
public sealed class KillTests
{
    /// <summary>What a shell calls the end by SIGKILL.</summary>
    private const int Killed = 137;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20)]
    public async Task Kill_InTheMiddleOfEdits_LosesNothingAcknowledgedAndLeavesNothingHalfDone(int edits)
    {
        await using var database = await FeatureSqlite.CreateAsync();
        var lead = (await new LeadBuilder(database, "Halden Robotics").SaveAsync()).Lead;
        Close(database);

        var (acknowledged, exitCode) = await KillAfterAsync(edits, database.Folder.Root, lead.PublicId);

        exitCode.Should().Be(Killed);
        acknowledged.Should().HaveCountGreaterThanOrEqualTo(edits);
        await using var db = database.NewContext();
        (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Should().Equal("ok");
        var stored = await db.Contacts.OrderBy(c => c.Id).Select(c => c.PublicId).ToListAsync();
        stored.Should().StartWith(acknowledged);
        // The last one may be stored and not yet acknowledged, as when the network fails behind a saved form.
        stored.Count.Should().BeLessThanOrEqualTo(acknowledged.Count + 1);
        (await db.Observations.CountAsync()).Should().Be(stored.Count);
        (await db.ContactEmails.CountAsync()).Should().Be(stored.Count);
        (await db.AuditEntries.CountAsync(a => a.Verb == "contact.added")).Should().Be(stored.Count);
        (await db.LeadSummaries.SingleAsync()).ContactCount.Should().Be(stored.Count);
    }

    /// <summary>Reads until so many edits are acknowledged, kills, and reads what was said until the end.</summary>
    private static async Task<(List<Guid> Acknowledged, int ExitCode)> KillAfterAsync(int edits, string folder, Guid lead)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var word in new[] { typeof(KillTests).Assembly.Location, "edit", folder, lead.ToString() })
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        var said = new List<Guid>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // A last line that was cut short was not said.
            if (Guid.TryParse(line, out var id))
            {
                said.Add(id);
            }

            if (said.Count == edits)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        return (said, process.ExitCode);
    }

    /// <summary>So that the next opening finds a log without anybody's connection, as after a crash, and recovers from it.</summary>
    private static void Close(TestDatabase database)
    {
        using var connection = new SqliteConnection(database.Settings.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
