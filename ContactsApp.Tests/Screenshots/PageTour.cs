using System.Text;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.Playwright;

namespace ContactsApp.Screenshots;

/// <summary>The way through all pages of the signed-in app, from the empty product on.</summary>
internal sealed class PageTour(AppPage page, Camera camera)
{
    private const string Pasted = """
        Dr. Lena Hoffmann, Head of Robotics Research
        Per Lindqvist <per.lindqvist@halden.example>, VP Operations
        Amy Greenlee - Senior Buyer - amy.greenlee@halden.example
        """;

    private const string Imported = """
        Record ID,First Name,Last Name,Job Title,Email,Company Name,Website URL,Contact owner
        1,Noor,Haddad,Head of Procurement,noor.haddad@halden.example,Halden Robotics,halden.example,Ann
        2,Ingrid,Solheim,VP of Engineering,ingrid.solheim@halden.example,Halden Robotics,halden.example,Ann
        3,Theo,Marsh,CTO,theo.marsh@pinecrest.example,Pinecrest Tools,pinecrest.example,Ann
        4,Ben,Archer,IT Manager,ben.archer@palisade,Palisade Insurance,,Ann
        5,Noor,Haddad,Head of Procurement,noor.haddad@halden.example,Halden Robotics,halden.example,Ann
        6,,,,,,,
        """;

    private ILocator Main => page.Page.Locator("#main");

    /// <summary>Takes every picture; the page stands on the empty product at first.</summary>
    public async Task TakeAsync()
    {
        await LeadsAsync();
        await LeadAsync();
        await DialogsAsync();
        await OthersAsync();
    }

    /// <summary>Takes what is shown at an address that is none; the browser rightly notes a 404.</summary>
    public async Task TakeNotFoundAsync()
    {
        await page.GoStaticAsync("there/is/no/such/page");
        await camera.TakeAsync("not-found");
    }

    private async Task LeadsAsync()
    {
        await Main.GetByText("Who do you sell to?").WaitForAsync();
        await camera.TakeAsync("first-run");
        await Button("Demo data").ClickAsync();
        await Row("Halden Robotics").WaitForAsync();
        await camera.TakeAsync("leads");

        await page.Page.Keyboard.PressAsync("Control+k");
        await page.Page.GetByRole(AriaRole.Combobox).FillAsync("hal");
        await page.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Halden Robotics") }).First.WaitForAsync();
        await camera.TakeAsync("command-palette");
        await page.Page.Keyboard.PressAsync("Escape");

        foreach (var company in new[] { "Brightwater Utilities", "Meridian Health Group", "Corvid Logistics" })
        {
            await Main.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {company}" }).CheckAsync();
        }

        await Main.GetByRole(AriaRole.Toolbar).WaitForAsync();
        await camera.TakeAsync("leads-selected");

        await page.GoAsync(Urls.Contacts());
        await Main.Locator("tbody a").First.WaitForAsync();
        await camera.TakeAsync("contacts");

        await page.GoAsync("leads?stage=Solution&missing=DecisionMaker");
        await Main.Locator("tbody a").First.WaitForAsync();
        await camera.TakeAsync("leads-filtered");

        await page.GoAsync(Urls.Leads());
        await Button("Add lead").ClickAsync();
        await Dialog.GetByRole(AriaRole.Textbox).FillAsync("pinecrest.example\nhalden.example\nMarlow Instruments");
        await Dialog.GetByText("3 companies").WaitForAsync();
        await camera.TakeAsync("add-leads");
        await CloseDialogAsync();
    }

    private async Task LeadAsync()
    {
        await OpenHaldenAsync();
        await camera.TakeAsync("lead");
        await camera.TakeAsync("lead-contacts", () => Main.GetByRole(AriaRole.Region, new() { Name = "Contacts" }).EvaluateAsync("e => e.scrollIntoView()"));
        await Main.GetByRole(AriaRole.Link, new() { Name = "Ingrid Solheim", Exact = true }).First.ClickAsync();
        await page.Page.GetByText("Employments", new() { Exact = true }).First.WaitForAsync();
        await camera.TakeAsync("drawer");
        await page.Page.Keyboard.PressAsync("Escape");
        await Tab("Timeline").ClickAsync();
        await camera.TakeAsync("timeline");
        await Tab("History").ClickAsync();
        var day = Main.GetByRole(AriaRole.Region, new() { Name = "Who joined and left" }).Locator("a.date");
        await day.First.WaitForAsync();
        await camera.TakeAsync("history");
        await day.Nth(4).ClickAsync();
        await Main.GetByRole(AriaRole.Link, new() { Name = "Back to today" }).WaitForAsync();
        await Main.GetByText("people known then").WaitForAsync();
        await camera.TakeAsync("committee-past");
        await Main.GetByRole(AriaRole.Link, new() { Name = "Back to today" }).ClickAsync();
        await page.ChooseAsync(page.Seat("Decision maker"), "More for Ingrid Solheim", "Replaced by …");
        await Dialog.GetByText("Somebody new").WaitForAsync();
        await camera.TakeAsync("replaced-by");
        await CloseDialogAsync();
    }

    private async Task DialogsAsync()
    {
        await Button("Add contact").First.ClickAsync();
        await Dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Ingrid Solheim");
        await Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("VP Engineering");
        await Dialog.GetByLabel("Title", new() { Exact = true }).BlurAsync();
        await Dialog.GetByText("1 person found").WaitForAsync();
        await camera.TakeAsync("add-contact");
        await Dialog.GetByText("Paste", new() { Exact = true }).ClickAsync();
        await Dialog.GetByLabel("Signature, names, e-mails or LinkedIn").FillAsync(Pasted);
        await Dialog.GetByText("3 people found").WaitForAsync();
        await camera.TakeAsync("add-contact-paste");
        await CloseDialogAsync();

        await Button("Log touchpoint").ClickAsync();
        await Dialog.GetByLabel("What happened").FillAsync("Asked about pricing, wants a demo");
        await camera.TakeAsync("log-touchpoint");
        await CloseDialogAsync();

        await LeadMenuAsync("Edit company");
        await Dialog.GetByText("Technologies", new() { Exact = true }).WaitForAsync();
        await camera.TakeAsync("edit-company");
        await CloseDialogAsync();
    }

    private async Task OthersAsync()
    {
        await page.GoAsync(Urls.Leads());
        await Row("Harbor Mutual").ClickAsync();
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Harbor Mutual" }).WaitForAsync();
        await camera.TakeAsync("lead-empty");
        await LeadMenuAsync("Move to trash");
        await Row("Halden Robotics").WaitForAsync();

        await page.GoAsync(Urls.Trash);
        await Main.GetByText("Harbor Mutual").WaitForAsync();
        await camera.TakeAsync("trash");

        await page.GoAsync(Urls.Icp);
        await Main.Locator("section").First.WaitForAsync();
        await Impact.GetByText("Change something").WaitForAsync();
        await camera.TakeAsync("icp");
        await page.Field("Lowest number of employees").FillAsync("500");
        await page.Field("Lowest number of employees").BlurAsync();
        await page.Page.GetByLabel("Weight of Technologies").FillAsync("8");
        await Impact.GetByText("change band").WaitForAsync();
        await camera.TakeAsync("icp-draft");
        await camera.TakeAsync("icp-preview", () => Impact.EvaluateAsync("e => e.scrollIntoView()"));
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await page.Toast("Version 2 was saved").WaitForAsync();
        await page.GoAsync(Urls.IcpVersions);
        await page.Page.GetByLabel("Version 2", new() { Exact = true }).WaitForAsync();
        await camera.TakeAsync("icp-versions");
        await Button("Roll back to this").First.ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Roll back") }).ClickAsync();
        await page.Page.GetByLabel("Version 3", new() { Exact = true }).WaitForAsync();

        await page.GoAsync(Urls.ProposalsPage);
        await Main.GetByText("Mei Tanaka").First.WaitForAsync();
        await camera.TakeAsync("proposals");
        await DuplicatesAsync();
        await ImportAsync();

        await page.GoAsync(Urls.Leads());
        await Row("Halden Robotics").WaitForAsync();
        await page.Page.Keyboard.PressAsync("?");
        await Dialog.WaitForAsync();
        await camera.TakeAsync("shortcuts");

        await AdministrationAsync();
        foreach (var (url, picture) in new[] { (Urls.Account, "account"), (Urls.ChangePassword, "change-password"), (Urls.TwoStep, "two-step"), (Urls.Passkeys, "passkeys") })
        {
            await page.GoStaticAsync(url);
            await camera.TakeAsync(picture);
        }

        await page.GoStaticAsync(Urls.DigestPage);
        await page.Field("How often").SelectOptionAsync("Weekly");
        await camera.TakeAsync("digest");
    }

    private async Task AdministrationAsync()
    {
        await page.GoAsync(Urls.Users);
        await Button("Invite user").ClickAsync();
        await Dialog.GetByLabel("E-mail address").FillAsync("bo.lund@northlight.example");
        await Dialog.GetByLabel("Name (optional)").FillAsync("Bo Lund");
        await camera.TakeAsync("invite-user");
        await Button("Make the link").ClickAsync();
        await Button("Done").ClickAsync();
        await Main.GetByText("bo.lund@northlight.example").WaitForAsync();
        await camera.TakeAsync("users");

        await page.GoAsync(Urls.AuditPage);
        await Main.GetByText("made an invitation link for Bo Lund").WaitForAsync();
        await camera.TakeAsync("audit");
    }

    // The search goes round every few seconds; the page shows what it finds by itself.
    private async Task DuplicatesAsync()
    {
        await page.GoAsync(Urls.Leads());
        await Row("Halden Robotics").ClickAsync();
        await Button("Add contact").First.ClickAsync();
        await Dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("M. Tanaka");
        await Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("Engineering Director");
        await Dialog.GetByLabel("Title", new() { Exact = true }).BlurAsync();
        await Button("Add anyway").ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add") }).Last.ClickAsync();
        await Dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GoAsync(Urls.DuplicatesPage);
        await Main.GetByText("M. Tanaka").First.WaitForAsync(new() { Timeout = 60_000 });
        await camera.TakeAsync("duplicates");
        await Main.Locator("a.primary", new() { HasText = "Merge" }).First.ClickAsync();
        await Main.GetByRole(AriaRole.Region, new() { Name = "Preview" }).WaitForAsync();
        await camera.TakeAsync("merge");
    }

    private async Task ImportAsync()
    {
        await page.GoAsync(Urls.NewImport);
        await camera.TakeAsync("import-new");
        await page.Page.GetByLabel("File to import").SetInputFilesAsync(new FilePayload { Name = "northlight people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Imported) });
        await Main.GetByText("Recognised: HubSpot contacts.").WaitForAsync();
        await Button(@"Import \d+ contacts?").WaitForAsync();
        await camera.TakeAsync("import-preview");
        await Button(@"Import \d+ contacts?").ClickAsync();
        await Main.GetByText("rows are accounted for").Or(Main.GetByText("rows need you")).Or(Button("Undo import")).First.WaitForAsync();
        await camera.TakeAsync("import-report");
        await page.GoAsync(Urls.Imports);
        await Main.GetByText("northlight people.csv").WaitForAsync();
        await camera.TakeAsync("imports");
    }

    private ILocator Impact => page.Page.Locator("aside.impact");

    private ILocator Dialog => page.Page.GetByRole(AriaRole.Dialog);

    private ILocator Button(string name) => page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + name) });

    private ILocator Row(string company) => Main.GetByRole(AriaRole.Link, new() { Name = company, Exact = true });

    private ILocator Tab(string name) => Main.GetByRole(AriaRole.Link, new() { NameRegex = new("^" + name) });

    private async Task OpenHaldenAsync()
    {
        await Row("Halden Robotics").ClickAsync();
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Buying committee" }).WaitForAsync();
    }

    private async Task LeadMenuAsync(string item)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "More for this lead" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }

    private async Task CloseDialogAsync()
    {
        // Cancel where there is one: the X asks first where something was typed.
        await Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Cancel|Close)$") }).Last.ClickAsync();
        await Dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
