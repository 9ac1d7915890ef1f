using ContactsApp.Data;
using ContactsApp.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactsApp.Jobs;

public sealed class ScheduledBackupTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Run_OnceADay_MakesOneBackupHoweverOftenItLooks()
    {
        var task = Backups(new BackupSettings(new TimeOnly(2, 30), null, 7));

        await task.RunAsync(CancellationToken.None);
        database.Time.Advance(TimeSpan.FromHours(1));
        await task.RunAsync(CancellationToken.None);
        Files().Should().ContainSingle();

        database.Time.Advance(TimeSpan.FromHours(23));
        await task.RunAsync(CancellationToken.None);
        Files().Should().HaveCount(2);
    }

    [Fact]
    public async Task Run_BeforeTheTimeOfDay_CountsYesterdaysAsTheLatest()
    {
        var task = Backups(new BackupSettings(new TimeOnly(12, 0), null, 7));
        await task.RunAsync(CancellationToken.None);   // at 9: yesterday's was missed

        database.Time.Advance(TimeSpan.FromHours(2));
        await task.RunAsync(CancellationToken.None);
        Files().Should().ContainSingle();

        database.Time.Advance(TimeSpan.FromHours(2));
        await task.RunAsync(CancellationToken.None);
        Files().Should().HaveCount(2);
    }

    [Fact]
    public async Task Run_ForManyDays_KeepsTheLatestAndLeavesOthersAlone()
    {
        var other = Path.Combine(database.Folder.Backups, "by-hand.db");
        await File.WriteAllTextAsync(other, "mine");
        var task = Backups(new BackupSettings(new TimeOnly(2, 30), null, 3));
        for (var day = 0; day < 5; day++)
        {
            await task.RunAsync(CancellationToken.None);
            database.Time.Advance(TimeSpan.FromDays(1));
        }

        Files().Should().HaveCount(3).And.EndWith("backup-20260306-090000000.db");
        File.Exists(other).Should().BeTrue();
    }

    [Theory]
    [InlineData("backup-before-the-fair.db")]
    [InlineData("backup-zzz.db")]
    [InlineData("backup-29990101-000000000.db")]
    public async Task Run_BesideAFileThatIsNoBackupOfToday_MakesOneAndLeavesItAlone(string name)
    {
        var other = Path.Combine(database.Folder.Backups, name);
        await File.WriteAllTextAsync(other, "mine");

        await Backups(new BackupSettings(new TimeOnly(2, 30), null, 1)).RunAsync(CancellationToken.None);

        Files().Should().HaveCount(2).And.Contain(f => f.StartsWith("backup-20260302-", StringComparison.Ordinal));
        (await File.ReadAllTextAsync(other)).Should().Be("mine");
    }

    [Fact]
    public async Task Run_AfterAKilledOne_TakesItsHalfCopyAway()
    {
        var half = Path.Combine(database.Folder.Backups, "backup-20260301-023000000.db.partial");
        await File.WriteAllTextAsync(half, "half of everybody");

        await Backups(new BackupSettings(new TimeOnly(2, 30), null, 7)).RunAsync(CancellationToken.None);

        File.Exists(half).Should().BeFalse();
        Files().Should().ContainSingle();
    }

    [Fact]
    public async Task Run_WithNever_MakesNone()
    {
        await Backups(new BackupSettings(null, null, 7)).RunAsync(CancellationToken.None);

        Files().Should().BeEmpty();
    }

    [Fact]
    public async Task Run_IntoAnotherFolder_MakesIt()
    {
        var folder = Path.Combine(database.Folder.Root, "elsewhere");

        await Backups(new BackupSettings(new TimeOnly(2, 30), folder, 7)).RunAsync(CancellationToken.None);

        Directory.GetFiles(folder).Should().ContainSingle();
        Files().Should().BeEmpty();
    }

    [Theory]
    [InlineData("BackupAt", "half past two")]
    [InlineData("BackupFolder", "backups")]
    [InlineData("BackupsKept", "0")]
    public void Read_ASettingThatMakesNoSense_IsRefusedByName(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"ContactsApp:{name}", value)]).Build();

        FluentActions.Invoking(() => BackupSettings.Read(configuration)).Should().Throw<StartupException>().WithMessage($"*ContactsApp:{name}*{value}*");
    }

    [Fact]
    public void Read_NothingSet_BacksUpNightly() => BackupSettings.Read(new ConfigurationBuilder().Build()).Should().Be(new BackupSettings(new TimeOnly(2, 30), null, 7));

    private ScheduledBackup Backups(BackupSettings settings) =>
        new(database.Services.GetRequiredService<Backup>(), settings, database.Folder, database.Time, NullLogger<ScheduledBackup>.Instance);

    private List<string> Files() => [.. Directory.GetFiles(database.Folder.Backups, "backup-*.db").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
