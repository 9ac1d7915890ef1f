using System.Net;
using AngleSharp.Html.Parser;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Admin;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace ContactsApp.Components.Account;

public sealed class TwoStepTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task TurnOn_ThenSignIn_AsksForTheCodeOfTheAppAndTakesIt()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var (key, _) = await TurnOnAsync(user);
        var client = app.CreateBrowserlikeClient();

        var first = await client.SignInAsync(user.Email, TestUser.Password, "/Account/Login?ReturnUrl=%2Ftrash");
        (await client.GetAsync("/Account")).RedirectsTo().Should().StartWith("/Account/Login", "the password alone opens nothing");
        var second = await SendCodeAsync(client, first.RedirectsTo()!, Code(key));

        first.RedirectsTo().Should().StartWith("/Account/SecondStep");
        second.RedirectsTo().Should().Be("/trash");
        (await client.GetAsync("/Account")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Code_ThatOpenedTheDoor_OpensItOnce()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var (key, _) = await TurnOnAsync(user);
        var (owner, watcher) = (app.CreateBrowserlikeClient(), app.CreateBrowserlikeClient());
        await owner.SignInAsync(user.Email, TestUser.Password);
        await watcher.SignInAsync(user.Email, TestUser.Password);
        var code = Code(key);

        (await SendCodeAsync(owner, "/Account/SecondStep", code)).RedirectsTo().Should().Be("/");

        (await SendCodeAsync(watcher, "/Account/SecondStep", code)).RedirectsTo().Should().BeNull();
    }

    [Fact]
    public async Task TurnOn_WithAWrongCode_TurnsNothingOn()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = await app.CreateBrowserlikeClientAsync(user);
        var key = await BeginAsync(client);

        var answer = await client.SubmitFormAsync("/Account/TwoStep", "turn-on", new Dictionary<string, string> { ["First.Code"] = Wrong(key) });

        (await answer.Content.ReadAsStringAsync()).Should().Contain("This code is not right");
        (await app.CreateBrowserlikeClient().SignInAsync(user.Email, TestUser.Password)).RedirectsTo().Should().Be("/");
    }

    [Fact]
    public async Task SetUp_WithoutThePresentPassword_ShowsNoSecret()
    {
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);

        var answer = await client.SubmitFormAsync("/Account/TwoStep", "begin", new Dictionary<string, string> { ["Begin.Password"] = "wrong password wrong" });

        var html = await answer.Content.ReadAsStringAsync();
        html.Should().Contain("The present password is not right").And.NotContain("QR code");
    }

    [Fact]
    public async Task RecoveryCode_OpensTheDoorOnce()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var (_, codes) = await TurnOnAsync(user);
        codes.Should().HaveCount(10).And.OnlyHaveUniqueItems();

        var first = await RecoverAsync(user, codes[0].ToLowerInvariant());
        var again = await RecoverAsync(user, codes[0]);

        first.RedirectsTo().Should().Be("/");
        (await again.Content.ReadAsStringAsync()).Should().Contain("was used before");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WrongCodes_FiveOfThem_PauseSigningIn(bool recovery)
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var (key, _) = await TurnOnAsync(user);
        var client = app.CreateBrowserlikeClient();
        await client.SignInAsync(user.Email, TestUser.Password);
        var page = "/Account/SecondStep" + (recovery ? "?recovery=true" : "");
        for (var i = 0; i < 4; i++)
        {
            (await SendCodeAsync(client, page, recovery ? $"WRONG-{i}0000" : Wrong(key))).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await SendCodeAsync(client, page, recovery ? "WRONG-40000" : Wrong(key))).RedirectsTo().Should().StartWith("/Account/Lockout");
        (await SendCodeAsync(client, "/Account/SecondStep", Code(key))).RedirectsTo().Should().StartWith("/Account/Lockout", "the right code does not help during the pause");
    }

    [Fact]
    public async Task SecondStep_WithoutAPassword_LeadsBackToSignIn()
    {
        await app.CreateUserAsync(UserRole.Rep);

        (await app.CreateBrowserlikeClient().GetAsync("/Account/SecondStep")).RedirectsTo().Should().StartWith("/Account/Login");
    }

    [Fact]
    public async Task SecondStep_OfAUserLockedMeanwhile_OpensNothing()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await app.CreateUserAsync(UserRole.Admin);
        var (key, _) = await TurnOnAsync(user);
        var client = app.CreateBrowserlikeClient();
        await client.SignInAsync(user.Email, TestUser.Password);
        await app.LockAsync(user);

        await SendCodeAsync(client, "/Account/SecondStep", Code(key));

        (await client.GetAsync("/Account")).RedirectsTo().Should().StartWith("/Account/Login");
    }

    [Fact]
    public async Task TurnOff_ForgetsSecretAndCodes_AndIsAudited()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await TurnOnAsync(user);
        var client = await app.CreateBrowserlikeClientAsync(user);

        var answer = await client.SubmitFormAsync("/Account/TwoStep", "turn-off", new Dictionary<string, string> { ["Off.Password"] = TestUser.Password });

        (await answer.Content.ReadAsStringAsync()).Should().Contain("Two-step sign-in is off");
        (await app.CreateBrowserlikeClient().SignInAsync(user.Email, TestUser.Password)).RedirectsTo().Should().Be("/");
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        (await db.UserTokens.CountAsync(t => t.UserId == user.Id)).Should().Be(0);
        var verbs = await db.AuditEntries.Where(a => a.ActorId == user.Id).Select(a => new { a.Verb, a.ChangesJson }).ToListAsync();
        verbs.Select(v => v.Verb).Should().Contain(["user.twoStepTurnedOn", "user.twoStepTurnedOff"]);
        verbs.Should().OnlyContain(v => !v.ChangesJson.Contains("Secret", StringComparison.OrdinalIgnoreCase) && !v.ChangesJson.Contains("Key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TurnOff_ByAnAdministrator_LetsSomebodyInWhoLostThePhone()
    {
        var admin = await app.CreateUserAsync(UserRole.Admin);
        var user = await app.CreateUserAsync(UserRole.Rep);
        await TurnOnAsync(user);

        var outcome = await app.AsAsync(admin, s => s.GetRequiredService<UserCommands>().TurnOffTwoStepAsync(user.Id, default));

        outcome.Ok.Should().BeTrue(outcome.Message);
        (await app.CreateBrowserlikeClient().SignInAsync(user.Email, TestUser.Password)).RedirectsTo().Should().Be("/");
    }

    private async Task<HttpResponseMessage> RecoverAsync(TestUser user, string code)
    {
        var client = app.CreateBrowserlikeClient();
        await client.SignInAsync(user.Email, TestUser.Password);
        return await SendCodeAsync(client, "/Account/SecondStep?recovery=true", code);
    }

    private async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(TestUser user)
    {
        var client = await app.CreateBrowserlikeClientAsync(user);
        var key = await BeginAsync(client);
        var answer = await client.SubmitFormAsync("/Account/TwoStep", "turn-on", new Dictionary<string, string> { ["First.Code"] = Code(key) });
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return (key, [.. page.QuerySelectorAll("[aria-label='Recovery codes'] li").Select(c => c.TextContent)]);
    }

    private static async Task<string> BeginAsync(HttpClient client)
    {
        var answer = await client.SubmitFormAsync("/Account/TwoStep", "begin", new Dictionary<string, string> { ["Begin.Password"] = TestUser.Password });
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector(".key .mono")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendCodeAsync(HttpClient client, string page, string code) =>
        client.SubmitFormAsync(page, "second-step", new Dictionary<string, string> { ["Input.Code"] = code });

    private static string Code(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp();

    /// <summary>Six digits that no step near now has.</summary>
    private static string Wrong(string key)
    {
        var totp = new Totp(Base32Encoding.ToBytes(key));
        var near = Enumerable.Range(-5, 11).Select(step => totp.ComputeTotp(DateTime.UtcNow.AddSeconds(30 * step))).ToList();
        return Enumerable.Range(0, 100).Select(n => n.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)).First(c => !near.Contains(c));
    }
}
