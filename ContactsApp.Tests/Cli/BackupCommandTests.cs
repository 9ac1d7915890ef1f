using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;

namespace ContactsApp.Cli;

public sealed class BackupCommandTests : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "contactsapp-tests", Guid.NewGuid().ToString("N"));

    private string File => Path.Combine(root, "copy.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task BackupThenRestore_Elsewhere_SayTheSameCountsAndUsersSignInThere()
    {
        await SeedAsync("here");

        var backup = await RunAsync("here", BackupCommand.BackupAsync, File);
        var restore = await RunAsync("there", BackupCommand.RestoreAsync, File);

        (backup.Code, backup.Error).Should().Be((Cli.Success, ""));
        backup.Output.Should().MatchRegex(@"^Backup written and checked: .*copy\.db, [0-9.]+ MB, 3 leads, 12 contacts, 20 touchpoints, 1 users\.\n$");
        (restore.Code, restore.Error).Should().Be((Cli.Success, ""));
        restore.Output.Should().Be("Restored and checked: 3 leads, 12 contacts, 20 touchpoints, 1 users. Start the server; everybody signs in again.\n");
        await using var server = new AppFactoryOn(Folder("there"));
        (await server.CreateBrowserlikeClient().SignInAsync("ann@seller.example", TestUser.Password)).RedirectsTo().Should().Be("/");
    }

    [Fact]
    public async Task Backup_WhileAServerRuns_Works_AndRestoreIsRefused()
    {
        await SeedAsync("here");
        await using var server = new AppFactoryOn(Folder("here"));
        await server.CreateBrowserlikeClient().GetAsync("/health/ready");

        (await RunAsync("here", BackupCommand.BackupAsync, File)).Code.Should().Be(Cli.Success);
        var restore = () => RunAsync("here", BackupCommand.RestoreAsync, File);

        (await restore.Should().ThrowAsync<StartupException>()).Which.Message.Should().Contain("server is running");
    }

    [Fact]
    public async Task Restore_OverAFolderInUse_SaysWhereTheOldOneIs()
    {
        await SeedAsync("here");
        await RunAsync("here", BackupCommand.BackupAsync, File);

        var (_, output, _) = await RunAsync("here", BackupCommand.RestoreAsync, File);

        output.Should().MatchRegex(@"^What was there before is kept in .*before-restore-[0-9-]+\.db\.\nRestored and checked");
    }

    [Fact]
    public async Task Backup_IntoAFolderThatIsNotThere_Fails_AndSaysSo()
    {
        await SeedAsync("here");

        var backup = () => RunAsync("here", BackupCommand.BackupAsync, Path.Combine(root, "nowhere", "copy.db"));

        await backup.Should().ThrowAsync<IOException>("the command line says it in a sentence, as with every verb");
    }

    [Fact]
    public async Task Restore_OfNoFile_Fails()
    {
        var restore = () => RunAsync("here", BackupCommand.RestoreAsync, File);

        (await restore.Should().ThrowAsync<StartupException>()).Which.Message.Should().Contain("There is no file");
    }

    [Theory]
    [InlineData]
    [InlineData("one", "two")]
    [InlineData("--all")]
    public async Task WrongWords_ExplainTheRightOnesAndTouchNothing(params string[] args)
    {
        var backup = await RunAsync("here", BackupCommand.BackupAsync, args);
        var restore = await RunAsync("here", BackupCommand.RestoreAsync, args);

        (backup.Code, restore.Code).Should().Be((Cli.WrongUsage, Cli.WrongUsage));
        backup.Error.Should().StartWith("Usage: backup FILE");
        restore.Error.Should().StartWith("Usage: restore FILE");
        Directory.Exists(Folder("here")).Should().BeFalse();
    }

    private async Task SeedAsync(string folder)
    {
        (await RunAsync(folder, SeedCommand.RunAsync, "--leads", "3", "--contacts", "12", "--touchpoints", "20")).Code.Should().Be(Cli.Success);
        (await RunAsync(folder, UsersCommand.RunAsync, ["add", "ann@seller.example", "--role", nameof(UserRole.Admin), "--password-stdin"], TestUser.Password)).Code.Should().Be(Cli.Success);
    }

    private string Folder(string name) => Path.Combine(root, name);

    private Task<(int Code, string Output, string Error)> RunAsync(string folder, Func<string[], TextReader, TextWriter, TextWriter, CancellationToken, Task<int>> verb, params string[] args) =>
        RunAsync(folder, verb, args, "");

    private async Task<(int Code, string Output, string Error)> RunAsync(
        string folder, Func<string[], TextReader, TextWriter, TextWriter, CancellationToken, Task<int>> verb, string[] args, string input)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await verb([.. args, $"--ContactsApp:Data={Folder(folder)}"], new StringReader(input), output, error, default);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A server on a folder that the command line has filled.</summary>
    private sealed class AppFactoryOn(string folder) : AppFactory(folder);
}
