using System.Text;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Duplicates;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>The law of exports: what came out and goes in again changes nothing; what was changed in the file does.</summary>
public abstract class ReimportContract(TestDatabase database) : IAsyncLifetime
{
    private static int made;
    private readonly int number = Interlocked.Increment(ref made);
    private Lead lead = null!;

    private string Domain => $"reimport-{number}.example";

    public async Task InitializeAsync()
    {
        database.Acts(UserRole.Rep);
        lead = await ExportSamples.AddLeadAsync(
            database, $"Reimport {number} AB", Domain,
            ExportSamples.Mei with { Emails = [$"mei@{Domain}", $"mei@private-{Domain}"], LinkedInUrl = $"https://www.linkedin.com/in/mei-{number}-re", Phones = [$"+46 31 391 {number:00} 00", $"+46 70 124 {number:00} 00"] },
            ExportSamples.Ole,
            new RawPerson { FullName = "van der Berg, Jan", Title = "@Head of IT", Emails = [$"jan@{Domain}"] },
            new RawPerson { FullName = "Prof. Dr. Anna-Lena O'Neil-Süß, PhD", Title = "'Director'", Location = "=Oslo" });
        await TypeAsync("Ida Falk", "CTO");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Reimport_OfAnExport_ChangesNothing()
    {
        await database.Get<ContactCommands>().SetDoNotContactAsync((await FindAsync("Ida Falk")).PublicId, DoNotContact.All, CancellationToken.None);
        var ole = await FindAsync("Ole Brønd");
        await database.Get<ContactEdits>().EditFieldAsync(ole.PublicId, ContactField.FamilyName, "Brønd Larsen", ole.Family, CancellationToken.None);
        var file = await ExportAsync();
        database.Time.Advance(TimeSpan.FromDays(2));
        var before = await StateAsync();

        var report = await ImportAsync(file);

        report.Contacts.Should().HaveCount(5).And.OnlyContain(c => c.Outcome == "unchanged", string.Join("; ", report.Contacts.Select(c => $"{c.Full}: {c.Outcome}, {c.Reason}")));
        (await StateAsync()).Should().Equal(before);
    }

    [DatabaseFact]
    public async Task Reimport_OfAChangedCell_ChangesThatAlone()
    {
        var file = (await ExportAsync()).Replace("'@Head of IT", "Chief Information Officer", StringComparison.Ordinal);
        database.Time.Advance(TimeSpan.FromDays(2));

        var report = await ImportAsync(file);

        report.Contacts.Where(c => c.Outcome == "updated").Select(c => c.Last).Should().ContainSingle();
        report.Contacts.Count(c => c.Outcome == "unchanged").Should().Be(4);
        await using var db = database.NewContext();
        var jan = await db.Contacts.SingleAsync(c => c.CompanyId == lead.CompanyId && c.Title == "Chief Information Officer");
        var said = PersonFields.FromJson((await db.Observations.Where(o => o.ContactId == jan.Id).OrderByDescending(o => o.Id).FirstAsync()).FieldsJson);
        said.Values.Should().ContainSingle().Which.Value.Should().Be("Chief Information Officer");
        said.Emails.Should().BeEmpty();
        (await ImportAsync(file)).Contacts.Should().OnlyContain(c => c.Outcome == "unchanged");
    }

    [DatabaseFact]
    public async Task Reimport_OfAnOldExport_DoesNotArgueWithWhatWasTypedSince()
    {
        var file = await ExportAsync();
        database.Time.Advance(TimeSpan.FromDays(2));
        var ida = await FindAsync("Ida Falk");
        await database.Get<ContactEdits>().EditFieldAsync(ida.PublicId, ContactField.Title, "CEO", ida.Title, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromDays(2));

        (await ImportAsync(file)).Contacts.Should().OnlyContain(c => c.Outcome == "unchanged");

        await using var db = database.NewContext();
        (await db.Contacts.SingleAsync(c => c.Id == ida.Id)).Title.Should().Be("CEO");
        (await db.Proposals.AnyAsync(p => p.ContactId == ida.Id)).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Reimport_OfAnExportMadeBeforeAnUndo_MakesNobodyLeaveAgain()
    {
        var ole = await FindAsync("Ole Brønd");
        var left = await database.Get<ContactCommands>().LeftTheCompanyAsync(ole.PublicId, null, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromHours(1));
        var file = await ExportAsync();
        database.Time.Advance(TimeSpan.FromHours(1));
        (await database.Get<UndoCommands>().UndoAsync(left.UndoId!.Value, CancellationToken.None)).Ok.Should().BeTrue();
        database.Time.Advance(TimeSpan.FromDays(2));

        (await ImportAsync(file)).Contacts.Should().OnlyContain(c => c.Outcome == "unchanged");

        (await FindAsync("Ole Brønd")).Should().Match<Contact>(c => c.LeftAt == null && c.MayHaveLeft == null);
    }

    [DatabaseFact]
    public async Task Reimport_OfAnExportMadeBeforeAnEditWasUndone_DoesNotBringItBack()
    {
        var ida = await FindAsync("Ida Falk");
        var edited = await database.Get<ContactEdits>().EditFieldAsync(ida.PublicId, ContactField.Title, "CEO", ida.Title, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromHours(1));
        var file = await ExportAsync();
        database.Time.Advance(TimeSpan.FromHours(1));
        (await database.Get<UndoCommands>().UndoAsync(edited.UndoId!.Value, CancellationToken.None)).Ok.Should().BeTrue();

        (await ImportAsync(file)).Contacts.Should().OnlyContain(c => c.Outcome == "unchanged");

        (await FindAsync("Ida Falk")).Title.Should().Be(ida.Title);
    }

    [DatabaseFact]
    public async Task Reimport_OfAnEmptiedEnd_TakesTheDepartureOfAFileBack_AndNoPersonsWord()
    {
        await ImportAsync($"Name,Title,Company Domain,Left on\nPia Holm {number},CFO,{Domain},2026-01-31\n");
        (await FindAsync($"Pia Holm {number}")).LeftAt.Should().NotBeNull();
        await database.Get<ContactCommands>().LeftTheCompanyAsync((await FindAsync("Ole Brønd")).PublicId, new DateOnly(2026, 1, 31), CancellationToken.None);
        database.Time.Advance(TimeSpan.FromHours(1));
        var file = (await ExportAsync()).Replace("2026-01-31", "", StringComparison.Ordinal);
        database.Time.Advance(TimeSpan.FromHours(1));

        await ImportAsync(file);

        (await FindAsync($"Pia Holm {number}")).LeftAt.Should().BeNull();
        (await FindAsync("Ole Brønd")).LeftAt.Should().NotBeNull();
    }

    [DatabaseFact]
    public async Task Reimport_OfSomebodyMergedSince_MeetsTheSurvivor_WithWhatIsNewAlone()
    {
        var (ole, ida) = (await FindAsync("Ole Brønd"), await FindAsync("Ida Falk"));
        var file = await ExportAsync();
        database.Time.Advance(TimeSpan.FromHours(1));
        var (view, _) = await database.Get<MergeQueries>().ContactsAsync(ida.PublicId, ole.PublicId, new() { Survivor = ida.PublicId }, CancellationToken.None);
        (await database.Get<MergeCommands>().MergeContactsAsync(ida.PublicId, ole.PublicId, new() { Survivor = ida.PublicId }, view!.Seen, CancellationToken.None)).Ok.Should().BeTrue();
        database.Time.Advance(TimeSpan.FromHours(1));
        var before = await StateAsync();

        var echo = await ImportAsync(file);
        echo.Contacts.Should().HaveCount(5).And.OnlyContain(c => c.Outcome == "unchanged", string.Join("; ", echo.Contacts.Select(c => $"{c.Full}: {c.Outcome}, {c.Reason}")));
        (await StateAsync()).Should().Equal(before);

        var lines = file.Split('\n');
        var at = lines.Single(l => l.Contains(ole.PublicId.ToString()));
        var report = await ImportAsync(file.Replace(at, at.Replace("Head of Finance", "Chief Information Officer", StringComparison.Ordinal), StringComparison.Ordinal));

        at.Should().Contain("Head of Finance");
        report.Contacts.Count(c => c.Outcome == "unchanged").Should().Be(4);
        await using var db = database.NewContext();
        var said = await db.Observations.Where(o => o.ContactId == ida.Id).OrderByDescending(o => o.Id).FirstAsync();
        PersonFields.FromJson(said.FieldsJson).Values.Should().ContainSingle().Which.Value.Should().EndWith("Chief Information Officer");
    }

    [DatabaseFact]
    public async Task Reimport_OfSomebodyRemovedSince_SkipsThemWithTheReason()
    {
        var file = await ExportAsync();
        await database.Get<ContactCommands>().RemoveContactAsync((await FindAsync("Ole Brønd")).PublicId, RemovalReason.NotRelevant, CancellationToken.None);

        var report = await ImportAsync(file);

        report.Contacts.Single(c => c.Outcome == "skipped").Reason.Should().StartWith("Exported from here, and removed on");
        report.Contacts.Count(c => c.Outcome == "unchanged").Should().Be(4);
    }

    [DatabaseFact]
    public async Task Reimport_OfTheSameFile_SkipsWhoWasRemovedSinceAndCountsThem()
    {
        var file = $"Name,Title,Company Domain\nPer Hult {number},CFO,{Domain}\nAva Roos {number},CIO,{Domain}\n";
        (await ImportAsync(file)).Contacts.Should().OnlyContain(c => c.Outcome == "created");
        await database.Get<ContactCommands>().RemoveContactAsync((await FindAsync($"Per Hult {number}")).PublicId, RemovalReason.NotRelevant, CancellationToken.None);

        var again = await ImportAsync(file);

        again.Contacts.Select(c => c.Outcome).Should().Equal("skipped", "unchanged");
        again.Contacts[0].Reason.Should().StartWith("Removed on");
    }

    private Task<CommandReport> ImportAsync(string file) => database.CommandImportAsync(
        new CommandLineFile($"{Guid.NewGuid():n}.csv", database.Now, () => new MemoryStream(Encoding.UTF8.GetBytes(file)), Company: null), dryRun: false);

    private async Task<string> ExportAsync() => Encoding.UTF8.GetString(
        (await ExportSamples.ExportAsync(database, new(ExportSubject.Contacts, ExportFormat.Csv, new ExportScope.OfLeads([lead.PublicId])))).File);

    private async Task TypeAsync(string name, string title) =>
        (await database.Get<ContactCommands>().AddContactAsync(lead.PublicId, new AddContactForm { FullName = name, Title = title, Email = $"ida@{Domain}" }, CancellationToken.None)).Ok.Should().BeTrue();

    private async Task<Contact> FindAsync(string name)
    {
        await using var db = database.NewContext();
        return await db.Contacts.SingleAsync(c => c.CompanyId == lead.CompanyId && c.FullName == name);
    }

    /// <summary>Everything an import could have touched, in words.</summary>
    private async Task<List<string>> StateAsync()
    {
        await using var db = database.NewContext();
        var people = await db.Contacts.AsNoTracking().Include(c => c.Emails).Include(c => c.Phones).Include(c => c.Links).Include(c => c.Proposals).Include(c => c.Roles).AsSplitQuery()
            .Where(c => c.CompanyId == lead.CompanyId).OrderBy(c => c.Id).ToListAsync();
        var words = people.ConvertAll(c => string.Join('|', c.Version, c.FullName, c.Given, c.Family, c.Title, c.Headline, c.Seniority, c.Department, c.Location, c.DoNotContact, c.ProvenanceJson, c.LastSeenAt,
            string.Join(',', c.Emails.Select(e => e.Address)), string.Join(',', c.Phones.Select(p => p.E164)), string.Join(',', c.Links.Select(l => l.Url)), c.Proposals.Count, c.Roles.Count));
        words.Add($"{await db.Observations.CountAsync()} observations, {await db.Contacts.CountAsync()} contacts, {await db.Leads.CountAsync()} leads, {await db.Companies.CountAsync()} companies");
        return words;
    }
}

public sealed class ReimportOnSqliteTests(FeatureSqlite database) : ReimportContract(database), IClassFixture<FeatureSqlite>;

public sealed class ReimportOnPostgresTests(FeaturePostgres database) : ReimportContract(database), IClassFixture<FeaturePostgres>;
