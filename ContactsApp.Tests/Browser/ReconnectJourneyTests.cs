using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class ReconnectJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task ServerGone_IsSaidOverThePage_WhichGoesOnWhenItIsBack()
    {
        await using var app = new KestrelAppFactory();
        await app.InitializeAsync();
        var rep = await app.CreateUserAsync(UserRole.Rep);
        var lead = await JourneyLead.AddAsync(app, rep, "Halden");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering");
        await using var page = await browser.OpenAsync(app, rep);
        await page.GoAsync(lead.Url);
        await Expect(page.Row("Ingrid Solheim")).ToBeVisibleAsync();
        var notice = page.Page.Locator("#components-reconnect-modal");
        await Expect(notice).ToBeHiddenAsync();

        page.Expected = "";   // the browser notes each vain try
        await app.StopAsync();
        await Expect(notice.GetByText("Reconnecting. You can read; changes wait")).ToBeVisibleAsync();
        await Expect(page.Row("Ingrid Solheim")).ToBeVisibleAsync();
        (await page.AxeAsync()).Should().BeEmpty();

        await using var again = app.StartAgain();
        await Expect(notice).ToBeHiddenAsync();
        await page.InteractiveAsync();
        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ServerStartedAnew_WhileSomethingIsTyped_KeepsTheTextUntilOneReloads()
    {
        await using var app = new KestrelAppFactory();
        await app.InitializeAsync();
        var rep = await app.CreateUserAsync(UserRole.Rep);
        var lead = await JourneyLead.AddAsync(app, rep, "Halden");
        await using var page = await browser.OpenAsync(app, rep);
        await page.GoAsync(lead.Url);
        await page.PressAsync("a");
        await page.Field("Name").FillAsync("Ingrid Solheim");
        var notice = page.Page.Locator("#components-reconnect-modal");

        page.Expected = "";   // the browser notes each vain try
        await app.StopAsync();
        await Expect(notice.GetByText("Reconnecting. You can read; changes wait")).ToBeVisibleAsync();
        await page.Field("Title").FillAsync("VP of Engineering");
        await using var again = app.StartAgain();

        await Expect(notice).ToContainTextAsync("What you typed is not saved, but still here: copy it first.");
        await Expect(page.Field("Name")).ToHaveValueAsync("Ingrid Solheim");
        await Expect(page.Field("Title")).ToHaveValueAsync("VP of Engineering");
        await page.Button("Reload").ClickAsync();
        await page.InteractiveAsync();
        await Expect(notice).ToBeHiddenAsync();
    }
}
