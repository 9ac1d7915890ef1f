using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>The ways into an account, in a real browser: an invitation, two steps, a passkey; and out of it everywhere.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccountJourneyTests(BrowserFixture browser, KestrelAppFactory app) : IClassFixture<KestrelAppFactory>
{
    private const string Password = "another battery staple horse";

    [Fact]
    public async Task Invite_ByAnAdministrator_ThenJoin_OpensTheAppInTheRoleGiven()
    {
        await using var admin = await browser.OpenAsync(app, UserRole.Admin);
        await admin.GoAsync(Urls.Users);
        await admin.PressAsync("a");
        await admin.Field("E-mail address").FillAsync("bob@seller.example");
        await admin.Dialog.GetByText("Manager").ClickAsync();
        await admin.ShouldBeCleanAsync();
        await admin.PressAsync("Ctrl+Enter");
        var link = await admin.Field("Link").InputValueAsync();
        await admin.ShouldBeCleanAsync();
        await admin.Button("Done Ctrl ↵").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("bob@seller.example") })).ToContainTextAsync("Invited until");

        await using var page = await browser.OpenAsync(app);
        await page.GoStaticAsync(link);
        await page.ShouldBeCleanAsync();
        await page.Field("Your name").FillAsync("Bob Miller");
        await page.Field("Password").FillAsync(Password);
        await page.Field("Password again").FillAsync(Password);
        await page.Button("Join and sign in").ClickAsync();
        await page.InteractiveAsync();

        await Expect(page.Link("Bob Miller Manager")).ToBeVisibleAsync();
        await admin.GoAsync(Urls.Users);
        await Expect(admin.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("Bob Miller") })).ToContainTextAsync("Active");
        admin.Complaints.Concat(page.Complaints).Should().BeEmpty();
    }

    [Fact]
    public async Task TwoStep_TurnedOnByTheApp_AsksForItsCodeAtTheNextSignIn()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await using var page = await browser.OpenAsync(app, user);
        await page.GoAsync("");
        await page.Link($"{user.Name} Rep").ClickAsync();
        await page.AtAsync("/Account");
        // The address changes first, then the document: this page is a static one.
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account", Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Two-step sign-in") }).ClickAsync();
        await page.Field("Present password").FillAsync(TestUser.Password);
        await page.Button("Set up").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = "QR code with the secret key" })).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        var key = (await page.Page.Locator(".key .mono").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Field("Code of the app").FillAsync(Code(key));
        await page.Button("Turn on").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.List, new() { Name = "Recovery codes" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        await page.ShouldBeCleanAsync();

        await using var other = await browser.OpenAsync(app);
        await SignInAsync(other, user);
        await other.AtAsync("/Account/SecondStep");
        await other.ShouldBeCleanAsync();
        await other.Field("Code of the app").FillAsync(Code(key));
        await other.Button("Sign in").ClickAsync();
        await other.InteractiveAsync();

        await Expect(other.Link($"{user.Name} Rep")).ToBeVisibleAsync();
        page.Complaints.Concat(other.Complaints).Should().BeEmpty();
    }

    [Fact]
    public async Task Passkey_Added_SignsInWithoutAPassword_UntilItIsRemoved()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await using var page = await browser.OpenAsync(app, user);
        await page.GoStaticAsync(Urls.Passkeys);
        await AddAuthenticatorAsync(page);
        await page.ShouldBeCleanAsync();
        await page.Field("Name of the passkey").FillAsync("Laptop");
        await page.Field("Present password").FillAsync(TestUser.Password);
        await page.Button("Add a passkey").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Laptop opens the door");
        await page.ShouldBeCleanAsync();

        await SignOutAsync(page);
        await page.GoStaticAsync(Urls.Login("/trash"));
        await page.ShouldBeCleanAsync();
        await page.Button("Sign in with a passkey").ClickAsync();
        await page.AtAsync("/trash");
        await page.InteractiveAsync();
        await Expect(page.Link($"{user.Name} Rep")).ToBeVisibleAsync();

        await page.GoStaticAsync(Urls.Passkeys);
        await page.Button("Remove Laptop").ClickAsync();
        await Expect(page.Page.GetByText("You have none yet.")).ToBeVisibleAsync();
        await SignOutAsync(page);
        await page.GoStaticAsync(Urls.LoginPage);
        await page.Button("Sign in with a passkey").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This passkey opens nothing here");
        page.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task SignOutEverywhere_ClosesThePagesOfAnotherBrowserAtTheNextClick()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await using var there = await browser.OpenAsync(app, user);
        await there.GoAsync("");
        await using var here = await browser.OpenAsync(app, user);
        await here.GoStaticAsync(Urls.Account);

        await here.Button("Sign out everywhere").ClickAsync();
        await here.AtAsync("/Account/Login");
        await there.Page.GetByRole(AriaRole.Link, new() { Name = "Trash" }).First.ClickAsync();

        await there.AtAsync("/Account/Login");
    }

    [Fact]
    public async Task Theme_OfTheAccount_IsThatOfEveryBrowserUntilOneChoosesItsOwn()
    {
        var user = await app.CreateUserAsync(UserRole.Rep);
        await using var page = await browser.OpenAsync(app, user);
        await page.GoStaticAsync(Urls.Account);
        await page.Field("Theme").SelectOptionAsync("Dark");
        await page.Button("Save").ClickAsync();
        await Expect(page.Page.Locator("html[data-theme=dark]")).ToBeAttachedAsync();

        await using var other = await browser.OpenAsync(app, user);
        await other.GoAsync("");
        await Expect(other.Page.Locator("html[data-theme=dark]")).ToBeAttachedAsync();
        await other.Page.Locator("button[data-theme-toggle]:visible").First.ClickAsync();
        await other.GoAsync("trash");
        await Expect(other.Page.Locator("html[data-theme=light]")).ToBeAttachedAsync();
    }

    [Theory]
    [InlineData(Urls.Users)]
    [InlineData(Urls.AuditPage)]
    public async Task AdminPages_ForARep_OpenByNoRoute(string url)
    {
        await using var page = await browser.OpenAsync(app, UserRole.Rep);
        await page.GoStaticAsync(url);
        await page.AtAsync("/Account/AccessDenied");

        await page.GoAsync("trash");
        await Expect(page.Page.Locator($"a[href='{url}']")).ToHaveCountAsync(0);
        await page.Page.EvaluateAsync("url => Blazor.navigateTo(url)", url);

        await Expect(page.Page.GetByText("Your role does not open this page")).ToBeVisibleAsync();
        (await page.Page.GetByRole(AriaRole.Table).CountAsync()).Should().Be(0);
    }

    private static async Task AddAuthenticatorAsync(AppPage page)
    {
        var cdp = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignInAsync(AppPage page, TestUser user)
    {
        await page.GoStaticAsync(Urls.LoginPage);
        await page.Field("E-mail address").FillAsync(user.Email);
        await page.Field("Password").FillAsync(TestUser.Password);
        await page.Button("Sign in").ClickAsync();
    }

    private static async Task SignOutAsync(AppPage page)
    {
        await page.GoAsync("trash");
        await page.Button("Sign out").ClickAsync();
        await page.AtAsync("/Account/Login");
    }

    private static string Code(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp();
}
