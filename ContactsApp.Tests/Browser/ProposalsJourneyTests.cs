using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class ProposalsJourneyTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly KestrelAppFactory app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Apply_InBulkThenUndo_BringsEveryQuestionBack()
    {
        var (page, _) = await OpenAsync(null, "Mei Tanaka", "Ole Berg", "Ida Falk");
        await using var opened = page;
        await Expect(Rows(page)).ToHaveCountAsync(3);
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Proposals" }).First).ToContainTextAsync("3");
        await page.ShouldBeCleanAsync();

        await page.Page.GetByLabel("Select all that are shown").CheckAsync();
        await Expect(Bar(page)).ToContainTextAsync("3 selected");
        await page.ShouldBeCleanAsync();
        await Bar(page).GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(page.Page.GetByText("Nothing is proposed")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        await page.Page.Locator(".toast", new() { HasText = "3 proposals were applied" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task KeepMine_InBulk_LeavesTheOthersOpen()
    {
        var (page, lead) = await OpenAsync(null, "Mei Tanaka", "Ole Berg", "Ida Falk");
        await using var opened = page;
        await page.Page.GetByLabel("Select Mei Tanaka, Title").CheckAsync();
        await page.Page.GetByLabel("Select Ole Berg, Title").CheckAsync();

        await Bar(page).GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();

        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Rows(page)).ToContainTextAsync("Ida Falk");
        await Expect(page.Page.Locator(".toast")).ToContainTextAsync("2 values of yours were kept");
        await page.GoAsync(Urls.Lead(lead.LeadId, contact: lead.People["Mei Tanaka"]));
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Manager");
    }

    [Fact]
    public async Task Keys_MoveApplyKeepAndOpen()
    {
        var (page, lead) = await OpenAsync(null, "Mei Tanaka", "Ole Berg", "Ida Falk");
        await using var opened = page;
        await Expect(Rows(page)).ToHaveCountAsync(3);
        var names = await Rows(page).Locator("a").AllInnerTextsAsync();

        await page.Page.Locator("body[data-keys~='j']").WaitForAsync();
        await page.Page.Keyboard.PressAsync("j");
        await Expect(page.Page.Locator("tr.current")).ToContainTextAsync(names[0]);
        await page.Page.Keyboard.PressAsync("a");
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await Expect(page.Page.Locator("tr.current")).ToContainTextAsync(names[1]);
        await page.Page.Keyboard.PressAsync("m");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(page.Page.Locator("tr.current a")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await page.AtAsync($"/leads/{lead.LeadId}");
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(names[2]);
    }

    [Fact]
    public async Task Proposal_Arriving_IsShownAtOnce()
    {
        var (page, lead) = await OpenAsync(null, "Mei Tanaka");
        await using var opened = page;
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await InterchangeSamples.SayAsync(app, lead.LeadId, ("Mei Tanaka", "Chief of Everything"));

        await Expect(Rows(page)).ToContainTextAsync("Chief of Everything");
    }

    [Fact]
    public async Task List_OnAPhone_FitsAndIsClean()
    {
        var (page, _) = await OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, HasTouch = true }, "Mei Tanaka", "Ole Berg");
        await using var opened = page;
        await Expect(Rows(page)).ToHaveCountAsync(2);

        await page.ShouldBeCleanAsync();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390, "nothing sticks out on a phone");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Keep mine: Manager of Ole Berg" }).ClickAsync();

        await Expect(Rows(page)).ToHaveCountAsync(1);
    }

    private async Task<(AppPage Page, InterchangeSamples.Lead Lead)> OpenAsync(BrowserNewContextOptions? options, params string[] people)
    {
        var rep = await app.CreateUserAsync(UserRole.Rep);
        var lead = await InterchangeSamples.AddLeadAsync(app, "Halden Robotics", rep, [.. people.Select(p => (p, "Manager"))]);
        await InterchangeSamples.SayAsync(app, lead.LeadId, [.. people.Select(p => (p, $"Director of {p.Split(' ')[0]}"))]);
        var page = await browser.OpenAsync(app, rep, options);
        await page.GoAsync(Urls.ProposalsPage);
        return (page, lead);
    }

    private static ILocator Rows(AppPage page) => page.Page.Locator("table.proposals tbody tr");

    private static ILocator Bar(AppPage page) => page.Page.GetByRole(AriaRole.Region, new() { Name = "Selected proposals" });
}
