using ContactsApp.Components.Account;
using ContactsApp.Domain;
using Microsoft.Playwright;

namespace ContactsApp.Support.Browser;

/// <summary>
/// One real browser for all browser tests, which run one after another. It is found, never installed: the environment variable
/// CONTACTSAPP_BROWSER, else the places where Chromium, Chrome and Edge usually are.
/// </summary>
/// <example>
/// <code>
/// [Collection(BrowserTests.Name)]
/// public sealed class AddLeadJourney(BrowserFixture browser, KestrelAppFactory app) : IClassFixture&lt;KestrelAppFactory&gt;
/// {
///     [Fact] public async Task ...() { await using var page = await browser.OpenAsync(app, UserRole.Rep); await page.GoAsync("leads"); ... }
/// }
/// </code>
/// </example>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Said by every browser test on a machine without a browser.</summary>
    public const string NoBrowser = "No browser was found: run .ci/test, which installs one, or set CONTACTSAPP_BROWSER to the path of a Chromium, Chrome or Edge.";

    // Milliseconds, for machines that do something else beside: what is there at once is seen at once.
    private const int Patience = 10_000;

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private readonly Dictionary<(string User, bool Phone), IBrowserContext> profiles = [];
    private KestrelAppFactory? profilesOf;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser's path, or null where there is none.</summary>
    public static string? FindBrowser() => Environment.GetEnvironmentVariable("CONTACTSAPP_BROWSER") is { Length: > 0 } chosen
        ? chosen
        : UsualPlaces.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (FindBrowser() is not { } path || !File.Exists(path))
        {
            return;   // each test then says so; a fixture that throws says it in a riddle
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            // No sandbox: it does not start for root, as which CI runs; the pages are our own. The rest keeps the browser from calling home.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A fresh page with nobody signed in, in a browser profile of its own.</summary>
    public Task<AppPage> OpenAsync(KestrelAppFactory app, BrowserNewContextOptions? options = null) => OpenAsync(app, (TestUser?)null, options);

    /// <summary>A fresh page, signed in as a new user of the role.</summary>
    public async Task<AppPage> OpenAsync(KestrelAppFactory app, UserRole role, BrowserNewContextOptions? options = null) =>
        await OpenAsync(app, await app.CreateUserAsync(role), options);

    /// <summary>A fresh page, signed in as the user.</summary>
    public async Task<AppPage> OpenAsync(KestrelAppFactory app, TestUser? user, BrowserNewContextOptions? options = null)
    {
        var context = await NewContextAsync(app, user, options ?? new BrowserNewContextOptions());
        return new AppPage(await context.NewPageAsync(), context);
    }

    /// <summary>A fresh page in the user's own profile, which lasts as long as the app: scripts and styles are loaded once.</summary>
    /// <param name="phone">390 x 844 px with a touch screen instead of 1440 x 900.</param>
    public async Task<AppPage> OpenProfileAsync(KestrelAppFactory app, TestUser user, bool phone)
    {
        if (profilesOf != app)
        {
            foreach (var old in profiles.Values)
            {
                await old.DisposeAsync();
            }

            profiles.Clear();
            profilesOf = app;
        }

        if (!profiles.TryGetValue((user.Id, phone), out var profile))
        {
            var options = phone ? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, HasTouch = true } : new BrowserNewContextOptions();
            profiles[(user.Id, phone)] = profile = await NewContextAsync(app, user, options);
        }

        return new AppPage(await profile.NewPageAsync());
    }

    private async Task<IBrowserContext> NewContextAsync(KestrelAppFactory app, TestUser? user, BrowserNewContextOptions options)
    {
        if (browser is null)
        {
            throw new InvalidOperationException(NoBrowser);
        }

        options.BaseURL ??= app.Address.ToString();
        options.Locale ??= "en-GB";
        options.ReducedMotion ??= ReducedMotion.Reduce;   // nothing to wait for, and no colour half-way to another
        options.ViewportSize ??= new ViewportSize { Width = 1440, Height = 900 };
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        if (user is not null)
        {
            await context.AddCookiesAsync([new Cookie { Name = AccountSetup.CookieName, Value = await app.SessionOfAsync(user), Url = app.Address.ToString() }]);
        }

        return context;
    }
}

/// <summary>Browser tests share one browser and run one after another, when all others are done: two cores are busy enough with one server and one browser.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
