using System.Net;
using ContactsApp.Domain;
using ContactsApp.Support;

namespace ContactsApp.Components.Account;

public sealed class LoginTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task SignIn_WithTheRightPassword_OpensPages()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = app.CreateBrowserlikeClient();

        var answer = await client.SignInAsync(user.Email, TestUser.Password);

        answer.RedirectsTo().Should().Be("/");
        (await client.GetAsync("/Account/ChangePassword")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_SetsACookieThatScriptsCannotReadAndOtherSitesCannotSend()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);

        var answer = await app.CreateBrowserlikeClient().SignInAsync(user.Email, TestUser.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccountSetup.CookieName + "=", StringComparison.Ordinal));
        cookie.Should().ContainEquivalentOf("httponly").And.ContainEquivalentOf("samesite=lax").And.NotContainEquivalentOf("expires", "without the tick it ends with the browser");
    }

    [Fact]
    public async Task SignIn_UnknownAddressAndWrongPassword_GetTheSameAnswer()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);

        var wrong = await Words(await app.CreateBrowserlikeClient().SignInAsync(user.Email, "wrong password wrong"));
        var unknown = await Words(await app.CreateBrowserlikeClient().SignInAsync("nobody@seller.example", "wrong password wrong"));

        wrong.Should().Contain("is not right");
        unknown.Should().Be(wrong);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_FiveWrongPasswords_PausesWhetherTheAddressIsKnownOrNot(bool known)
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var email = known ? user.Email : $"nobody-{Guid.NewGuid():N}@seller.example";
        var client = app.CreateBrowserlikeClient();
        for (var i = 0; i < 4; i++)
        {
            (await client.SignInAsync(email, "wrong password wrong")).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var fifth = await client.SignInAsync(email, "wrong password wrong");
        var right = await client.SignInAsync(email, TestUser.Password);

        fifth.RedirectsTo().Should().Contain("/Account/Lockout?until=");
        right.RedirectsTo().Should().Contain("/Account/Lockout?until=", "the right password does not help during the pause");
        (await client.GetStringAsync(fifth.RedirectsTo())).Should().Contain("Try again in 15 minutes.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_ManyWrongPasswordsAtOnce_CountsEachAndPausesAfterFive(bool known)
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var email = known ? user.Email : $"nobody-{Guid.NewGuid():N}@seller.example";

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => app.CreateBrowserlikeClient().SignInAsync(email, "wrong password wrong"))));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).Should().Be(4, "only four wrong tries get an answer before the pause");
        answers.Count(a => a.RedirectsTo()?.StartsWith("/Account/Lockout", StringComparison.Ordinal) == true).Should().Be(12);
    }

    [Theory]
    [InlineData("/leads?q=acme", "/leads?q=acme")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/Account/Login", "/")]
    public async Task SignIn_WithAReturnAddress_GoesThereOnlyIfItIsOurs(string returnUrl, string expected)
    {
        var user = await app.CreateUserAsync(UserRole.Rep);

        var answer = await app.CreateBrowserlikeClient().SignInAsync(user.Email, TestUser.Password, $"/Account/Login?ReturnUrl={Uri.EscapeDataString(returnUrl)}");

        answer.RedirectsTo().Should().Be(expected);
    }

    [Fact]
    public async Task Page_WhenSignedOut_LeadsToSignInAndBack()
    {
        await app.CreateUserAsync(UserRole.Rep);

        var answer = await app.CreateBrowserlikeClient().GetAsync("/Account/ChangePassword?x=1");

        answer.RedirectsTo().Should().Be("/Account/Login?ReturnUrl=%2FAccount%2FChangePassword%3Fx%3D1");
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefusedWithAPageThatSaysWhatToDo()
    {
        await app.CreateUserAsync(UserRole.Rep);
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "login", ["Input.Email"] = "a@b.example", ["Input.Password"] = "x" });

        var answer = await app.CreateBrowserlikeClient().PostAsync("/Account/Login", form);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("This form was out of date");
    }

    [Fact]
    public async Task Logout_EndsTheSession()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = app.CreateBrowserlikeClient();
        await client.SignInAsync(user.Email, TestUser.Password);
        var token = (await client.GetStringAsync("/Account/ChangePassword")).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];

        var answer = await client.PostAsync("/Account/Logout", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

        answer.RedirectsTo().Should().Be("/Account/Login");
        (await client.GetAsync("/Account/ChangePassword")).RedirectsTo().Should().StartWith("/Account/Login");
    }

    [Fact]
    public async Task Logout_FromAnotherSite_IsRefused()
    {
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);

        var answer = await client.PostAsync("/Account/Logout", new FormUrlEncodedContent([]));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await client.GetAsync("/Account/ChangePassword")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<string> Words(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return html[html.IndexOf("role=\"alert\"", StringComparison.Ordinal)..html.IndexOf("Input.Email", StringComparison.Ordinal)];
    }
}
