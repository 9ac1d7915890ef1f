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

        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "What", Exact = true }).SelectOptionAsync("Users");
        await Expect(table).Not.ToContainTextAsync("Halden Robotics");
        await Expect(table).ToContainTextAsync("added Ann Seller");
        page.Where.Should().Be("/audit?what=user");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByTitle("Export as CSV").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        lines[0].Should().Contain("Time (UTC),Who,User id,What");
        lines.Skip(1).Should().NotBeEmpty().And.OnlyContain(l => l.Contains(",user.", StringComparison.Ordinal));

        await page.Page.GoBackAsync();
        await Expect(table).ToContainTextAsync("Halden Robotics");
    }
}
