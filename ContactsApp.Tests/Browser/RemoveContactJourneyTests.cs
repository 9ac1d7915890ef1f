using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class RemoveContactJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Remove_ThenUndo_BringsThePersonBack()
    {
        var lead = await AddLeadAsync("Undone");
        await lead.AddPersonAsync("Victor Hale", "Head of Finance");
        var page = await OpenAsync(lead.Url);

        await page.ChooseAsync(page.Row("Victor Hale"), "More for Victor Hale", "Remove");
        await Expect(page.Row("Victor Hale")).ToHaveCountAsync(0);
        await page.Toast("Victor Hale was removed and will not come back").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(page.Row("Victor Hale")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Remove_ThenReload_CanStillBeUndone()
    {
        var lead = await AddLeadAsync("Reloaded");
        await lead.ConfirmRoleAsync(await lead.AddPersonAsync("Victor Hale", "Head of Finance"), BuyingRole.BudgetInfluencer);
        var page = await OpenAsync(lead.Url);

        await page.ChooseAsync(page.Row("Victor Hale"), "More for Victor Hale", "Remove");
        await Expect(page.Row("Victor Hale")).ToHaveCountAsync(0);
        await page.Page.ReloadAsync();
        await page.InteractiveAsync();
        await page.Link("History").ClickAsync();
        await page.Button("Undo: Victor Hale was removed and will not come back").ClickAsync();
        await Expect(page.Toast("Undone: Victor Hale was removed")).ToBeVisibleAsync();
        await page.Link("Committee").ClickAsync();

        await Expect(page.Row("Victor Hale")).ToBeVisibleAsync();
        await Expect(page.Seat("Budget influencer")).ToContainTextAsync("Confirmed by Rep");
    }

    [Fact]
    public async Task Remove_ThenSayWhy_IsWrittenInTheTrash()
    {
        var lead = await AddLeadAsync("Reasons");
        await lead.AddPersonAsync("Wilma Wrong", "Head of Finance");
        var page = await OpenAsync(lead.Url);

        await page.ChooseAsync(page.Row("Wilma Wrong"), "More for Wilma Wrong", "Remove");
        await page.Toast("Wilma Wrong was removed").GetByRole(AriaRole.Button, new() { Name = "Wrong person" }).ClickAsync();
        await Expect(page.Button("Wrong person")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Link("Trash").ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Wilma Wrong" })).ToContainTextAsync("Wrong person");
    }

    [Fact]
    public async Task Remove_BecauseLeftTheCompany_KeepsThePersonAsFormer()
    {
        var lead = await AddLeadAsync("Former");
        await lead.AddPersonAsync("Anders Berg", "CFO");
        var page = await OpenAsync(lead.Url);

        await page.ChooseAsync(page.Row("Anders Berg"), "More for Anders Berg", "Remove");
        await page.Toast("Anders Berg was removed").GetByRole(AriaRole.Button, new() { Name = "Left the company" }).ClickAsync();
        await page.Button("1 left the company").ClickAsync();

        await Expect(page.Row("Anders Berg")).ToContainTextAsync("Left ");
    }

    [Fact]
    public async Task AddContact_RemovedEarlier_AsksAndRestoresTheOldRecord()
    {
        var lead = await AddLeadAsync("Again");
        await lead.RemoveAsync(await lead.AddPersonAsync("Victor Hale", "Head of Finance", "victor.hale@again.example"), RemovalReason.NotRelevant);
        var page = await OpenAsync(lead.Url);

        await TypeAsync(page, "Victor Hale", "victor.hale@again.example");
        await Expect(page.Dialog).ToContainTextAsync("by Rep: not relevant");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Restore the old record" }).ClickAsync();

        await Expect(page.Dialog).ToHaveCountAsync(0);
        await Expect(page.Row("Victor Hale")).ToContainTextAsync("Head of Finance");
    }

    [Fact]
    public async Task AddContact_RemovedEarlier_IsAddedAgainWhenAsked()
    {
        var lead = await AddLeadAsync("Readded");
        await lead.RemoveAsync(await lead.AddPersonAsync("Victor Hale", "Head of Finance", "victor.hale@readded.example"), RemovalReason.NotRelevant);
        var page = await OpenAsync(lead.Url);

        await TypeAsync(page, "Victor Hale", "victor.hale@readded.example");
        await Expect(page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add contact" })).ToBeDisabledAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add again" }).ClickAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add contact" }).ClickAsync();

        await Expect(page.Row("Victor Hale")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Restore_FromTrash_BringsThePersonBackWithTheRole()
    {
        var lead = await AddLeadAsync("Restored");
        var maria = await lead.AddPersonAsync("Maria Ortiz", "Director of IT");
        await lead.ConfirmRoleAsync(maria, BuyingRole.TechnicalEvaluator);
        await lead.RemoveAsync(maria, RemovalReason.Duplicate);
        var page = await OpenAsync(Urls.Trash);

        await page.Button("Restore Maria Ortiz").ClickAsync();
        await Expect(page.Toast("Maria Ortiz is back")).ToBeVisibleAsync();
        await Expect(page.Button("Restore Maria Ortiz")).ToHaveCountAsync(0);
        await page.GoAsync(lead.Url);

        await Expect(page.Seat("Technical evaluator")).ToContainTextAsync("Maria Ortiz");
        await Expect(page.Row("Maria Ortiz")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task MoveToTrash_Lead_ComesBackByRestore()
    {
        var lead = await AddLeadAsync("Binned");
        await AddLeadAsync("Kept");
        var page = await OpenAsync(lead.Url);

        await page.ChooseAsync(page.Page.Locator("body"), "More for this lead", "Move to trash");
        await page.AtAsync("/leads");
        await Expect(page.Toast("Binned is in trash for 30 days")).ToBeVisibleAsync();
        await Expect(page.Link("Kept")).ToBeVisibleAsync();
        await Expect(page.Link("Binned")).ToHaveCountAsync(0);
        await page.Link("Trash").ClickAsync();
        await page.Button("Restore Binned").ClickAsync();
        await Expect(page.Toast("Binned is back")).ToBeVisibleAsync();
        await page.Link("Leads").ClickAsync();

        await Expect(page.Link("Binned")).ToBeVisibleAsync();
    }

    private static async Task TypeAsync(AppPage page, string name, string email)
    {
        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Field("Name").FillAsync(name);
        await page.Field("E-mail").FillAsync(email);
        await page.Field("E-mail").BlurAsync();
    }
}
