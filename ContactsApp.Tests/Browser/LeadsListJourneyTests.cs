using System.Text.RegularExpressions;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>The list over the demo's leads.</summary>
[Collection(BrowserTests.Name)]
public sealed class LeadsListJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadDemoAsync();
    }

    [Fact]
    public async Task Search_ForACompanyOrAPerson_FindsTheLeadAndNamesNobodyInTheAddress()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.PressAsync("/");
        await Expect(page.Field("Search leads and their people")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("brightw");
        await Expect(Names(page)).ToHaveTextAsync(["Brightwater Utilities"]);
        page.Where.Should().Be("/leads?text=kept");

        await page.Field("Search leads and their people").FillAsync("rafael moreno");
        await Expect(Names(page)).ToHaveTextAsync(["Halden Robotics"]);
        await Expect(page.Row("Halden Robotics")).ToContainTextAsync("Rafael Moreno");
        await page.Page.ReloadAsync();

        await Expect(Names(page)).ToHaveTextAsync(["Halden Robotics"]);
        await Expect(page.Field("Search leads and their people")).ToHaveValueAsync("rafael moreno");
        page.Where.Should().Be("/leads?text=kept");
    }

    [Fact]
    public async Task Search_SortedThenALeadAndReloads_IsKeptOnTheWayThereAndBack()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.Field("Search leads and their people").FillAsync("ma");
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?text=kept$"));
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Company" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?text=kept&sort=Company&dir=asc$"));
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Company" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(Names(page).Nth(1)).ToBeVisibleAsync();
        var names = await Names(page).AllTextContentsAsync();
        await Names(page).Nth(1).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(names[1]);
        var place = page.Page.GetByText($"2 of {names.Count}");
        await Expect(place).ToBeVisibleAsync();

        await page.Page.ReloadAsync();
        await Expect(place).ToBeVisibleAsync();
        await page.Page.GoBackAsync();

        await Expect(Names(page)).ToHaveTextAsync([.. names]);
        await page.Page.ReloadAsync();
        await Expect(Names(page)).ToHaveTextAsync([.. names]);
        await Expect(page.Field("Search leads and their people")).ToHaveValueAsync("ma");
        await page.Link("Leads").First.ClickAsync();
        await Expect(page.Page.GetByText("24 leads")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_InAnAddressOfBefore_IsTakenOutOfIt()
    {
        var page = await OpenAsync("leads?q=rafael%20moreno&stage=Evaluation");

        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?text=kept&stage=Evaluation$"));
        await Expect(page.Field("Search leads and their people")).ToHaveValueAsync("rafael moreno");
    }

    [Fact]
    public async Task Search_WithoutAMatch_SaysSoAndClears()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.Field("Search leads and their people").FillAsync("zzzz");
        await Expect(page.Page.GetByText("No lead matches")).ToBeVisibleAsync();

        await page.Button("Clear filters").ClickAsync();

        await Expect(page.Page.GetByText("24 leads")).ToBeVisibleAsync();
        await Expect(page.Field("Search leads and their people")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Filter_ByPanelAndChips_StandsInTheAddress()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.Button("Filter").ClickAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Industry" }).SelectOptionAsync("Logistics");
        await Expect(Names(page)).ToHaveTextAsync(["Fjordwerk", "Atlas Freight", "Corvid Logistics"]);
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Missing role" }).SelectOptionAsync("Budget influencer");
        await Expect(Names(page)).ToHaveTextAsync(["Corvid Logistics"]);
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"missing=BudgetInfluencer&industry=Logistics$"));

        await page.Button("Remove filter Industry").ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?missing=BudgetInfluencer$"));
        await page.Button("Clear all").ClickAsync();

        await Expect(page.Page).ToHaveURLAsync(new Regex("/leads$"));
        await Expect(page.Page.GetByText("24 leads")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sort_ByAColumn_StandsInTheAddressAndTurns()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Company" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?sort=Company&dir=asc$"));
        await Expect(Names(page).First).ToHaveTextAsync("Atlas Freight");
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Company" })).ToHaveAttributeAsync("aria-sort", "ascending");

        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Company" }).GetByRole(AriaRole.Link).ClickAsync();

        await Expect(Names(page).First).ToHaveTextAsync("Verdant Foods");
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?sort=Company$"));
    }

    [Fact]
    public async Task Back_FromALead_ShowsTheListAsItWasLeft()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.Page.Locator("a.stage", new() { HasText = "Education" }).ClickAsync();
        await Expect(Names(page)).ToHaveTextAsync(["Lumen Retail", "Harbor Mutual", "Palisade Insurance"]);
        await page.Link("Lumen Retail").ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Lumen Retail");

        await page.Page.GoBackAsync();
        await Expect(Names(page)).ToHaveCountAsync(3);
        await page.Page.GoBackAsync();
        await Expect(page.Page.GetByText("24 leads")).ToBeVisibleAsync();
        await page.Page.GoForwardAsync();

        await Expect(Names(page)).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Keyboard_JAndKAndEnter_WalkTheListAndOpen()
    {
        var page = await OpenAsync(Urls.Leads([new("sort", "Company"), new("dir", "asc")]));
        await Expect(Names(page).First).ToHaveTextAsync("Atlas Freight");

        await page.PressAsync("j");
        await Expect(page.Link("Atlas Freight")).ToBeFocusedAsync();
        await page.PressAsync("j");
        await page.PressAsync("j");
        await Expect(page.Link("Brightwater Utilities")).ToBeFocusedAsync();
        await page.PressAsync("k");
        await Expect(page.Link("Bluestone Mining")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Heading).ToHaveTextAsync("Bluestone Mining");
    }

    [Fact]
    public async Task Preview_BySpace_ShowsTheLeadBesideTheListAndEscGoesBack()
    {
        var page = await OpenAsync(Urls.Leads([new("sort", "Company"), new("dir", "asc")]));
        await Expect(Names(page).First).ToHaveTextAsync("Atlas Freight");
        await page.PressAsync("j");
        await Expect(page.Link("Atlas Freight")).ToBeFocusedAsync();
        await page.PressAsync("Space");

        await Expect(page.Dialog).ToContainTextAsync("Buying committee");
        await Expect(page.Dialog.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToContainTextAsync("Atlas Freight");
        await page.ShouldBeCleanAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Dialog).ToHaveCountAsync(0);
        await Expect(page.Link("Atlas Freight")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Columns_Hidden_StandInTheAddress()
    {
        var page = await OpenAsync(Urls.Leads());
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Trend" })).ToBeVisibleAsync();
        await page.ChooseAsync(page.Page.GetByRole(AriaRole.Search), "Columns", "Trend chosen");

        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/leads\?hide=Trend$"));
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Trend" })).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Owner" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filter_AnyOfThem_ShowsWhatMeetsOne()
    {
        var page = await OpenAsync(Urls.Leads([new("industry", "Logistics"), new("stage", "Education")]));
        await Expect(Names(page)).ToHaveCountAsync(0);
        await page.Button("Filter").ClickAsync();

        await page.Field("any of them").CheckAsync();

        await Expect(page.Page).ToHaveURLAsync(new Regex(@"stage=Education&industry=Logistics&match=any$"));
        await Expect(Names(page)).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task Shortcuts_OnAQuestionMark_AreListed()
    {
        var page = await OpenAsync(Urls.Leads());

        await page.PressAsync("?");
        foreach (var words in new[] { "Search and commands", "Next lead", "Select the current row", "Preview the current row", "Add a lead" })
        {
            await Expect(page.Dialog).ToContainTextAsync(words);
        }

        await Expect(page.Dialog).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Dialog).ToHaveCountAsync(0);
    }

    private static ILocator Names(AppPage page) => page.Page.Locator("table.leads a.company");
}
