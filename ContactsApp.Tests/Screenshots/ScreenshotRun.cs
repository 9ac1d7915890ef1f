using System.Globalization;
using ContactsApp.Browser;
using ContactsApp.Components.Account;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ContactsApp.Screenshots;

/// <summary>
/// Pictures of every page for the README and for looking at beside the mock-ups: the app on a folder of its own with the demo data,
/// used by hand in a real browser. Clock, time zone and data are always the same, so that two runs differ only where the product does.
/// </summary>
internal static class ScreenshotRun
{
    /// <summary>When the pictures are taken: the day of the mock-ups.</summary>
    private static readonly DateTimeOffset Moment = DateTimeOffset.Parse("2026-11-12T13:06:00Z", CultureInfo.InvariantCulture);

    /// <summary>A busy machine is slow, and nobody waits for this.</summary>
    private const float PatienceMs = 60_000;

    /// <summary>Makes all pictures anew; those of pages that are no more are deleted.</summary>
    /// <returns>0, or 1 with a sentence on standard error.</returns>
    public static async Task<int> RunAsync(string folder)
    {
        if (BrowserFixture.FindBrowser() is null)
        {
            await Console.Error.WriteLineAsync(BrowserFixture.NoBrowser);
            return 1;
        }

        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, "*.png"))
        {
            File.Delete(old);
        }

        var app = new DigestJourneyTests.MailingApp();   // with mail, so that its pages show what they offer
        var browser = new BrowserFixture();
        try
        {
            app.Clock.Advance(Moment - app.Clock.GetUtcNow());
            await app.InitializeAsync();
            await browser.InitializeAsync();
            await TakeAllAsync(app, browser, folder);
        }
        finally
        {
            await browser.DisposeAsync();
            await app.DisposeAsync();
        }

        var files = new DirectoryInfo(folder).GetFiles("*.png");
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{files.Length} pictures, {files.Sum(f => f.Length) / 1e6:0.0} MB, in {folder}"));
        return 0;
    }

    private static async Task TakeAllAsync(KestrelAppFactory app, BrowserFixture browser, string folder)
    {
        await using var page = await browser.OpenAsync(app, Place());
        page.Page.SetDefaultTimeout(PatienceMs);
        var camera = new Camera(page, folder);
        await SetUpAsync(page, camera, app.Services.GetRequiredService<SetupGate>().Token);
        await using (var visitor = await browser.OpenAsync(app, Place()))
        {
            visitor.Page.SetDefaultTimeout(PatienceMs);
            await visitor.GoStaticAsync(Urls.Login());
            await new Camera(visitor, folder).TakeAsync("sign-in");
        }

        var tour = new PageTour(page, camera);
        await tour.TakeAsync();
        page.Complaints.Should().BeEmpty("a page that is shown in the README has no errors");
        await tour.TakeNotFoundAsync();
    }

    private static BrowserNewContextOptions Place() => new() { TimezoneId = "Europe/Stockholm", Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce };

    private static async Task SetUpAsync(AppPage page, Camera camera, string token)
    {
        await page.GoStaticAsync(Urls.SetupWith(token));
        await camera.TakeAsync("set-up");
        foreach (var (label, text) in new[]
        {
            ("Your company or team", "Northlight"), ("Your name", "Ann Keller"), ("Your e-mail address", "ann@northlight.example"),
            ("Password", TestUser.Password), ("Password again", TestUser.Password),
        })
        {
            await page.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        }

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await page.InteractiveAsync();
    }
}
