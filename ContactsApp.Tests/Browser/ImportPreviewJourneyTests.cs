using System.Text;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class ImportPreviewJourneyTests(BrowserFixture browser, KestrelAppFactory app) : IClassFixture<KestrelAppFactory>
{
    private const string File = """
        Record ID,First Name,Last Name,Job Title,Email,Company Name,Website URL,Contact owner
        1,Ben,Archer,IT Manager,ben.archer@palisade,Palisade Insurance,palisade.example,Ann
        2,Ann,Moss,CTO,ann.moss@palisade,Palisade Insurance,palisade.example,Ann
        3,Ida,Falk,CFO,ida@halden.example,Halden Robotics,https://www.halden.example/,Ann
        """;

    [Fact]
    public async Task FixABadCell_AndOneMoreLikeIt_ThenImport()
    {
        await using var page = await browser.OpenAsync(app, await app.CreateUserAsync(UserRole.Rep));
        await page.GoAsync(Urls.NewImport);
        await page.Page.GetByLabel("File to import").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await Expect(page.Page.GetByText("Recognised: HubSpot contacts.")).ToBeVisibleAsync();
        await Expect(page.Button("Import 1 contact")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Fix Email in line 2" }).ClickAsync();
        await Expect(page.Field("Corrected cell")).ToHaveValueAsync("ben.archer@palisade.example");
        await page.Button("Fix 1 more like this").ClickAsync();
        await Expect(page.Button("Import 3 contacts")).ToBeVisibleAsync();
        await page.Button("Import 3 contacts").ClickAsync();

        await Expect(page.Page.GetByText("Complete: all 3 rows are accounted for.")).ToBeVisibleAsync();
    }
}
