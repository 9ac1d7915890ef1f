using System.Text;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

public abstract class ExportContract(TestDatabase database) : IAsyncLifetime
{
    private static int made;
    private readonly string name = $"Halden {Interlocked.Increment(ref made)}";
    private Lead lead = null!;

    private string Domain => name.ToLowerInvariant().Replace(" ", "-", StringComparison.Ordinal) + ".example";

    public async Task InitializeAsync()
    {
        database.Acts(UserRole.Rep);
        lead = await ExportSamples.AddLeadAsync(database, name, Domain, ExportSamples.Mei with { Emails = [$"mei@{Domain}", $"mei@private-{Domain}"], LinkedInUrl = $"https://www.linkedin.com/in/mei-{made}", Phones = [$"+46 31 390 {made:00} 00"] }, ExportSamples.Ole);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Contacts_AsCsv_HaveEveryValueAndNoFormula()
    {
        var (file, export) = await ExportAsync(ExportSubject.Contacts, ExportFormat.Csv);

        file.Take(3).Should().Equal(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(file).Split("\r\n").Should().HaveCount(4, "a header, two people, and the end of the last line");
        export.Count.Should().Be(2);
        export.FileName.Should().MatchRegex(@"^contactsapp-contacts-\d{4}-\d\d-\d\d-\d{4}\.csv$");
        var rows = ExportSamples.ReadCsv(file);
        var mei = rows.Single(r => r["Last name"] == "Tanaka");
        mei.Should().Contain(new Dictionary<string, string>
        {
            ["Full name"] = "Mei Tanaka",
            ["Name prefix"] = "Dr.",
            ["First name"] = "Mei",
            ["Job title"] = "'=Director, \"Platform\"",
            ["Headline"] = "'+Builds; platforms",
            ["Company"] = name,
            ["Company domain"] = Domain,
            ["Email"] = $"mei@{Domain}",
            ["Email 2"] = $"mei@private-{Domain}",
            ["Location"] = "Gothenburg, Sweden",
            ["Do not contact"] = "",
        });
        mei["Phone"].Should().StartWith("'+4631390");
        rows.Should().OnlyContain(r => r.Values.All(cell => cell.Length == 0 || !"=+-@".Contains(cell[0])));
    }

    [DatabaseFact]
    public async Task Contacts_AsXlsx_AreTextsAndNumbers()
    {
        var (file, _) = await ExportAsync(ExportSubject.Contacts, ExportFormat.Xlsx);

        var rows = ExportSamples.ReadXlsx(file);
        rows.Should().HaveCount(3);
        var headers = rows[0].ConvertAll(c => c.Text);
        headers.Should().Equal(ExportColumns.Contacts.Select(c => c.Header));
        var mei = rows.Single(r => r[headers.IndexOf("Last name")].Text == "Tanaka");
        mei[headers.IndexOf("Job title")].Should().Be(("inlineStr", "=Director, \"Platform\""));
        mei[headers.IndexOf("Phone")].Type.Should().Be("inlineStr");
        mei[headers.IndexOf("Engagement")].Should().Be(("", "0"));
    }

    [DatabaseFact]
    public async Task Contacts_DoNotContact_AreExportedWithTheFlag()
    {
        var mei = await FindAsync("Mei Tanaka");
        await database.Get<ContactCommands>().SetDoNotContactAsync(mei, DoNotContact.Email | DoNotContact.Phone, CancellationToken.None);

        var (csv, _) = await ExportAsync(ExportSubject.Contacts, ExportFormat.Csv);
        var (card, _) = await ExportAsync(ExportSubject.Contacts, ExportFormat.VCard);

        ExportSamples.ReadCsv(csv).Single(r => r["Last name"] == "Tanaka").Should().Contain(
            new Dictionary<string, string> { ["Do not contact"] = "", ["No e-mail"] = "yes", ["No phone calls"] = "yes", ["No LinkedIn messages"] = "" });
        Encoding.UTF8.GetString(card).Should().Contain("X-CONTACTSAPP-DO-NOT-CONTACT:EMAIL,PHONE\r\n");
    }

    [DatabaseFact]
    public async Task Contacts_InTrash_AreLeftOut()
    {
        await database.Get<ContactCommands>().RemoveContactAsync(await FindAsync("Ole Brønd"), RemovalReason.NotRelevant, CancellationToken.None);

        var (file, export) = await ExportAsync(ExportSubject.Contacts, ExportFormat.Csv);

        export.Count.Should().Be(1);
        ExportSamples.ReadCsv(file).Should().ContainSingle().Which["Last name"].Should().Be("Tanaka");
    }

    [DatabaseFact]
    public async Task Contacts_Chosen_AreThose()
    {
        var (file, export) = await ExportSamples.ExportAsync(database, new(ExportSubject.Contacts, ExportFormat.VCard, new ExportScope.OfContacts([await FindAsync("Ole Brønd")])));

        export.Count.Should().Be(1);
        Encoding.UTF8.GetString(file).Should().StartWith("BEGIN:VCARD\r\nVERSION:4.0\r\n").And.Contain("FN:Ole Brønd\r\n").And.NotContain("Tanaka");
    }

    [DatabaseFact]
    public async Task Leads_Filtered_AreThoseOfTheListInItsOrder()
    {
        await ExportSamples.AddLeadAsync(database, $"Aalto {name}", $"aalto-{Domain}");
        var filter = new LeadFilter { Text = name, Sort = LeadSort.Company, Ascending = true };

        var (file, export) = await ExportSamples.ExportAsync(database, new(ExportSubject.Leads, ExportFormat.Csv, new ExportScope.Filtered(filter)));

        export.FileName.Should().StartWith("contactsapp-leads-");
        var rows = ExportSamples.ReadCsv(file);
        rows.Select(r => r["Company"]).Should().Equal($"Aalto {name}", name);
        rows[1].Should().Contain(new Dictionary<string, string> { ["Company domain"] = Domain, ["Contacts"] = "2", ["Sales state"] = "Not contacted yet", ["Lead id"] = lead.PublicId.ToString() });
    }

    [DatabaseFact]
    public async Task Export_Written_IsAuditedWithoutPersonalData()
    {
        var filter = new LeadFilter { Text = "Tanaka", Stages = [JourneyStage.Target] };

        await ExportSamples.ExportAsync(database, new(ExportSubject.Contacts, ExportFormat.Xlsx, new ExportScope.Filtered(filter)));

        await using var db = database.NewContext();
        var row = await db.AuditEntries.Where(a => a.Verb == "export.contacts").OrderByDescending(a => a.Id).FirstAsync();
        row.ActorName.Should().Be("Ann");
        row.ChangesJson.Should().NotContain("Tanaka");
        var said = AuditChange.Read(row.ChangesJson).ToDictionary(c => c.Field, c => c.To);
        said["Format"].Should().Be("Xlsx");
        said["Of"].Should().Be("leads with a text search, stage Target");
        int.Parse(said["Count"]!, System.Globalization.CultureInfo.InvariantCulture).Should().BePositive();
    }

    [DatabaseFact]
    public async Task Export_OfOneLead_StandsInItsHistory()
    {
        await ExportAsync(ExportSubject.Contacts, ExportFormat.Csv);

        var history = await database.Get<LeadQueries>().HistoryAsync(lead.PublicId, 20, CancellationToken.None);

        history.Should().Contain(h => h.What == "exported contacts" && h.Who == "Ann");
    }

    [DatabaseFact]
    public async Task Export_BySomebodySignedOut_IsRefusedAndNotAudited()
    {
        database.Acts(null);

        var begun = await database.Get<ExportCommands>().BeginAsync(new(ExportSubject.Leads, ExportFormat.Csv, new ExportScope.OfLeads([lead.PublicId])), CancellationToken.None);

        begun.Kind.Should().Be(OutcomeKind.Forbidden);
        await using var db = database.NewContext();
        (await db.AuditEntries.AnyAsync(a => a.LeadId == lead.Id && a.Verb == "export.leads")).Should().BeFalse();
    }

    [DatabaseFact]
    public async Task Export_LeadsAsVCard_IsRefusedInWords()
    {
        var begun = await database.Get<ExportCommands>().BeginAsync(new(ExportSubject.Leads, ExportFormat.VCard, new ExportScope.OfLeads([lead.PublicId])), CancellationToken.None);

        begun.Kind.Should().Be(OutcomeKind.Invalid);
        begun.Message.Should().Contain("CSV or XLSX");
    }

    [DatabaseFact]
    public async Task Export_OfNobodyThere_SaysSo()
    {
        var begun = await database.Get<ExportCommands>().BeginAsync(new(ExportSubject.Contacts, ExportFormat.Csv, new ExportScope.OfContacts([Guid.CreateVersion7()])), CancellationToken.None);

        begun.Kind.Should().Be(OutcomeKind.NotFound);
    }

    private Task<(byte[] File, Export Export)> ExportAsync(ExportSubject subject, ExportFormat format) =>
        ExportSamples.ExportAsync(database, new(subject, format, new ExportScope.OfLeads([lead.PublicId])));

    private async Task<Guid> FindAsync(string person)
    {
        await using var db = database.NewContext();
        return await db.Contacts.Where(c => c.CompanyId == lead.CompanyId && c.FullName == person).Select(c => c.PublicId).SingleAsync();
    }
}

public sealed class ExportOnSqliteTests(FeatureSqlite database) : ExportContract(database), IClassFixture<FeatureSqlite>;

public sealed class ExportOnPostgresTests(FeaturePostgres database) : ExportContract(database), IClassFixture<FeaturePostgres>;
