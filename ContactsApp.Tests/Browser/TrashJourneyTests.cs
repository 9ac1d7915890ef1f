using System.Text.RegularExpressions;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>The trash as a list: filtered, saved as a view, looked at, and brought back in bulk.</summary>
[Collection(BrowserTests.Name)]
public sealed class TrashJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Trash_FilteredAndSavedAsAView_IsRestoredAsAWholeAndUndone()
    {
        var lead = await AddLeadAsync("Binned People");
        foreach (var (name, why) in new[] { ("Mei Wrong", RemovalReason.WrongPerson), ("Per Wrong", RemovalReason.WrongPerson), ("Ida Wrong", RemovalReason.WrongPerson), ("Ole Twice", RemovalReason.Duplicate) })
        {
            await lead.RemoveAsync(await lead.AddPersonAsync(name, "Buyer"), why);
        }

        var page = await OpenAsync(Urls.Trash, await App.CreateUserAsync(UserRole.Manager));
        await Expect(Name(page, "Ole Twice")).ToBeVisibleAsync();
        await page.Button("Filter").ClickAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Wrong person" }).CheckAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/trash\?why=WrongPerson$"));
        await Expect(Name(page, "Ole Twice")).ToHaveCountAsync(0);
        await page.Field("Lead").FillAsync("Binned");
        await page.Field("Lead").FillAsync($"Binned People ({lead.Domain})");
        await Expect(page.Button("Remove filter Lead")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("3 records", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.Button("Save view").ClickAsync();
        await page.Field("Name").FillAsync("Wrongly removed");
        await page.PressAsync("Ctrl+Enter");
        await Expect(View(page)).ToHaveTextAsync(new Regex(@"Wrongly removed\s*3$"));
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Ida Wrong" }).UncheckAsync();
        await Expect(Bar(page)).ToContainTextAsync("2 selected");
        await page.ShouldBeCleanAsync();
        await Bar(page).GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

        await Expect(page.Toast("Restore 2 contacts: done")).ToBeVisibleAsync();
        await Expect(Names(page)).ToHaveTextAsync(["Ida Wrong"]);
        await page.Toast("Restore 2 contacts: done").GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();

        await Expect(Names(page)).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Search_ForSomebody_NamesNobodyInTheAddressAndSurvivesAReload()
    {
        var lead = await AddLeadAsync("Searched");
        await lead.RemoveAsync(await lead.AddPersonAsync("Wilma Sought", "CFO"), RemovalReason.NotRelevant);
        await lead.RemoveAsync(await lead.AddPersonAsync("Otto Other", "CFO"), RemovalReason.NotRelevant);
        var page = await OpenAsync(Urls.Trash);
        await page.PressAsync("/");
        await Expect(page.Field("Search names of people and companies")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("sought");
        await Expect(Names(page)).ToHaveTextAsync(["Wilma Sought"]);
        page.Where.Should().Be("/trash?text=kept");
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Removed" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/trash\?text=kept&dir=asc$"));
        await page.Page.ReloadAsync();

        await Expect(Names(page)).ToHaveTextAsync(["Wilma Sought"]);
        await Expect(page.Field("Search names of people and companies")).ToHaveValueAsync("sought");
        await page.Button("Clear all").ClickAsync();
        await Expect(Name(page, "Otto Other")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Preview_BySpace_ShowsThePersonAndTheLeadBesideTheList()
    {
        var lead = await AddLeadAsync("Looked at");
        await lead.RemoveAsync(await lead.AddPersonAsync("Vera Peeked", "CFO"), RemovalReason.NotRelevant);
        var gone = await AddLeadAsync("Peeked Whole");
        await gone.MoveToTrashAsync();
        var page = await OpenAsync(Urls.Trash);
        await Name(page, "Vera Peeked").FocusAsync();
        await page.PressAsync("Space");
        await Expect(page.Dialog).ToContainTextAsync("In trash. Sources skip this person until it is restored.");
        await page.ShouldBeCleanAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Dialog).ToHaveCountAsync(0);

        await Name(page, "Peeked Whole").FocusAsync();
        await page.PressAsync("Space");
        await Expect(page.Dialog).ToContainTextAsync("This lead is in trash.");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Expect(page.Dialog).Not.ToContainTextAsync("This lead is in trash.");
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(Name(page, "Peeked Whole")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Columns_Hidden_StandInTheAddress()
    {
        var lead = await AddLeadAsync("Columned");
        await lead.RemoveAsync(await lead.AddPersonAsync("Cora Column", "CFO"), RemovalReason.NotRelevant);
        var page = await OpenAsync(Urls.Trash);
        await Expect(Name(page, "Cora Column")).ToBeVisibleAsync();
        await page.ChooseAsync(page.Page.GetByRole(AriaRole.Search), "Columns", "Why chosen");
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/trash\?hide=Why$"));
        await page.ChooseAsync(page.Page.GetByRole(AriaRole.Search), "Columns", "Owner");

        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/trash\?hide=Why&show=Owner$"));
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Owner" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Why" })).ToHaveCountAsync(0);
    }

    private static ILocator Names(AppPage page) => page.Page.Locator("table.trash a.name");

    private static ILocator Name(AppPage page, string name) => Names(page).Filter(new() { HasText = name });

    private static ILocator Bar(AppPage page) => page.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected" });

    private static ILocator View(AppPage page) =>
        page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Saved views" }).GetByRole(AriaRole.Link).Filter(new() { HasText = "Wrongly removed" });
}
