using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class LiveChangeJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task TwoBrowsers_OnOneLead_TheSecondFollowsAndKeepsWhatIsTyped()
    {
        var lead = await AddLeadAsync("Shared");
        await lead.AddPersonAsync("Rafael Moreno", "Director of IT");
        var second = await OpenAsync(lead.Url, await App.CreateUserAsync(UserRole.Rep));
        var first = await OpenAsync(lead.Url);
        await second.Field("Filter contacts").PressSequentiallyAsync("sol");
        await Expect(second.Page.GetByText("Nobody matches")).ToBeVisibleAsync();

        await first.PressAsync("a");
        await first.Field("Name").FillAsync("Ingrid Solheim");
        await first.PressAsync("Ctrl+Enter");

        await Expect(second.Row("Ingrid Solheim")).ToBeVisibleAsync();
        await Expect(second.Field("Filter contacts")).ToHaveValueAsync("sol");
        await Expect(second.Field("Filter contacts")).ToBeFocusedAsync();
        await first.Button("Confirm Rafael Moreno as technical evaluator").ClickAsync();
        await Expect(second.Seat("Technical evaluator")).ToContainTextAsync("Confirmed by Rep");
    }

    [Fact]
    public async Task OpenDrawer_ChangedBySomebodyElse_SaysSoAndKeepsWhatIsTyped()
    {
        var lead = await AddLeadAsync("Edited");
        var mei = await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager");
        var page = await OpenAsync(lead.DrawerUrl(mei), await App.CreateUserAsync(UserRole.Rep));
        var notes = page.Page.GetByRole(AriaRole.Textbox, new() { Name = "Notes" });
        await notes.FillAsync("Prefers to be called");
        await page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Location:") }).ClickAsync();
        await page.Field("Location").PressSequentiallyAsync("Goth");

        await lead.EditTitleAsync(mei, "Director of Platform Engineering");

        await Expect(page.Dialog).ToContainTextAsync($"Changed by {Me.Name} a moment ago. What you are typing is kept.");
        await Expect(page.Dialog).ToContainTextAsync("Director of Platform Engineering");
        await Expect(page.Field("Location")).ToHaveValueAsync("Goth");
        await Expect(page.Field("Location")).ToBeFocusedAsync();
        await Expect(notes).ToHaveValueAsync("Prefers to be called");
    }

    [Fact]
    public async Task LeadsList_SomebodyAddsALead_ShowsItAndKeepsWhatIsTyped()
    {
        await AddLeadAsync("Before");
        var page = await OpenAsync(Urls.Leads());
        await Expect(page.Link("Before")).ToBeVisibleAsync();

        await AddLeadAsync("Behind");

        await Expect(page.Link("Behind")).ToBeVisibleAsync();
        await page.Page.Locator("a.stage", new() { HasText = "Target" }).ClickAsync();
        await Expect(page.Link("Behind")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OpenPage_OfADemotedManager_RefusesWhatTheRoleNoLongerAllows()
    {
        var manager = await App.CreateUserAsync(UserRole.Manager);
        var lead = await AddLeadAsync("Owned");
        var page = await OpenAsync(lead.Url, manager);

        await App.ChangeRoleAsync(manager, UserRole.Rep);
        await page.ChooseAsync(page.Page.Locator("body"), "More for this lead", "Take this lead");

        await Expect(page.Toast("assigning others is for managers. Nothing was changed.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Lead" })).ToContainTextAsync(Me.Name.Split(' ')[0]);
    }

    [Fact]
    public async Task OpenPage_OfALockedUser_RefusesTheCommand()
    {
        var lead = await AddLeadAsync("Locked");
        await lead.AddPersonAsync("Rafael Moreno", "Director of IT");
        var rep = await App.CreateUserAsync(UserRole.Rep);
        var page = await OpenAsync(lead.Url, rep);

        await App.LockAsync(rep);
        await page.Button("Confirm Rafael Moreno as technical evaluator").ClickAsync();

        await Expect(page.Toast("You are signed out. Nothing was changed; sign in again and repeat it.")).ToBeVisibleAsync();
        await Expect(page.Seat("Technical evaluator")).ToContainTextAsync("0 of 1");
    }
}
