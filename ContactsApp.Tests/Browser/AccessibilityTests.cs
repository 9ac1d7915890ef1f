using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>
/// axe over every page with each of its dialogs, drawers, menus and messages open, in light and in dark, on a desk and on a phone.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadDemoAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AccountAndErrorPages_AreAccessible(bool phone)
    {
        var page = await OpenBlankAsync(phone: phone);
        page.Expected = "Failed to load resource";   // the browser notes each page that answers with an error
        string[] urls = [Urls.Account, Urls.TwoStep, Urls.Passkeys, Urls.Join("none"), Urls.NewPassword("none"), Urls.DigestPage, Urls.StopDigest("none"), Urls.ChangePassword, Urls.LockedOut(App.Clock.GetUtcNow().AddMinutes(5)), Urls.AccessDenied, Urls.Error, "nothing/here", Urls.LoginPage];
        foreach (var url in urls)
        {
            await page.GoStaticAsync(url);
            await Expect(page.Heading).ToBeVisibleAsync();
            await page.ShouldBeCleanAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AdministrationPages_AreAccessible(bool phone)
    {
        var page = await OpenAsync(Urls.Users, await App.CreateUserAsync(UserRole.Admin, phone ? "Ann on a phone" : "Ann Seller"), phone);
        await Expect(page.Page.GetByText(Me.Email)).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"More for {Me.Name}" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Link to a new password", Exact = true }).ClickAsync();
        await Expect(page.Field("Link")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        await CloseAsync(page);

        await page.GoAsync(Urls.AuditPage);
        await Expect(page.Page.GetByText($"made a link to a new password for {Me.Name}").First).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(phone ? 390 : 1440);
        await page.GoAsync(Urls.Audit([new("what", "icp"), new("from", "2001-01-01"), new("to", "2001-01-02")]));
        await Expect(page.Page.GetByText("Nothing matches")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LeadsPage_IsAccessible(bool phone)
    {
        var page = await OpenAsync(Urls.Leads(), phone: phone);
        await Expect(page.Link("Halden Robotics")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.Button("Filter").ClickAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Missing role" }).SelectOptionAsync("Champion");
        await Expect(page.Button("Remove filter Missing")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.GoAsync(Urls.Leads([new("industry", "zzzz")]));
        await Expect(page.Page.GetByText("No lead matches")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.PressAsync("a");
        await page.Field("Paste domains or company names, one a line").FillAsync("seller.example\nann@gmail.com");
        await page.PressAsync("Ctrl+Enter");
        await Expect(page.Dialog).ToContainTextAsync("can never be a lead.");
        await page.ShouldBeCleanAsync();
        await CloseAsync(page);

        await page.PressAsync("?");
        await Expect(page.Dialog).ToBeFocusedAsync();
        await page.ShouldBeCleanAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LeadPage_IsAccessible(bool phone)
    {
        var halden = await DemoLeadAsync("Halden Robotics");
        var page = await OpenAsync(Urls.Lead(halden), phone: phone);
        await Expect(page.Row("Ingrid Solheim")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.Page.GetByLabel("ICP fit, show reasons").ClickAsync();
        await page.Button("2 left the company").ClickAsync();
        await page.ShouldBeCleanAsync();

        foreach (var menu in new[] { "More for Ingrid Solheim", "More for this lead", "Sales state: Outreach in progress: Outreach in progress", "Other role for Rafael Moreno: Other role" })
        {
            await page.Page.GetByRole(AriaRole.Button, new() { Name = menu }).First.ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
            await page.ShouldBeCleanAsync();
            await page.Page.Keyboard.PressAsync("Escape");
            await Expect(page.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        }

        await page.GoAsync(Urls.Lead(halden, "timeline"));
        await Expect(page.Page.GetByText("Compared plans, 4 min")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LeadPage_WithMessages_IsAccessible(bool phone)
    {
        var lead = await AddLeadAsync(phone ? "Messages on a phone" : "Messages");
        var me = await App.CreateUserAsync(UserRole.Rep);
        var page = await OpenAsync(lead.Url, me, phone);
        await Expect(page.Page.GetByText("No contacts yet").First).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await lead.AddPersonAsync("Victor Hale", "Head of Finance");
        await page.Row("Victor Hale").GetByRole(AriaRole.Button, new() { Name = "More for Victor Hale" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove" }).ClickAsync();
        await page.Toast("Victor Hale was removed").HoverAsync();
        await page.ShouldBeCleanAsync();

        await page.GoAsync(Urls.Lead(lead.Id, "history"));
        await Expect(page.Button("Undo: Victor Hale was removed and will not come back")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.GoAsync(Urls.Trash);
        await Expect(page.Button("Restore Victor Hale").First).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await App.LockAsync(me);
        await page.Button("Restore Victor Hale").First.ClickAsync();
        await page.Toast("You are signed out.").HoverAsync();
        await page.ShouldBeCleanAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dialogs_OfALead_AreAccessible(bool phone)
    {
        var lead = await AddLeadAsync(phone ? "Dialogs on a phone" : "Dialogs");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering");
        await lead.RemoveAsync(await lead.AddPersonAsync("Victor Hale", "Head of Finance", $"victor.hale@{lead.Domain}"), RemovalReason.NotRelevant);
        var page = await OpenAsync(lead.Url, phone: phone);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.ShouldBeCleanAsync();
        await page.Dialog.GetByText("Paste", new() { Exact = true }).ClickAsync();
        await page.Field("Signature, names, e-mails or LinkedIn").FillAsync($"Ingrid Solheim, VP Engineering\nVictor Hale, victor.hale@{lead.Domain}\nRafael Moreno, Director of IT, rafael@\nlinkedin.com/in/jonas-weber\nsomething else entirely");
        await Expect(page.Button("Restore the old record")).ToBeVisibleAsync();
        await page.Button("Add anyway").ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Will be added as another person.");
        await page.ShouldBeCleanAsync();
        await CloseAsync(page);

        await page.PressAsync("l");
        await page.PressAsync("Ctrl+Enter");
        await Expect(page.Dialog).ToContainTextAsync("Say in a few words what happened.");
        await page.ShouldBeCleanAsync();
        await CloseAsync(page);

        await page.ChooseAsync(page.Page.Locator("body"), "More for this lead", "Edit company");
        await page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^People:") }).ClickAsync();
        await page.Field("People").FillAsync("many");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Drawer_OfAContact_IsAccessible(bool phone)
    {
        var halden = await DemoLeadAsync("Halden Robotics");
        var page = await OpenAsync(Urls.Lead(halden), phone: phone);
        await page.Row("Mei Tanaka").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Button("Keep mine")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Time zone:") }).ClickAsync();
        await page.Field("Time zone").FillAsync("Nowhere");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Locked: .*Sources of title$") }).HoverAsync();
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "Notes" }).FillAsync("Prefers to be called");
        await Expect(page.Button("Save notes")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        foreach (var tab in new[] { "Activity", "Sources", "History" })
        {
            await page.Dialog.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await Expect(page.Dialog.GetByRole(AriaRole.Tab, new() { Name = tab })).ToHaveAttributeAsync("aria-selected", "true");
            await page.ShouldBeCleanAsync();
        }

        await page.GoAsync(Urls.Contact(await DemoContactAsync("Anders Berg")));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("Left ");
        await page.ShouldBeCleanAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IcpPage_WithADraft_IsAccessible(bool phone)
    {
        var page = await OpenAsync(Urls.Icp, await App.CreateUserAsync(UserRole.Manager), phone);
        await Expect(page.Page.Locator("aside.impact")).ToContainTextAsync("leads");
        await page.ShouldBeCleanAsync();

        await page.Field("Lowest number of employees").FillAsync("2000");
        await page.Field("Lowest number of employees").BlurAsync();
        await Expect(page.Page.Locator("aside.impact")).ToContainTextAsync("change band");
        await page.Button("Engineering executive").ClickAsync();
        await page.Button("Edit slot Champion").ClickAsync();
        await page.Button("Edit values of Keywords").ClickAsync();
        await page.ShouldBeCleanAsync();

        await page.Field("Lowest number of employees").FillAsync("9000");
        await page.Field("Lowest number of employees").BlurAsync();
        await Expect(page.Page.Locator(".problem").First).ToContainTextAsync("lowest number must not exceed");
        await page.ShouldBeCleanAsync();

        await page.Link("Versions").ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Leave without saving?");
        await page.ShouldBeCleanAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByLabel("Version 1", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task QuietPages_AreAccessible(bool phone)
    {
        var page = await OpenAsync(Urls.Icp, phone: phone);
        await Expect(page.Page.GetByText("Company criteria")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        foreach (var url in new[] { Urls.Imports, Urls.NewImport })
        {
            await page.GoAsync(url);
            await Expect(page.Heading).ToBeVisibleAsync();
            await page.ShouldBeCleanAsync();
        }

        await page.GoAsync(Urls.Lead(Guid.NewGuid()));
        await Expect(page.Page.GetByText("There is no such lead")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
    }

    private static async Task CloseAsync(AppPage page)
    {
        await page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Cancel|Close)$") }).Last.ClickAsync();
        await Expect(page.Dialog).ToHaveCountAsync(0);
    }
}
