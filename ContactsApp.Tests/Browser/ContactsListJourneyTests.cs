using System.Text.RegularExpressions;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>The list of contacts over the demo's people.</summary>
[Collection(BrowserTests.Name)]
public sealed class ContactsListJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadDemoAsync();
    }

    [Fact]
    public async Task Filter_ByThePanel_StandsInTheAddressAndSurvivesAReload()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.Link("Contacts").First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Contacts");
        await page.Button("Filter").ClickAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Executive", Exact = true }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Decision maker", Exact = true }).CheckAsync();

        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/contacts\?seniority=Executive&role=DecisionMaker$"));
        await Expect(Names(page).First).ToBeVisibleAsync();
        var names = await Names(page).AllTextContentsAsync();
        await page.Page.ReloadAsync();

        await Expect(Names(page)).ToHaveTextAsync(names);
        await page.Button("Remove filter Role").ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/contacts\?seniority=Executive$"));
    }

    [Fact]
    public async Task Search_ForAPerson_OpensTheDrawerAndNamesNobodyInTheAddress()
    {
        var page = await OpenAsync(Urls.Contacts());
        await page.PressAsync("/");
        await Expect(page.Field("Search names, titles and e-mail addresses")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("moreno");
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
        await page.Link("Rafael Moreno").ClickAsync();

        await Expect(page.Dialog.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync("Rafael Moreno");
        page.Where.Should().NotContainEquivalentOf("moreno");
        await Expect(page.Dialog).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Dialog).ToHaveCountAsync(0);
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);

        await page.Button("Clear all").ClickAsync();
        await Expect(Names(page).Nth(3)).ToBeVisibleAsync();
        await Expect(page.Field("Search names, titles and e-mail addresses")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Search_SortedThenReloadedThenALeadAndBack_IsKept()
    {
        var page = await OpenAsync(Urls.Contacts());
        await page.Field("Search names, titles and e-mail addresses").FillAsync("moreno");
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/contacts\?text=kept&sort=Name&dir=asc$"));
        await page.Page.ReloadAsync();
        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
        await page.Page.Locator("table.people a.company").ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Halden Robotics");

        await page.Page.GoBackAsync();

        await Expect(Names(page)).ToHaveTextAsync(["Rafael Moreno"]);
        await Expect(page.Field("Search names, titles and e-mail addresses")).ToHaveValueAsync("moreno");
    }

    [Fact]
    public async Task Title_EditedInTheList_IsSavedAndUndone()
    {
        var lead = await AddLeadAsync("Inline");
        await lead.AddPersonAsync("Odd Inlander", "CFO");
        var page = await OpenAsync(Urls.Contacts([new("sort", "Added")]));
        await page.Row("Odd Inlander").GetByRole(AriaRole.Button, new() { Name = "Title: CFO" }).ClickAsync();
        await page.Field("Title of Odd Inlander").FillAsync("Chief Financial Officer");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Button("Title of Odd Inlander: Chief Financial Officer")).ToBeVisibleAsync();
        await page.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();

        await Expect(page.Button("Title of Odd Inlander: CFO")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Preview_BySpace_OpensThePersonBesideTheList()
    {
        var page = await OpenAsync(Urls.Contacts([new("sort", "Name"), new("dir", "asc")]));
        await Expect(Names(page).First).ToBeVisibleAsync();
        await page.PressAsync("j");
        await Expect(Names(page).First).ToBeFocusedAsync();
        await page.PressAsync("Space");

        await Expect(page.Dialog).ToContainTextAsync(await Names(page).First.TextContentAsync() ?? "");
        await Expect(page.Dialog).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Search_WithoutAMatch_SaysSoAndClears()
    {
        var page = await OpenAsync(Urls.Contacts());
        await page.Field("Search names, titles and e-mail addresses").FillAsync("zzzz");
        await Expect(page.Page.GetByText("Nobody matches")).ToBeVisibleAsync();

        await page.Button("Clear filters").ClickAsync();

        await Expect(Names(page).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keyboard_JAndKAndEnter_WalkTheListAndOpenSomebody()
    {
        var page = await OpenAsync(Urls.Contacts([new("sort", "Name"), new("dir", "asc")]));
        await Expect(Names(page).First).ToBeVisibleAsync();
        var names = await Names(page).AllTextContentsAsync();

        await page.PressAsync("j");
        await Expect(Names(page).First).ToBeFocusedAsync();
        await page.PressAsync("j");
        await Expect(Names(page).Nth(1)).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Dialog.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync(names[1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ContactsPage_IsAccessible(bool phone)
    {
        var page = await OpenAsync(Urls.Contacts(), phone: phone);
        await Expect(Names(page).First).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.Button("Filter").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Group, new() { Name = "Filters" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Select ") }).Nth(1).CheckAsync();
        await Expect(page.Page.GetByRole(AriaRole.Toolbar)).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
    }

    private static ILocator Names(AppPage page) => page.Page.Locator("table.people a.name");
}
