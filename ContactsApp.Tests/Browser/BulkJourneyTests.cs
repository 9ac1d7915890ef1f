using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Bulk;
using ContactsApp.Features.Interchange;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>Many at once: selection, job, report and the way back.</summary>
[Collection(BrowserTests.Name)]
public sealed class BulkJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadDemoAsync();
    }

    [Fact]
    public async Task State_OfAllThatMatchButOne_IsChangedAndUndone()
    {
        var manager = await App.CreateUserAsync(UserRole.Manager);
        var page = await OpenAsync(Urls.Leads([new("stage", "Education")]), manager);
        await Expect(page.Link("Lumen Retail")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" }).CheckAsync();
        await Expect(Bar(page)).ToContainTextAsync("3 selected");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Lumen Retail" }).UncheckAsync();
        await Expect(Bar(page)).ToContainTextAsync("2 selected");

        await page.ChooseAsync(Bar(page), "State of the selected", "Meeting booked");

        await Expect(page.Toast("Change 2 leads to meeting booked: done")).ToBeVisibleAsync();
        await Expect(Bar(page)).ToHaveCountAsync(0);
        await page.GoAsync(Urls.Leads([new("state", "MeetingBooked"), new("stage", "Education")]));
        await Expect(page.Page.GetByText("2 leads")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Remove_ContactsByKeyboard_AndUndoFromTheToast()
    {
        var manager = await App.CreateUserAsync(UserRole.Manager);
        var page = await OpenAsync(Urls.Contacts([new("sort", "Name"), new("dir", "asc")]), manager);
        await Expect(Names(page).First).ToBeVisibleAsync();
        var names = await Names(page).AllTextContentsAsync();
        await page.PressAsync("j");
        await Expect(Names(page).First).ToBeFocusedAsync();
        await page.PressAsync("x");
        await Expect(Bar(page)).ToContainTextAsync("1 selected");
        await page.PressAsync("j");
        await Expect(Names(page).Nth(1)).ToBeFocusedAsync();
        await page.PressAsync("x");
        await Expect(Bar(page)).ToContainTextAsync("2 selected");

        await page.ChooseAsync(Bar(page), "Remove the selected", "Not relevant");

        await Expect(page.Toast("Remove 2 contacts: done")).ToBeVisibleAsync();
        await Expect(Names(page).First).ToHaveTextAsync(names[2]);
        await page.Toast("Remove 2 contacts: done").GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();

        await Expect(Names(page).First).ToHaveTextAsync(names[0]);
        await Expect(Names(page).Nth(1)).ToHaveTextAsync(names[1]);
    }

    [Fact]
    public async Task Export_OfAllContactsThatMatchButOne_IsAFileOfThem()
    {
        var page = await OpenAsync(Urls.Contacts([new("sort", "Name"), new("dir", "asc"), new("seniority", "Executive")]), await App.CreateUserAsync(UserRole.Rep));
        await Expect(Names(page).First).ToBeVisibleAsync();
        var names = await Names(page).AllTextContentsAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {names[0].Trim()}", Exact = true }).UncheckAsync();
        await Expect(Bar(page)).ToContainTextAsync("selected");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.ChooseAsync(Bar(page), "Export the selected", "CSV"));

        var rows = ExportSamples.ReadCsv(await File.ReadAllBytesAsync(await download.PathAsync()));
        rows.Select(r => r["Full name"]).Should().Contain(names[1].Trim()).And.NotContain(names[0].Trim());
        rows.Should().OnlyContain(r => r["Seniority"] == "Executive");
    }

    [Fact]
    public async Task Report_OfARep_NamesTheLeadsOfOthers()
    {
        var rep = await App.CreateUserAsync(UserRole.Rep);
        var mine = await JourneyLead.AddAsync(App, rep, "Mine Alone");
        var page = await OpenAsync(Urls.Leads(), rep);
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" }).CheckAsync();

        await page.ChooseAsync(Bar(page), "State of the selected", "Customer");

        await Expect(page.Toast("left out")).ToBeVisibleAsync();
        await page.GoAsync(Urls.Bulk(await LastJobAsync()));
        await Expect(page.Page.GetByText("only managers change others' leads in bulk").First).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        await page.Button("Undo all of it").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Undone" })).ToBeVisibleAsync();

        await page.GoAsync(mine.Url);
        await Expect(page.Page.GetByText("Not contacted yet").First).ToBeVisibleAsync();
    }

    private Task<Guid> LastJobAsync() => App.WithServicesAsync(async services =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await db.Jobs.Where(j => j.Kind == BulkJob.KindName).OrderByDescending(j => j.Id).Select(j => j.PublicId).FirstAsync();
    });

    private static ILocator Bar(AppPage page) => page.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected" });

    private static ILocator Names(AppPage page) => page.Page.Locator("table.people a.name");
}
