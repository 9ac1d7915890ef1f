using ContactsApp.Support;
using ContactsApp.Support.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

[Collection(BrowserTests.Name)]
public sealed class AddContactJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    private const string PasteHere = "Signature, names, e-mails or LinkedIn";

    [Fact]
    public async Task AddContact_ByFields_IsSeenBeforeAndAfterAdding()
    {
        var lead = await AddLeadAsync("Fields");
        var page = await OpenAsync(lead.Url);

        await page.Button("Add contact A").ClickAsync();
        await page.Field("Name").FillAsync("Dr. Lena Hoffmann");
        await page.Field("Title").FillAsync("Head of Finance");
        await page.Field("E-mail").FillAsync("lena.hoffmann@fields.example");
        await page.Field("Phone").FillAsync("+46 31 390 06 14");
        await page.Field("LinkedIn URL").FillAsync("linkedin.com/in/lena-hoffmann");
        var card = page.Dialog.Locator(".card-add");
        await Expect(card).ToContainTextAsync("Manager");
        await Expect(card).ToContainTextAsync("Finance");
        await Expect(card).ToContainTextAsync("Likely budget influencer, 75 %");
        await AddButton(page, "Add contact").ClickAsync();

        await Expect(page.Toast("Lena Hoffmann was added")).ToBeVisibleAsync();
        await Expect(page.Dialog).ToHaveCountAsync(0);
        await Expect(page.Row("Lena Hoffmann")).ToContainTextAsync("Head of Finance");
        await Expect(page.Seat("Budget influencer")).ToContainTextAsync("Likely budget influencer, 75 %");
    }

    [Fact]
    public async Task AddContact_ByKeyboardAlone_TakesWhatWasTypedLast()
    {
        var lead = await AddLeadAsync("Keyboard");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("Ingrid Solheim");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.TypeAsync("VP of Engineering");
        await page.PressAsync("Ctrl+Enter");

        await Expect(page.Row("Ingrid Solheim")).ToContainTextAsync("VP of Engineering");
    }

    [Fact]
    public async Task AddContact_EmailOnly_TakesTheNameFromTheAddress()
    {
        var lead = await AddLeadAsync("Mailbox");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Field("E-mail").FillAsync("mei.tanaka@mailbox.example");
        await page.Field("E-mail").BlurAsync();
        await Expect(page.Dialog).ToContainTextAsync("name from the address, low confidence");
        await page.PressAsync("Ctrl+Enter");

        await Expect(page.Row("Mei Tanaka")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AddContact_LinkedInUrlOnly_TakesTheNameFromTheUrl()
    {
        var lead = await AddLeadAsync("Slug");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Field("LinkedIn URL").FillAsync("https://www.linkedin.com/in/jonas-weber/?trk=people");
        await page.Field("LinkedIn URL").BlurAsync();
        await Expect(page.Dialog).ToContainTextAsync("name from the address, low confidence");
        await AddButton(page, "Add contact").ClickAsync();

        await page.Row("Jonas Weber").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("https://www.linkedin.com/in/jonas-weber");
    }

    [Fact]
    public async Task AddContacts_PastedLines_AddsThoseThatAreTicked()
    {
        var lead = await AddLeadAsync("Lines");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await PasteAsync(page, "Ingrid Solheim, VP of Engineering, ingrid.solheim@lines.example\nRafael Moreno - Director of IT\nclaire.dubois@lines.example");
        await Expect(page.Dialog).ToContainTextAsync("3 people found");
        await page.Dialog.GetByLabel("Add Rafael Moreno").UncheckAsync();
        await AddButton(page, "Add 2 people").ClickAsync();

        await Expect(page.Row("Ingrid Solheim")).ToContainTextAsync("VP of Engineering");
        await Expect(page.Row("Claire Dubois")).ToBeVisibleAsync();
        await Expect(page.Row("Rafael Moreno")).ToHaveCountAsync(0);
        await Expect(page.Dialog).ToContainTextAsync("1 person found");
    }

    [Fact]
    public async Task AddContact_PastedSignature_IsOnePerson()
    {
        var lead = await AddLeadAsync("Signature");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await PasteAsync(page, "Best regards,\n\nClaire Dubois\nHead of Finance\nSignature AB\n\nT: +46 31 390 06 20\nclaire.dubois@signature.example\nwww.signature.example");
        await Expect(page.Dialog).ToContainTextAsync("1 person found");
        await AddButton(page, "Add contact").ClickAsync();

        await page.Row("Claire Dubois").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Head of Finance");
        await Expect(page.Dialog).ToContainTextAsync("claire.dubois@signature.example");
        await Expect(page.Dialog.GetByRole(AriaRole.Link, new() { Name = "Call" })).ToHaveAttributeAsync("href", "tel:+46313900620");
    }

    [Fact]
    public async Task AddContact_DoubleClick_MakesOne()
    {
        var lead = await AddLeadAsync("Twice");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Field("Name").FillAsync("Karim Haddad");
        await page.Field("Name").BlurAsync();
        await AddButton(page, "Add contact").DblClickAsync();

        await Expect(page.Toast("Karim Haddad was added")).ToHaveCountAsync(1);
        await Expect(page.Row("Karim Haddad")).ToHaveCountAsync(1);
        await page.Page.ReloadAsync();
        await Expect(page.Row("Karim Haddad")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task AddContact_LikelyDuplicate_OpensThePersonWhoIsHere()
    {
        var lead = await AddLeadAsync("Opened");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering");
        var page = await OpenAsync(lead.Url);

        await TypeAgainAsync(page, "Ingrid Solheim", "VP Engineering");
        await Expect(AddButton(page, "Add contact")).ToBeDisabledAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();

        await Expect(page.Dialog).ToHaveAccessibleNameAsync("Ingrid Solheim");
        page.Where.Should().Contain("contact=");
    }

    [Fact]
    public async Task AddContact_LikelyDuplicate_MergesWhatIsNew()
    {
        var lead = await AddLeadAsync("Merged");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering");
        var page = await OpenAsync(lead.Url);

        await TypeAgainAsync(page, "Ingrid Solheim", "VP of Engineering", "ingrid.solheim@merged.example");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Merge into Ingrid" }).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("What is new goes to the person who is here already.");
        await AddButton(page, "Add contact").ClickAsync();

        await Expect(page.Dialog).ToHaveCountAsync(0);
        await page.Row("Ingrid Solheim").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("ingrid.solheim@merged.example");
        await Expect(page.Row("Ingrid Solheim")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task AddContact_LikelyDuplicate_IsAddedAnywayWhenAsked()
    {
        var lead = await AddLeadAsync("Namesakes");
        await lead.AddPersonAsync("Ingrid Solheim", "VP of Engineering");
        var page = await OpenAsync(lead.Url);

        await TypeAgainAsync(page, "Ingrid Solheim", "VP of Engineering");
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add anyway" }).ClickAsync();
        await AddButton(page, "Add contact").ClickAsync();

        await Expect(page.Row("Ingrid Solheim")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task AddContact_BrokenEmail_SaysSoAndKeepsWhatWasTyped()
    {
        var lead = await AddLeadAsync("Broken");
        var page = await OpenAsync(lead.Url);

        await TypeAsync(page, "Ingrid Solheim", null, "ingrid.solheim@");
        await Expect(page.Dialog).ToContainTextAsync("lacks the part behind the @");
        await Expect(AddButton(page, "Add contact")).ToBeDisabledAsync();

        await page.Field("E-mail").FillAsync("ingrid.solheim@broken.example");
        await page.PressAsync("Ctrl+Enter");
        await Expect(page.Row("Ingrid Solheim")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AddContact_KeptOpen_TakesTheNextPerson()
    {
        var lead = await AddLeadAsync("Serial");
        var page = await OpenAsync(lead.Url);

        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Field("Keep open").CheckAsync();
        await page.Field("Name").FillAsync("Ingrid Solheim");
        await page.PressAsync("Ctrl+Enter");
        await Expect(page.Toast("Ingrid Solheim was added")).ToBeVisibleAsync();
        await Expect(page.Field("Name")).ToHaveValueAsync("");
        await page.Field("Name").FillAsync("Rafael Moreno");
        await page.PressAsync("Ctrl+Enter");
        await Expect(page.Toast("Rafael Moreno was added")).ToBeVisibleAsync();
        await page.Button("Cancel").ClickAsync();

        await Expect(page.Row("Ingrid Solheim")).ToBeVisibleAsync();
        await Expect(page.Row("Rafael Moreno")).ToBeVisibleAsync();
    }

    private static ILocator AddButton(AppPage page, string words) => page.Dialog.GetByRole(AriaRole.Button, new() { Name = $"{words} Ctrl ↵" });

    private static async Task PasteAsync(AppPage page, string text)
    {
        await page.Dialog.GetByText("Paste", new() { Exact = true }).ClickAsync();
        await page.Field(PasteHere).FillAsync(text);
    }

    private static async Task TypeAgainAsync(AppPage page, string name, string title, string? email = null)
    {
        await TypeAsync(page, name, title, email);
        await Expect(page.Dialog.GetByText($"This is {name}, VP of Engineering")).ToBeVisibleAsync();
    }

    private static async Task TypeAsync(AppPage page, string name, string? title, string? email)
    {
        await page.PressAsync("a");
        await Expect(page.Field("Name")).ToBeFocusedAsync();
        await page.Field("Name").FillAsync(name);
        await page.Field("Title").FillAsync(title ?? "");
        await page.Field("E-mail").FillAsync(email ?? "");
        await page.Field("E-mail").BlurAsync();
    }
}
