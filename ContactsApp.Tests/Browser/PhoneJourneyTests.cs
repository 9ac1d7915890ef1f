using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>390 pixels wide and held upright.</summary>
[Collection(BrowserTests.Name)]
public sealed class PhoneJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Pages_OnAPhone_NeverScrollSideways()
    {
        var lead = await AddLeadAsync("Narrow and rather long Company of Gothenburg");
        var ingrid = await lead.AddPersonAsync("Ingrid-Alexandra Solheim-Christoffersen", "Vice President of Engineering and Platform Operations, EMEA", "ingrid-alexandra.solheim-christoffersen@narrow.example");
        await lead.ConfirmRoleAsync(ingrid, BuyingRole.DecisionMaker);
        await lead.LogCallAsync(ingrid, "Talked at length about the migration from the old line controllers", TimeSpan.FromDays(2));
        await lead.RemoveAsync(await lead.AddPersonAsync("Wilhelmina Wrong-Otherwise", "Head of Finance"), RemovalReason.AskedNotToBeContacted);
        var page = await OpenAsync(Urls.Leads(), phone: true);

        string[] urls =
        [
            Urls.Leads(), Urls.Leads([new("industry", "zzzz")]), lead.Url, Urls.Lead(lead.Id, "timeline"), Urls.Lead(lead.Id, "history"), lead.DrawerUrl(ingrid),
            Urls.Contact(ingrid), Urls.Lead(Guid.NewGuid()), Urls.Trash, Urls.TrashList([new("by", "machine")]), Urls.Icp, Urls.Imports, Urls.NewImport,
        ];
        foreach (var url in urls)
        {
            await page.GoAsync(url);
            await Expect(page.Page.Locator("main")).Not.ToBeEmptyAsync();
            await Expect(page.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            (await WidthAsync(page)).Should().Be(390, $"nothing sticks out on {url}");
        }
    }

    [Fact]
    public async Task Proposals_OnAPhone_AreCardsWithBothValuesAndAnswers()
    {
        var lead = await AddLeadAsync("Cards");
        await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager, Platform", "mei.tanaka@cards.example");
        await lead.WebsiteSaysAsync("mei", new() { FullName = "Mei Tanaka", Title = "Director of Platform Engineering", Emails = ["mei.tanaka@cards.example"] });
        var page = await OpenAsync(Urls.ProposalsPage, phone: true);
        var card = page.Page.Locator("tbody tr");

        await Expect(card).ToContainTextAsync("Title: Engineering Manager, Platform");
        await Expect(card).ToContainTextAsync("Director of Platform Engineering");
        await Expect(card).ToContainTextAsync("90 %");
        (await card.BoundingBoxAsync())!.Width.Should().BeGreaterThan(340);
        (await WidthAsync(page)).Should().Be(390);
        (await card.EvaluateAsync<string[]>("r => [...r.querySelectorAll('.who, .theirs, .do')].filter(d => d.scrollHeight > d.clientHeight + 1).map(d => d.className)")).Should().BeEmpty("no cell is cut");
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep mine") }).TapAsync();

        await Expect(page.Page.GetByText("Nothing is proposed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task BottomNavigation_LeadsToEachPageAndToOneself()
    {
        await AddLeadAsync("Thumb");
        var me = await App.CreateUserAsync(UserRole.Rep);
        var page = await OpenAsync(Urls.Leads(), me, phone: true);
        var navigation = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });

        await navigation.GetByRole(AriaRole.Link, new() { Name = "Trash" }).TapAsync();
        await Expect(page.Heading).ToHaveTextAsync("Trash");
        await navigation.GetByRole(AriaRole.Link, new() { Name = "Contacts" }).TapAsync();
        await Expect(page.Heading).ToHaveTextAsync("Contacts");
        await page.Button("You").TapAsync();
        await page.Page.Locator(".sheet").GetByRole(AriaRole.Link, new() { Name = "ICP" }).TapAsync();
        await Expect(page.Heading).ToHaveTextAsync("ICP");
        await navigation.GetByRole(AriaRole.Link, new() { Name = "Leads" }).TapAsync();
        await Expect(page.Heading).ToHaveTextAsync("Leads");
        await page.Button("You").TapAsync();
        await Expect(page.Page.Locator(".sheet").GetByText(me.Name, new() { Exact = true })).ToBeVisibleAsync();
        await page.Button("Sign out").TapAsync();

        await page.AtAsync("/Account/Login");
    }

    [Fact]
    public async Task Drawer_OnAPhone_CoversTheScreenAndCloses()
    {
        var lead = await AddLeadAsync("Pocket");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering", "ingrid.solheim@pocket.example");
        var page = await OpenAsync(lead.Url, phone: true);

        await page.Row("Ingrid Solheim").GetByRole(AriaRole.Link).TapAsync();
        await Expect(page.Dialog.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeInViewportAsync();
        (await page.Dialog.BoundingBoxAsync())!.Width.Should().Be(390);
        await page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Title:") }).TapAsync();
        await page.Field("Title").FillAsync("Chief Technology Officer");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Toast("Title of Ingrid Solheim was changed")).ToBeInViewportAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).TapAsync();

        await Expect(page.Dialog).ToHaveCountAsync(0);
        await Expect(page.Seat("Decision maker")).ToContainTextAsync("Chief Technology Officer");
    }

    [Fact]
    public async Task AddContact_OnAPhone_FitsAndAdds()
    {
        var lead = await AddLeadAsync("Handheld");
        var page = await OpenAsync(lead.Url, phone: true);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add contact" }).First.TapAsync();
        await page.Field("Name").FillAsync("Ingrid Solheim");
        await page.Field("Title").FillAsync("VP of Engineering");
        await page.Field("Title").BlurAsync();
        await Expect(page.Dialog).ToContainTextAsync("Likely decision maker");
        (await page.Dialog.EvaluateAsync<bool>("d => d.scrollWidth <= d.clientWidth && d.getBoundingClientRect().right <= 390")).Should().BeTrue("the dialog fits");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add contact" }).TapAsync();

        await Expect(page.Row("Ingrid Solheim")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task MoveARole_OnAPhone_WorksByTheMenu()
    {
        var lead = await AddLeadAsync("Tapped");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering"), BuyingRole.DecisionMaker);
        var page = await OpenAsync(lead.Url, phone: true);

        await page.Seat("Decision maker").GetByRole(AriaRole.Button, new() { Name = "More for Ingrid Solheim" }).TapAsync();
        await Expect(page.Page.GetByRole(AriaRole.Menu)).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Move to champion" }).TapAsync();

        await Expect(page.Seat("Champion")).ToContainTextAsync("Confirmed by Rep");
    }

    private static Task<int> WidthAsync(AppPage page) => page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
}
