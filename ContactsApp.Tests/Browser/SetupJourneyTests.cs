using System.Text.RegularExpressions;
using ContactsApp.Components.Account;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class SetupJourneyTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly KestrelAppFactory app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task FirstRun_SetUpThenSignOutAndIn_OpensTheApp()
    {
        await using var page = await browser.OpenAsync(app);
        await page.GoStaticAsync("");
        await page.AtAsync("/setup");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Welcome");
        await page.ShouldBeCleanAsync();

        await page.GoStaticAsync(Urls.SetupWith(app.Services.GetRequiredService<SetupGate>().Token));
        await page.ShouldBeCleanAsync();
        await FillAsync(page, "Your company or team", "Seller Ltd");
        await FillAsync(page, "Your name", "Ann Seller");
        await FillAsync(page, "Your e-mail address", "ann@seller.example");
        await FillAsync(page, "Password", TestUser.Password);
        await FillAsync(page, "Password again", TestUser.Password);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await page.InteractiveAsync();
        await Expect(page.Page.GetByText("Seller Ltd", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Ann Seller Admin" })).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.AtAsync("/Account/Login");
        await FillAsync(page, "E-mail address", "ann@seller.example");
        await FillAsync(page, "Password", TestUser.Password);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.InteractiveAsync();

        page.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Lockout_AfterFiveWrongPasswords_SaysWhenToTryAgain()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await using var page = await browser.OpenAsync(app);
        await page.GoStaticAsync(Urls.Login());
        await page.ShouldBeCleanAsync();
        for (var i = 0; i < 5; i++)
        {
            await FillAsync(page, "E-mail address", user.Email);
            await FillAsync(page, "Password", $"wrong password {i}");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            await (i < 4
                ? Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not right")
                : page.AtAsync("/Account/Lockout"));
        }

        await Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("Try again in 1[45] minutes\\."));
        await page.ShouldBeCleanAsync();
    }

    [Fact]
    public async Task ChangePassword_OnAPhone_IsCleanAndKeepsThisBrowserSignedIn()
    {
        var phone = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, HasTouch = true };
        await using var page = await browser.OpenAsync(app, UserRole.Rep, phone);
        await page.GoStaticAsync(Urls.ChangePassword);
        await page.ShouldBeCleanAsync();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390, "nothing sticks out on a phone");

        await FillAsync(page, "Present password", TestUser.Password);
        await FillAsync(page, "New password", "another battery staple horse");
        await FillAsync(page, "New password again", "another battery staple horse");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your password was changed");
        await page.GoAsync("");
        page.Where.Should().NotContain("Login");
    }

    [Fact]
    public async Task OpenPage_OfALockedUser_IsClosedAtTheNextClick()
    {
        var rep = await app.CreateUserAsync(UserRole.Rep);
        await using var page = await browser.OpenAsync(app, rep);
        await page.GoAsync("");

        await app.LockAsync(rep);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Trash" }).First.ClickAsync();

        await page.AtAsync("/Account/Login");
    }

    [Fact]
    public async Task OpenPage_OfADemotedUser_ShowsTheNewRoleAtTheNextClick()
    {
        var manager = await app.CreateUserAsync(UserRole.Manager);
        await using var page = await browser.OpenAsync(app, manager);
        await page.GoAsync("");
        await Expect(page.Page.Locator(".foot .role").First).ToHaveTextAsync("Manager");

        await app.ChangeRoleAsync(manager, UserRole.Rep);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Trash" }).First.ClickAsync();

        await Expect(page.Page.Locator(".foot .role").First).ToHaveTextAsync("Rep");
    }

    private static Task FillAsync(AppPage page, string label, string text) => page.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
}
