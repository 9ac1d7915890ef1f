using System.Net;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContactsApp.Components.Account;

public sealed class OwnAccountTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Save_NameZoneAndTheme_AreUsedAtOnce()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = await app.CreateBrowserlikeClientAsync(user);

        var answer = await SaveAsync(client, "Ann Keller", "Europe/Lisbon", "Dark");

        answer.RedirectsTo().Should().Be("/Account?saved=true");
        var page = await client.GetStringAsync("/Account?saved=true");
        page.Should().Contain("Saved.").And.Contain("value=\"Ann Keller\"").And.Contain("data-theme-default=\"dark\"");
        var now = await app.AsAsync(user, s => s.GetRequiredService<ICurrentUser>().GetAsync(default));
        now.Should().BeEquivalentTo(new UserInfo(user.Id, "Ann Keller", UserRole.Rep) { TimeZone = "Europe/Lisbon", Theme = ThemeChoice.Dark });
    }

    [Fact]
    public async Task Save_NothingChosen_FollowsBrowserAndSystem()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = await app.CreateBrowserlikeClientAsync(user);
        await SaveAsync(client, "Ann Keller", "Europe/Lisbon", "Dark");

        await SaveAsync(client, "Ann Keller", "", "");

        (await client.GetStringAsync("/Account")).Should().NotContain("data-theme-default");
        var now = await app.AsAsync(user, s => s.GetRequiredService<ICurrentUser>().GetAsync(default));
        now.Should().Match<UserInfo>(u => u.TimeZone == null && u.Theme == null);
    }

    [Fact]
    public async Task Save_AZoneOfNowhere_SavesNothing()
    {
        var user = await app.CreateUserAsync(UserRole.Rep, "Bob");
        var client = await app.CreateBrowserlikeClientAsync(user);

        var answer = await SaveAsync(client, "Robert", "Atlantis/Capital", "Dark");

        (await answer.Content.ReadAsStringAsync()).Should().Contain("This time zone is not known here");
        (await app.AsAsync(user, s => s.GetRequiredService<ICurrentUser>().GetAsync(default)))!.Name.Should().Be("Bob");
    }

    [Fact]
    public async Task SignOutEverywhere_EndsEverySignIn()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var (here, there) = (await app.CreateBrowserlikeClientAsync(user), await app.CreateBrowserlikeClientAsync(user));

        var answer = await here.SubmitFormAsync("/Account", "sign-out-everywhere", new Dictionary<string, string>());

        answer.RedirectsTo().Should().Be("/Account/Login");
        (await here.GetAsync("/Account")).RedirectsTo().Should().StartWith("/Account/Login");
        (await there.GetAsync("/Account")).RedirectsTo().Should().StartWith("/Account/Login");
        (await here.SignInAsync(user.Email, TestUser.Password)).RedirectsTo().Should().Be("/");
    }

    [Fact]
    public async Task Passkey_OptionsForNobody_AreRefused()
    {
        await app.CreateUserAsync(UserRole.Rep);

        (await app.CreateBrowserlikeClient().PostAsync("/Account/Passkeys/Creation", null)).StatusCode.Should().NotBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Passkey_StandsForPasswordAndCode_SoTheDeviceMustKnowItsOwner()
    {
        var asked = app.Services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value;

        asked.UserVerificationRequirement.Should().Be("required");
        asked.ResidentKeyRequirement.Should().Be("required");
    }

    [Fact]
    public async Task Passkey_MadeUpAnswer_OpensNothing()
    {
        await app.CreateUserAsync(UserRole.Rep);
        var client = app.CreateBrowserlikeClient();

        var answer = await client.SubmitFormAsync("/Account/Login", "passkey-login", new Dictionary<string, string> { ["Credential"] = "{\"id\":\"AAAA\"}" });

        (await answer.Content.ReadAsStringAsync()).Should().Contain("This passkey opens nothing here");
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, string name, string zone, string theme) => client.SubmitFormAsync(
        "/Account", "account", new Dictionary<string, string> { ["Input.Name"] = name, ["Input.TimeZone"] = zone, ["Input.Theme"] = theme });
}
