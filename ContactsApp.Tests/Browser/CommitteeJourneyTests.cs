using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class CommitteeJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Confirm_SuggestedRole_FillsTheSeat()
    {
        var lead = await AddLeadAsync("Confirmed");
        await lead.AddPersonAsync("Rafael Moreno", "Director of IT");
        var page = await OpenAsync(lead.Url);
        var seat = page.Seat("Technical evaluator");
        await Expect(seat).ToContainTextAsync("0 of 1");
        await Expect(seat).ToContainTextAsync("Likely technical evaluator, 75 %");

        await page.Button("Confirm Rafael Moreno as technical evaluator").ClickAsync();

        await Expect(Card(seat, "Rafael Moreno, technical evaluator, confirmed")).ToContainTextAsync("Confirmed by Rep");
        await Expect(seat).ToContainTextAsync("1 of 1");
        await Expect(page.Page.GetByText("1 of 4 roles")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Dismiss_SuggestedRole_CanBeBroughtBack()
    {
        var lead = await AddLeadAsync("Dismissed");
        await lead.AddPersonAsync("Rafael Moreno", "Director of IT");
        var page = await OpenAsync(lead.Url);
        var seat = page.Seat("Technical evaluator");

        await page.Button("Dismiss Rafael Moreno as technical evaluator").ClickAsync();
        await Expect(seat).ToContainTextAsync("Rafael Moreno was dismissed");
        await Expect(Card(seat, "Rafael Moreno")).ToHaveCountAsync(0);
        await seat.GetByRole(AriaRole.Button, new() { Name = "Bring back" }).ClickAsync();

        await Expect(Card(seat, "Rafael Moreno, suggested as technical evaluator")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Move_ByMenu_ChangesTheSeat()
    {
        var lead = await AddLeadAsync("Menu");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering"), BuyingRole.DecisionMaker);
        var page = await OpenAsync(lead.Url);

        await page.ChooseAsync(page.Seat("Decision maker"), "More for Ingrid Solheim", "Move to champion");

        await Expect(Card(page.Seat("Champion"), "Ingrid Solheim, champion, confirmed")).ToBeVisibleAsync();
        await Expect(Card(page.Seat("Decision maker"), "Ingrid Solheim, decision maker, confirmed")).ToHaveCountAsync(0);
        await page.Toast("Ingrid Solheim moved to champion").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Card(page.Seat("Decision maker"), "Ingrid Solheim, decision maker, confirmed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Move_ByKeyboard_ChangesTheSeatAndTheFocusFollows()
    {
        var lead = await AddLeadAsync("Arrows");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering"), BuyingRole.DecisionMaker);
        var page = await OpenAsync(lead.Url);

        await Card(page.Seat("Decision maker"), "Ingrid Solheim, decision maker, confirmed").FocusAsync();
        await page.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(Card(page.Seat("Technical evaluator"), "Ingrid Solheim, technical evaluator, confirmed")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(Card(page.Seat("Budget influencer"), "Ingrid Solheim, budget influencer, confirmed")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Shift+ArrowLeft");

        await Expect(Card(page.Seat("Technical evaluator"), "Ingrid Solheim, technical evaluator, confirmed")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Move_ByDragging_ChangesTheSeat()
    {
        var lead = await AddLeadAsync("Dragged");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering"), BuyingRole.DecisionMaker);
        var page = await OpenAsync(lead.Url);

        await Card(page.Seat("Decision maker"), "Ingrid Solheim, decision maker, confirmed").DragToAsync(page.Seat("Champion"));

        await Expect(Card(page.Seat("Champion"), "Ingrid Solheim, champion, confirmed")).ToBeVisibleAsync();
        await Expect(Card(page.Seat("Decision maker"), "Ingrid Solheim, decision maker, confirmed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task MakePrimary_AnotherDecisionMaker_ReplacesTheFirst()
    {
        var lead = await AddLeadAsync("Primary");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering"), BuyingRole.DecisionMaker);
        await lead.AddPersonAsync("Jonas Weber", "CTO");
        var page = await OpenAsync(lead.Url);
        var first = Card(page.Seat("Decision maker"), "Ingrid Solheim, decision maker, confirmed");
        var second = Card(page.Seat("Decision maker"), "Jonas Weber, decision maker, confirmed");

        await page.ChooseAsync(page.Row("Jonas Weber"), "More for Jonas Weber", "Make decision maker");
        await Expect(second).ToBeVisibleAsync();
        await Expect(first).ToContainTextAsync("Primary");
        await page.ChooseAsync(second, "More for Jonas Weber", "Make primary decision maker");

        await Expect(second).ToContainTextAsync("Primary");
        await Expect(first).Not.ToContainTextAsync("Primary");
    }

    [Fact]
    public async Task ASlot_ReopensWhenSomebodyLeaves_AndNamesTheNextPerson()
    {
        var lead = await AddLeadAsync("Departed");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Anders Berg", "CFO"), BuyingRole.BudgetInfluencer);
        await lead.AddPersonAsync("Claire Dubois", "Head of Finance");
        var page = await OpenAsync(lead.Url);
        var seat = page.Seat("Budget influencer");

        await page.ChooseAsync(seat, "More for Anders Berg", "Left the company");

        await Expect(seat).ToContainTextAsync("Anders Berg, CFO, left the company.");
        await Expect(Card(seat, "Claire Dubois")).ToContainTextAsync("Likely budget influencer");
        await Expect(page.Row("Anders Berg")).ToHaveCountAsync(0);
        await page.Button("1 left the company").ClickAsync();
        await Expect(page.Row("Anders Berg")).ToContainTextAsync("Left ");

        await page.Button("Confirm Claire Dubois as budget influencer").ClickAsync();
        await Expect(Card(seat, "Claire Dubois, budget influencer, confirmed")).ToBeVisibleAsync();
        await Expect(seat).Not.ToContainTextAsync("Reopened");
    }

    [Fact]
    public async Task EditInPlace_InTheTable_ChangesSeniorityRoleAndName()
    {
        var lead = await AddLeadAsync("Edited");
        await lead.AddPersonAsync("Henrik Aas", "Finance partner");
        var page = await OpenAsync(lead.Url);

        await page.Row("Henrik Aas").GetByRole(AriaRole.Button, new() { Name = "Seniority:" }).ClickAsync();
        await page.Field("Seniority of Henrik Aas").SelectOptionAsync("Manager");
        await Expect(page.Row("Henrik Aas")).ToContainTextAsync("Manager");
        await page.Row("Henrik Aas").GetByRole(AriaRole.Button, new() { Name = "Role:" }).ClickAsync();
        await page.Field("Role of Henrik Aas").SelectOptionAsync("Champion");
        await Expect(Card(page.Seat("Champion"), "Henrik Aas, champion, confirmed")).ToBeVisibleAsync();
        await page.Row("Henrik Aas").HoverAsync();
        await page.Row("Henrik Aas").GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.Field("Name of Henrik Aas").FillAsync("Henrik Aasen");
        await page.Field("Name of Henrik Aas").PressAsync("Enter");

        await Expect(page.Row("Henrik Aasen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PastDay_InTheAddress_ShowsTheCommitteeOfThen_AndLeadsBackToToday()
    {
        var lead = await AddLeadAsync("Replayed");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering"), BuyingRole.DecisionMaker);
        var page = await OpenAsync($"{lead.Url}?asof=2020-01-31");

        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Buying committee as of 31 Jan 2020" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("0 people known then")).ToBeVisibleAsync();
        await page.Link("Back to today").ClickAsync();

        await Expect(Card(page.Seat("Decision maker"), "Ingrid Solheim, decision maker, confirmed")).ToBeVisibleAsync();
        await page.Link("Committee history").ClickAsync();
        await Expect(page.Page.GetByText("was confirmed as decision maker")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ReplacedBy_SomebodyNew_TakesTheSeatAndBothSayIt()
    {
        var lead = await AddLeadAsync("Replaced");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Anders Berg", "CFO"), BuyingRole.BudgetInfluencer);
        await lead.AddPersonAsync("Rafael Moreno", "Director of IT");
        var page = await OpenAsync(lead.Url);
        var seat = page.Seat("Budget influencer");

        await page.ChooseAsync(seat, "More for Anders Berg", "Replaced by …");
        await page.Field("Somebody new").CheckAsync();
        await page.Dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Claire Dubois");
        await page.Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("Head of Finance");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Replace" }).ClickAsync();

        await Expect(Card(seat, "Claire Dubois, budget influencer, confirmed")).ToContainTextAsync("Replaced Anders Berg");
        await page.Toast("Anders Berg is replaced by Claire Dubois").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Card(seat, "Anders Berg, budget influencer, confirmed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DoNotContact_HidesTheWaysToReachThePerson()
    {
        var lead = await AddLeadAsync("Quiet");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Mei Tanaka", "Engineering Manager", "mei.tanaka@quiet.example", "linkedin.com/in/mei-tanaka"), BuyingRole.Champion);
        var page = await OpenAsync(lead.Url);
        var card = Card(page.Seat("Champion"), "Mei Tanaka, champion, confirmed");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Copy e-mail of Mei Tanaka" })).ToBeVisibleAsync();

        await page.ChooseAsync(card, "More for Mei Tanaka", "Do not contact");
        await Expect(card).ToContainTextAsync("Do not contact");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Copy e-mail of Mei Tanaka" })).ToHaveCountAsync(0);
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "Open LinkedIn of Mei Tanaka" })).ToHaveCountAsync(0);
        await page.ChooseAsync(card, "More for Mei Tanaka", "May be contacted again");

        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Copy e-mail of Mei Tanaka" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Accept_ACandidateOfAnEmptySeat_FillsIt()
    {
        var lead = await AddLeadAsync("Candidates");
        await lead.AddPersonAsync("Henrik Aas", "Finance Business Partner");
        var page = await OpenAsync(lead.Url);

        await page.Button("Accept Henrik Aas as budget influencer").ClickAsync();

        await Expect(Card(page.Seat("Budget influencer"), "Henrik Aas, budget influencer, confirmed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Confirm_ByKeyboard_MovesTheFocusToTheConfirmedCard()
    {
        var lead = await AddLeadAsync("Focus");
        await lead.AddPersonAsync("Rafael Moreno", "Director of IT");
        var page = await OpenAsync(lead.Url);

        await page.Button("Confirm Rafael Moreno as technical evaluator").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(Card(page.Seat("Technical evaluator"), "Rafael Moreno, technical evaluator, confirmed")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task LeadPage_AtADesk_CutsNeitherTheCompanyNorARole()
    {
        await LoadDemoAsync();
        var page = await OpenAsync(Urls.Leads());
        await page.Link("Halden Robotics").First.ClickAsync();
        await Expect(page.Row("Ingrid Solheim")).ToBeVisibleAsync();

        var cut = await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.head h1, .head .domain, td.c-role .truncate')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)");

        cut.Should().BeEmpty();
    }

    [Fact]
    public async Task Menu_OpenedByMouse_ClosesOnEscape()
    {
        var lead = await AddLeadAsync("Escape");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering");
        var page = await OpenAsync(lead.Url);
        var button = page.Row("Ingrid Solheim").GetByRole(AriaRole.Button, new() { Name = "More for Ingrid Solheim" });

        await button.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Menu_ByKeyboardAlone_GoesRoundAndGivesTheFocusBack()
    {
        var lead = await AddLeadAsync("Keys");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering");
        var page = await OpenAsync(lead.Url);
        var button = page.Row("Ingrid Solheim").GetByRole(AriaRole.Button, new() { Name = "More for Ingrid Solheim" });
        var items = page.Page.GetByRole(AriaRole.Menuitem);

        await button.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(items.First).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(items.Last).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(items.First).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("l");
        await Expect(page.Page.Locator(":focus")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^\\s*L"));
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(items).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
    }

    private static ILocator Card(ILocator seat, string name) => seat.GetByRole(AriaRole.Article, new() { Name = name });
}
