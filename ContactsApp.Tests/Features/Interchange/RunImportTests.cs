using ContactsApp.Domain;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Interchange;

/// <summary>From the file to the report: the upload, the run as a job, and what can stop it.</summary>
public abstract class RunImportContract(TestDatabase database) : IAsyncLifetime
{
    private readonly ImportDesk desk = new(database);

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == Data.DatabaseProvider.Sqlite || PostgresDatabase.Server is not null)
        {
            await database.EmptyAsync();
            await desk.SignInAsync();
        }
    }

    public Task DisposeAsync()
    {
        database.Time.AutoAdvanceAmount = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [DatabaseFact]
    public async Task Upload_AFile_SavesNothingButItsDraft()
    {
        var import = await desk.UploadAsync(ImportDesk.LinkedIn, "C:\\Users\\ann\\Connections.csv");

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Draft && i.Layout == "LinkedIn connections" && i.Rows == 5
            && i.FileName == "Connections.csv" && i.CreatedByName == "Ann Keller");
        Directory.GetFiles(database.Folder.Imports).Should().Contain(f => f.EndsWith($"{import:n}.data", StringComparison.Ordinal));
        await using var db = database.NewContext();
        (await db.Contacts.CountAsync() + await db.Leads.CountAsync()).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Upload_TheSameIdTwice_MakesOneImport()
    {
        var id = Guid.CreateVersion7();
        await desk.TryUploadAsync(ImportDesk.LinkedIn, id: id);

        (await desk.TryUploadAsync(ImportDesk.LinkedIn, id: id)).Kind.Should().Be(OutcomeKind.AlreadyDone);

        (await database.Get<ImportQueries>().ListAsync(10, CancellationToken.None)).Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Upload_NoTable_IsRefusedAndNotKept()
    {
        var id = Guid.CreateVersion7();
        var outcome = await desk.TryUploadAsync("just some words\nand more of them\n", "notes.txt", id);

        outcome.Kind.Should().Be(OutcomeKind.Invalid);
        outcome.Message.Should().Contain("notes.txt").And.Contain("not kept");
        Directory.GetFiles(database.Folder.Imports, $"{id:n}*").Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task Run_LinkedInFile_MakesTheLeadWithItsCommittee_AndAccountsForEveryRow()
    {
        var import = await desk.ImportAsync(ImportDesk.LinkedIn);

        import.State.Should().Be(ImportState.Done);
        import.LeadsMade.Should().Be(1);
        var rows = await desk.RowsAsync(import.Id);
        rows.Select(r => (r.Row, r.Line, r.Outcome)).Should().Equal(
            (1, 5, ImportOutcome.Created), (2, 6, ImportOutcome.Created), (3, 7, ImportOutcome.Created), (4, 8, ImportOutcome.Skipped), (5, 9, ImportOutcome.Skipped));
        rows[0].Should().Match<ImportRowView>(r => r.Name == "Nadia Petrov" && r.ContactId != null && r.LeadId != null);
        rows[4].Reason.Should().StartWith("The row names no company, and no address tells one");
        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync()).Should().Match<LeadSummary>(s => s.Name == "Loomwork Software" && s.ContactCount == 3 && s.CompletenessWithSuggestions == 75);
        (await db.Companies.SingleAsync()).Domain.Should().Be("loomwork.example", "the third row tells it");
        (await db.Contacts.Select(c => c.CreatedById).Distinct().SingleAsync()).Should().Be(desk.Ann.UserId);
        (await db.Observations.Select(o => o.SourceDocumentId).Distinct().CountAsync()).Should().Be(1);
    }

    [DatabaseFact]
    public async Task Run_IsAudited_OnceForEachVerbAndOncePerWrite()
    {
        await desk.ImportAsync(ImportDesk.LinkedIn);

        await using var db = database.NewContext();
        (await db.AuditEntries.Where(a => a.Verb.StartsWith("import.")).OrderBy(a => a.Id).Select(a => new { a.Verb, a.ActorName }).ToListAsync())
            .Should().Equal(new[] { "import.uploaded", "import.started", "import.batch", "import.finished" }.Select(v => new { Verb = v, ActorName = "Ann Keller" }));
    }

    [DatabaseFact]
    public async Task Run_TheSameFileAgain_ChangesNothing()
    {
        await desk.ImportAsync(ImportDesk.LinkedIn);
        await using var before = database.NewContext();
        var versions = await before.Contacts.OrderBy(c => c.Id).Select(c => c.Version).ToListAsync();

        var again = await desk.ImportAsync(ImportDesk.LinkedIn);

        again.Counts[ImportOutcome.Unchanged].Should().Be(3);
        again.Counts[ImportOutcome.Skipped].Should().Be(2);
        await using var db = database.NewContext();
        (await db.Contacts.OrderBy(c => c.Id).Select(c => c.Version).ToListAsync()).Should().Equal(versions);
        (await db.Observations.CountAsync()).Should().Be(3);
    }

    [DatabaseFact]
    public async Task Run_PressedTwice_IsOneJob()
    {
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        var job = Guid.CreateVersion7();

        (await desk.PressRunAsync(import, job)).Kind.Should().Be(OutcomeKind.Done);
        (await desk.PressRunAsync(import, job)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        (await desk.PressRunAsync(import)).Kind.Should().Be(OutcomeKind.AlreadyDone, "another page pressed it too");

        await using var db = database.NewContext();
        (await db.Jobs.CountAsync()).Should().Be(1);
    }

    [DatabaseFact]
    public async Task Cancel_InTheMiddle_KeepsWhatCameInAndResumeBringsTheRest()
    {
        var import = await desk.UploadAsync(ImportDesk.Crowd(150));
        await desk.PressRunAsync(import);
        using (AfterTheFirstStep(() => database.Get<ImportCommands>().CancelAsync(import, CancellationToken.None)))
        {
            await desk.WorkAsync();
        }

        var stopped = await desk.ViewAsync(import);
        stopped.State.Should().Be(ImportState.Cancelled);
        stopped.Counts.Total.Should().BeInRange(1, 149);
        stopped.Verdict.Should().Be($"{stopped.Counts.Total} of 150 rows imported.");
        await desk.PressRunAsync(import);
        await desk.WorkAsync();

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Done && i.Counts[ImportOutcome.Created] == 150);
        await using var db = database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(150);
        (await db.ImportRows.Select(r => r.Row).OrderBy(r => r).ToListAsync()).Should().Equal(Enumerable.Range(1, 150));
    }

    [DatabaseFact]
    public async Task Run_UserLockedInTheMiddle_StopsWithTheReasonAndKeepsWhatCameIn()
    {
        var import = await desk.UploadAsync(ImportDesk.Crowd(150));
        await desk.PressRunAsync(import);
        using (AfterTheFirstStep(() => database.GiveRoleAsync(desk.Ann, null)))
        {
            await desk.WorkAsync();
        }

        var stopped = await desk.ViewAsync(import);
        stopped.State.Should().Be(ImportState.Failed);
        stopped.Problem.Should().StartWith("Ann Keller may not do this any more.");
        stopped.Counts.Total.Should().BeInRange(1, 149);

        await desk.SignInAsync(UserRole.Manager);
        await desk.PressRunAsync(import);
        await desk.WorkAsync();
        (await desk.ViewAsync(import)).Counts[ImportOutcome.Created].Should().Be(150);
    }

    [DatabaseFact]
    public async Task Run_FileGone_SaysSoAndCanBeDeleted()
    {
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        await desk.PressRunAsync(import);
        File.Delete(Path.Combine(database.Folder.Imports, $"{import:n}.data"));
        await desk.WorkAsync();

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Failed && i.Problem!.Contains("upload the file again"));
        (await desk.PressRunAsync(import)).Kind.Should().Be(OutcomeKind.Invalid);
        (await database.Get<ImportCommands>().DeleteAsync(import, CancellationToken.None)).Ok.Should().BeTrue();
        (await database.Get<ImportQueries>().FindAsync(import, CancellationToken.None)).Should().BeNull();
    }

    [DatabaseFact]
    public async Task Run_CompanyInTrash_SkipsItsPeopleWithTheReason()
    {
        await desk.ImportAsync(ImportDesk.LinkedIn);
        await database.WriteAsync(async db => (await db.Leads.SingleAsync()).MoveToTrash(database.Now, null));

        var import = await desk.ImportAsync("Name,Email,Company\nIda Falk,ida@loomwork.example,Loomwork Software\n");

        (await desk.RowsAsync(import.Id)).Should().ContainSingle().Which.Should().Match<ImportRowView>(r => r.Outcome == ImportOutcome.Skipped && r.Reason!.Contains("in the trash"));
    }

    [DatabaseFact]
    public async Task Run_MissingCompaniesNotCreated_SkipsTheirPeople()
    {
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        await desk.ChooseAsync(import, c => c with { CreateMissingCompanies = false });
        await desk.PressRunAsync(import);
        await desk.WorkAsync();

        (await desk.RowsAsync(import))[0].Should().Match<ImportRowView>(r => r.Outcome == ImportOutcome.Skipped && r.Reason == "Loomwork Software is no lead, and missing companies are not created.");
        await using var db = database.NewContext();
        (await db.Companies.CountAsync()).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Run_OnlyFillEmptyFields_KeepsWhatIsThereAndFillsTheRest()
    {
        await desk.ImportAsync("Name,Email,Company,Title,Last Modified Date\nIda Falk,ida@halden.example,Halden Robotics,Head of Technology,2025-03-01\n", "first.csv");
        var import = await desk.UploadAsync("Name,Email,Company,Title,City,Last Modified Date\nIda Falk,ida@halden.example,Halden Robotics,CTO,Gothenburg,2026-01-01\n", "second.csv");
        await desk.ChooseAsync(import, c => c with { OnlyFillEmpty = true });
        await desk.PressRunAsync(import);
        await desk.WorkAsync();

        await using var db = database.NewContext();
        (await db.Contacts.SingleAsync()).Should().Match<Contact>(c => c.Title == "Head of Technology" && c.Location == "Gothenburg");
    }

    [DatabaseFact]
    public async Task Run_Owner_GetsTheNewLeads_AndOnlyManagersGiveThemToOthers()
    {
        var bob = await database.UserAsync("Bob", UserRole.Rep);
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        (await desk.TryChooseAsync(import, c => c with { OwnerId = bob.UserId })).Kind.Should().Be(OutcomeKind.Forbidden);
        await desk.ChooseAsync(import, c => c with { OwnerId = desk.Ann.UserId });
        await desk.PressRunAsync(import);
        await desk.WorkAsync();

        await using var db = database.NewContext();
        (await db.Leads.SingleAsync()).OwnerId.Should().Be(desk.Ann.UserId);
        (await desk.TryChooseAsync(import, c => c)).Kind.Should().Be(OutcomeKind.Invalid, "it has run");
    }

    [DatabaseFact]
    public async Task Run_LockedValue_IsProposedAndNotChanged()
    {
        await desk.ImportAsync(ImportDesk.LinkedIn);
        await using (var db = database.NewContext())
        {
            var nadia = await db.Contacts.SingleAsync(c => c.FullName == "Nadia Petrov");
            await database.Get<Contacts.ContactEdits>().EditFieldAsync(nadia.PublicId, Domain.Merging.ContactField.Title, "Chief Architect", nadia.Title, CancellationToken.None);
        }

        var import = await desk.ImportAsync(ImportDesk.LinkedIn.Replace("VP of Engineering", "CTO", StringComparison.Ordinal), "newer.csv");

        (await desk.RowsAsync(import.Id))[0].Outcome.Should().Be(ImportOutcome.Proposed);
        await using var after = database.NewContext();
        (await after.Contacts.SingleAsync(c => c.FullName == "Nadia Petrov")).Title.Should().Be("Chief Architect");
        (await after.Proposals.SingleAsync()).Should().Match<Proposal>(p => p.Value == "CTO" && p.State == ProposalState.Open);
    }

    [DatabaseFact]
    public async Task Run_PersonRemovedEarlier_IsSkippedAndCounted()
    {
        await desk.ImportAsync(ImportDesk.LinkedIn);
        await using (var db = database.NewContext())
        {
            var yara = await db.Contacts.Where(c => c.FullName == "Yara Okafor").Select(c => c.PublicId).SingleAsync();
            await database.Get<Contacts.ContactCommands>().RemoveContactAsync(yara, RemovalReason.NotRelevant, CancellationToken.None);
        }

        var import = await desk.ImportAsync("Name,Email,Company\nYara Okafor,yara@loomwork.example,Loomwork Software\n");

        import.Counts[ImportOutcome.Suppressed].Should().Be(1);
        (await desk.RowsAsync(import.Id)).Single().Reason.Should().StartWith("Removed on");
    }

    /// <summary>Does something when the first rows are in, while the job goes on.</summary>
    private IDisposable AfterTheFirstStep(Func<Task> then)
    {
        var done = false;
        // Progress is told now and then, so time must pass.
        database.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(350);
        return database.Services.GetRequiredService<JobFeed>().Subscribe(news =>
        {
            if (!done && news is { State: JobState.Running, Done: > 0 })
            {
                done = true;
                then().GetAwaiter().GetResult();
            }
        });
    }
}

public sealed class SqliteRunImportTests(FeatureSqlite database) : RunImportContract(database), IClassFixture<FeatureSqlite>;

public sealed class PostgresRunImportTests(FeaturePostgres database) : RunImportContract(database), IClassFixture<FeaturePostgres>;
