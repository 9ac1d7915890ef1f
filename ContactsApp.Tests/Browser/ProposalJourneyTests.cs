using ContactsApp.Intake;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class ProposalJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    private const string Says = "Website says: Director of Platform Engineering";

    [Fact]
    public async Task Apply_ALockedValue_TakesTheProposedOne()
    {
        var lead = await AddLeadAsync("Applied");
        var mei = await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager, Platform");
        await PromoteOnWebsiteAsync(lead);
        var page = await OpenAsync(lead.DrawerUrl(mei));
        await Expect(page.Dialog).ToContainTextAsync(Says);
        await Expect(Title(page)).ToContainTextAsync("Engineering Manager, Platform");

        await page.Button("Apply").ClickAsync();

        await Expect(Title(page)).ToContainTextAsync("Director of Platform Engineering");
        await Expect(page.Dialog).Not.ToContainTextAsync(Says);
        await page.Toast("Title of Mei Tanaka was changed as proposed").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Title(page)).ToContainTextAsync("Engineering Manager, Platform");
    }

    [Fact]
    public async Task KeepMine_ALockedValue_StaysAndTheProposalGoes()
    {
        var lead = await AddLeadAsync("Kept");
        var mei = await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager, Platform");
        await PromoteOnWebsiteAsync(lead);
        var page = await OpenAsync(lead.DrawerUrl(mei));

        await page.Button("Keep mine").ClickAsync();

        await Expect(page.Dialog).Not.ToContainTextAsync(Says);
        await Expect(Title(page)).ToContainTextAsync("Engineering Manager, Platform");
        await page.Page.ReloadAsync();
        await Expect(Title(page)).ToContainTextAsync("Engineering Manager, Platform");
        await Expect(page.Dialog).Not.ToContainTextAsync(Says);
    }

    [Fact]
    public async Task Proposal_ArrivingWhileTheDrawerIsOpen_IsShownAtOnce()
    {
        var lead = await AddLeadAsync("Arriving");
        var mei = await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager, Platform");
        var page = await OpenAsync(lead.DrawerUrl(mei));
        await Expect(Title(page)).ToBeVisibleAsync();

        await PromoteOnWebsiteAsync(lead);

        await Expect(page.Dialog).ToContainTextAsync(Says);
    }

    [Fact]
    public async Task Edit_InPlace_LocksTheValueUntilItIsUnlocked()
    {
        var lead = await AddLeadAsync("Locked");
        var found = await lead.WebsiteSaysAsync("claire", new RawPerson { FullName = "Claire Dubois", Title = "Head of Finance" });
        var page = await OpenAsync(lead.DrawerUrl(found.ContactPublicId!.Value));

        await Title(page).ClickAsync();
        await page.Field("Title").FillAsync("Chief Financial Officer");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(Title(page)).ToContainTextAsync("Chief Financial Officer");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Locked: entered by Rep 1. Sources of title" }).ClickAsync();
        await page.Button("Unlock").ClickAsync();
        await Expect(page.Toast("Title of Claire Dubois was unlocked")).ToBeVisibleAsync();
        await lead.WebsiteSaysAsync("claire", new RawPerson { FullName = "Claire Dubois", Title = "VP Finance" });

        await Expect(Title(page)).ToContainTextAsync("VP Finance");
    }

    private static ILocator Title(AppPage page) => page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Title:") });

    private static Task PromoteOnWebsiteAsync(JourneyLead lead) =>
        lead.WebsiteSaysAsync("mei", new RawPerson { FullName = "Mei Tanaka", Title = "Director of Platform Engineering" });
}
