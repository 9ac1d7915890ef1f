using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Interchange;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Data;

/// <summary>A disk that is full or cannot be written: nothing is damaged or half-done, everybody is told, and it goes on by itself.</summary>
public sealed class StorageTests : IAsyncLifetime
{
    private readonly FeatureSqlite database = new();

    /// <summary>A folder in the place of the file that is written to try: the data folder then refuses it, as a read-only one does.</summary>
    private string Obstacle => Path.Combine(database.Folder.Root, "writable.probe");

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task AddContact_WhileNothingCanBeWritten_IsRefusedAndWorksAfterwards()
    {
        var lead = (await new LeadBuilder(database, "Halden Robotics").SaveAsync()).Lead.PublicId;
        database.Acts(UserRole.Rep);
        var form = new AddContactForm { FullName = "Mei Tanaka", Title = "CTO" };
        SpoilFolder();

        var refused = await database.Get<ContactCommands>().AddContactAsync(lead, form, default);

        refused.Kind.Should().Be(OutcomeKind.Unavailable);
        refused.Message.Should().Contain("cannot be written").And.Contain("Nothing was changed").And.Contain("try again");
        await using (var db = database.NewContext())
        {
            (await db.Contacts.CountAsync()).Should().Be(0);
        }

        MendFolder();
        (await database.Get<ContactCommands>().AddContactAsync(lead, form, default)).Kind.Should().Be(OutcomeKind.Done);
    }

    [Fact]
    public async Task Import_WhoseDiskFillsUp_WaitsAndGoesOnByItself()
    {
        database.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(500);
        var desk = new ImportDesk(database);
        await desk.SignInAsync();
        var import = await desk.UploadAsync(ImportDesk.Crowd(600), "crowd.csv");
        await desk.PressRunAsync(import);
        using (database.Services.GetRequiredService<JobFeed>().Subscribe(news => _ = news is { State: JobState.Running, Done: > 0 } && SpoilFolder()))
        {
            await desk.WorkAsync();
        }

        await using (var db = database.NewContext())
        {
            (await db.Jobs.SingleAsync()).State.Should().Be(JobState.Queued);
            (await db.Contacts.CountAsync()).Should().BeInRange(1, 599, "it stopped on the way");
        }

        MendFolder();
        await desk.WorkAsync();

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Done && i.Counts[ImportOutcome.Created] == 600);
    }

    [Fact]
    public void Trouble_OnAFullDisk_SaysHowMuchIsLeftAndPasses()
    {
        Check(minFree: long.MaxValue).Trouble.Should().MatchRegex(@"^The server's disk is full \(\d+ MB left\)\. Nothing was changed");
        Check(minFree: 0).Trouble.Should().BeNull();
    }

    [Fact]
    public async Task IsTrouble_OfADatabaseThatMayNotGrow_IsTheDisksAndNotTheRows()
    {
        await using var connection = new SqliteConnection(DatabaseSettings.Sqlite(Path.Combine(database.Folder.Root, "small.db"), pooling: false).ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count = 4; CREATE TABLE t (x BLOB)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "INSERT INTO t VALUES (zeroblob(100000))";

        var full = await FluentActions.Awaiting(() => command.ExecuteNonQueryAsync()).Should().ThrowAsync<SqliteException>();

        StorageCheck.IsTrouble(new DbUpdateException("", full.Which)).Should().BeTrue();
        RowTrouble.IsOfTheRow(full.Which).Should().BeFalse();
        command.CommandText = "INSERT INTO nowhere VALUES (1)";
        var wrong = await FluentActions.Awaiting(() => command.ExecuteNonQueryAsync()).Should().ThrowAsync<SqliteException>();
        StorageCheck.IsTrouble(wrong.Which).Should().BeFalse();
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("much")]
    public void Read_ASettingThatMakesNoSense_IsRefusedByName(string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ContactsApp:MinFreeMegabytes", value)]).Build();

        FluentActions.Invoking(() => StorageSettings.Read(configuration)).Should().Throw<StartupException>().WithMessage($"*MinFreeMegabytes*{value}*");
    }

    private StorageCheck Check(long minFree) => new(database.Folder, database.Settings, new StorageSettings(minFree), database.Time);

    private bool SpoilFolder()
    {
        Directory.CreateDirectory(Obstacle);
        database.Time.Advance(TimeSpan.FromSeconds(2));
        return true;
    }

    private void MendFolder()
    {
        Directory.Delete(Obstacle);
        database.Time.Advance(TimeSpan.FromSeconds(2));
    }
}
