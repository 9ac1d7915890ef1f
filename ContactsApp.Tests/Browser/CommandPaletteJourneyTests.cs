using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>The palette over the demo's leads and people, by keyboard alone.</summary>
[Collection(BrowserTests.Name)]
public sealed class CommandPaletteJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadDemoAsync();
    }

    [Fact]
    public async Task CtrlK_TypedWithASlip_OpensThePersonByKeyboardAlone()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.PressAsync("Ctrl+k");
        await Expect(Field(page)).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("rafale moreno");
        await Expect(Active(page)).ToContainTextAsync("Rafael Moreno");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Dialog.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync("Rafael Moreno");
        await Expect(Palette(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task CtrlK_FastTypingAndEnter_OpensWhatWasTyped()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.PressAsync("Ctrl+k");
        await Expect(Field(page)).ToBeFocusedAsync();

        await page.Page.Keyboard.TypeAsync("brightw");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Heading).ToHaveTextAsync("Brightwater Utilities");
    }

    [Fact]
    public async Task Actions_OfALeadFound_AddAContactToIt()
    {
        var page = await OpenAsync(Urls.Icp);
        await page.PressAsync("/");
        await Expect(Field(page)).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("halden rob");
        await Expect(Active(page)).ToContainTextAsync("Halden Robotics");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Active(page)).ToContainTextAsync("Add contact");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Dialog).ToContainTextAsync("Halden Robotics");
        await Expect(page.Dialog.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Escape_GivesTheFocusBack()
    {
        var page = await OpenAsync(Urls.Leads());
        await page.Link("Halden Robotics").FocusAsync();
        await page.PressAsync("Ctrl+k");
        await Expect(Field(page)).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("zzzzzz");
        await Expect(Palette(page)).ToContainTextAsync("Nothing matches");
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(Palette(page)).ToHaveCountAsync(0);
        await Expect(page.Link("Halden Robotics")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task OpenedLately_WithoutAWord_IsOfferedFirst()
    {
        var fjordwerk = await DemoLeadAsync("Fjordwerk");
        await App.AsAsync(Me, async services =>
        {
            await services.GetRequiredService<LeadCommands>().MarkSeenAsync(fjordwerk, default);
            return Outcome.Done();
        });
        var page = await OpenAsync(Urls.Lead(fjordwerk));
        await Expect(page.Heading).ToHaveTextAsync("Fjordwerk");
        await page.PressAsync("Ctrl+k");

        await Expect(Active(page)).ToContainTextAsync("Fjordwerk");
        await Expect(Palette(page).GetByRole(AriaRole.Option, new() { Name = "Log a touchpoint" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Palette_IsAccessible(bool phone)
    {
        var page = await OpenAsync(Urls.Leads(), phone: phone);
        if (phone)
        {
            await page.Button("Search").TapAsync();
        }
        else
        {
            await page.PressAsync("Ctrl+k");
        }

        await Expect(Field(page)).ToBeFocusedAsync();
        await page.ShouldBeCleanAsync();
        await Field(page).FillAsync("hal");
        await Expect(Active(page)).ToContainTextAsync("Halden Robotics");
        await page.ShouldBeCleanAsync();
        await Field(page).FillAsync("zzzzzz");
        await Expect(Palette(page)).ToContainTextAsync("Nothing matches");
        await page.ShouldBeCleanAsync();
    }

    private static ILocator Palette(AppPage page) => page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Search and commands" });

    private static ILocator Field(AppPage page) => page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search people, companies and actions" });

    private static ILocator Active(AppPage page) => Palette(page).Locator("[role=option][aria-selected=true]");
}
