using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

public abstract class WriteGateContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task Begin_WithoutCommit_KeepsNothingAndLetsTheNextIn()
    {
        await using (var write = await BeginAsync(WritePriority.Interactive))
        {
            write.Db.Companies.Add(new Company { PublicId = Guid.CreateVersion7(), Name = "Half done" });
            await write.Db.SaveChangesAsync();
        }

        await using var next = await BeginAsync(WritePriority.Bulk);
        (await next.Db.Companies.AnyAsync(c => c.Name == "Half done")).Should().BeFalse();
        (await next.Db.AuditEntries.AnyAsync(a => a.ChangesJson.Contains("Half done"))).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Begin_SomebodyActs_StampsThemAndTheNextContextIsTheMachines()
    {
        await using (var write = await BeginAsync(WritePriority.Interactive))
        {
            write.Db.Actor.Should().Be(TestDatabase.Ann);
            write.Db.AuditAs("company.renamed");
        }

        // Contexts are pooled: the same object may come back.
        await using var context = database.NewContext();
        context.Actor.Should().Be(Actor.Machine);
        context.Audit.VerbFor("company", "changed").Should().Be("company.changed");
    }

    [DatabaseFact]
    public async Task Begin_ManyWritersAtOnce_NoneIsLost()
    {
        var name = $"Counter {Guid.NewGuid()}";
        await database.WriteAsync(db => db.Workspaces.Add(new Workspace { Name = name, CreatedAt = database.Now }));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            await using var write = await BeginAsync(i % 4 == 0 ? WritePriority.Bulk : WritePriority.Interactive);
            write.Db.Companies.Add(new Company { PublicId = Guid.CreateVersion7(), Name = name });
            await write.Db.SaveChangesAsync();
            await write.CommitAsync(CancellationToken.None);
        })));

        await using var db = database.NewContext();
        (await db.Companies.CountAsync(c => c.Name == name)).Should().Be(40);
    }

    [DatabaseFact]
    public async Task Begin_SecondWriter_WaitsUntilTheFirstIsDone()
    {
        var first = await BeginAsync(WritePriority.Interactive);
        var second = BeginAsync(WritePriority.Interactive);
        second.IsCompleted.Should().BeFalse();

        await first.CommitAsync(CancellationToken.None);

        await (await second).DisposeAsync();
        await first.DisposeAsync();
    }

    protected Task<Write> BeginAsync(WritePriority priority) => database.Gate.BeginAsync(TestDatabase.Ann, priority, CancellationToken.None);
}

public sealed class SqliteWriteGateTests(SqliteDatabase database) : WriteGateContract(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Begin_WithACancelledToken_LeavesTheGateOpen()
    {
        var begin = () => database.Gate.BeginAsync(TestDatabase.Ann, WritePriority.Interactive, new CancellationToken(canceled: true));
        await begin.Should().ThrowAsync<OperationCanceledException>();

        await using var next = await BeginAsync(WritePriority.Interactive);
        next.Db.Database.CurrentTransaction.Should().NotBeNull();
    }

    [Theory]
    [InlineData(WritePriority.Interactive, 2)] // FULL: a power cut loses nothing that was acknowledged
    [InlineData(WritePriority.Bulk, 1)] // NORMAL
    public async Task Begin_ByPriority_SetsHowSurelyACommitIsWritten(WritePriority priority, int synchronous)
    {
        await using (var write = await BeginAsync(priority))
        {
            (await PragmaAsync(write.Db, "synchronous")).Should().Be(synchronous);
        }

        await using var next = await BeginAsync(WritePriority.Interactive);
        (await PragmaAsync(next.Db, "synchronous")).Should().Be(2);
    }

    [Fact]
    public async Task Pragmas_OnEveryConnectionAtOnce_AreSet()
    {
        var contexts = Enumerable.Range(0, 5).Select(_ => database.NewContext()).ToList();
        foreach (var db in contexts)
        {
            await db.Database.OpenConnectionAsync();
        }

        foreach (var db in contexts)
        {
            (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).Should().Be("wal");
            (await PragmaAsync(db, "synchronous")).Should().Be(2);
            (await PragmaAsync(db, "foreign_keys")).Should().Be(1);
            (await db.Database.SqlQueryRaw<long>("SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync()).Should().Be(5000);
            (await PragmaAsync(db, "temp_store")).Should().Be(2);
            (await PragmaAsync(db, "cache_size")).Should().Be(-8192);
            await db.DisposeAsync();
        }
    }

#pragma warning disable EF1002 // The name of a pragma cannot be a parameter; the tests above write it.
    private static Task<long> PragmaAsync(AppDbContext db, string name) =>
        db.Database.SqlQueryRaw<long>($"SELECT {name} AS Value FROM pragma_{name}").SingleAsync();
#pragma warning restore EF1002
}

public sealed class PostgresWriteGateTests(PostgresDatabase database) : WriteGateContract(database), IClassFixture<PostgresDatabase>
{
    [PostgresFact]
    public async Task Begin_WriterOfAnotherProcess_WaitsForTheLockThatEveryWriteTakes()
    {
        await using var db = database.NewContext();
        await using (await BeginAsync(WritePriority.Interactive))
        {
            (await LocksAsync(db)).Should().Be(1);
        }

        (await LocksAsync(db)).Should().Be(0);
    }

    private static Task<int> LocksAsync(AppDbContext db) => db.Database.SqlQuery<int>(
        $"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""").SingleAsync();
}
