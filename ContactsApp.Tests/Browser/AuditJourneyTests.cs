using System.Text.RegularExpressions;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class AuditJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Audit_FilteredThenExported_HoldsOnlyWhatIsAskedFor_AndBackShowsAllAgain()
    {
        var lead = await AddLeadAsync("Halden Robotics");
        var admin = await App.CreateUserAsync(UserRole.Admin, "Ann Seller");
        var page = await OpenAsync(Urls.AuditPage, admin);
        var table = page.Page.GetByRole(AriaRole.Table);
        await Expect(table).ToContainTextAsync("added Ann Seller");
        await Expect(table.GetByRole(AriaRole.Link, new() { Name = "Halden Robotics" }).First).ToHaveAttributeAsync("href", lead.Url);

        await page.Button("Filter").ClickAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "What", Exact = true }).SelectOptionAsync("Users");
        await Expect(table).Not.ToContainTextAsync("Halden Robotics");
        await Expect(table).ToContainTextAsync("added Ann Seller");
        page.Where.Should().Be("/audit?what=user");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByTitle("as CSV").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        lines[0].Should().Contain("Time (UTC),Who,User id,What");
        lines.Skip(1).Should().NotBeEmpty().And.OnlyContain(l => l.Contains(",user.", StringComparison.Ordinal));

        await page.Page.GoBackAsync();
        await Expect(table).ToContainTextAsync("Halden Robotics");
    }

    [Fact]
    public async Task Audit_WithOtherColumnsAndAnyFilter_IsSavedAsAViewOfAdministrators()
    {
        await AddLeadAsync("Aalto Works");
        var admin = await App.CreateUserAsync(UserRole.Admin, "Bo Lund");
        var page = await OpenAsync(Urls.Audit([new("what", "user")]), admin);
        await Expect(Column(page, "Who")).ToBeVisibleAsync();
        await page.ChooseAsync(page.Page.GetByRole(AriaRole.Search), "Columns", "Who chosen");
        await Expect(Column(page, "Who")).ToHaveCountAsync(0);
        await page.ChooseAsync(page.Page.GetByRole(AriaRole.Search), "Columns", "Action, as stored");
        await Expect(Column(page, "Action")).ToBeVisibleAsync();
        await page.Button("Filter").ClickAsync();
        await page.Field("any of them").CheckAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Who", Exact = true }).SelectOptionAsync("No person");
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/audit\?who=machine&what=user&hide=Who&show=Action&match=any$"));
        // The file has the rows of the filter and all columns.
        await Expect(page.Page.GetByTitle("as CSV")).ToHaveAttributeAsync("href", new Regex("^audit/file\\?who=machine&what=user&match=any&zone="));
        await page.ShouldBeCleanAsync();

        await page.Button("Save view").ClickAsync();
        await page.Field("Name").FillAsync("Users and machines");
        await page.Field("For the whole team").CheckAsync();
        await page.PressAsync("Ctrl+Enter");
        await Expect(View(page)).ToHaveTextAsync(new Regex(@"^\s*Users and machines\s*$"), new() { Timeout = 10_000 });
        await page.GoAsync(Urls.Leads());
        await View(page).ClickAsync();

        await Expect(Column(page, "Action")).ToBeVisibleAsync();
        await Expect(Column(page, "Who")).ToHaveCountAsync(0);
        await Expect(page.Button("Remove filter Who")).ToBeVisibleAsync();
        var rep = await OpenAsync(Urls.Leads(), await App.CreateUserAsync(UserRole.Rep));
        await Expect(rep.Heading).ToBeVisibleAsync();
        await Expect(View(rep)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Entry_BySpace_IsShownWholeBesideTheListAndLeadsOn()
    {
        await AddLeadAsync("Entries");
        var page = await OpenAsync(Urls.Audit([new("what", "lead")]), await App.CreateUserAsync(UserRole.Admin, "Cleo Adm"));
        await Expect(page.Page.Locator("table.audit a.when").First).ToBeVisibleAsync();
        await page.PressAsync("j");
        await page.PressAsync("Space");

        await Expect(page.Dialog).ToContainTextAsync("UTC");
        await Expect(page.Dialog).ToContainTextAsync("lead.");
        page.Where.Should().MatchRegex(@"^/audit\?what=lead&entry=\d+$");
        await page.ShouldBeCleanAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Dialog).ToHaveCountAsync(0);
        page.Where.Should().Be("/audit?what=lead");
    }

    private static ILocator Column(AppPage page, string name) => page.Page.GetByRole(AriaRole.Columnheader, new() { Name = name, Exact = true });

    private static ILocator View(AppPage page) =>
        page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Saved views" }).GetByRole(AriaRole.Link).Filter(new() { HasText = "Users and machines" });
}
