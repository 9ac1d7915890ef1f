using System.Text;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Interchange;
using ContactsApp.Jobs;
using ContactsApp.Support;
using ContactsApp.Support.Browser;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactsApp.Browser;

/// <summary>A file on its way in, and out again, as the person at the screen sees it.</summary>
[Collection(BrowserTests.Name)]
public sealed class ImportJourneyTests(BrowserFixture browser, KestrelAppFactory app) : Journey(browser, app), IClassFixture<KestrelAppFactory>
{
    [Fact]
    public async Task Import_LinkedInFile_ACommitteeAppears()
    {
        var page = await UploadAsync(ImportDesk.LinkedIn.Replace("Loomwork", "Tidewater", StringComparison.Ordinal), "Connections.csv");
        await Expect(page.Page.GetByText("Recognised: LinkedIn connections.")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();

        await page.Button("Import 3 contacts").ClickAsync();
        await Expect(page.Page.GetByText("Complete: all 5 rows are accounted for.")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        await page.Link("Nadia Petrov").ClickAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Heading).ToContainTextAsync("Tidewater Software");
        await Expect(page.Seat("Decision maker")).ToContainTextAsync("Nadia Petrov");
        await Expect(page.Seat("Technical evaluator")).ToContainTextAsync("Oliver Brandt");
        await Expect(page.Seat("Budget influencer")).ToContainTextAsync("Yara Okafor");
        await Expect(page.Seat("Champion")).ToContainTextAsync("0 of 1");
    }

    [Fact]
    public async Task Import_SameFileAgain_ChangesNothing()
    {
        var file = People("Harbour Light", ("Ida Falk", "CTO"), ("Bo Ek", "Head of IT"));
        await ImportAsync(file, "Import 2 contacts", rows: 2);

        var page = await ImportAsync(file, "Import 0 contacts", rows: 2);

        await Expect(page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Rows shown" })).ToContainTextAsync("Unchanged 2");
        await Expect(page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Rows shown" })).Not.ToContainTextAsync("New");
    }

    [Fact]
    public async Task Cancel_WhileItRuns_KeepsWhatCameInAndResumeBringsTheRest()
    {
        using var parked = new Parked(App);
        var page = await UploadAsync(ImportDesk.Crowd(2_000), "crowd.csv");
        await page.Button("Import 2,000 contacts").ClickAsync();

        await parked.IsReachedAsync();
        await page.Button("Cancel").ClickAsync();
        await Expect(page.Page.GetByText("Stopped.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText(" of 2,000 rows imported.")).ToBeVisibleAsync();
        await page.ShouldBeCleanAsync();
        parked.GoOn();
        await page.Button("Resume").ClickAsync();

        await Expect(page.Page.GetByText("Complete: all 2,000 rows are accounted for.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Rows shown" })).ToContainTextAsync("New 2,000");
    }

    [Fact]
    public async Task Undo_WithAValueChangedSince_LeavesThatOneAndPutsTheOtherBack()
    {
        await ImportAsync(People("Ridge Mill", ("Ida Falk", "Buyer"), ("Bo Ek", "Engineer")), "Import 2 contacts", rows: 2);
        App.Clock.Advance(TimeSpan.FromDays(1));
        var page = await ImportAsync(People("Ridge Mill", ("Ida Falk", "Head of Purchasing"), ("Bo Ek", "Head of IT"), ("Cy Dahl", "CFO")), "Import 3 contacts", rows: 3);
        var ida = await FindAsync("Ida Falk", "Ridge Mill");
        await App.AsAsync(Me, s => s.GetRequiredService<ContactEdits>().EditFieldAsync(ida.PublicId, ContactField.Title, "Chief Procurement Officer", ida.Title, CancellationToken.None));

        await page.Button("Undo import").ClickAsync();
        await Expect(page.Dialog).ToContainTextAsync("Changed since, and kept");
        await Expect(page.Dialog).ToContainTextAsync("Ida Falk Title: Chief Procurement Officer");
        await Expect(page.Dialog).ToContainTextAsync("Bo Ek Title: Head of IT → Engineer");
        await page.ShouldBeCleanAsync();
        await page.Dialog.GetByRole(AriaRole.Button, new() { Name = "Undo import" }).ClickAsync();

        await Expect(page.Page.GetByText("This import was undone.")).ToBeVisibleAsync();
        await page.GoAsync(Urls.Lead(await LeadAsync("Ridge Mill")));
        await Expect(page.Row("Ida Falk")).ToContainTextAsync("Chief Procurement Officer");
        await Expect(page.Row("Bo Ek")).ToContainTextAsync("Engineer");
        await Expect(page.Row("Cy Dahl")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Import_OfSomebodyRemovedEarlier_SkipsAndShowsThem()
    {
        await ImportAsync("Name,Email,Company\nIda Falk,ida@fern-valley.example,Fern Valley\n", "Import 1 contact", rows: 1);
        var ida = await FindAsync("Ida Falk", "Fern Valley");
        await App.AsAsync(Me, s => s.GetRequiredService<ContactCommands>().RemoveContactAsync(ida.PublicId, RemovalReason.NotRelevant, CancellationToken.None));

        var page = await UploadAsync("Name,Email,Company,Job Title\nIda Falk,ida@fern-valley.example,Fern Valley,CTO\nBo Ek,bo@fern-valley.example,Fern Valley,Head of IT\n", "other.csv");
        await Expect(page.Page.GetByText("Removed earlier, skipped")).ToBeVisibleAsync();
        await page.Button("Import 1 contact").ClickAsync();
        await Expect(page.Page.GetByText("Complete: all 2 rows are accounted for.")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Rows shown" }).GetByRole(AriaRole.Link, new() { Name = "Skipped" }).ClickAsync();

        var row = page.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ida Falk" });
        await Expect(row).ToContainTextAsync("Removed earlier");
        await Expect(row).ToContainTextAsync("sources skip this person");
        await Expect(page.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Bo Ek" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Export_ThenImportOfTheFile_ChangesNothing()
    {
        await ImportAsync(People("Grove Street", ("Ida Falk", "CTO"), ("Søren Kjær", "Head of IT")), "Import 2 contacts", rows: 2);
        var page = await OpenAsync(Urls.Lead(await LeadAsync("Grove Street")));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "More for this lead" }).ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Export contacts as CSV", Exact = true }).ClickAsync());
        var file = await File.ReadAllTextAsync(await download.PathAsync());

        var again = await ImportAsync(file, "Import 0 contacts", rows: 2);

        await Expect(again.Page.GetByRole(AriaRole.Navigation, new() { Name = "Rows shown" })).ToContainTextAsync("Unchanged 2");
        await Expect(again.Page.GetByText("Exported from here, and nothing in it was changed since.").First).ToBeVisibleAsync();
    }

    /// <summary>People of a company in no tool's own layout.</summary>
    private static string People(string company, params (string Name, string Title)[] people) =>
        $"Name,Job Title,Company\n{string.Concat(people.Select(p => $"{p.Name},{p.Title},{company}\n"))}";

    /// <summary>Brings a file to its preview.</summary>
    private async Task<AppPage> UploadAsync(string file, string name)
    {
        var page = await OpenAsync(Urls.NewImport);
        await page.Page.GetByLabel("File to import").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        return page;
    }

    /// <summary>From the file to the report.</summary>
    private async Task<AppPage> ImportAsync(string file, string button, int rows)
    {
        var page = await UploadAsync(file, "people.csv");
        await page.Button(button).ClickAsync();
        await Expect(page.Page.GetByText($"Complete: all {rows} rows are accounted for.")).ToBeVisibleAsync();
        return page;
    }

    private Task<Contact> FindAsync(string name, string company) => ReadAsync(db => db.Contacts.SingleAsync(c => c.FullName == name && db.Companies.Any(o => o.Id == c.CompanyId && o.Name == company)));

    private Task<Guid> LeadAsync(string company) => ReadAsync(db => db.Leads.Where(l => l.Company.Name == company).Select(l => l.PublicId).SingleAsync());

    private Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read) => App.WithServicesAsync(async services =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await read(db);
    });

    /// <summary>Holds the next import after its first step, until it may go on.</summary>
    private sealed class Parked : IDisposable
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim gate = new();
        private readonly IDisposable subscription;

        public Parked(KestrelAppFactory app) => subscription = app.Services.GetRequiredService<JobFeed>().Subscribe(news =>
        {
            if (news is { State: JobState.Running, Done: 0 })
            {
                // Progress is told now and then, so time must pass.
                app.Clock.Advance(TimeSpan.FromSeconds(1));
            }
            else if (news.State == JobState.Running && reached.TrySetResult())
            {
                gate.Wait();
            }
        });

        public Task IsReachedAsync() => reached.Task;

        public void GoOn() => gate.Set();

        public void Dispose()
        {
            gate.Set();
            subscription.Dispose();
        }
    }
}
