using ContactsApp.Data;
using ContactsApp.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Cli;

public sealed class UsersCommandTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "contactsapp-tests", Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Add_OnANewFolder_MakesTheDatabaseTheUserAndTheWorkspace()
    {
        var (code, output, error) = await RunAsync("add", "ann@seller.example", "--role", "admin", "--name", "Ann Seller");

        (code, error).Should().Be((Cli.Success, ""));
        output.Should().MatchRegex("^Added ann@seller.example as Admin\\.\nPassword \\(shown once\\): [a-z2-9-]{24}\n$");
        (await RunAsync("list")).Output.Should().Be("ann@seller.example\tAnn Seller\tAdmin\topen\n");
        await using var server = new AppFactoryOn(folder);
        var db = server.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext();
        (await db.Workspaces.SingleAsync()).OwnDomains.Should().Equal("seller.example");
    }

    [Fact]
    public async Task Add_WithPasswordStdin_TakesTheFirstLineAndPrintsNone()
    {
        var (code, output, _) = await RunAsync(["add", "ann@seller.example", "--role", "Admin", "--password-stdin"], TestUser.Password + "\n");

        (code, output).Should().Be((Cli.Success, "Added ann@seller.example as Admin.\n"));
        await using var server = new AppFactoryOn(folder);
        (await server.CreateBrowserlikeClient().SignInAsync("ann@seller.example", TestUser.Password)).RedirectsTo().Should().Be("/");
    }

    [Fact]
    public async Task Password_OfAnAdminWhoLostIt_OpensTheDoorAgain()
    {
        await RunAsync("add", "ann@seller.example", "--role", "Admin");

        var (code, output, _) = await RunAsync("password", "ANN@seller.example");

        code.Should().Be(Cli.Success);
        var password = output.Split("once): ")[1].Trim();
        await using var server = new AppFactoryOn(folder);
        (await server.CreateBrowserlikeClient().SignInAsync("ann@seller.example", password)).RedirectsTo().Should().Be("/");
    }

    [Fact]
    public async Task RoleLockUnlock_ShowInTheList()
    {
        await RunAsync("add", "ann@seller.example", "--role", "Admin");
        await RunAsync("add", "bob@seller.example", "--role", "Rep");

        (await RunAsync("role", "bob@seller.example", "Manager")).Code.Should().Be(Cli.Success);
        (await RunAsync("lock", "bob@seller.example")).Code.Should().Be(Cli.Success);
        (await RunAsync("list")).Output.Should().Contain("bob@seller.example\tbob\tManager\tlocked");
        (await RunAsync("unlock", "bob@seller.example")).Code.Should().Be(Cli.Success);
        (await RunAsync("list")).Output.Should().Contain("bob@seller.example\tbob\tManager\topen");
    }

    [Fact]
    public async Task Role_OfTheLastAdmin_FailsWithTheReason()
    {
        await RunAsync("add", "ann@seller.example", "--role", "Admin");

        var (code, _, error) = await RunAsync("role", "ann@seller.example", "Rep");

        code.Should().Be(Cli.Failed);
        error.Should().Contain("last administrator");
    }

    [Fact]
    public async Task TwoStepOff_OfAnAdminWhoLostThePhone_AsksForNoCodeAnyMore()
    {
        await RunAsync("add", "ann@seller.example", "--role", "Admin");
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "contacts.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE AspNetUsers SET TwoFactorEnabled = 1";
            await command.ExecuteNonQueryAsync();
        }

        (await RunAsync("two-step-off", "ann@seller.example")).Code.Should().Be(Cli.Success);

        await using var server = new AppFactoryOn(folder);
        await using var now = server.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext();
        (await now.Users.SingleAsync()).TwoFactorEnabled.Should().BeFalse();
    }

    [Fact]
    public async Task AnyVerb_OnAnUnknownUser_Fails()
    {
        var (code, _, error) = await RunAsync("lock", "nobody@seller.example");

        code.Should().Be(Cli.Failed);
        error.Should().Contain("no user nobody@seller.example");
    }

    [Theory]
    [InlineData]
    [InlineData("add")]
    [InlineData("add", "ann@seller.example")]
    [InlineData("add", "ann@seller.example", "--role", "King")]
    [InlineData("add", "ann@seller.example", "--role", "1")]
    [InlineData("add", "ann@seller.example", "--role")]
    [InlineData("add", "ann@seller.example", "--rolle", "Rep")]
    [InlineData("fly")]
    public async Task WrongWords_ExplainTheRightOnesAndTouchNothing(params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        code.Should().Be(Cli.WrongUsage);
        error.Should().Contain("Usage: users add EMAIL");
        Directory.Exists(folder).Should().BeFalse();
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => RunAsync(args, "");

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] args, string input)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await UsersCommand.RunAsync([.. args, $"--ContactsApp:Data={folder}"], new StringReader(input), output, error, default);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A server on a folder that the command line has filled.</summary>
    private sealed class AppFactoryOn(string folder) : AppFactory(folder);
}
