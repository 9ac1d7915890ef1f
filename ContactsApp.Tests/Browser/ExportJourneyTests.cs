using System.Text;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class ExportJourneyTests(BrowserFixture browser, KestrelAppFactory app) : IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Export_FromTheLeadsList_IsAFileOfWhatTheListShows()
    {
        var rep = await app.CreateUserAsync(UserRole.Rep);
        await InterchangeSamples.AddLeadAsync(app, "Halden Robotics", null, ("Mei Tanaka", "Manager"), ("Ole Berg", "Head of Finance"));
        await InterchangeSamples.AddLeadAsync(app, "Loomwork Software", null, ("Ida Falk", "CTO"));
        await using var page = await browser.OpenAsync(app, rep);
        await page.GoAsync(Urls.Leads());
        await page.Field("Search leads and their people").FillAsync("Halden");
        await Expect(page.Page.GetByText("1 lead", new() { Exact = true })).ToBeVisibleAsync();

        var csv = await DownloadAsync(page, "Export", "Contacts as CSV");
        var xlsx = await DownloadAsync(page, "Export", "Leads as Excel");

        csv.Name.Should().MatchRegex(@"^contactsapp-contacts-[\d-]+\.csv$");
        ExportSamples.ReadCsv(csv.File).Select(r => r["Full name"]).Should().BeEquivalentTo("Mei Tanaka", "Ole Berg");
        ExportSamples.ReadXlsx(xlsx.File).Should().HaveCount(2).And.Contain(r => r.Any(c => c.Text == "Halden Robotics"));
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Halden Robotics" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Contacts as vCard 4.0" })).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
    }

    [Fact]
    public async Task Export_FromTheLeadAndTheDrawer_AreItsPeopleAndThisPerson()
    {
        var rep = await app.CreateUserAsync(UserRole.Rep);
        var lead = await InterchangeSamples.AddLeadAsync(app, "Aalto Works", null, ("Nadia Petrov", "VP of Engineering"), ("Bo Ek", "Head of IT"));
        await using var page = await browser.OpenAsync(app, rep);
        await page.GoAsync(Urls.Lead(lead.LeadId));

        var all = await DownloadAsync(page, "More for this lead", "Export contacts as vCard");
        Encoding.UTF8.GetString(all.File).Should().Contain("FN:Nadia Petrov\r\n").And.Contain("FN:Bo Ek\r\n");

        await page.GoAsync(Urls.Lead(lead.LeadId, contact: lead.People["Bo Ek"]));
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "More for Bo Ek" }).ClickAsync();
        var one = await WaitAsync(page, () => page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as vCard" }).ClickAsync());

        one.Name.Should().EndWith(".vcf").And.NotContain("Ek", "a file's name tells nothing about who is in it");
        Encoding.UTF8.GetString(one.File).Should().StartWith("BEGIN:VCARD\r\nVERSION:4.0\r\n").And.Contain("FN:Bo Ek\r\n").And.NotContain("Petrov");
    }

    private static async Task<(string Name, byte[] File)> DownloadAsync(AppPage page, string menu, string item)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = menu }).ClickAsync();
        return await WaitAsync(page, () => page.Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync());
    }

    private static async Task<(string Name, byte[] File)> WaitAsync(AppPage page, Func<Task> click)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(click);
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }
}
