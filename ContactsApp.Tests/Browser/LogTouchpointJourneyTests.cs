using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class LogTouchpointJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Log_ACall_ShowsInTheTrend()
    {
        var lead = await AddLeadAsync("Called");
        await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager");
        var page = await OpenAsync(lead.Url);
        await Expect(page.Row("Mei Tanaka")).ToContainTextAsync("Quiet");

        await page.PressAsync("l");
        await page.Field("What happened").FillAsync("Asked about pricing, wants a demo");
        await page.Dialog.GetByLabel("Mei Tanaka").CheckAsync();
        await page.Field("Minutes").FillAsync("25");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Log" }).ClickAsync();

        await Expect(page.Toast("Call logged")).ToBeVisibleAsync();
        await Expect(page.Row("Mei Tanaka")).ToContainTextAsync("Leaning in");
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Touchpoints" })).ToContainTextAsync("Asked about pricing, wants a demo");
        await page.Row("Mei Tanaka").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Dialog.GetByRole(AriaRole.Region, new() { Name = "Engagement" })).ToContainTextAsync("Leaning in");
        await Expect(page.Dialog.GetByRole(AriaRole.Region, new() { Name = "Engagement" })).ToContainTextAsync("1 touchpoint,");
    }

    [Fact]
    public async Task Log_ByKeyboardAlone_TakesWhatWasTypedLast()
    {
        var lead = await AddLeadAsync("Typed");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("l");
        await Expect(page.Field("What happened")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("Left a message");
        await page.PressAsync("Ctrl+Enter");

        await Expect(page.Toast("Call logged")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Touchpoints" })).ToContainTextAsync("Left a message");
    }

    [Fact]
    public async Task Log_DoubleClick_LogsOne()
    {
        var lead = await AddLeadAsync("Doubled");
        var page = await OpenAsync(Urls.Lead(lead.Id, "timeline"));

        await page.PressAsync("l");
        await page.Field("What happened").FillAsync("Met at the fair");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Log" }).DblClickAsync();

        await Expect(page.Toast("Call logged")).ToHaveCountAsync(1);
        await Expect(page.Page.GetByText("Met at the fair")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Log_WithoutWords_AsksForThem()
    {
        var lead = await AddLeadAsync("Wordless");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("l");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Log" }).ClickAsync();

        await Expect(page.Dialog).ToContainTextAsync("Say in a few words what happened.");
    }

    [Fact]
    public async Task Log_ANoteFromTheDrawer_IsListedAndCountsForNothing()
    {
        var lead = await AddLeadAsync("Noted");
        var mei = await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager");
        var page = await OpenAsync(lead.DrawerUrl(mei));

        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).ClickAsync();
        await page.Dialog.GetByText("Note", new() { Exact = true }).ClickAsync();
        await Expect(page.Dialog.GetByLabel("Mei Tanaka")).ToBeCheckedAsync();
        await page.Field("What happened").FillAsync("Prefers to be called in the morning");
        await page.PressAsync("Ctrl+Enter");

        await Expect(page.Toast("Note logged")).ToBeVisibleAsync();
        await Expect(page.Dialog.GetByRole(AriaRole.Region, new() { Name = "Engagement" })).ToContainTextAsync("Quiet");
        await page.Dialog.GetByRole(AriaRole.Tab, new() { Name = "Activity" }).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Prefers to be called in the morning");
    }

    [Fact]
    public async Task RemoveTouchpoint_ThenUndo_BringsItBack()
    {
        var lead = await AddLeadAsync("Retold");
        await lead.LogCallAsync(await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager"), "Goals for next year", TimeSpan.FromDays(2));
        var page = await OpenAsync(Urls.Lead(lead.Id, "timeline"));
        await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Goals for next year" })).ToBeVisibleAsync();

        await page.Button("Remove touchpoint: Goals for next year").ClickAsync();
        await Expect(page.Page.GetByText("No touchpoints yet")).ToBeVisibleAsync();
        await page.PressAsync("z");

        await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Goals for next year" })).ToBeVisibleAsync();
    }
}
