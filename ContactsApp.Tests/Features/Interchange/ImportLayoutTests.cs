using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>Each tool's export gives the same people, without anybody mapping a column.</summary>
public sealed class ImportLayoutTests
{
    private sealed record Person(string Given, string Family, string Title, string Company, string? Email);

    private static readonly Person[] People =
    [
        new("Lena", "Hoffmann", "Leiterin Einkauf", "Halden Robotics GmbH", "lena.hoffmann@halden.example"),
        new("Søren", "Kjær", "VP, Engineering", "Larkspur Pharma A/S", "soren.kjaer@larkspur.example"),
        new("José Luis", "Ortega Gasset", "CTO (interim)", "Müller, Schmidt & Co. KG", "jose.ortega@mueller-schmidt.example"),
        new("Nadia", "Haddad", "Chief Technology Officer", "Brightwater Utilities", null),
    ];

    [Theory]
    [InlineData("linkedin_connections.csv", "LinkedIn connections")]
    [InlineData("linkedin_connections_2018.csv", "LinkedIn connections")]
    [InlineData("google_contacts.csv", "Google contacts")]
    [InlineData("google_contacts_old.csv", "Google contacts (old)")]
    [InlineData("outlook_classic.csv", "Outlook contacts")]
    [InlineData("outlook_new.csv", "Outlook contacts")]
    [InlineData("outlook_german.csv", "Outlook contacts (German)")]
    [InlineData("outlook_french.csv", "Outlook contacts (French)")]
    [InlineData("outlook_spanish.csv", "Outlook contacts (Spanish)")]
    [InlineData("outlook_italian.csv", "Outlook contacts (Italian)")]
    [InlineData("outlook_dutch.csv", "Outlook contacts (Dutch)")]
    [InlineData("outlook_portuguese.csv", "Outlook contacts (Portuguese)")]
    [InlineData("outlook_brazilian.csv", "Outlook contacts (Portuguese)")]
    [InlineData("outlook_norwegian.csv", "Outlook contacts (Norwegian)")]
    [InlineData("outlook_swedish.csv", "Outlook contacts (Swedish)")]
    [InlineData("outlook_polish.csv", "Outlook contacts (Polish)")]
    [InlineData("hubspot_contacts.csv", "HubSpot contacts")]
    [InlineData("salesforce_report.csv", "Salesforce report")]
    [InlineData("salesforce_contacts.csv", "Salesforce contacts")]
    [InlineData("apollo_2024.csv", "Apollo contacts")]
    [InlineData("apollo_2025.csv", "Apollo contacts")]
    [InlineData("pipedrive_people.csv", "Pipedrive people")]
    [InlineData("zoho_contacts.csv", "Zoho contacts")]
    [InlineData("thunderbird.csv", "Thunderbird address book")]
    [InlineData("thunderbird_german.csv", "Thunderbird address book (German)")]
    [InlineData("atomic_crm.csv", "Atomic CRM contacts")]
    [InlineData("nextcrm_targets.csv", "NextCRM targets")]
    [InlineData("twenty_people.csv", "Twenty people")]
    [InlineData("mautic.csv", "Mautic contacts")]
    [InlineData("own_semicolon.csv", "CSV")]
    [InlineData("own_utf16_without_mark.csv", "CSV")]
    [InlineData("own_without_header.csv", "CSV")]
    [InlineData("own_unknown_header.csv", "CSV")]
    [InlineData("own_workbook.xlsx", "Excel")]
    [InlineData("vcard_21.vcf", "vCard")]
    [InlineData("vcard_30_apple.vcf", "vCard")]
    [InlineData("vcard_40.vcf", "vCard")]
    public async Task File_OfATool_GivesItsPeople(string name, string layout)
    {
        var file = await SampleFiles.OpenAsync(name);
        var rows = (await file.RowsAsync()).Where(r => r.Verdict is RowVerdict.Take or RowVerdict.Review).ToList();

        file.Layout.Should().Be(layout);
        rows.Select(Read).Should().Equal(People);
        rows.SelectMany(r => r.CellNotes.Where(n => n.IsProblem)).Should().BeEmpty();
    }

    private static Person Read(ContactRow row)
    {
        var fields = row.Person.Fields;
        return new(fields[ContactField.GivenName] ?? "", fields[ContactField.FamilyName] ?? "", row.Title ?? "", row.Company.Name ?? "", fields.Emails.Count == 0 ? null : fields.Emails[0].Value);
    }

    [Fact]
    public async Task LinkedIn_NotesBeforeAndARowOfNobody_AreTold()
    {
        var rows = await (await SampleFiles.OpenAsync("linkedin_connections.csv")).RowsAsync();

        rows[0].Line.Should().Be(5);
        rows[0].LinkedInUrl.Should().Be("https://www.linkedin.com/in/lena-hoffmann-demo");
        rows[^1].Verdict.Should().Be(RowVerdict.Skip);
        rows[^1].Reason.Should().StartWith("The row names nobody");
    }

    [Theory]
    [InlineData("linkedin_connections.csv")]
    [InlineData("linkedin_connections_2018.csv")]
    public async Task LinkedIn_ConnectedOn_IsNotWhenItWasObserved(string file)
    {
        var opened = await SampleFiles.OpenAsync(file);

        opened.Columns.Single(c => c.Header == "Connected On").Meaning.Should().BeNull();
        (await opened.RowsAsync()).Should().OnlyContain(r => r.ObservedOn == null, "the export says what is so on the day it was made");
    }

    [Fact]
    public async Task Google_LabelsAndSeveralValues_KeepTheirKinds()
    {
        var row = (await (await SampleFiles.OpenAsync("google_contacts.csv")).RowsAsync())[0];

        row.Person.Fields.Emails.Should().Equal(new ObservedItem("lena.hoffmann@halden.example", "Work", true), new ObservedItem("lena@hoffmann.example", "Personal"));
        row.Person.Fields.Phones.Should().Equal(new ObservedItem("+493023125014", "Work", true), new ObservedItem("+4915200000014", "Mobile"));
        row.Tags.Should().Equal("ICP");
        row.Notes.Should().Be("Called twice.\nPrefers \"mornings\".");
        row.Person.Fields[ContactField.NamePrefix].Should().Be("Dr.");
        row.Person.Fields[ContactField.Location].Should().Be("Berlin, Germany");
    }

    [Fact]
    public async Task GoogleOld_FaxNumber_IsNoPhone()
    {
        var rows = await (await SampleFiles.OpenAsync("google_contacts_old.csv")).RowsAsync();

        rows[3].Person.Fields.Phones.Should().BeEmpty();
        rows[0].Person.Fields.Emails.Select(e => e.Value).Should().Equal("lena.hoffmann@halden.example", "lena@hoffmann.example");
        rows[0].LinkedInUrl.Should().Be("https://www.linkedin.com/in/lena-hoffmann-demo");
    }

    [Theory]
    [InlineData("outlook_classic.csv")]
    [InlineData("outlook_german.csv")]
    [InlineData("outlook_french.csv")]
    [InlineData("outlook_italian.csv")]
    [InlineData("outlook_dutch.csv")]
    [InlineData("outlook_portuguese.csv")]
    [InlineData("mautic.csv")]
    public async Task Title_InFilesWithAColumnForTheJob_IsTheFormOfAddress(string name)
    {
        var row = (await (await SampleFiles.OpenAsync(name)).RowsAsync())[0];

        row.Person.Fields[ContactField.NamePrefix].Should().Be("Dr.");
        row.Title.Should().Be("Leiterin Einkauf");
    }

    [Fact]
    public async Task HubSpot_RolesOptOutsAndMailboxes_AreUnderstood()
    {
        var rows = await (await SampleFiles.OpenAsync("hubspot_contacts.csv")).RowsAsync();

        rows[0].Roles.Should().Equal(BuyingRole.DecisionMaker, BuyingRole.Champion);
        rows[0].Person.Fields.Role.Should().Be(BuyingRole.DecisionMaker);
        rows.Select(r => r.OptOut).Should().Equal(DoNotContact.None, DoNotContact.Email, DoNotContact.None, DoNotContact.None, DoNotContact.None);
        rows[0].ExternalId.Should().Be("1001");
        rows[0].Owner.Should().StartWith("Ann Keller");
        rows[0].LeadStatus.Should().Be("OPEN");
        rows[4].Verdict.Should().Be(RowVerdict.Skip);
        rows[4].Reason.Should().Contain("info@verdant.example").And.Contain("shared mailbox");
    }

    [Fact]
    public async Task HubSpotCompanies_AreCompaniesWithTheirFacts()
    {
        var file = await SampleFiles.OpenAsync("hubspot_companies.csv");
        var rows = await file.RowsAsync();

        file.Mapping.Rows.Should().Be(RowsAre.Companies);
        rows[0].IsCompany.Should().BeTrue();
        rows[0].Company.Should().BeEquivalentTo(new
        {
            Name = "Halden Robotics GmbH",
            Domain = "halden.example",
            Industry = "INDUSTRIAL_AUTOMATION",
            EmployeesMin = 250,
            EmployeesMax = 250,
            RevenueMin = 12m,
            Country = "DE",
            City = "Berlin",
        });
        rows[^1].Verdict.Should().Be(RowVerdict.Skip);
    }

    [Fact]
    public async Task SalesforceReport_LinesBehindIt_AreNoRows()
    {
        var rows = await (await SampleFiles.OpenAsync("salesforce_report.csv")).RowsAsync();

        rows.Should().HaveCount(4);
        rows[0].Person.Fields[ContactField.NamePrefix].Should().Be("Dr.");
        rows[0].Person.Fields.Phones.Select(p => p.Value).Should().Equal("+493023125014", "+4915200000014");
    }

    [Fact]
    public async Task SalesforceContacts_DeletedRowsAndOptOuts_AreUnderstood()
    {
        var rows = await (await SampleFiles.OpenAsync("salesforce_contacts.csv")).RowsAsync();

        rows.Select(r => r.OptOut).Should().StartWith([DoNotContact.None, DoNotContact.Email, DoNotContact.Phone]);
        rows[^1].Verdict.Should().Be(RowVerdict.Skip);
        rows[^1].Reason.Should().Contain("deleted");
        rows[0].ObservedOn.Should().Be(new DateTime(2026, 3, 12, 10, 0, 0, DateTimeKind.Utc));
        rows[0].Company.ExternalId.Should().Be("0011001");
    }

    [Fact]
    public async Task Apollo_SeniorityStatusAndCompany_AreUnderstood()
    {
        var rows = await (await SampleFiles.OpenAsync("apollo_2025.csv")).RowsAsync();

        rows[0].EmailStatus.Should().Be(EmailStatus.Verified);
        rows[2].Person.Fields[ContactField.Seniority].Should().Be(nameof(Seniority.Executive));
        rows[0].Person.Fields[ContactField.Department].Should().Be(nameof(Department.Engineering));
        rows[0].Company.Should().BeEquivalentTo(new { Domain = "halden.example", LinkedInUrl = "https://www.linkedin.com/company/demo-1001", Technologies = new[] { "Kubernetes", "SAP" }, RevenueMin = 12m });
        rows[1].OptOut.Should().Be(DoNotContact.Phone);
        rows[0].Person.Fields.Phones.Select(p => p.Value).Should().NotContain("+14155550190");
        rows[0].Tags.Should().Equal("Q2", "DACH");
    }

    [Fact]
    public async Task Pipedrive_MarketingStatus_OptsOut()
    {
        var rows = await (await SampleFiles.OpenAsync("pipedrive_people.csv")).RowsAsync();

        rows.Select(r => r.OptOut).Should().Equal(DoNotContact.None, DoNotContact.All, DoNotContact.None, DoNotContact.None);
    }

    [Fact]
    public async Task Twenty_CallingCode_CompletesTheNumber()
    {
        var rows = await (await SampleFiles.OpenAsync("twenty_people.csv")).RowsAsync();

        rows[2].Person.Fields.Phones.Select(p => p.Value).Should().Equal("+14155550134");
    }

    [Fact]
    public async Task CustomerOs_AddressAndProfileAlone_GiveEveryRow()
    {
        var rows = await (await SampleFiles.OpenAsync("customeros.csv")).RowsAsync();

        rows.Select(r => r.Verdict).Should().Equal(RowVerdict.Take, RowVerdict.Take, RowVerdict.Take, RowVerdict.Review);
        rows[0].Person.NameFromAddress.Should().BeTrue();
        rows[3].Person.Fields[ContactField.FullName].Should().Be("Nadia Haddad Demo");
    }

    [Fact]
    public async Task Workbook_SheetWithTheTable_IsFoundAndItsDatesRead()
    {
        var file = await SampleFiles.OpenAsync("own_workbook.xlsx");
        var rows = await file.RowsAsync();

        file.Kind.Should().Be(FileKind.Workbook);
        file.Sheet.Should().Be("People");
        rows.Select(r => r.Line).Should().Equal(5, 6, 7, 8);
        rows[2].Person.Fields.Phones.Should().ContainSingle();
    }

    [Fact]
    public async Task VCard_KindsRolesAndGroups_AreUnderstood()
    {
        var four = (await (await SampleFiles.OpenAsync("vcard_40.vcf")).RowsAsync())[0];
        var three = (await (await SampleFiles.OpenAsync("vcard_30_apple.vcf")).RowsAsync())[0];

        four.Roles.Should().Equal(BuyingRole.DecisionMaker);
        four.Tags.Should().Equal("ICP", "champion");
        four.ExternalId.Should().Be("urn:uuid:5d3f0000-0000-4000-8000-000000001001");
        four.Person.Fields.Phones[0].Should().Be(new ObservedItem("+4915200000014", "Mobile", true));
        three.LinkedInUrl.Should().Be("https://www.linkedin.com/in/lena-hoffmann-demo");
        three.Person.Fields.Emails[0].Should().Be(new ObservedItem("lena.hoffmann@halden.example", "Work", true));
        three.Person.Fields.Phones.Should().HaveCount(2);
        three.Notes.Should().Be("Called twice.\nPrefers \"mornings\".");
    }

    [Fact]
    public void Layouts_OfTheList_NameColumnsAndMeaningsThatExist() => Layout.Of(["First Name", "Last Name", "Company", "Position", "Connected On"])!.Name.Should().Be("LinkedIn connections");

    [Fact]
    public void ColumnNames_OfTheList_MeanOneThing()
    {
        var twice = LayoutData.Lines("column_names.tsv").Select(l => l.Split('\t')).SelectMany(c => c[2].Split('|').Select(n => (Key: LayoutData.Key(n), Meaning: c[0])))
            .GroupBy(n => n.Key).Where(g => g.Select(n => n.Meaning).Distinct().Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(n => n.Meaning).Distinct())}");

        twice.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Email\nann@halden.example\n", "by one known header")]
    [InlineData("Name;Firma\nAnn Keller;Halden AB\n", "by two")]
    public async Task File_OfFewColumns_IsRead(string text, string why) => (await SampleFiles.ReadAsync(text)).Should().ContainSingle(why);
}
