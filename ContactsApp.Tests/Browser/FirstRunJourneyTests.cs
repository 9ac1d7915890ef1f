using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>The empty product; each journey has one of its own.</summary>
[Collection(BrowserTests.Name)]
public sealed class FirstRunJourneyTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly KestrelAppFactory app = new();
    private AppPage page = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        page = await browser.OpenAsync(app, UserRole.Admin);
        await page.GoAsync(Urls.Leads());
    }

    public async Task DisposeAsync()
    {
        await page.DisposeAsync();
        var errors = app.Errors.Entries;
        await app.DisposeAsync();
        page.Complaints.Should().BeEmpty();
        errors.Should().BeEmpty();
    }

    [Fact]
    public async Task AddLeads_PastedDomains_BecomeTheList()
    {
        await page.Field("Paste domains or company names, one a line").FillAsync("halden.example\nBrightwater Utilities\nhttps://www.corvid.example/about");
        await page.Button("Add 3 leads Ctrl ↵").ClickAsync();

        await Expect(page.Page.GetByText("3 leads", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Page.Locator("a.company")).ToHaveTextAsync(["Corvid", "Brightwater Utilities", "Halden"]);
    }

    [Fact]
    public async Task AddLeads_OneOfThemTheTeamsOwn_SaysWhatWasLeftOut()
    {
        await page.Field("Paste domains or company names, one a line").FillAsync("halden.example\nseller.example");
        await page.PressAsync("Ctrl+Enter");

        await Expect(page.Link("Halden")).ToBeVisibleAsync();
        await Expect(page.Toast("seller.example is your own and can never be a lead.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DemoData_IsLoadedAndRemovedByOneClickEach()
    {
        await LoadDemoAsync();
        await Expect(page.Link("Halden Robotics")).ToBeVisibleAsync();

        await page.Button("Remove demo data").ClickAsync();

        await Expect(page.Page.GetByText("Who do you sell to?")).ToBeVisibleAsync();
        await Expect(page.Toast("The demo data was removed")).ToBeVisibleAsync();
        await page.Page.ReloadAsync();
        await Expect(page.Page.GetByText("Who do you sell to?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DemoData_TheTeamWorkedOn_StaysWhenAsked()
    {
        await LoadDemoAsync();
        await page.Link("Halden Robotics").ClickAsync();
        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Field("Name").FillAsync("Nora Quist");
        await page.PressAsync("Ctrl+Enter");
        await Expect(page.Row("Nora Quist")).ToBeVisibleAsync();
        await page.GoAsync(Urls.Leads());

        await page.Button("Remove demo data").ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Your team added 1 contact to them and worked on 1 of them.");
        await page.Button("Keep those, remove the rest").ClickAsync();

        await Expect(page.Page.GetByText("1 lead", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Link("Halden Robotics")).ToBeVisibleAsync();
    }

    // Loading takes seconds, and many on a busy machine: more than a click waits for.
    private async Task LoadDemoAsync()
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Demo data" }).ClickAsync();
        await Expect(page.Page.GetByText("24 leads", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
