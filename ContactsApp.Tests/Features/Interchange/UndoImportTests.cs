using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Interchange;

/// <summary>Taking a whole import back: what goes, what comes back, what stays, and that the preview says the same before.</summary>
public abstract class UndoImportContract(TestDatabase database) : IAsyncLifetime
{
    private const string Earlier = """
        First Name,Last Name,Job Title,Email,Phone,Company,Company Domain Name,Last Modified Date
        Nadia,Petrov,Director of Engineering,nadia@loomwork.example,+46 31 390 06 01,Loomwork Software,loomwork.example,2025-06-01
        Yara,Okafor,Head of Finance,yara@loomwork.example,,Loomwork Software,loomwork.example,2025-06-01
        """;

    private const string Later = """
        First Name,Last Name,Job Title,Email,Phone,Company,Company Domain Name,Last Modified Date
        Nadia,Petrov,VP of Engineering,nadia.petrov@loomwork.example,+46 31 390 06 01,Loomwork Software,loomwork.example,2026-01-15
        Oliver,Brandt,Director of IT,oliver@loomwork.example,,Loomwork Software,loomwork.example,2026-01-15
        Ida,Falk,CTO,ida@halden.example,,Halden Robotics,halden.example,2026-01-15
        """;

    private readonly ImportDesk desk = new(database);

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == DatabaseProvider.Sqlite || PostgresDatabase.Server is not null)
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
    public async Task Tags_OfRowsAboutCompanies_AreTheLeadsTags_AndGoWithTheImport()
    {
        await desk.ImportAsync(Earlier, "earlier.csv");
        var lead = await LeadAsync("Loomwork Software");
        (await database.Get<LeadCommands>().AddTagAsync(lead, "Nordics", CancellationToken.None)).Ok.Should().BeTrue();
        (await database.Get<LeadCommands>().AddTagAsync(lead, "Old", CancellationToken.None)).Ok.Should().BeTrue();
        (await database.Get<LeadCommands>().RemoveTagAsync(lead, "old", CancellationToken.None)).Ok.Should().BeTrue();
        var before = await Snapshot.OfAsync(database);

        var import = await desk.ImportAsync("Company,Company Domain Name,Industry,Tags\nLoomwork Software,loomwork.example,Software,nordics; Key account; OLD\nHalden Robotics,halden.example,Robots,Fair 2026\n", "companies.csv");

        (await TagsAsync("Loomwork Software")).Should().Equal(["Nordics", "Key account"], "what it has is not doubled, and what a person took away stays away");
        (await TagsAsync("Halden Robotics")).Should().Equal("Fair 2026");
        var rows = await desk.RowsAsync(import.Id);
        rows.Select(r => r.Outcome).Should().Equal(ImportOutcome.Updated, ImportOutcome.Created);
        rows[0].Reason.Should().Be("Tagged Key account.");
        await using (var db = database.NewContext())
        {
            (await db.LeadFlags.Where(f => f.Flag.StartsWith("tag:")).OrderBy(f => f.Flag).Select(f => f.Flag).ToListAsync()).Should().Equal("tag:fair 2026", "tag:key account", "tag:nordics");
        }

        await desk.UndoAsync(import.Id);
        (await Snapshot.OfAsync(database)).Should().Equal(before);
        (await TagsAsync("Loomwork Software")).Should().Equal("Nordics");
    }

    private async Task<List<string>> TagsAsync(string company)
    {
        await using var db = database.NewContext();
        return await db.Leads.Where(l => l.Company.Name == company).Select(l => l.Tags).SingleAsync();
    }

    private async Task<Guid> LeadAsync(string company)
    {
        await using var db = database.NewContext();
        return await db.Leads.Where(l => l.Company.Name == company).Select(l => l.PublicId).SingleAsync();
    }

    [DatabaseFact]
    public async Task Undo_NobodyTouchedAnything_IsExactlyAsBefore()
    {
        await desk.ImportAsync(Earlier, "earlier.csv");
        var before = await Snapshot.OfAsync(database);
        var later = await desk.ImportAsync(Later, "later.csv");
        (await Snapshot.OfAsync(database)).Should().NotEqual(before);

        var preview = await desk.PreviewUndoAsync(later.Id);
        await desk.UndoAsync(later.Id);

        preview.Should().Match<UndoPreview>(p => p.Gone == 2 && p.Back == 1 && p.Stays == 0 && p.Kept == 0 && p.Leads == 1);
        preview.BackList.Should().ContainSingle().Which.Values.Should().Contain(new UndoValue(ContactField.Title, "VP of Engineering", "Director of Engineering"));
        (await Snapshot.OfAsync(database)).Should().Equal(before);
        (await desk.ViewAsync(later.Id)).State.Should().Be(ImportState.Undone);
        (await desk.RowsAsync(later.Id)).Select(r => r.Undone).Should().Equal(UndoOutcome.Back, UndoOutcome.Gone, UndoOutcome.Gone);
        await using var db = database.NewContext();
        (await db.AuditEntries.CountAsync(a => a.Verb == "import.undone" && a.ActorName == "Ann Keller")).Should().Be(1);
    }

    [DatabaseFact]
    public async Task Undo_Twice_IsOnce()
    {
        var import = await desk.ImportAsync(Later);
        await desk.UndoAsync(import.Id);
        var after = await Snapshot.OfAsync(database);

        (await desk.PressUndoAsync(import.Id)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        await desk.WorkAsync();

        (await Snapshot.OfAsync(database)).Should().Equal(after);
        (await desk.PressRunAsync(import.Id)).Kind.Should().Be(OutcomeKind.Invalid);
    }

    [DatabaseFact]
    public async Task Undo_AndImportAgain_BringsThemBack()
    {
        var import = await desk.ImportAsync(Later);
        await desk.UndoAsync(import.Id);

        (await desk.ImportAsync(Later)).Counts[ImportOutcome.Created].Should().Be(3, "taken back, they are new again: nobody removed them");
    }

    [DatabaseFact]
    public async Task Undo_ValueChangedSince_StaysAndIsListed()
    {
        await desk.ImportAsync(Earlier, "earlier.csv");
        var later = await desk.ImportAsync(Later, "later.csv");
        var nadia = await ContactAsync("Nadia Petrov");
        database.Time.Advance(TimeSpan.FromHours(1));
        await database.Get<ContactEdits>().EditFieldAsync(nadia.PublicId, ContactField.Title, "Chief Architect", nadia.Title, CancellationToken.None);

        var preview = await desk.PreviewUndoAsync(later.Id);
        await desk.UndoAsync(later.Id);

        preview.KeptList.Should().ContainSingle().Which.Should().Match<UndoChange>(c => c.Name == "Nadia Petrov" && c.Values.Single().Now == "Chief Architect");
        var after = await ContactAsync("Nadia Petrov");
        after.Title.Should().Be("Chief Architect");
        after.Emails.Select(e => e.Address).Should().Equal("nadia@loomwork.example");
    }

    [DatabaseFact]
    public async Task Undo_PeopleWhoGainedSomething_StayWholeAndAreListed()
    {
        var import = await desk.ImportAsync(Later);
        var (nadia, oliver, ida) = (await ContactAsync("Nadia Petrov"), await ContactAsync("Oliver Brandt"), await ContactAsync("Ida Falk"));
        await database.Get<ContactEdits>().EditNotesAsync(nadia.PublicId, "Met at the fair", nadia.Notes, CancellationToken.None);
        (await database.Get<CommitteeCommands>().ConfirmRoleAsync(oliver.PublicId, BuyingRole.TechnicalEvaluator, CancellationToken.None)).Ok.Should().BeTrue();

        var preview = await desk.PreviewUndoAsync(import.Id);
        await desk.UndoAsync(import.Id);

        preview.Should().Match<UndoPreview>(p => p.Gone == 1 && p.Stays == 2 && p.Leads == 1);
        preview.StayList.Select(s => s.Reason).Should().BeEquivalentTo("Since then somebody added a note.", "Since then somebody added a role.");
        (await ContactAsync("Oliver Brandt")).Title.Should().Be("Director of IT", "a card with a role and no title would help nobody");
        (await desk.RowsAsync(import.Id)).Select(r => r.Undone).Should().Equal(UndoOutcome.Stays, UndoOutcome.Stays, UndoOutcome.Gone);
        await using var db = database.NewContext();
        (await db.Contacts.AnyAsync(c => c.Id == ida.Id)).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Undo_SomebodyWhomAnotherImportNamesToo_StaysWithTheOthersValues()
    {
        var first = await desk.ImportAsync(Later, "first.csv");
        await desk.ImportAsync("Name,Email,Company,Title,Last Modified Date\nIda Falk,ida@halden.example,Halden Robotics,Head of Technology,2025-03-01\n", "second.csv");

        await desk.UndoAsync(first.Id);

        (await ContactAsync("Ida Falk")).Title.Should().Be("Head of Technology");
        await using var db = database.NewContext();
        (await db.Contacts.CountAsync()).Should().Be(1);
        (await db.Leads.CountAsync()).Should().Be(1, "the company of the one who stays stays too");
    }

    [DatabaseFact]
    public async Task Undo_WishNotToBeContacted_GoesOnlyWhereNobodyElseSaysIt()
    {
        const string optedOut = "First Name,Last Name,Email,Company,Unsubscribed\nNadia,Petrov,nadia@loomwork.example,Loomwork Software,yes\nYara,Okafor,yara@loomwork.example,Loomwork Software,yes\n";
        await desk.ImportAsync(Earlier, "earlier.csv");
        var yara = await ContactAsync("Yara Okafor");
        await database.Get<ContactCommands>().SetDoNotContactAsync(yara.PublicId, DoNotContact.All, CancellationToken.None);
        var import = await desk.ImportAsync(optedOut, "opted-out.csv");
        (await ContactAsync("Nadia Petrov")).DoNotContact.Should().NotBe(DoNotContact.None);

        await desk.UndoAsync(import.Id);

        (await ContactAsync("Nadia Petrov")).DoNotContact.Should().Be(DoNotContact.None);
        (await ContactAsync("Yara Okafor")).DoNotContact.Should().Be(DoNotContact.All, "a person said so before");
    }

    [DatabaseFact]
    public async Task Undo_StoppedImport_TakesBackWhatCameIn()
    {
        var import = await desk.UploadAsync(ImportDesk.Crowd(150));
        await desk.PressRunAsync(import);
        database.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(350);
        using (Once(news => news is { State: JobState.Running, Done: > 0 }, () => database.Get<ImportCommands>().CancelAsync(import, CancellationToken.None)))
        {
            await desk.WorkAsync();
        }

        await desk.UndoAsync(import);

        await using var db = database.NewContext();
        (await db.Contacts.CountAsync() + await db.Leads.CountAsync() + await db.Companies.CountAsync()).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Undo_UserLockedInTheMiddle_StopsAndSomebodyElseGoesOn()
    {
        var import = await desk.ImportAsync(ImportDesk.Crowd(150));
        await desk.PressUndoAsync(import.Id);
        database.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(350);
        using (Once(news => news is { State: JobState.Running, Done: > 0 }, () => database.GiveRoleAsync(desk.Ann, null)))
        {
            await desk.WorkAsync();
        }

        (await desk.ViewAsync(import.Id)).Should().Match<ImportView>(i => i.State == ImportState.Undoing && i.Problem!.StartsWith("Ann Keller may not"));
        await desk.SignInAsync(UserRole.Manager);
        await desk.UndoAsync(import.Id);

        (await desk.ViewAsync(import.Id)).State.Should().Be(ImportState.Undone);
        await using var db = database.NewContext();
        (await db.Contacts.CountAsync() + await db.Leads.CountAsync()).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Undo_StoppedAndPressedAgainOnTheSamePage_GoesOnToTheEnd()
    {
        var import = await desk.ImportAsync(ImportDesk.Crowd(150));
        // A page makes its job's id once, however often its button is pressed.
        var job = Guid.CreateVersion7();
        await database.Get<ImportCommands>().UndoAsync(import.Id, job, CancellationToken.None);
        database.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(350);
        using (Once(news => news is { State: JobState.Running, Done: > 0 }, () => database.GiveRoleAsync(desk.Ann, null)))
        {
            await desk.WorkAsync();
        }

        await database.GiveRoleAsync(desk.Ann, UserRole.Rep);
        (await database.Get<ImportCommands>().UndoAsync(import.Id, job, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
        await desk.WorkAsync();

        (await desk.ViewAsync(import.Id)).State.Should().Be(ImportState.Undone);
    }

    [DatabaseFact]
    public async Task Undo_JobEndedWithoutAWord_SaysSoAndCanBeStartedAgain()
    {
        var import = await desk.ImportAsync(ImportDesk.LinkedIn);
        await desk.PressUndoAsync(import.Id);
        await EndJobsAsync();

        (await desk.ViewAsync(import.Id)).Should().Match<ImportView>(i => i.State == ImportState.Undoing && i.Problem!.Contains("stopped"));
        (await desk.PressUndoAsync(import.Id)).Kind.Should().Be(OutcomeKind.Done);
        await desk.WorkAsync();

        (await desk.ViewAsync(import.Id)).State.Should().Be(ImportState.Undone);
    }

    [DatabaseFact]
    public async Task Run_JobEndedWithoutAWord_SaysSoAndCanBeStartedAgain()
    {
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        await desk.PressRunAsync(import);
        await EndJobsAsync();

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Running && i.Problem!.Contains("stopped"));
        (await desk.PressRunAsync(import)).Kind.Should().Be(OutcomeKind.Done);
        await desk.WorkAsync();

        (await desk.ViewAsync(import)).State.Should().Be(ImportState.Done);
    }

    [DatabaseFact]
    public async Task Undo_PersonAskedNotToBeContactedSince_TheirWishStays()
    {
        const string optedOut = "First Name,Last Name,Email,Company,Email Opt Out\nNadia,Petrov,nadia@loomwork.example,Loomwork Software,yes\nYara,Okafor,yara@loomwork.example,Loomwork Software,yes\n";
        await desk.ImportAsync(Earlier, "earlier.csv");
        var import = await desk.ImportAsync(optedOut, "opted-out.csv");
        var (nadia, yara) = (await ContactAsync("Nadia Petrov"), await ContactAsync("Yara Okafor"));
        (nadia.DoNotContact, yara.DoNotContact).Should().Be((DoNotContact.Email, DoNotContact.Email));
        database.Time.Advance(TimeSpan.FromHours(1));
        await database.Get<ContactCommands>().SetDoNotContactAsync(nadia.PublicId, DoNotContact.All, CancellationToken.None);

        await desk.UndoAsync(import.Id);

        (await ContactAsync("Nadia Petrov")).DoNotContact.Should().Be(DoNotContact.All, "she said so herself since");
        (await ContactAsync("Yara Okafor")).DoNotContact.Should().Be(DoNotContact.None);
    }

    [DatabaseFact]
    public async Task Undo_AnotherImportWaitsForReviewAtTheCompany_LeavesTheCompanyAndTheQuestion()
    {
        await desk.ImportAsync(Earlier, "earlier.csv");
        var first = await desk.ImportAsync("First Name,Last Name,Email,Company,Company Domain Name\nIda,Falk,ida@halden.example,Halden Robotics,halden.example\n", "first.csv");
        var second = await desk.ImportAsync("First Name,Last Name,Email,Company,Company Domain Name\nNadia,Petrov,nadia@loomwork.example,Halden Robotics,halden.example\n", "second.csv");
        (await desk.RowsAsync(second.Id)).Should().ContainSingle().Which.Outcome.Should().Be(ImportOutcome.Review);

        (await desk.PreviewUndoAsync(first.Id)).Leads.Should().Be(0);
        await desk.UndoAsync(first.Id);

        await using var db = database.NewContext();
        var lead = await db.Leads.SingleAsync(l => l.Company.Domain == "halden.example");
        (await db.Observations.CountAsync(o => o.RetractedAt == null && o.Outcome == IntakeOutcome.NeedsReview)).Should().Be(1);
        (await desk.RowsAsync(second.Id)).Single().Should().Match<ImportRowView>(r => r.Outcome == ImportOutcome.Review && r.LeadId == lead.PublicId && r.Undone == null);
    }

    // As when the server could not even write why it stopped.
    private Task EndJobsAsync() => database.WriteAsync(db => db.Jobs.Where(j => j.State == JobState.Queued)
        .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Failed)));

    private IDisposable Once(Func<JobNews, bool> when, Func<Task> then)
    {
        var done = false;
        return database.Services.GetRequiredService<JobFeed>().Subscribe(news =>
        {
            if (!done && when(news))
            {
                done = true;
                then().GetAwaiter().GetResult();
            }
        });
    }

    private async Task<Contact> ContactAsync(string name)
    {
        await using var db = database.NewContext();
        return await db.Contacts.Include(c => c.Emails).SingleAsync(c => c.FullName == name);
    }
}

public sealed class SqliteUndoImportTests(FeatureSqlite database) : UndoImportContract(database), IClassFixture<FeatureSqlite>;

public sealed class PostgresUndoImportTests(FeaturePostgres database) : UndoImportContract(database), IClassFixture<FeaturePostgres>;
