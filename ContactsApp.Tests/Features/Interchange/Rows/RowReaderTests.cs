using ContactsApp.Domain;
using ContactsApp.Domain.Merging;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>One row understood: values cleaned, problems told, nothing lost.</summary>
public sealed class RowReaderTests
{
    private static async Task<ContactRow> RowAsync(string headers, string cells) => (await SampleFiles.ReadAsync($"{headers}\n{cells}\n")).Should().ContainSingle().Subject;

    [Theory]
    [InlineData("Name,Email,Left on", "Ann Keller,ann@halden.example,", true)]
    [InlineData("Name,Email,Left on", "Ann Keller,ann@halden.example,2026-01-31", false)]
    [InlineData("Name,Email,Left on", "Ann Keller,ann@halden.example,some day", false)]
    [InlineData("Name,Email", "Ann Keller,ann@halden.example", false)]
    public async Task End_ThatIsEmpty_IsAWordOnlyWhereTheFileHasTheColumn(string headers, string cells, bool hasNoEnd) =>
        (await RowAsync(headers, cells)).Person.Fields.HasNoEnd.Should().Be(hasNoEnd);

    [Theory]
    [InlineData("\"ann@halden.example, a.keller@halden.example\"")]
    [InlineData("ann@halden.example ::: a.keller@halden.example")]
    [InlineData("ann@halden.example; a.keller@halden.example;")]
    [InlineData("\"Keller, Ann <ann@halden.example>; Keller <a.keller@halden.example>\"")]
    [InlineData("ann@halden.example a.keller@halden.example")]
    public async Task Email_SeveralInACell_AreAllTaken(string cell) =>
        (await RowAsync("Name,Email", $"Ann Keller,{cell}")).Person.Fields.Emails.Select(e => e.Value).Should().Equal("ann@halden.example", "a.keller@halden.example");

    [Fact]
    public async Task Phone_SeveralInACell_AreAllTakenAndASlashIsNoBorder()
    {
        (await RowAsync("Name,Phone,Country", "Ann Keller,+49 30 23125 014; +49 30 23125 015,Germany")).Person.Fields.Phones.Should().HaveCount(2);
        (await RowAsync("Name,Phone,Country", "Ann Keller,030/23125-014,Germany")).Person.Fields.Phones.Select(p => p.Value).Should().Equal("+493023125014");
    }

    [Theory]
    [InlineData("ben.archer@palisade", "The domain \"palisade\" has no ending.", "ben.archer@palisade.example")]
    [InlineData("ben.archer@", "lacks the part behind", "ben.archer@palisade.example")]
    [InlineData("ben.archer(at)palisade.example", "is not an e-mail address", "ben.archer@palisade.example")]
    [InlineData("\"ben.archer@palisade,example\"", "is not an e-mail address", "ben.archer@palisade.example")]
    [InlineData("ben.archer@@palisade.example", "is not an e-mail address", "ben.archer@palisade.example")]
    [InlineData("ben.archer", "is not an e-mail address", null)]
    [InlineData("/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ben", "mail server", null)]
    public async Task Email_ThatIsNone_IsAProblemWithAFixWhereOneIsKnown(string cell, string problem, string? fix)
    {
        var row = await RowAsync("Name,Company Domain Name,Email", $"Ben Archer,palisade.example,{cell}");

        row.Verdict.Should().Be(RowVerdict.Take);
        var note = row.CellNotes.Should().ContainSingle(n => n.IsProblem).Subject;
        note.Column.Should().Be(2);
        note.Problem.Should().Contain(problem);
        note.Fix.Should().Be(fix);
    }

    [Fact]
    public async Task Cell_ThatIsCleaned_SaysFromAndTo()
    {
        var row = await RowAsync("First Name,Last Name,Website,Email", "RUTH,\"ADLER, MBA\",https://www.Halden.example/about,Ruth.Adler@Halden.example");

        row.CellNotes.Should().BeEquivalentTo(new[]
        {
            new { Column = 1, From = "ADLER, MBA", To = "ADLER" },
            new { Column = 2, From = "https://www.Halden.example/about", To = "halden.example" },
            new { Column = 3, From = "Ruth.Adler@Halden.example", To = "ruth.adler@halden.example" },
        });
        row.Person.Fields[ContactField.FullName].Should().Be("Ruth Adler");
    }

    [Theory]
    [InlineData(",info@halden.example,Halden AB,", RowVerdict.Skip, "shared mailbox")]
    [InlineData("Info,info@halden.example,Halden AB,", RowVerdict.Skip, "shared mailbox")]
    [InlineData("Sales Team,sales@halden.example,Halden AB,", RowVerdict.Skip, "shared mailbox")]
    [InlineData("Ann Keller,info@halden.example,Halden AB,", RowVerdict.Take, "")]
    [InlineData(",,Halden AB,", RowVerdict.Skip, "names a company and no person")]
    [InlineData(",,,+49 30 23125 014", RowVerdict.Skip, "phone number and no name")]
    [InlineData("-,n/a,none,NULL", RowVerdict.Skip, "names nobody")]
    [InlineData(",ben@palisade,Palisade,", RowVerdict.Fail, "no ending")]
    [InlineData(",ann@gmail.com,,", RowVerdict.Review, "names no company")]
    [InlineData("Ann Keller,,,", RowVerdict.Review, "names no company")]
    [InlineData(",ann.keller@halden.example,,", RowVerdict.Take, "")]
    [InlineData("Halden Reception,,Halden AB,+49 30 23125 014", RowVerdict.Take, "")]
    public async Task Row_WithoutAllItNeeds_HasAClearVerdict(string cells, RowVerdict verdict, string reason)
    {
        var row = await RowAsync("Name,Email,Company,Phone", cells);

        row.Verdict.Should().Be(verdict);
        row.Reason.Contains(reason, StringComparison.Ordinal).Should().BeTrue(row.Reason);
        (row.Reason.Length == 0).Should().Be(verdict == RowVerdict.Take);
    }

    [Theory]
    [InlineData("Ann Keller", "Halden Robotics AB", "ann@halden-robotics.example", "halden-robotics.example")]
    [InlineData("Ann Keller", "Halden Robotics AB", "ann@corvid.example", null)]
    [InlineData("Ann Keller", "", "ann@corvid.example", "corvid.example")]
    [InlineData("Ann Keller", "", "ann@gmail.com", null)]
    [InlineData("Ann Keller", "Halden.example", "", "halden.example")]
    public async Task Domain_OfTheCompany_ComesFromAnAddressThatGoesWithItsName(string name, string company, string email, string? domain) =>
        (await RowAsync("Name,Company,Email", $"{name},{company},{email}")).Company.Domain.Should().Be(domain);

    [Theory]
    [InlineData("https://www.facebook.com/halden")]
    [InlineData("not a site")]
    public async Task Domain_OfAPageElsewhere_IsAProblem(string website)
    {
        var row = await RowAsync("Name,Company,Company Domain Name", $"Ann Keller,Halden AB,{website}");

        row.Company.Domain.Should().BeNull();
        row.CellNotes.Should().ContainSingle(n => n.IsProblem && n.Column == 2);
    }

    [Fact]
    public async Task OptOut_PerChannel_IsKept()
    {
        var rows = await SampleFiles.ReadAsync("Name,Email Opt Out,Do Not Call,Unsubscribed\nA Falk,yes,,\nB Falk,,ja,\nC Falk,no,0,true\nD Falk,maybe,,\n");

        rows.Select(r => r.OptOut).Should().Equal(DoNotContact.Email, DoNotContact.Phone, DoNotContact.All, DoNotContact.None);
    }

    [Theory]
    [InlineData("12 Mar 2026")]
    [InlineData("2026-03-12")]
    [InlineData("2026-03-12 00:00")]
    [InlineData("2026-03-12T00:00:00.000Z")]
    [InlineData("20260312T000000Z")]
    [InlineData("12.03.2026")]
    [InlineData("3/12/2026")]
    [InlineData("3/12/26, 12:00 AM")]
    [InlineData("March 12, 2026")]
    [InlineData("12. März 2026")]
    [InlineData("12 mars 2026")]
    [InlineData("12 de marzo de 2026")]
    public async Task Date_HoweverWritten_IsTheSameDay(string date) =>
        (await RowAsync("Name,Last modified date", $"Ann Keller,\"{date}\"")).ObservedOn.Should().Be(new DateTime(2026, 3, 12, 0, 0, 0, DateTimeKind.Utc));

    [Fact]
    public async Task Date_OrderOfDayAndMonth_IsToldByTheColumn()
    {
        var rows = await SampleFiles.ReadAsync("Name,Updated\nAnn Keller,03/04/2026\nBo Ek,25/04/2026\n");

        rows.Select(r => r.ObservedOn!.Value.Month).Should().Equal(4, 4);
    }

    [Fact]
    public async Task Date_OfLastChange_CountsBeforeThatOfCreation()
    {
        var rows = await SampleFiles.ReadAsync("Name,Created,Last modified\nAnn Keller,2024-01-01,2026-03-12\nBo Ek,2024-01-01,\n");

        rows.Select(r => r.ObservedOn!.Value.Year).Should().Equal(2026, 2024);
    }

    [Fact]
    public async Task Seniority_DepartmentAndRole_AreTakenInOtherToolsWords()
    {
        var row = await RowAsync("Name,Seniority,Departments,Buying Role", "Ann Keller,C suite,\"C-Suite, Finance\",Economic Buyer");

        row.Person.Fields[ContactField.Seniority].Should().Be(nameof(Seniority.Executive));
        row.Person.Fields[ContactField.Department].Should().Be(nameof(Department.Finance));
        row.Roles.Should().Equal(BuyingRole.BudgetInfluencer);
    }

    [Theory]
    [InlineData("Gatekeeper")]
    [InlineData("Other")]
    public async Task BuyingRole_ThatIsNoneOfOurs_IsLeftOut(string role) => (await RowAsync("Name,Buying Role", $"Ann Keller,{role}")).Roles.Should().BeEmpty();

    [Fact]
    public async Task Employment_StartEndAndActive_AreRead()
    {
        var row = await RowAsync("Name,Company,StartDate,EndDate,IsActive", "Ann Keller,Halden AB,2020-01-01,2026-02-28,false");

        row.EndedOn.Should().Be(new DateOnly(2026, 2, 28));
        row.HasLeft.Should().BeTrue();
        row.Person.Fields.StartedOn.Should().Be(new DateOnly(2020, 1, 1));
    }

    [Fact]
    public async Task Title_AndCompany_StayAsTheFileWritesThem()
    {
        var row = await RowAsync("Name;Company;Title", "Ann Keller;HALDEN robotics, S.L.;Sr. TPM @ Halden | ex-Falk");

        (row.Company.Name, row.Title).Should().Be(("HALDEN robotics, S.L.", "Sr. TPM @ Halden | ex-Falk"));
    }
}
