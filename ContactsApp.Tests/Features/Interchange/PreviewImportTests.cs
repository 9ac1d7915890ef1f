using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>What a user sees and decides before an import runs.</summary>
public abstract class PreviewImportContract(TestDatabase database) : IAsyncLifetime
{
    private const string Unknown = "Wer,Was,Wohin\nIda Falk,Finance lead,ida@halden.example\nBo Ek,Buyer,bo@halden.example\n";
    private const string BadCells = """
        First Name,Last Name,Job Title,Email,Company,Website URL
        Ben,Archer,IT Manager,ben.archer@palisade,Palisade Insurance,palisade.example
        Ann,Moss,CTO,ann.moss@palisade,Palisade Insurance,palisade.example
        Ida,Falk,CFO,ida@halden.example,Halden Robotics,https://www.halden.example/
        """;

    private readonly ImportDesk desk = new(database);

    private ImportDraftCommands Drafts => database.Get<ImportDraftCommands>();

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == Data.DatabaseProvider.Sqlite || PostgresDatabase.Server is not null)
        {
            await database.EmptyAsync();
            await desk.SignInAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task ColumnMeans_Chosen_IsUsedByTheRun_AndRememberedForTheNextFile()
    {
        var import = await desk.UploadAsync(Unknown);

        (await Drafts.MapAsync(import, 0, ColumnMeaning.FullName, CancellationToken.None)).Ok.Should().BeTrue();
        (await Drafts.MapAsync(import, 1, ColumnMeaning.Title, CancellationToken.None)).Ok.Should().BeTrue();
        await desk.PressRunAsync(import);
        await desk.WorkAsync();

        await using var db = database.NewContext();
        (await db.Contacts.OrderBy(c => c.Id).Select(c => new { c.FullName, c.Title }).ToListAsync()).Should().BeEquivalentTo(
            [new { FullName = "Ida Falk", Title = "Finance lead" }, new { FullName = "Bo Ek", Title = "Buyer" }]);
        var again = await OpenAsync(await desk.UploadAsync(Unknown.Replace("Ida", "Eva", StringComparison.Ordinal), "other.csv"));
        again.IsChosen.Should().BeTrue();
        again.Columns.Select(c => c.Meaning).Should().StartWith([ColumnMeaning.FullName, ColumnMeaning.Title]);
        (await db.AuditEntries.CountAsync(a => a.Verb == "import.mapped")).Should().Be(2);
    }

    [DatabaseFact]
    public async Task ColumnsAsProposed_ForgetsWhatWasChosen()
    {
        var import = await desk.UploadAsync(Unknown);
        await Drafts.MapAsync(import, 0, meaning: null, CancellationToken.None);

        (await Drafts.ForgetMappingAsync(import, CancellationToken.None)).Ok.Should().BeTrue();

        (await OpenAsync(import)).IsChosen.Should().BeFalse();
        (await OpenAsync(await desk.UploadAsync(Unknown))).IsChosen.Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Map_AColumnThatIsNot_OrAfterTheStart_IsRefused()
    {
        var import = await desk.UploadAsync(Unknown);

        (await Drafts.MapAsync(import, 9, ColumnMeaning.Title, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Invalid);
        await desk.PressRunAsync(import);
        (await Drafts.MapAsync(import, 0, ColumnMeaning.Title, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Invalid);
        (await Drafts.FixAsync(import, new(1, 0, "Eva"), andLike: false, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Invalid);
    }

    [DatabaseFact]
    public async Task Decisions_SignedOut_AreRefused()
    {
        var import = await desk.UploadAsync(Unknown);
        database.Acts(null);

        (await Drafts.MapAsync(import, 0, ColumnMeaning.Title, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await Drafts.FixAsync(import, new(1, 0, "Eva"), andLike: true, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await Drafts.ReadAsAsync(import, ImportKind.Leads, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
    }

    [DatabaseFact]
    public async Task Fix_ABadCell_BringsItsRowIn_AndTheOthersStayBehind()
    {
        var import = await desk.UploadAsync(BadCells);
        (await ForecastAsync(import)).Counts[ImportOutcome.Failed].Should().Be(2);

        (await Drafts.FixAsync(import, new(1, 3, "ben.archer@palisade.example"), andLike: false, CancellationToken.None)).Ok.Should().BeTrue();

        (await ForecastAsync(import)).Counts[ImportOutcome.Failed].Should().Be(1);
        await desk.PressRunAsync(import);
        await desk.WorkAsync();
        (await desk.RowsAsync(import)).Select(r => r.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Failed, ImportOutcome.Created);
        await using var db = database.NewContext();
        (await db.ContactEmails.Select(e => e.Address).ToListAsync()).Should().BeEquivalentTo("ben.archer@palisade.example", "ida@halden.example");
    }

    [DatabaseFact]
    public async Task FixMoreLikeThis_MendsEachInItsOwnName()
    {
        var import = await desk.UploadAsync(BadCells);
        var bad = (await ForecastAsync(import)).Shown(RowFilter.Of("failed"));
        (await ForecastAsync(import)).Like(bad[0].Content.CellNotes.First(n => n.IsProblem)).Should().Be(1);

        await Drafts.FixAsync(import, new(1, 3, "ben.archer@palisade.example"), andLike: true, CancellationToken.None);

        var mended = await ForecastAsync(import);
        mended.Counts[ImportOutcome.Failed].Should().Be(0);
        mended.Shown(RowFilter.All[0]).Select(r => r.Content.Cells[3]).Should().Equal("ben.archer@palisade.example", "ann.moss@palisade.example", "ida@halden.example");
        (await OpenAsync(import)).Fixed.Should().Be(2);
    }

    [DatabaseFact]
    public async Task BadCellsLeftOut_TheirRowsComeInWithoutThem()
    {
        var import = await desk.UploadAsync(BadCells);
        await desk.ChooseAsync(import, c => c with { LeaveOutBadCells = true });

        (await ForecastAsync(import)).Counts[ImportOutcome.Created].Should().Be(3);
        await desk.PressRunAsync(import);
        await desk.WorkAsync();

        (await desk.ViewAsync(import)).Counts[ImportOutcome.Created].Should().Be(3);
    }

    [DatabaseFact]
    public async Task BeforeYouRun_CountsAreWhatTheRunThenDoes_AndNothingIsWritten()
    {
        await desk.ImportAsync("Name,Job Title,Email,Company,Company Domain Name\nIda Falk,CFO,ida@halden.example,Halden Robotics,halden.example\nOle Berg,CTO,ole@halden.example,Halden Robotics,halden.example\nEva Lund,COO,eva@halden.example,Halden Robotics,halden.example\n");
        await using (var before = database.NewContext())
        {
            var eva = await before.Contacts.Where(c => c.FullName == "Eva Lund").Select(c => c.PublicId).SingleAsync();
            await database.Get<ContactCommands>().RemoveContactAsync(eva, RemovalReason.NotRelevant, CancellationToken.None);
            var ole = await before.Contacts.Where(c => c.FullName == "Ole Berg").Select(c => new { c.PublicId, c.Title }).SingleAsync();
            await database.Get<ContactEdits>().EditFieldAsync(ole.PublicId, ContactField.Title, "Chief of everything", ole.Title, CancellationToken.None);
        }

        database.Time.Advance(TimeSpan.FromDays(1));
        var import = await desk.UploadAsync("""
            Name,Job Title,Email,Company,Company Domain Name
            Ida Falk,Group CFO,ida@halden.example,Halden Robotics,halden.example
            Ole Berg,Head of IT,ole@halden.example,Halden Robotics,halden.example
            Eva Lund,Chief Operating Officer,eva@halden.example,Halden Robotics,halden.example
            Mei Tanaka,CTO,mei@larkspur.example,Larkspur Pharma,larkspur.example
            Mei Tanaka,CTO,mei@larkspur.example,Larkspur Pharma,larkspur.example
            Sam Solo,CEO,,,
            Ben Archer,IT Manager,ben@larkspur,Larkspur Pharma,larkspur.example
            """);
        var state = await CountsAsync();

        var forecast = await ForecastAsync(import);

        (await CountsAsync()).Should().Be(state, "a preview writes nothing");
        forecast.NewCompanies.Should().Equal("Larkspur Pharma");
        forecast.Repeats.Should().Be(1);
        forecast.Undated.Should().Be(5);
        forecast.Shown(RowFilter.Of("updated"))[0].Fields.Should().Be(1);
        await desk.PressRunAsync(import);
        await desk.WorkAsync();
        var done = await desk.ViewAsync(import);
        Enum.GetValues<ImportOutcome>().Select(o => (o, forecast.Counts[o])).Should().Equal(Enum.GetValues<ImportOutcome>().Select(o => (o, done.Counts[o])));
        done.Counts[ImportOutcome.Proposed].Should().Be(1);
        done.Counts[ImportOutcome.Suppressed].Should().Be(1);
    }

    [DatabaseFact]
    public async Task BeforeYouRun_MissingCompaniesNotCreated_SkipsTheirPeople()
    {
        var import = await desk.UploadAsync(BadCells);
        await desk.ChooseAsync(import, c => c with { CreateMissingCompanies = false });

        var forecast = await ForecastAsync(import);

        forecast.Counts[ImportOutcome.Skipped].Should().Be(1);
        forecast.NewCompanies.Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task Upload_ADayInTheFilesName_IsTheFilesDate()
    {
        var import = await desk.UploadAsync(Unknown, "hubspot-contacts-2026-01-07.csv");

        (await desk.ViewAsync(import)).Choices.TakenAt.Should().Be(new DateTime(2026, 1, 7, 0, 0, 0, DateTimeKind.Utc));
    }

    [DatabaseFact]
    public async Task Leads_AFileOfCompanies_BecomesLeadsWithTheirFacts()
    {
        var import = await desk.ImportAsync("Company,Domain,Industry,Employees,Country\nHalden Robotics,halden.example,Robotics,200-500,DE\nLarkspur Pharma,larkspur.example,,,\nHalden,www.halden.example,,,\n", "companies.csv");

        import.Kind.Should().Be(ImportKind.Leads);
        import.LeadsMade.Should().Be(2);
        var rows = await desk.RowsAsync(import.Id);
        rows.Select(r => r.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Created, ImportOutcome.Unchanged);
        rows.Should().OnlyContain(r => r.LeadId != null && r.Name != null);
        await using var db = database.NewContext();
        (await db.Companies.SingleAsync(c => c.Domain == "halden.example")).Should().Match<Company>(c => c.Industry == "Robotics" && c.EmployeesMin == 200 && c.Country == "DE");

        await desk.UndoAsync(import.Id);

        (await db.Leads.CountAsync()).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Leads_APastedList_IsPreviewedAndImportedLineByLine()
    {
        var outcome = await database.Get<ImportUploads>().UploadAsync(
            new(Guid.CreateVersion7(), "Pasted list") { IsListOfLeads = true }, new MemoryStream("halden.example\nLarkspur Pharma\nann@gmail.com\nhttps://halden.example/about\n"u8.ToArray()), arrived: null, CancellationToken.None);

        var forecast = await ForecastAsync(outcome.Value);
        forecast.NewCompanies.Should().HaveCount(2);
        await desk.PressRunAsync(outcome.Value);
        await desk.WorkAsync();

        (await desk.RowsAsync(outcome.Value)).Select(r => r.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Created, ImportOutcome.Skipped, ImportOutcome.Unchanged);
        forecast.Counts[ImportOutcome.Created].Should().Be(2);
    }

    [DatabaseFact]
    public async Task RowsAreCompanies_Chosen_ReadsTheFileAnew()
    {
        var import = await desk.UploadAsync("Name,Email\nHalden Robotics,info@halden.example\n");
        (await Drafts.ReadAsAsync(import, ImportKind.Leads, CancellationToken.None)).Ok.Should().BeTrue();

        var forecast = await ForecastAsync(import);

        forecast.NewCompanies.Should().Equal("Halden Robotics");
        (await desk.ViewAsync(import)).Kind.Should().Be(ImportKind.Leads);
    }

    private async Task<DraftFile> OpenAsync(Guid import) => (await database.Get<ImportForecaster>().OpenAsync(import, CancellationToken.None))!;

    private async Task<ImportForecast> ForecastAsync(Guid import)
    {
        var forecast = new ImportForecast();
        await foreach (var rows in database.Get<ImportForecaster>().RunAsync(import, CancellationToken.None))
        {
            foreach (var row in rows)
            {
                forecast.Add(row);
            }
        }

        return forecast;
    }

    private async Task<string> CountsAsync()
    {
        await using var db = database.NewContext();
        return $"{await db.Contacts.CountAsync()} {await db.Observations.CountAsync()} {await db.Leads.CountAsync()} {await db.Companies.CountAsync()} {await db.AuditEntries.CountAsync()} {await db.Proposals.CountAsync()}";
    }
}

public sealed class SqlitePreviewImportTests(FeatureSqlite database) : PreviewImportContract(database), IClassFixture<FeatureSqlite>;

public sealed class PostgresPreviewImportTests(FeaturePostgres database) : PreviewImportContract(database), IClassFixture<FeaturePostgres>;
