using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class NotFoundJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Address_OfNoPage_SaysSoAndLeadsBack()
    {
        await AddLeadAsync("Found");
        var page = await OpenBlankAsync();
        page.Expected = "404 (Not Found)";
        await page.GoStaticAsync("nothing/here");
        await Expect(page.Heading).ToHaveTextAsync("There is nothing at this address");

        await page.Link("Back to leads").ClickAsync();

        await Expect(page.Link("Found")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Lead_ThatIsNotThere_SaysSoAndLeadsBack()
    {
        await AddLeadAsync("Present");
        var page = await OpenAsync(Urls.Lead(Guid.NewGuid()));
        await Expect(page.Page.GetByText("There is no such lead")).ToBeVisibleAsync();

        await page.Link("All leads").ClickAsync();

        await Expect(page.Link("Present")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Contact_WhoIsNotThere_SaysSoOverTheLead()
    {
        var lead = await AddLeadAsync("Vacant");
        var page = await OpenAsync(lead.DrawerUrl(Guid.NewGuid()));
        await Expect(page.Dialog).ToContainTextAsync("This contact is not there any more");

        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Expect(page.Dialog).ToHaveCountAsync(0);
        await Expect(page.Heading).ToHaveTextAsync("Vacant");
    }
}
