using System.Net;
using ContactsApp.Components.Account;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Account;

public sealed class SetupTests : IAsyncLifetime
{
    private readonly AppFactory app = new();

    private string Token => app.Services.GetRequiredService<SetupGate>().Token;

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/Account/Login")]
    [InlineData("/Account/ChangePassword")]
    [InlineData("/leads")]
    [InlineData("/no-such-page")]
    public async Task AnyPage_BeforeTheFirstUser_LeadsToSetup(string page)
    {
        var answer = await app.CreateBrowserlikeClient().GetAsync(page);

        answer.RedirectsTo().Should().Be("/setup");
    }

    [Fact]
    public async Task Setup_WithoutToken_SaysWhereToFindTheLinkAndShowsNoForm()
    {
        var html = await app.CreateBrowserlikeClient().GetStringAsync("/setup");

        html.Should().Contain("Find the box").And.NotContain("<form").And.NotContain("not valid");
    }

    [Fact]
    public async Task Setup_WithWrongToken_ShowsNoForm()
    {
        var html = await app.CreateBrowserlikeClient().GetStringAsync($"/setup?token={new string('0', Token.Length)}");

        html.Should().Contain("This set-up link is not valid").And.NotContain("<form");
    }

    [Fact]
    public async Task SetUp_WithTheToken_MakesAdminAndWorkspaceAndSignsIn()
    {
        var client = app.CreateBrowserlikeClient();

        var answer = await client.SubmitFormAsync($"/setup?token={Token}", "setup", Filled());

        answer.RedirectsTo().Should().Be("/");
        (await client.GetAsync("/Account/ChangePassword")).StatusCode.Should().Be(HttpStatusCode.OK, "the admin is signed in");
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<Data.AppDbContext>>().CreateDbContextAsync();
        (await db.Workspaces.SingleAsync()).Should().BeEquivalentTo(new { Name = "Seller Ltd", OwnDomains = new[] { "seller.example", "seller.co.uk" } });
        (await db.Roles.Select(r => r.Name).ToListAsync()).Should().BeEquivalentTo(Enum.GetNames<UserRole>());
        (await db.Users.SingleAsync()).Should().BeEquivalentTo(new { Email = "ann@seller.example", DisplayName = "Ann Seller" });
        (await db.UserRoles.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task SetUp_WithoutDomains_TakesTheOneOfTheEmailAddress()
    {
        var form = new Dictionary<string, string>(Filled()) { ["Input.OwnDomains"] = "" };

        await app.CreateBrowserlikeClient().SubmitFormAsync($"/setup?token={Token}", "setup", form);

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<Data.AppDbContext>>().CreateDbContextAsync();
        (await db.Workspaces.SingleAsync()).OwnDomains.Should().Equal("seller.example");
    }

    [Theory]
    [InlineData("Input.Password", "short", "Use at least 12 characters")]
    [InlineData("Input.Password", "Ann Seller 1", "mostly your name")]
    [InlineData("Input.Email", "nonsense", "not an e-mail address")]
    [InlineData("Input.OwnDomains", "nonsense", "not a domain")]
    public async Task SetUp_WithSomethingWrong_SaysSoAndMakesNothing(string field, string value, string words)
    {
        var form = new Dictionary<string, string>(Filled()) { [field] = value };
        form["Input.PasswordAgain"] = form["Input.Password"];

        var answer = await app.CreateBrowserlikeClient().SubmitFormAsync($"/setup?token={Token}", "setup", form);

        (await answer.Content.ReadAsStringAsync()).Should().Contain(words);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<Data.AppDbContext>>().CreateDbContextAsync();
        (await db.Users.AnyAsync()).Should().BeFalse();
        (await db.Workspaces.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task SetUp_WithForgedToken_IsRefused()
    {
        var client = app.CreateBrowserlikeClient();
        var form = new Dictionary<string, string>(Filled()) { ["Input.Token"] = "forged" };

        var outcome = await app.WithServicesAsync(s => s.GetRequiredService<SetupCommands>().SetUpAsync(
            new SetupForm { Token = form["Input.Token"], WorkspaceName = "x", Name = "x", Email = "x@x.example", Password = TestUser.Password }, default));

        outcome.Kind.Should().Be(OutcomeKind.Forbidden);
        (await client.GetAsync("/")).RedirectsTo().Should().Be("/setup", "it is still open");
    }

    [Fact]
    public async Task Setup_OnceThereIsAUser_IsClosedForTheRightTokenToo()
    {
        var client = app.CreateBrowserlikeClient();
        (await client.GetAsync("/")).RedirectsTo().Should().Be("/setup");
        await app.CreateUserAsync(UserRole.Admin);

        (await client.GetAsync($"/setup?token={Token}")).RedirectsTo().Should().EndWith("/Account/Login");
        var outcome = await app.WithServicesAsync(s => s.GetRequiredService<SetupCommands>().SetUpAsync(
            new SetupForm { Token = Token, WorkspaceName = "x", Name = "x", Email = "x@x.example", Password = TestUser.Password }, default));
        outcome.Kind.Should().Be(OutcomeKind.Forbidden);
    }

    [Fact]
    public async Task SetUp_TwiceAtOnce_MakesOneAdmin()
    {
        var tries = Enumerable.Range(0, 4).Select(i => app.WithServicesAsync(s => s.GetRequiredService<SetupCommands>().SetUpAsync(
            new SetupForm { Token = Token, WorkspaceName = "x", Name = "x", Email = $"x{i}@x.example", Password = TestUser.Password }, default)));

        await Task.WhenAll(tries.Select(async t => await Record.ExceptionAsync(() => t)));

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<Data.AppDbContext>>().CreateDbContextAsync();
        (await db.Users.CountAsync()).Should().Be(1);
        (await db.Workspaces.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Token_OfAnotherStart_IsAnother()
    {
        await using var other = new AppFactory();
        await other.InitializeAsync();

        other.Services.GetRequiredService<SetupGate>().Token.Should().HaveLength(64).And.NotBe(Token);
    }

    private static Dictionary<string, string> Filled() => new()
    {
        ["Input.WorkspaceName"] = "Seller Ltd",
        ["Input.OwnDomains"] = "https://www.seller.example/about, seller.co.uk seller.example",
        ["Input.Name"] = "Ann Seller",
        ["Input.Email"] = "ann@seller.example",
        ["Input.Password"] = TestUser.Password,
        ["Input.PasswordAgain"] = TestUser.Password,
    };
}
