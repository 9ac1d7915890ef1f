using System.Net;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Account;

public sealed class ChangePasswordTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Wanted = "another horse battery staple";

    [Fact]
    public async Task ChangePassword_Works_KeepsThisBrowserSignedInAndIsAudited()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var client = await app.CreateBrowserlikeClientAsync(user);

        var answer = await ChangeAsync(client, TestUser.Password);

        (await answer.Content.ReadAsStringAsync()).Should().Contain("Your password was changed");
        (await client.GetAsync("/Account/ChangePassword")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.CreateBrowserlikeClient().SignInAsync(user.Email, Wanted)).RedirectsTo().Should().Be("/");
        var said = (await ChangesOfAsync(user)).Should().ContainSingle().Subject;
        said.Should().Match<AuditEntry>(a => a.ActorId == user.Id && a.ActorName == user.Name && a.EntityKind == nameof(AppUser) && a.ChangesJson == "[]");
    }

    [Fact]
    public async Task ChangePassword_WrongPresentOne_ChangesAndAuditsNothing()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);

        var answer = await ChangeAsync(await app.CreateBrowserlikeClientAsync(user), "wrong password wrong");

        (await answer.Content.ReadAsStringAsync()).Should().Contain("The present password is not right");
        (await app.CreateBrowserlikeClient().SignInAsync(user.Email, TestUser.Password)).RedirectsTo().Should().Be("/");
        (await ChangesOfAsync(user)).Should().BeEmpty();
    }

    [Fact]
    public async Task ChangePassword_ManyGuessesAtOnce_PauseAfterFive()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        var clients = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.CreateBrowserlikeClientAsync(user)));

        var answers = await Task.WhenAll(clients.Select(c => Task.Run(async () => await (await ChangeAsync(c, "wrong password wrong")).Content.ReadAsStringAsync())));

        answers.Count(a => a.Contains("The present password is not right", StringComparison.Ordinal)).Should().Be(4);
        answers.Count(a => a.Contains("Too many wrong tries", StringComparison.Ordinal)).Should().Be(8);
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string present) => client.SubmitFormAsync("/Account/ChangePassword", "change-password",
        new Dictionary<string, string> { ["Input.Present"] = present, ["Input.Wanted"] = Wanted, ["Input.Again"] = Wanted });

    private Task<List<AuditEntry>> ChangesOfAsync(TestUser user) => app.WithServicesAsync(async services =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var id = Guid.Parse(user.Id);
        return await db.AuditEntries.Where(a => a.Verb == "user.passwordChanged" && a.EntityPublicId == id).ToListAsync();
    });
}
