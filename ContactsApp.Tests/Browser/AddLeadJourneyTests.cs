using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class AddLeadJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    private const string Companies = "Paste domains or company names, one a line";

    [Fact]
    public async Task AddLead_ByDomain_OpensItsPage()
    {
        await AddLeadAsync("Fjordwerk");
        var page = await OpenAsync(Urls.Leads());

        await page.PressAsync("a");
        await Expect(page.Field(Companies)).ToBeFocusedAsync();
        await page.Field(Companies).FillAsync("https://www.tidewater.example/about");
        await Expect(page.Dialog).ToContainTextAsync("1 company");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add lead" }).ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync("Tidewater");
        page.Where.Should().StartWith("/leads/");
        await Expect(page.Toast("Tidewater was added")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AddLead_KnownDomain_OpensTheExistingOne()
    {
        var known = await AddLeadAsync("Corvid");
        var page = await OpenAsync(Urls.Leads());

        await page.PressAsync("a");
        await Expect(page.Field(Companies)).ToBeFocusedAsync();
        await page.Field(Companies).FillAsync("ann@corvid.example");
        await page.PressAsync("Ctrl+Enter");

        await Expect(page.Toast("Corvid is a lead already: opened")).ToBeVisibleAsync();
        await page.AtAsync($"/{known.Url}");
    }

    [Fact]
    public async Task AddLeads_SeveralLines_AddsTheNewOnesAndSaysWhichWereHere()
    {
        await AddLeadAsync("Nordlys");
        var page = await OpenAsync(Urls.Leads());

        await page.PressAsync("a");
        await Expect(page.Field(Companies)).ToBeFocusedAsync();
        await page.Field(Companies).FillAsync("nordlys.example\nostrava.example\nVerdant Foods");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add 3 leads" }).ClickAsync();

        await Expect(page.Toast("2 leads were added, 1 was here already")).ToBeVisibleAsync();
        await Expect(page.Link("Ostrava")).ToBeVisibleAsync();
        await Expect(page.Link("Verdant Foods")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AddLead_OwnDomain_IsRefusedAndTheTextStays()
    {
        await AddLeadAsync("Palisade");
        var page = await OpenAsync(Urls.Leads());

        await page.PressAsync("a");
        await Expect(page.Field(Companies)).ToBeFocusedAsync();
        await page.Field(Companies).FillAsync("seller.example");
        await page.PressAsync("Ctrl+Enter");

        await Expect(page.Dialog).ToContainTextAsync("seller.example is your own and can never be a lead.");
        await Expect(page.Field(Companies)).ToHaveValueAsync("seller.example");
    }
}
