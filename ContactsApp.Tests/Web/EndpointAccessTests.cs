using System.Net;
using ContactsApp.Components;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Web;

/// <summary>Every address there is: what is not on the list below is closed to strangers.</summary>
public sealed class EndpointAccessTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static readonly string[] OpenToAll =
    [
        "/setup", "/Account/Login", "/Account/Logout", "/Account/Lockout", "/Account/AccessDenied",
        "/Account/SecondStep", "/Account/Join", "/Account/NewPassword", "/Account/Passkeys/Request",
        "/Account/StopDigest", "/Account/StopDigest/Now",
        "/error", "/not-found", "/problem/{Status:int}", "/health/live", "/health/ready",
    ];

    [Fact]
    public void AnonymousAddresses_AreExactlyThoseOnTheList()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsFile(e)).Select(Path).Distinct();

        open.Should().BeEquivalentTo(OpenToAll);
    }

    [Fact]
    public async Task EveryOtherAddress_ForAStranger_LeadsToSignInOrIsRefused()
    {
        await app.CreateUserAsync(UserRole.Admin);
        var client = app.CreateBrowserlikeClient();
        var closed = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();

        closed.Should().NotBeEmpty();
        foreach (var endpoint in closed)
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), Example(Path(endpoint))));

            (answer.StatusCode == HttpStatusCode.Unauthorized || answer.RedirectsTo()?.StartsWith("/Account/Login", StringComparison.Ordinal) == true)
                .Should().BeTrue($"{method} {Path(endpoint)} answered {(int)answer.StatusCode} to a stranger");
        }
    }

    [Fact]
    public void EveryPage_SaysWhoMayOpenIt()
    {
        // Moving inside an open circuit passes no endpoint: there only the page's own attribute asks.
        var silent = typeof(App).Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(RouteAttribute), false))
            .Where(t => !t.IsDefined(typeof(AllowAnonymousAttribute), true) && !t.IsDefined(typeof(AuthorizeAttribute), true));

        silent.Should().BeEmpty("a page without @attribute [Authorize] is open inside a circuit");
    }

    [Fact]
    public async Task AnAddressOfNothing_ForAStranger_TellsNothing()
    {
        await app.CreateUserAsync(UserRole.Admin);

        (await app.CreateBrowserlikeClient().GetAsync("/no-such-page")).RedirectsTo().Should().StartWith("/Account/Login");
    }

    [Fact]
    public async Task AnAddressOfNothing_ForAUser_IsAPageThatSaysSo()
    {
        var answer = await (await app.CreateBrowserlikeClientAsync(UserRole.Rep)).GetAsync("/no-such-page");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("There is nothing at this address");
    }

    [Fact]
    public async Task AnAddressOfNothing_ForAProgram_IsAProblemDocument()
    {
        var client = await app.CreateBrowserlikeClientAsync(UserRole.Rep);
        client.DefaultRequestHeaders.Accept.Clear();

        var answer = await client.GetAsync("/no-such-page");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsFile(Endpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    /// <summary>The pattern with something in each of its places.</summary>
    private static string Example(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, "{[^}]*}", m =>
        m.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1");
}
