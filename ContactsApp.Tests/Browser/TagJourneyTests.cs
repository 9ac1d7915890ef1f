using ContactsApp.Support;
using ContactsApp.Support.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class TagJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Tag_OfALead_IsAddedInItsHeader_AndFiltersTheList()
    {
        var lead = await AddLeadAsync("Tagged");
        var other = await AddLeadAsync("Untagged");
        var page = await OpenAsync(lead.Url);

        await page.Button($"Add a tag to {lead.Name}").ClickAsync();
        await Expect(page.Field($"New tag of {lead.Name}")).ToBeFocusedAsync();
        await page.Field($"New tag of {lead.Name}").FillAsync("Journey  tag");
        await page.Field($"New tag of {lead.Name}").PressAsync("Enter");
        await Expect(page.Button("Remove tag Journey tag")).ToBeVisibleAsync();

        await page.GoAsync("leads?tag=journey+TAG&show=Tags");
        await Expect(page.Row(lead.Name)).ToContainTextAsync("Journey tag");
        await Expect(page.Row(other.Name)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Tag_OfSelectedContacts_IsAddedAtOnce()
    {
        var lead = await AddLeadAsync("Bulk tags");
        var mei = await lead.AddPersonAsync("Mei Bulktag", "Engineer");
        var page = await OpenAsync("contacts?sort=Added");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Mei Bulktag" }).CheckAsync();

        await page.ChooseAsync(page.Page.GetByRole(AriaRole.Toolbar), "Tags of the selected", "Add tag …");
        await Expect(page.Field("Tag to add")).ToBeFocusedAsync();
        await page.Field("Tag to add").FillAsync("Key people");
        await page.Field("Tag to add").PressAsync("Enter");

        await page.Page.GetByText("Tag 1 contact Key people").First.WaitForAsync();
        await page.GoAsync(lead.DrawerUrl(mei));
        await Expect(page.Button("Remove tag Key people")).ToBeVisibleAsync();
    }
}
