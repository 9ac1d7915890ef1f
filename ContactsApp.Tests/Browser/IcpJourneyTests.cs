using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>A manager changes the profile, sees what it would do, saves, and goes back.</summary>
[Collection(BrowserTests.Name)]
public sealed class IcpJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadDemoAsync();
    }

    [Fact]
    public async Task ChangeTheIcp_Preview_Save_ScoresMove_RollBack()
    {
        var manager = await App.CreateUserAsync(UserRole.Manager);
        var halden = await DemoLeadAsync("Halden Robotics");
        var lead = await OpenAsync(Urls.Lead(halden), manager);
        var fit = lead.Page.GetByLabel("ICP fit, show reasons");
        await Expect(fit).ToContainTextAsync("Strong");
        var before = await fit.InnerTextAsync();
        var page = await OpenAsync(Urls.Icp, manager);
        await Expect(Impact(page)).ToContainTextAsync("Change something, and this shows who moves before you save.");

        // Nobody this size is a customer any more.
        await page.Field("Lowest number of employees").FillAsync("4900");
        await page.Field("Lowest number of employees").BlurAsync();
        await Expect(Impact(page)).ToContainTextAsync("change band");
        await Expect(Impact(page).GetByRole(AriaRole.Group, new() { Name = "Moving down" })).ToContainTextAsync("not 4,900 to 5,000 people");
        await Expect(page.Page.Locator("main")).ToContainTextAsync("was 200 to 5,000 people");
        (await fit.InnerTextAsync()).Should().Be(before, "a preview changes nothing");

        await Save(page).ClickAsync();
        await Expect(page.Toast("was saved; everything is rescored with it")).ToBeVisibleAsync();
        await Expect(fit).ToContainTextAsync("Weak");

        await page.Link("Versions").ClickAsync();
        var newest = page.Page.Locator(".versions ol > li").First;
        await Expect(newest).ToContainTextAsync("Employees: 4,900 to 5,000 people, was 200 to 5,000 people");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Roll back to this") }).First.ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Employees: 200 to 5,000 people, was 4,900 to 5,000 people");
        await page.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Roll back") }).ClickAsync();
        await Expect(newest).ToContainTextAsync("Rolled back: the same as version");
        await Expect(fit).ToContainTextAsync("Strong");
    }

    [Fact]
    public async Task UnsavedDraft_SurvivesAReload_AndLeavingAsks()
    {
        var manager = await App.CreateUserAsync(UserRole.Manager);
        var page = await OpenAsync(Urls.Icp, manager);
        page.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.Page.GetByLabel("Weight of Country").FillAsync("10");
        await Expect(Impact(page)).ToContainTextAsync("If you save");
        await Expect(Impact(page)).ToContainTextAsync("change band");

        await page.Page.WaitForFunctionAsync("() => Object.keys(sessionStorage).some(k => k.startsWith('icp-draft-'))");
        await page.Page.ReloadAsync();
        await page.InteractiveAsync();
        await Expect(page.Page.Locator("main")).ToContainTextAsync("Your unsaved draft from before is back.");
        await Expect(page.Page.GetByLabel("Weight of Country")).ToHaveValueAsync("10");

        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^Leads") }).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Leave without saving?");
        await page.Button("Stay").ClickAsync();
        await page.AtAsync("/icp");
        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^Leads") }).ClickAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync();
        await page.AtAsync("/leads");

        await page.GoAsync(Urls.Icp);
        await Expect(page.Page.GetByLabel("Weight of Country")).Not.ToHaveValueAsync("10");
    }

    [Fact]
    public async Task TwoManagersAtOnce_TheSecondIsToldAndPutsTheirsOnTop()
    {
        var (ann, marcus) = (await App.CreateUserAsync(UserRole.Manager), await App.CreateUserAsync(UserRole.Manager));
        var (first, second) = (await OpenAsync(Urls.Icp, ann), await OpenAsync(Urls.Icp, marcus));
        await second.Page.GetByLabel("Weight of Revenue").FillAsync("9");
        await Expect(second.Page.Locator("main")).ToContainTextAsync("Revenue weight");
        await first.Page.GetByLabel("Weight of Technologies").FillAsync("1");
        await Save(first).ClickAsync();
        await Expect(first.Toast("was saved")).ToBeVisibleAsync();

        await Expect(second.Page.Locator(".conflict")).ToContainTextAsync("while you were editing");
        await Expect(second.Page.Locator(".conflict")).ToContainTextAsync("Technologies weight");
        await second.ShouldBeCleanAsync();
        await second.Button("Put mine on top").ClickAsync();

        await Expect(second.Page.GetByLabel("Weight of Technologies")).ToHaveValueAsync("1");
        await Expect(second.Page.GetByLabel("Weight of Revenue")).ToHaveValueAsync("9");
        await Save(second).ClickAsync();
        await Expect(second.Toast("was saved")).ToBeVisibleAsync();
        await Expect(first.Page.GetByLabel("Weight of Revenue")).ToHaveValueAsync("9");
    }

    private static ILocator Save(AppPage page) => page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save version") });

    private static ILocator Impact(AppPage page) => page.Page.Locator("aside.impact");
}
