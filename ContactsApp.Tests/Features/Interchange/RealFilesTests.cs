using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Files as other programs write them, imported by the same code as the command line's.</summary>
public sealed class RealFilesTests
{
    /// <summary>An import that finds nothing new still leaves its report, the document it read and the lines that say so, and the count of such lines.</summary>
    private static readonly string[] NotesOfTheImport = ["Imports", "ImportRows", "AuditEntries", "SourceDocuments", "sqlite_sequence"];

    /// <summary>How the full text lays out its pages differs from write to write; what it finds is asked by the tests of the search.</summary>
    private static readonly string[] FullText = ["Words_", "Trigrams_"];

    [SharedDataFact]
    public async Task ImportAgain_EveryFile_ChangesNothing()
    {
        foreach (var file in Files())
        {
            await using var database = await FeatureSqlite.CreateAsync();
            var first = await ImportAsync(database, file);
            var before = await EverythingAsync(database);

            var again = await ImportAsync(database, file);

            again.Contacts.Should().HaveSameCount(first.Contacts, file);
            again.Contacts.Should().NotContain(c => c.Outcome == "created" || c.Outcome == "updated" || c.Outcome == "failed", file);
            var after = await EverythingAsync(database);
            after.Except(before).Should().BeEmpty(file);
            before.Except(after).Should().BeEmpty(file);
        }
    }

    [SharedDataFact]
    public async Task Import_EveryFile_AccountsForEveryRow()
    {
        foreach (var file in Files())
        {
            await using var database = await FeatureSqlite.CreateAsync();

            var report = await ImportAsync(database, file);

            report.Rows.Should().BePositive(file);
            report.Contacts.Select(c => c.Row).Should().OnlyHaveUniqueItems(file).And.HaveCount(report.Rows);
            report.Contacts.Should().NotContain(c => c.Outcome != "created" && c.Reason.Length == 0, file);
        }
    }

    [SharedDataFact]
    public async Task Import_AllFilesIntoOneFolder_GivesLeadsWithSuggestedRolesAndGaps()
    {
        await using var database = await FeatureSqlite.CreateAsync();
        foreach (var file in Files())
        {
            await ImportAsync(database, file);
        }

        await using var db = database.NewContext();
        (await db.LeadSummaries.CountAsync(s => s.ContactCount > 0)).Should().BeGreaterThan(1);
        (await db.RoleAssignments.CountAsync(r => r.State == RoleState.Suggested)).Should().BePositive();
        (await db.LeadFlags.CountAsync(f => f.Flag == LeadFlag.Missing(BuyingRole.DecisionMaker))).Should().BePositive();
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(Path.Combine(SharedData.Folder!, "exports"), "*.csv").Order(StringComparer.Ordinal);

    private static Task<CommandReport> ImportAsync(TestDatabase database, string path) =>
        database.CommandImportAsync(new CommandLineFile(Path.GetFileName(path), database.Now.AddDays(-3), () => File.OpenRead(path), Company: null), dryRun: false);

    /// <summary>Every row of every table, table by table.</summary>
    private static async Task<List<string>> EverythingAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").ToListAsync();
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables.Except(NotesOfTheImport).Where(t => !FullText.Any(t.Contains)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add($"{table}: " + string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i))));
            }
        }

        return rows;
    }
}
