using System.Net;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Account;

public sealed class SignInLimitTests : IAsyncLifetime
{
    private readonly AppFactory app = new() { SignInsPerMinute = 3 };

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task SignIn_TooOftenFromOneAddress_GetsAPageThatSaysWhatToDo()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var guesser = From("203.0.113.7");
        for (var i = 0; i < 3; i++)
        {
            (await guesser.SignInAsync($"nobody{i}@seller.example", "wrong password wrong")).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var fourth = await guesser.SignInAsync(user.Email, TestUser.Password);

        fourth.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        fourth.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        (await fourth.Content.ReadAsStringAsync()).Should().Contain("That was too many at once").And.Contain("Wait a minute");
        (await guesser.GetAsync("/Account/Login")).StatusCode.Should().Be(HttpStatusCode.OK, "only the form is counted");
        (await From("203.0.113.8").SignInAsync(user.Email, TestUser.Password)).RedirectsTo().Should().Be("/");
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/Account/SecondStep")]
    [InlineData("/Account/Passkeys/Request")]
    [InlineData("/Account/Join?link=x")]
    [InlineData("/Account/NewPassword?link=x")]
    public async Task EveryOtherWayIn_TooOftenFromOneAddress_IsRefused(string form)
    {
        if (form != "/setup")
        {
            await app.CreateUserAsync(UserRole.Rep);   // before there is one, everything leads to set-up
        }

        var guesser = From("203.0.113.7");
        for (var i = 0; i < 3; i++)
        {
            (await guesser.PostAsync(form, new FormUrlEncodedContent([]))).StatusCode.Should().NotBe(HttpStatusCode.TooManyRequests);
        }

        (await guesser.PostAsync(form, new FormUrlEncodedContent([]))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:3::7", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public void Visitors_OfOneNetwork_AreCountedTogether(string one, string other, bool together) =>
        (SignInLimit.Visitor(IPAddress.Parse(one)) == SignInLimit.Visitor(IPAddress.Parse(other))).Should().Be(together);

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-3")]
    public void Setting_NoNumberAboveZero_StopsTheStartWithASentence(string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ContactsApp:SignInsPerMinute", value)]).Build();

        var start = () => new ServiceCollection().AddSignInLimit(configuration);

        start.Should().Throw<StartupException>().WithMessage($"*ContactsApp:SignInsPerMinute says '{value}'*");
    }

    private HttpClient From(string address)
    {
        var client = app.CreateBrowserlikeClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }
}
