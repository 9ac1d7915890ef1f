using System.Text.RegularExpressions;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>Views: saved, pinned, counted, shared by their address.</summary>
[Collection(BrowserTests.Name)]
public sealed class SavedViewJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadDemoAsync();
    }

    [Fact]
    public async Task SaveView_OfTheTeam_IsSharedByItsAddress()
    {
        var page = await OpenAsync(Urls.Leads([new("stage", "Education")]), await App.CreateUserAsync(UserRole.Manager));
        await page.Button("Save view").ClickAsync();
        await page.Field("Name").FillAsync("Learning");
        await page.Field("For the whole team").CheckAsync();
        await page.ShouldBeCleanAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();

        await Expect(View(page, "Learning")).ToHaveTextAsync(new Regex(@"Learning\s*3$"));
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?view=[0-9a-f-]{36}&stage=Education$"));
        var other = await OpenAsync(page.Where, Me);

        await Expect(other.Page.Locator("table.leads a.company")).ToHaveCountAsync(3);
        await Expect(other.Page.GetByText("Team view")).ToBeVisibleAsync();
        await Expect(View(other, "Learning")).ToHaveAttributeAsync("aria-current", "page");
        await other.ShouldBeCleanAsync();
    }

    [Fact]
    public async Task SaveView_OfContactsWithAName_IsOpenedFromTheSidebarAndNamesNobodyInTheAddress()
    {
        var me = await App.CreateUserAsync(UserRole.Rep);
        var page = await OpenAsync(Urls.Contacts(), me);
        await page.Field("Search names, titles and e-mail addresses").FillAsync("moreno");
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
        await page.Button("Save view").ClickAsync();
        await page.Field("Name").FillAsync("The one I look for");
        await page.PressAsync("Ctrl+Enter");
        await Expect(View(page, "The one I look for")).ToHaveTextAsync(new Regex(@"The one I look for\s*1$"));

        await page.GoAsync(Urls.Leads());
        await View(page, "The one I look for").ClickAsync();

        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
        page.Where.Should().NotContainEquivalentOf("moreno");
        await page.Page.ReloadAsync();
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
    }

    [Fact]
    public async Task SearchOfAView_Cleared_StaysClearedWhenAPersonIsOpened()
    {
        var page = await OpenAsync(Urls.Contacts([new("sort", "Name"), new("dir", "asc")]), await App.CreateUserAsync(UserRole.Rep));
        await page.Field("Search names, titles and e-mail addresses").FillAsync("moreno");
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
        await page.Button("Save view").ClickAsync();
        await page.Field("Name").FillAsync("Moreno only");
        await page.PressAsync("Ctrl+Enter");
        await Expect(View(page, "Moreno only")).ToHaveAttributeAsync("aria-current", "page");

        await page.Field("Search names, titles and e-mail addresses").FillAsync("");
        await Expect(Names(page).Nth(3)).ToBeVisibleAsync();
        await Names(page).First.ClickAsync();
        await Expect(page.Dialog).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Dialog).ToHaveCountAsync(0);

        await Expect(Names(page).Nth(3)).ToBeVisibleAsync();
        await View(page, "Moreno only").ClickAsync();
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
    }

    [Fact]
    public async Task Search_WithASpaceAtItsEnd_KeepsItForTheNextWord()
    {
        var page = await OpenAsync(Urls.Contacts(), await App.CreateUserAsync(UserRole.Rep));
        await page.Field("Search names, titles and e-mail addresses").PressSequentiallyAsync("rafael ");
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);

        await Expect(page.Field("Search names, titles and e-mail addresses")).ToHaveValueAsync("rafael ");
    }

    [Fact]
    public async Task DeleteView_Undone_IsBack()
    {
        var page = await OpenAsync(Urls.Leads([new("fit", "Strong")]), await App.CreateUserAsync(UserRole.Rep));
        await page.Button("Save view").ClickAsync();
        await page.Field("Name").FillAsync("Best fit");
        await page.PressAsync("Ctrl+Enter");
        await Expect(View(page, "Best fit")).ToBeVisibleAsync();

        await page.ChooseAsync(page.Page.GetByRole(AriaRole.Search), "View: Best fit", "Delete view");
        await Expect(View(page, "Best fit")).ToHaveCountAsync(0);
        await page.Toast("The view Best fit was deleted").GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();

        await Expect(View(page, "Best fit")).ToBeVisibleAsync();
    }

    private static ILocator View(AppPage page, string name) =>
        page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Saved views" }).GetByRole(AriaRole.Link).Filter(new() { HasText = name });

    private static ILocator Names(AppPage page) => page.Page.Locator("table.people a.name");
}
