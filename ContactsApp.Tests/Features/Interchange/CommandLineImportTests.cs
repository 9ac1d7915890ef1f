using System.Text;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>An import of the command line is an import like one from the page: it has its report there, goes on there, and is undone there.</summary>
public sealed class CommandLineImportTests : IAsyncLifetime
{
    private FeatureSqlite database = null!;
    private ImportDesk desk = null!;

    public async Task InitializeAsync()
    {
        database = await FeatureSqlite.CreateAsync();
        desk = new ImportDesk(database);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Import_IsOnThePage_WithTheReportThatWasPrinted()
    {
        var printed = await database.CommandImportAsync(ImportDesk.LinkedIn);

        await desk.SignInAsync();
        var view = (await database.Get<ImportQueries>().ListAsync(10, CancellationToken.None)).Should().ContainSingle().Subject;
        view.Should().Match<ImportView>(i => i.Id == printed.Import && i.FileName == "people.csv" && i.Layout == "LinkedIn connections" && i.State == ImportState.Done && i.Rows == 5 && i.JobId == null);
        (view.By, view.Owners, view.MayChange).Should().Be(("from the command line", "managers and administrators", false));
        (await desk.RowsAsync(view.Id)).Select(r => (r.Line, ImportReport.WordOf(r.Outcome), r.Reason ?? "")).Should().Equal(printed.Contacts.Select(c => (c.Row, c.Outcome, c.Reason)));
        await using var db = database.NewContext();
        (await db.AuditEntries.Where(a => a.Verb.StartsWith("import.")).Select(a => a.ActorName).Distinct().ToListAsync()).Should().Equal("Command line");
        (await db.SourceDocuments.SingleAsync()).TakenAt.Should().Be(database.Now.AddDays(-3));
    }

    [Fact]
    public async Task Import_IsUndoneByAManager_AndByNoRep()
    {
        var import = (await database.CommandImportAsync(ImportDesk.LinkedIn)).Import!.Value;
        await desk.SignInAsync();
        (await desk.PressUndoAsync(import)).Kind.Should().Be(OutcomeKind.Forbidden);

        await desk.SignInAsync(UserRole.Manager);
        await desk.UndoAsync(import);

        (await desk.ViewAsync(import)).State.Should().Be(ImportState.Undone);
        await using var db = database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(0);
        (await db.Leads.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Import_ThatSomebodyStopsOnThePage_SaysSoAndGoesOnThere()
    {
        Slowly();
        await desk.SignInAsync(UserRole.Manager);

        var printed = await database.CommandImportAsync(Crowd, dryRun: false, async done =>
        {
            if (done.Done is > 0 and < 900)
            {
                await StopAsync();
            }
        });

        printed.Problem.Should().StartWith("Somebody stopped it");
        printed.Contacts.Should().HaveCountLessThan(900).And.NotBeEmpty();
        (await desk.ViewAsync(printed.Import!.Value)).State.Should().Be(ImportState.Cancelled);
        await desk.PressRunAsync(printed.Import.Value);
        await desk.WorkAsync();
        (await desk.ViewAsync(printed.Import.Value)).Should().Match<ImportView>(i => i.State == ImportState.Done && i.Counts[ImportOutcome.Created] == 900);
    }

    [Fact]
    public async Task Command_ThatIsInterrupted_LeavesAnImportThatIsStopped()
    {
        Slowly();
        using var interrupt = new CancellationTokenSource();

        var command = () => database.CommandImportAsync(Crowd, dryRun: false, done => done.Done > 0 ? interrupt.CancelAsync() : Task.CompletedTask, interrupt.Token);

        await command.Should().ThrowAsync<OperationCanceledException>();
        (await database.Get<ImportQueries>().ListAsync(10, CancellationToken.None)).Single().State.Should().Be(ImportState.Cancelled);
    }

    [Fact]
    public async Task Command_ThatWasKilled_IsSeenAsSuch_AndTheImportGoesOnFromThePage()
    {
        await desk.SignInAsync(UserRole.Manager);
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        using (database.Get<ImportFiles>().Hold(import))
        {
            (await database.Get<ImportCommands>().RunHereAsync(import, CancellationToken.None)).Ok.Should().BeTrue();
            (await desk.ViewAsync(import)).Problem.Should().BeNull("the command is at work");
            (await desk.PressRunAsync(import)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        }

        (await desk.ViewAsync(import)).Problem.Should().StartWith("The command that imported it ended");
        (await desk.PressRunAsync(import)).Kind.Should().Be(OutcomeKind.Done);
        await desk.WorkAsync();

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Done && i.Counts.Total == 5);
    }

    [Fact]
    public async Task Columns_ThatSomebodyChoseOnThePage_HoldForTheCommand()
    {
        const string file = "Wer,Wo,Was\nIda Falk,Halden Robotics,CTO\n";
        await desk.SignInAsync(UserRole.Manager);
        var import = await desk.UploadAsync(file);
        await MapAsync(import, ColumnMeaning.FullName, ColumnMeaning.Company, ColumnMeaning.Title);

        var printed = await database.CommandImportAsync(file.Replace("Ida Falk", "Bo Ek", StringComparison.Ordinal));

        printed.Contacts.Single().Should().Match<ImportedRow>(r => r.Outcome == "created" && r.Full == "Bo Ek" && r.Company == "Halden Robotics" && r.Title == "CTO");
        (await database.CommandImportAsync(file, dryRun: true)).Contacts.Single().Full.Should().Be("Ida Falk");
    }

    [Fact]
    public async Task RefusedFile_LeavesNothing()
    {
        var printed = await database.CommandImportAsync("Name,Email\n");

        printed.Problem.Should().Contain("no rows");
        (await database.Get<ImportQueries>().ListAsync(10, CancellationToken.None)).Should().BeEmpty();
    }

    private CommandLineFile Crowd => new("crowd.csv", database.Now, () => new MemoryStream(Encoding.UTF8.GetBytes(ImportDesk.Crowd(900))), Company: null);

    // Time passes with each look at the clock, so that a write is full before the file is read.
    private void Slowly() => database.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(350);

    private async Task StopAsync()
    {
        await using var db = database.NewContext();
        var import = await db.Imports.Select(i => i.PublicId).SingleAsync();
        await database.Get<ImportCommands>().CancelAsync(import, CancellationToken.None);
    }

    private async Task MapAsync(Guid import, params ColumnMeaning[] meanings)
    {
        for (var column = 0; column < meanings.Length; column++)
        {
            (await database.Get<ImportDraftCommands>().MapAsync(import, column, meanings[column], CancellationToken.None)).Ok.Should().BeTrue();
        }
    }
}
