using System.Net;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Web;

public sealed class HeadersAndHealthTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Theory]
    [InlineData("/Account/Login")]
    [InlineData("/app.css")]
    [InlineData("/health/live")]
    [InlineData("/no-such-page")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string path)
    {
        var headers = (await app.CreateBrowserlikeClient().GetAsync(path)).Headers;

        headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
        headers.GetValues("Permissions-Policy").Single().Should().Contain("camera=()");
        headers.GetValues("Content-Security-Policy").Single().Should()
            .Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.Contain("object-src 'none'")
            .And.Contain("form-action 'self'").And.NotContain("unsafe-eval").And.NotMatchRegex("script-src[^;]*unsafe-inline");
    }

    [Fact]
    public async Task InlineScript_IsAllowedByANonceOfThisAnswerOnly()
    {
        await app.CreateUserAsync(UserRole.Rep);
        var client = app.CreateBrowserlikeClient();

        var first = await NonceAsync(client);
        var second = await NonceAsync(client);

        second.Should().NotBe(first);
    }

    [Fact]
    public async Task Health_OfARunningServer_IsGood()
    {
        var client = app.CreateClient();

        (await client.GetStringAsync("/health/live")).Should().Be("Healthy");
        (await client.GetStringAsync("/health/ready")).Should().Be("Healthy");
    }

    [Fact]
    public async Task Ready_WithAMigrationMissing_IsNot()
    {
        await using var old = new AppFactory();
        await old.InitializeAsync();
        var client = old.CreateClient();
        await using (var db = await old.Services.GetRequiredService<IDbContextFactory<Data.AppDbContext>>().CreateDbContextAsync())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory");
        }

        (await client.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK, "restarting would not help");
    }

    private static async Task<string> NonceAsync(HttpClient client)
    {
        var answer = await client.GetAsync("/Account/Login");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"nonce=\"{nonce}\"");
        return nonce;
    }
}
