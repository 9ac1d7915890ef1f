using System.Net;
using System.Security.Cryptography;
using System.Text;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Account;

public sealed class LinkDoorTests : IAsyncLifetime
{
    private const string Wanted = "another horse battery staple";
    private readonly AppFactory app = new();
    private TestUser admin = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        admin = await app.CreateUserAsync(UserRole.Admin, "Ann Seller");
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Invitation_Opened_LetsOneJoinWithARoleAndSignsIn()
    {
        var link = await InviteAsync("bob@seller.example", UserRole.Manager);
        var client = app.CreateBrowserlikeClient();

        var page = await client.GetStringAsync("/" + link.Url);
        var answer = await JoinAsync(client, link.Url);

        page.Should().Contain("bob@seller.example").And.Contain("Join Seller");
        answer.RedirectsTo().Should().Be("/");
        (await client.GetStringAsync("/Account")).Should().Contain("bob@seller.example, Manager").And.Contain("Bob Miller");
        (await app.CreateBrowserlikeClient().SignInAsync("bob@seller.example", Wanted)).RedirectsTo().Should().Be("/");
        (await VerbsAsync()).Should().ContainInOrder("user.invited", "user.joined");
    }

    [Fact]
    public async Task Invitation_BeforeItIsUsed_OpensNoDoorByPassword()
    {
        await InviteAsync("bob@seller.example", UserRole.Rep);

        (await app.CreateBrowserlikeClient().SignInAsync("bob@seller.example", "")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.CreateBrowserlikeClient().SignInAsync("bob@seller.example", Wanted)).RedirectsTo().Should().BeNull();
    }

    [Fact]
    public async Task Invitation_UsedTwice_OpensOnce()
    {
        var link = await InviteAsync("bob@seller.example", UserRole.Rep);
        await JoinAsync(app.CreateBrowserlikeClient(), link.Url);

        (await app.CreateBrowserlikeClient().GetStringAsync("/" + link.Url)).Should().Contain("This link is not valid any more");
    }

    [Fact]
    public async Task Invitation_AtTheSameMomentInTwoBrowsers_OpensOnce()
    {
        var link = await InviteAsync("bob@seller.example", UserRole.Rep);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => JoinAsync(app.CreateBrowserlikeClient(), link.Url))));

        answers.Count(a => a.RedirectsTo() == "/").Should().Be(1);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(8, false)]
    public async Task Invitation_AfterDays_WorksForSeven(int days, bool works)
    {
        var link = await InviteAsync("bob@seller.example", UserRole.Rep);
        app.Clock.Advance(TimeSpan.FromDays(days));

        (await app.CreateBrowserlikeClient().GetStringAsync("/" + link.Url)).Contains("Join and sign in", StringComparison.Ordinal).Should().Be(works);
    }

    [Fact]
    public async Task Invitation_MadeAgain_EndsTheOneBefore()
    {
        var first = await InviteAsync("bob@seller.example", UserRole.Rep);

        var second = await CreateLinkAsync(await IdOfAsync("bob@seller.example"));

        second.Kind.Should().Be(UserLinkKind.Invitation);
        (await app.CreateBrowserlikeClient().GetStringAsync("/" + first.Url)).Should().Contain("not valid any more");
        (await app.CreateBrowserlikeClient().GetStringAsync("/" + second.Url)).Should().Contain("Join and sign in");
    }

    [Fact]
    public async Task Invitation_Withdrawn_LeavesNobodyBehind()
    {
        var link = await InviteAsync("bob@seller.example", UserRole.Rep);
        var id = await IdOfAsync("bob@seller.example");

        var outcome = await app.AsAsync(admin, s => s.GetRequiredService<UserLinks>().WithdrawAsync(id, default));

        outcome.Ok.Should().BeTrue(outcome.Message);
        (await app.CreateBrowserlikeClient().GetStringAsync("/" + link.Url)).Should().Contain("not valid any more");
        (await app.AsAsync(admin, s => s.GetRequiredService<UserQueries>().ListAsync(default))).Should().ContainSingle();
    }

    [Fact]
    public async Task Withdraw_OfSomebodyWhoJoined_IsRefused()
    {
        var outcome = await app.AsAsync(admin, s => s.GetRequiredService<UserLinks>().WithdrawAsync(admin.Id, default));

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
    }

    [Fact]
    public async Task NewPassword_ByLink_WorksOnceAndSignsOutEverywhere()
    {
        var rep = await app.CreateUserAsync(UserRole.Rep);
        var open = await app.CreateBrowserlikeClientAsync(rep);
        var link = await CreateLinkAsync(rep.Id);
        (await app.CreateBrowserlikeClient().SignInAsync(rep.Email, TestUser.Password)).RedirectsTo().Should().Be("/", "the present password works until the link is used");

        var answer = await ChooseAsync(app.CreateBrowserlikeClient(), link.Url);

        (await answer.Content.ReadAsStringAsync()).Should().Contain("Your password was changed");
        (await open.GetAsync("/Account")).RedirectsTo().Should().StartWith("/Account/Login");
        (await app.CreateBrowserlikeClient().SignInAsync(rep.Email, TestUser.Password)).RedirectsTo().Should().BeNull();
        (await app.CreateBrowserlikeClient().SignInAsync(rep.Email, Wanted)).RedirectsTo().Should().Be("/");
        (await app.CreateBrowserlikeClient().GetStringAsync("/" + link.Url)).Should().Contain("not valid any more");
    }

    [Fact]
    public async Task NewPassword_TooShort_KeepsTheLink()
    {
        var rep = await app.CreateUserAsync(UserRole.Rep);
        var link = await CreateLinkAsync(rep.Id);
        var client = app.CreateBrowserlikeClient();

        await client.SubmitFormAsync("/" + link.Url, "new-password", new Dictionary<string, string> { ["Input.Password"] = rep.Email + "!!", ["Input.Again"] = rep.Email + "!!" });

        (await ChooseAsync(client, link.Url)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.CreateBrowserlikeClient().SignInAsync(rep.Email, Wanted)).RedirectsTo().Should().Be("/");
    }

    [Fact]
    public async Task NewPassword_OfSomebodyLockedMeanwhile_OpensNothing()
    {
        var rep = await app.CreateUserAsync(UserRole.Rep);
        var link = await CreateLinkAsync(rep.Id);
        await app.LockAsync(rep);

        (await app.CreateBrowserlikeClient().GetStringAsync("/" + link.Url)).Should().Contain("not valid any more");
    }

    [Fact]
    public async Task Secret_OfALink_IsStoredAsAHashOnly()
    {
        var link = await InviteAsync("bob@seller.example", UserRole.Rep);

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        (await db.UserLinks.SingleAsync()).SecretHash.Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes(link.Secret)));
        (await db.AuditEntries.Select(a => a.ChangesJson).ToListAsync()).Should().OnlyContain(j => !j.Contains(link.Secret));
    }

    [Fact]
    public async Task LastAdministrator_WithAnotherOnlyInvited_StaysOne()
    {
        await InviteAsync("bob@seller.example", UserRole.Admin);

        var outcome = await app.AsAsync(admin, s => s.GetRequiredService<UserCommands>().ChangeRoleAsync(admin.Id, UserRole.Rep, default));

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
        outcome.Message.Should().Contain("last administrator");
    }

    private async Task<ShownLink> InviteAsync(string email, UserRole role)
    {
        var invited = await app.AsAsync(admin, s => s.GetRequiredService<UserLinks>().InviteAsync(new NewUser(email, "Bob", role), default));
        invited.Ok.Should().BeTrue(invited.Message);
        return invited.Value!;
    }

    private async Task<ShownLink> CreateLinkAsync(string userId)
    {
        var made = await app.AsAsync(admin, s => s.GetRequiredService<UserLinks>().CreateLinkAsync(userId, default));
        made.Ok.Should().BeTrue(made.Message);
        return made.Value!;
    }

    private static Task<HttpResponseMessage> JoinAsync(HttpClient client, string url) => client.SubmitFormAsync(
        "/" + url, "join", new Dictionary<string, string> { ["Input.Name"] = "Bob Miller", ["Input.Password"] = Wanted, ["Input.Again"] = Wanted });

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, string url) => client.SubmitFormAsync(
        "/" + url, "new-password", new Dictionary<string, string> { ["Input.Password"] = Wanted, ["Input.Again"] = Wanted });

    private async Task<string> IdOfAsync(string email) => (await app.WithServicesAsync(s => s.GetRequiredService<UserQueries>().FindIdAsync(email, default)))!;

    private async Task<List<string>> VerbsAsync()
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Verb).ToListAsync();
    }
}
