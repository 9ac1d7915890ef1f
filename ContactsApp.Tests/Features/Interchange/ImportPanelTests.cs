using Bunit;
using ContactsApp.Domain;
using ContactsApp.Support;

namespace ContactsApp.Features.Interchange;

/// <summary>What the server would refuse is not offered: the buttons of an import are for who may press them.</summary>
public sealed class ImportPanelTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public void Report_OfOnesOwn_OffersUndoAndDelete() =>
        Buttons(Render<ImportReportPanel>(p => p.Add(r => r.Import, Import(ImportState.Done, mayChange: true)))).Should().Contain(["Undo import", "Delete file and report"]);

    [Fact]
    public void Report_OfSomebodyElse_OffersNeitherAndSaysWhoMay()
    {
        var panel = Render<ImportReportPanel>(p => p.Add(r => r.Import, Import(ImportState.Done, mayChange: false)));

        Buttons(panel).Should().NotContain(b => b.Contains("Undo") || b.Contains("Delete"));
        panel.Markup.Should().Contain("Only Ann Keller, managers and administrators");
    }

    [Fact]
    public void Report_OfSomebodyElsesThatStopped_CannotBeResumed() =>
        Render<ImportReportPanel>(p => p.Add(r => r.Import, Import(ImportState.Cancelled, mayChange: false))).FindAll("button").Single(b => b.TextContent == "Resume").HasAttribute("disabled").Should().BeTrue();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_OffersCancelToWhoMayCancel(bool mayChange) =>
        Buttons(Render<ImportRunPanel>(p => p.Add(r => r.Import, Import(ImportState.Running, mayChange)))).Contains("Cancel").Should().Be(mayChange);

    [Fact]
    public async Task Page_OfSomebodyElsesDraft_ShowsNothingOfTheFile()
    {
        var desk = new ImportDesk(Database);
        await desk.SignInAsync();
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        Acts(UserRole.Rep);

        var page = Render<ImportPage>(p => p.Add(i => i.Id, import));

        page.WaitForAssertion(() => page.Markup.Should().Contain("This file was not imported yet").And.Contain("Ann Keller"));
        page.Markup.Should().NotContain("Nadia");
        page.FindComponents<ImportPreviewPanel>().Should().BeEmpty();
    }

    [Fact]
    public async Task Page_OfAnImportOfTheCommandLine_FollowsItToItsReport()
    {
        var desk = new ImportDesk(Database);
        await desk.SignInAsync(UserRole.Manager);
        Acts(UserRole.Manager);
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        using var hold = Database.Get<ImportFiles>().Hold(import);
        (await Database.Get<ImportCommands>().RunHereAsync(import, CancellationToken.None)).Ok.Should().BeTrue();
        var page = Render<ImportPage>(p => p.Add(i => i.Id, import));
        page.WaitForAssertion(() => page.Markup.Should().Contain("The command line does this").And.Contain("0 of 5"));

        await Database.Get<ImportRunner>().RunAsync(import, jobId: null, (_, _) => Task.CompletedTask, CancellationToken.None);
        Database.Time.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => page.Markup.Should().Contain("Complete: all 5 rows are accounted for."));
    }

    [Fact]
    public void Report_OfTheCommandLine_SaysWhereItCameFromAndWhoMayUndoIt()
    {
        var panel = Render<ImportReportPanel>(p => p.Add(r => r.Import, Import(ImportState.Done, mayChange: false) with { IsOfCommandLine = true }));

        panel.Markup.Should().Contain("from the command line").And.Contain("Only managers and administrators can resume, undo or delete this import.");
    }

    [Fact]
    public void NewImport_PasteBox_TakesWhatFitsIntoOneMessage_AndMarksItUnsaved()
    {
        var page = Render<NewImportPage>();
        page.Find("textarea").GetAttribute("maxlength").Should().Be("150000");
        page.Find("#companies-help").TextContent.Should().Contain("Longer lists: save as a file");
        page.Find("textarea").HasAttribute("data-unsaved").Should().BeFalse("nothing was pasted yet");

        page.Find("textarea").Input("halden.example");

        page.Find("textarea").HasAttribute("data-unsaved").Should().BeTrue();
    }

    private static List<string> Buttons<T>(IRenderedComponent<T> panel)
        where T : Microsoft.AspNetCore.Components.IComponent => [.. panel.FindAll("button").Select(b => b.TextContent.Trim())];

    private ImportView Import(ImportState state, bool mayChange) => new(
        Guid.CreateVersion7(), "people.csv", "LinkedIn connections", ImportKind.Contacts, state, Problem: null, 0, OutcomeCounts.None, 0, 0,
        new(true, false, false, null, Database.Now), Database.Now, "Ann Keller", Database.Now, null, null, JobId: null, "Ann Keller")
    { MayChange = mayChange };
}
