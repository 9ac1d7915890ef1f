using ContactsApp.Domain;
using ContactsApp.Features.Duplicates;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class MergeJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task MergePeople_FromTheQueueThenUndo_BothAreBack()
    {
        var lead = await AddLeadAsync("Merging");
        await lead.AddPersonAsync("Mei Tanaka", "VP Engineering", "mei@merging.example");
        // At another company the same address is asked about; here it is what an import would have brought.
        var twin = await AddLeadAsync("Merged");
        await twin.DoAsync(async s =>
        {
            var form = new Features.Contacts.AddContactForm { FullName = "Mei Tanaka", Title = "Engineering lead", Email = "mei@merging.example", Decision = Features.Contacts.AddDecision.AddAnyway };
            var added = await s.GetRequiredService<Features.Contacts.ContactCommands>().AddContactAsync(twin.Id, form, default);
            return new Outcome(added.Kind, added.Message);
        });
        await SearchAsync();
        var page = await OpenAsync(Urls.DuplicatesPage);
        var rows = page.Page.Locator("table.duplicates tr:not(.group)", new() { HasText = "Mei Tanaka" });
        await Expect(rows).ToHaveCountAsync(1);
        await page.ShouldBeCleanAsync();

        await page.Page.Locator("body[data-keys~='j']").WaitForAsync();
        await page.Page.Keyboard.PressAsync("j");
        await Expect(page.Page.Locator("tr.current a[data-pair]")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("They are at two companies");
        await page.ShouldBeCleanAsync();
        await page.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Title" }).GetByText("VP Engineering").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("VP Engineering at");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();

        await Expect(page.Toast("Mei Tanaka was merged into Mei Tanaka")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("VP Engineering at").First).ToBeVisibleAsync();
        await page.Toast("was merged into").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GoAsync(Urls.DuplicatesPage);
        await Expect(rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task RemoveAsADuplicate_OffersToMergeInstead_AndBringsThePersonBackForIt()
    {
        var lead = await AddLeadAsync("Instead");
        await lead.AddPersonAsync("Rosa Vidal", "CFO", "rosa@instead.example");
        await lead.DoAsync(async s =>
        {
            var form = new Features.Contacts.AddContactForm { FullName = "Rosa Vidal-Ruiz", Title = "Head of Finance", Email = "rosa@instead.example", Decision = Features.Contacts.AddDecision.AddAnyway };
            var added = await s.GetRequiredService<Features.Contacts.ContactCommands>().AddContactAsync(lead.Id, form, default);
            return new Outcome(added.Kind, added.Message);
        });
        await SearchAsync();
        var page = await OpenAsync(lead.Url);

        await page.ChooseAsync(page.Row("Rosa Vidal-Ruiz"), "More for Rosa Vidal-Ruiz", "Remove");
        await page.Toast("Rosa Vidal-Ruiz was removed").GetByRole(AriaRole.Button, new() { Name = "Duplicate" }).ClickAsync();
        await page.ShouldBeCleanAsync();
        await page.Toast("Rosa Vidal-Ruiz was removed").GetByRole(AriaRole.Button, new() { Name = "Merge instead with Rosa Vidal" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(page.Toast("was merged into")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task MergeCompanies_FromTheListThenUndoByHistory_BothAreBack()
    {
        var (lead, twin) = (await AddLeadAsync("Nordkap Systems"), await AddLeadAsync("Nordkap Systems GmbH"));
        await twin.AddPersonAsync("Ole Berg", "CFO");
        var page = await OpenAsync(Urls.Leads());
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Nordkap Systems", Exact = true }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Nordkap Systems GmbH", Exact = true }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Link, new() { Name = "Merge" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("nordkapsystemsgmbh.example");
        await page.ShouldBeCleanAsync();
        await page.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Name" }).GetByText("Nordkap Systems", new() { Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();

        await Expect(page.Toast("was merged into Nordkap Systems")).ToBeVisibleAsync();
        await Expect(page.Row("Ole Berg")).ToBeVisibleAsync();
        // The old address leads on, and a day later the history still takes it back.
        await page.GoAsync(lead.Url);
        await page.AtAsync(new Uri(page.Page.Url).AbsolutePath);
        await Expect(page.Row("Ole Berg")).ToBeVisibleAsync();
        await page.GoAsync(Urls.Lead(twin.Id, "history"));
        var undo = page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo: .* was merged into") });
        await undo.ClickAsync();
        await Expect(undo).ToHaveCountAsync(0);
        await page.GoAsync(lead.Url);
        await Expect(page.Page.GetByText("No contacts yet").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task MergePages_OnAPhone_FitAndAreClean()
    {
        var lead = await AddLeadAsync("Merging on a phone");
        var one = await lead.AddPersonAsync("Ole Berg", "CFO", "ole@mergingonaphone.example");
        var other = await lead.AddPersonAsync("Ida Falk", "CTO", "ida@mergingonaphone.example");
        var page = await OpenAsync(Urls.MergeContacts(one, other), phone: true);
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToBeVisibleAsync();

        await page.ShouldBeCleanAsync();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390, "nothing sticks out on a phone");
    }

    private Task SearchAsync() => App.WithServicesAsync(async s =>
    {
        while (await s.GetRequiredService<DuplicateSearch>().StepAsync(default))
        {
        }

        return true;
    });
}
